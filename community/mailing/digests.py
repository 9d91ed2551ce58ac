"""Digests: what is new in the reader's spaces and what nobody has mailed them yet, in one mail."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.db.models import F
from django.utils import timezone

from community.choices import Delivery, DigestPeriod, NoticeGroup
from community.mailing.at_once import is_silenced
from community.mailing.digest_letters import Unread, digest_letter
from community.mailing.editions import Edition, SpaceNews
from community.mailing.letters import pieces_of
from community.mailing.moments import MOST_DAYS, PUNCTUAL, Due, latest_due
from community.models import DigestRun, Notice, User
from community.notice_groups import NEVER_MAILED, group_of
from community.noticeboard import show
from community.operations.digests import (
    Wanted,
    claim_digests,
    finish_digest,
    finish_empty_digests,
    forget_old_digests,
    give_digests_back,
    try_digest_later,
)
from community.operations.wishes import refuse_address
from community.selectors.wishes import Wishes, wishes_of
from portal.locality import in_locality_of, time_zone_of
from portal.operations import SYSTEM
from portal.post import AddressRefusedError, MailRefusedError, NotNowError, PostOffice, ServerAwayError
from portal.spaces import standing
from portal.tenancy import Scope, SpaceSet, all_spaces, enter

logger = logging.getLogger(__name__)

SLICE = 100
MOST_NOTICES = 30


@dataclass
class Tally:
    people: int = 0
    sent: int = 0
    empty: int = 0


@dataclass(frozen=True)
class Contents:
    """What one reader's digest holds."""

    news: list[SpaceNews] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(news.count for news in self.news) + len(self.unread)


def mail_due_digests(office: PostOffice) -> Tally:
    """Send every digest whose hour has come for its reader; runs under ``all_spaces``.

    People are taken by id in slices, so the memory that it needs does not grow with their number.

    Raises:
        ServerAwayError: the mail server cannot be reached; what is left stays due.
    """
    now = timezone.now()
    edition = Edition(now - timedelta(days=max(MOST_DAYS.values())))
    return _Round(office, edition).send_everything(now)


@dataclass
class _Round:
    """One round of all people; ``edition`` keeps what many of them read."""

    office: PostOffice
    edition: Edition
    tally: Tally = field(default_factory=Tally)

    def send_everything(self, now: datetime) -> Tally:
        for people in _slices():
            self.tally.people += len(people)
            wishes = wishes_of(people)
            wanted = [each for person in people for each in _wanted(person, wishes[person.pk], now)]
            if wanted:
                readers = {person.pk: person for person in people}
                self._send_all(claim_digests(actor=SYSTEM, wanted=wanted), readers, wishes)
        return self.tally

    def _send_all(self, runs: list[DigestRun], readers: dict[int, User], wishes: dict[int, Wishes]) -> None:
        empty: list[DigestRun] = []
        for position, run in enumerate(runs):
            try:
                is_empty = not self._send(run, readers[run.user_id], wishes[run.user_id])
            except ServerAwayError:
                give_digests_back(actor=SYSTEM, runs=runs[position:])
                finish_empty_digests(actor=SYSTEM, runs=empty)
                raise
            if is_empty:
                empty.append(run)
        finish_empty_digests(actor=SYSTEM, runs=empty)
        self.tally.empty += len(empty)

    def _send(self, run: DigestRun, reader: User, wishes: Wishes) -> bool:
        """Whether there was something to send; it is with the server then, or waits for its next try."""
        try:
            made = make_digest(run, reader, wishes, self.edition)
            if made is None:
                return False
            mail, contents = made
            self.office.hand_over(mail)
        except ServerAwayError:
            raise
        except AddressRefusedError as refusal:
            refuse_address(actor=SYSTEM, person=reader, reason=str(refusal))
            finish_digest(actor=SYSTEM, run=run, items=0)
        except MailRefusedError:
            logger.exception("digest_refused", extra={"run_id": run.pk})
            finish_digest(actor=SYSTEM, run=run, items=0)
        except NotNowError:
            try_digest_later(actor=SYSTEM, run=run)
        except Exception:  # one digest that cannot be made must not keep all others from being sent
            logger.exception("digest_not_made", extra={"run_id": run.pk})
            try_digest_later(actor=SYSTEM, run=run)
        else:
            finish_digest(actor=SYSTEM, run=run, items=contents.count, notices=contents.notices)
            self.tally.sent += 1
        return True


def _slices() -> Iterator[list[User]]:
    passed = 0
    people = User.objects.filter(is_active=True).order_by("pk")
    while found := list(people.filter(pk__gt=passed)[:SLICE]):
        passed = found[-1].pk
        yield found


def _wanted(person: User, wishes: Wishes, now: datetime) -> Iterator[Wanted]:
    zone: Any = time_zone_of(person) or timezone.get_default_timezone()
    for period in DigestPeriod.values:
        if not wishes.gets_digest(period):
            continue
        due = latest_due(period, wishes, zone, now)
        # Whoever came after the moment begins with the next one.
        if due.at <= person.date_joined or _must_wait(person, wishes, due, now):
            continue
        earliest = max(now - timedelta(days=MOST_DAYS[period]), person.date_joined)
        yield Wanted(person.pk, period, due.start, due.usual_from, earliest)


def _must_wait(person: User, wishes: Wishes, due: Due, now: datetime) -> bool:
    """One that is late keeps to the quiet hours; the hour that its reader chose goes before them."""
    return now - due.at > PUNCTUAL and wishes.quiet_ends(person, now) is not None


def make_digest(
    run: DigestRun, reader: User, wishes: Wishes, edition: Edition
) -> tuple[EmailMultiAlternatives, Contents] | None:
    """The mail in the reader's words and times, of what they may see now; None when it is empty."""
    with in_locality_of(reader), enter(Scope(reads=SpaceSet.readable_by(reader))):
        covered = [
            space_id
            for space_id in standing(reader).space_ids
            if wishes.delivery(NoticeGroup.NEWS, space_id) == run.period
        ]
        news = edition.news_for(reader, covered, run.covers_from) if covered else []
        contents = _with_unread(run, reader, wishes, news)
        if contents.count == 0:
            return None
        return digest_letter(run, reader, contents.news, contents.unread, contents.count), contents


def _with_unread(run: DigestRun, reader: User, wishes: Wishes, news: list[SpaceNews]) -> Contents:
    """What waits unread and was wanted in this digest; what is gone for the reader is left out."""
    waiting = Notice.objects.filter(
        recipient=reader, read_at=None, mail_due_at=None, count__gt=F("mailed_count"),
        at__gt=run.covers_until - timedelta(days=max(MOST_DAYS.values())),
    ).exclude(kind__in=NEVER_MAILED)  # fmt: skip
    # What was to come at once and could not is not lost: it comes in whatever digest there is.
    fitting = {run.period, Delivery.AT_ONCE}
    # One by one: however much waits that no mail is to tell, what this digest is to tell lies behind it.
    latest = waiting.select_related("recipient", "actor", "space").order_by("-at").iterator(MOST_NOTICES * 2)
    wanted = (row for row in latest if wishes.delivery(group_of(row.kind), row.space_id) in fitting)
    rows = list(islice(wanted, MOST_NOTICES))
    unread, told = [], []
    for row, shown in zip(rows, show(rows, reader), strict=True):
        if not (shown.is_gone or is_silenced(row, reader)):
            unread.append(Unread(shown, pieces_of(row)))
            told.append(row)
    return Contents(news, unread, told)


def tidy_digests() -> int:
    """For the worker's schedule."""
    with all_spaces("tidy digests"):
        return forget_old_digests(actor=SYSTEM)


UTC_QUARTER = timedelta(minutes=15)


def quarter_of(now: datetime) -> int:
    """The number of the quarter of an hour; every local hour of the world begins with one."""
    return int((now - datetime(1970, 1, 1, tzinfo=UTC)) / UTC_QUARTER)
