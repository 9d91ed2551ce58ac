"""Claiming digests, so that nobody gets two of one period, and nobody none."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import F
from django.db.models.functions import Least
from django.utils import timezone

from community.models import DigestRun, Notice, User
from portal.operations import Actor, operation, require
from portal.post import pause_after

# Longer than a slice of people takes with a slow mail server; then the claim of a killed worker runs out.
CLAIM = timedelta(minutes=30)
MOST_TRIES = 20
KEPT_FOR = timedelta(days=90)


@dataclass(frozen=True)
class Wanted:
    """A digest that is due: where it begins unless an earlier one says so, and never before ``earliest``."""

    user_id: int
    period: str
    start: date
    usual_from: datetime
    earliest: datetime


@operation
def claim_digests(*, actor: Actor, wanted: Collection[Wanted]) -> list[DigestRun]:
    """The runs of ``wanted`` that the caller is to send now; what was sent or is being sent is left out.

    A period begins where the last one ended. A run that was never sent is taken up by the next period, so
    that one digest covers what was missed.
    """
    require(actor, "community.mail_notices")
    now = timezone.now()
    user_ids = {each.user_id for each in wanted}
    # Two workers that want the same people take turns; the unique constraint would refuse one of them.
    list(User.objects.select_for_update(no_key=True).filter(pk__in=user_ids).order_by("pk").values_list("pk"))
    runs = DigestRun.objects.filter(user_id__in=user_ids)
    last: dict[tuple[int, str], DigestRun] = {}
    for run in runs.order_by("period_start"):
        last[run.user_id, run.period] = run
    claimed, made = [], []
    for each in wanted:
        before = last.get((each.user_id, each.period))
        if before is None or before.period_start < each.start:
            made.append(_begin(each, before, now))
        elif before.done_at is None and _is_free(before, now):
            before.claimed_at = now
            claimed.append(before)
    DigestRun.objects.filter(pk__in=[run.pk for run in claimed]).update(claimed_at=now)
    overtaken = [last[run.user_id, run.period].pk for run in made if (run.user_id, run.period) in last]
    DigestRun.objects.filter(pk__in=overtaken, done_at=None).update(done_at=now)
    return claimed + DigestRun.objects.bulk_create(made)


def _begin(wanted: Wanted, before: DigestRun | None, now: datetime) -> DigestRun:
    begins = wanted.usual_from
    if before is not None:
        begins = before.covers_until if before.done_at is not None else before.covers_from
    return DigestRun(
        user_id=wanted.user_id,
        period=wanted.period,
        period_start=wanted.start,
        covers_from=max(begins, wanted.earliest),
        covers_until=now,
        claimed_at=now,
    )


def _is_free(run: DigestRun, now: datetime) -> bool:
    if run.next_try_at is not None and run.next_try_at > now:
        return False
    return run.claimed_at is None or run.claimed_at <= now - CLAIM


@operation
def finish_digest(*, actor: Actor, run: DigestRun, items: int, notices: Iterable[Notice] = ()) -> None:
    """It was sent with so many things, or there was nothing to send; ``notices`` have been mailed with it."""
    require(actor, "community.mail_notices")
    now = timezone.now()
    DigestRun.objects.filter(pk=run.pk).update(done_at=now, items=items)
    for notice in notices:
        told = Least(F("count"), notice.count)  # something may have been taken out of it meanwhile
        Notice.objects.filter(pk=notice.pk).update(mailed_count=told, mailed_at=now)


@operation
def finish_empty_digests(*, actor: Actor, runs: Collection[DigestRun]) -> None:
    """There was nothing to send to these people."""
    require(actor, "community.mail_notices")
    DigestRun.objects.filter(pk__in=[run.pk for run in runs]).update(done_at=timezone.now(), items=0)


@operation
def give_digests_back(*, actor: Actor, runs: Collection[DigestRun]) -> None:
    """The server is away; whoever comes next may send them."""
    require(actor, "community.mail_notices")
    DigestRun.objects.filter(pk__in=[run.pk for run in runs], done_at=None).update(claimed_at=None)


@operation
def try_digest_later(*, actor: Actor, run: DigestRun) -> None:
    """The server did not take this one now; after ``MOST_TRIES`` the next period takes it up."""
    require(actor, "community.mail_notices")
    tries = run.tries + 1
    pause = pause_after(tries) if tries < MOST_TRIES else KEPT_FOR
    DigestRun.objects.filter(pk=run.pk).update(
        claimed_at=None, tries=tries, next_try_at=timezone.now() + pause
    )


@operation
def forget_old_digests(*, actor: Actor) -> int:
    """Delete the runs of which no later one needs to know; returns how many."""
    require(actor, "community.mail_notices")
    return DigestRun.objects.filter(covers_until__lt=timezone.now() - KEPT_FOR).delete()[0]
