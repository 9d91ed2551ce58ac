"""What the two write: messages, meetings, next steps; and the end."""

import re
from dataclasses import dataclass
from datetime import date

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from community.models import User
from counselling.access import can_go_on
from counselling.choices import LONGEST_MEETING, EntryKind, TalkState
from counselling.events import EntryAdded, TalkEnded, TalkRead, TalkTouched
from counselling.models import Offer, OfferTally, Talk, TalkEntry
from counselling.operations.locking import locked
from portal.addresses import absolute
from portal.audit import record_nameless
from portal.events import publish
from portal.operations import Actor, OperationRefusedError, operation, require
from portal.text import MARKDOWN_FIELDS

# What Markdown would read as its own in a title.
_SIGNS, _ESCAPED = re.compile(r"([\\`*_\[\]<>])"), r"\\\1"


@dataclass(frozen=True)
class Words:
    """One thing to be put into a talk; ``met_on`` and ``minutes`` are of meetings."""

    body: str
    kind: str = EntryKind.MESSAGE.value
    met_on: date | None = None
    minutes: int | None = None


@operation
def write_in_talk(*, actor: User, talk: Talk, words: Words) -> TalkEntry:
    """Add a message, a meeting or a next step.

    Raises:
        AccessDeniedError: ``actor`` is not one of the two.
        OperationRefusedError: the talk has not begun or has ended, one of the two cannot be reached any
            more, or a meeting has no day or lies in the future.
    """
    talk = locked(talk)
    require(actor, "counselling.write_in_talk", talk)
    _goes_on(talk)
    if not can_go_on(talk):
        raise OperationRefusedError(
            _("You can no longer reach each other here. You can read this talk and end it.")
        )
    _check(words)

    now = timezone.now()
    entry = TalkEntry(
        talk=talk, number=talk.entry_count + 1, kind=words.kind, author=actor, posted_at=now,
        met_on=words.met_on, minutes=words.minutes,
    )  # fmt: skip
    entry.write(words.body)
    entry.save()
    talk.entry_count, talk.last_at = entry.number, now
    column = talk.read_column(actor)
    setattr(talk, column, entry.number)
    talk.save(update_fields=["entry_count", "last_at", column])
    record_nameless(verb="counselling.write_in_talk", obj=entry)
    publish(EntryAdded(talk_id=talk.pk, entry_id=entry.pk))
    return entry


@operation
def suggest_offer(*, actor: User, talk: Talk, offer: Offer) -> TalkEntry:
    """Name the offer of somebody else in the talk; its author learns nothing of it.

    Raises:
        AccessDeniedError: ``actor`` is not one of the two, or does not see the offer.
        OperationRefusedError: as ``write_in_talk``.
    """
    require(actor, "counselling.view_offer", offer)
    link = f"[{_SIGNS.sub(_ESCAPED, offer.title)}]({absolute(offer.get_absolute_url())})"
    return write_in_talk(
        actor=actor, talk=talk, words=Words(_("Perhaps this offer fits: %(offer)s") % {"offer": link})
    )


def _check(words: Words) -> None:
    is_meeting = words.kind == EntryKind.MEETING
    if not is_meeting and not words.body.strip():
        raise OperationRefusedError(_("Write something first."), field="body")
    if is_meeting and words.met_on is None:
        raise OperationRefusedError(_("Say on which day you met."), field="met_on")
    if words.met_on is not None and words.met_on > timezone.localdate():
        raise OperationRefusedError(_("This day is still to come. Write it as a next step."), field="met_on")
    if words.minutes is not None and not 1 <= words.minutes <= LONGEST_MEETING:
        raise OperationRefusedError(_("Give the minutes as a number from 1 to 600."), field="minutes")


@operation
def remove_entry(*, actor: Actor, entry: TalkEntry) -> None:
    """Take one's own words back; that there was something stays.

    Raises:
        AccessDeniedError: ``actor`` did not write it.
    """
    talk = locked(entry.talk)
    entry = TalkEntry.objects.get(pk=entry.pk)
    require(actor, "counselling.remove_entry", entry)
    empty(entry)
    record_nameless(verb="counselling.remove_entry", obj=entry)
    publish(TalkTouched(talk_id=talk.pk))


def empty(entry: TalkEntry) -> None:
    """Delete the words of ``entry``, and all that it says; under the caller's lock of the talk."""
    entry.write("")
    entry.minutes, entry.removed_at = None, timezone.now()
    entry.save(update_fields=[*MARKDOWN_FIELDS, "minutes", "removed_at"])


@operation
def tick_step(*, actor: Actor, entry: TalkEntry, is_done: bool) -> None:
    """Mark a next step as done, or as still to be done; either of the two may.

    Raises:
        AccessDeniedError: ``actor`` is not one of the two.
        OperationRefusedError: the talk has ended.
    """
    talk = locked(entry.talk)
    require(actor, "counselling.write_in_talk", talk)
    _goes_on(talk)
    steps = TalkEntry.objects.filter(pk=entry.pk, kind=EntryKind.STEP, removed_at=None)
    if steps.update(done_at=timezone.now() if is_done else None):
        record_nameless(verb="counselling.tick_step", obj=entry)
        publish(TalkTouched(talk_id=talk.pk))


@operation
def end_talk(*, actor: Actor, talk: Talk) -> None:
    """End a talk for good; it stays readable for the two, and counts as finished once something was said.

    Raises:
        AccessDeniedError: ``actor`` is not one of the two.
        OperationRefusedError: it is not in progress.
    """
    talk = locked(talk)
    require(actor, "counselling.end_talk", talk)
    _goes_on(talk)
    now = timezone.now()
    talk.state, talk.closed_at, talk.last_at = TalkState.CLOSED, now, now
    talk.closed_by = actor if actor.pk is not None else None
    talk.save(update_fields=["state", "closed_at", "closed_by", "last_at"])
    finished = 1 if talk.entry_count else 0
    if talk.offer_id is not None:
        OfferTally.objects.filter(offer_id=talk.offer_id, open_count__gt=0).update(
            open_count=F("open_count") - 1, finished_count=F("finished_count") + finished
        )
    record_nameless(verb="counselling.end_talk", obj=talk)
    publish(TalkEnded(talk_id=talk.pk, by_id=actor.pk))


def _goes_on(talk: Talk) -> None:
    if not talk.is_in_progress:
        raise OperationRefusedError(_("This talk has not begun, or it has ended."))


@operation
def read_talk(*, actor: User, talk: Talk, number: int) -> None:
    """``actor`` has read up to entry ``number``; a smaller number than before changes nothing.

    What a person reads is their own affair: nothing is audited, and the other is not told.

    Raises:
        AccessDeniedError: ``actor`` is not one of the two.
    """
    require(actor, "counselling.view_talk", talk)
    column = talk.read_column(actor)
    number = min(number, talk.entry_count)
    if number > getattr(talk, column):
        Talk.objects.filter(pk=talk.pk, **{f"{column}__lt": number}).update(**{column: number})
    publish(TalkRead(talk_id=talk.pk, user_id=actor.pk))
