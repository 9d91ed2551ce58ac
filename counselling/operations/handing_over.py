"""Showing one entry of a talk to the coordinators of the network, and taking it out of the talk and back."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from community.models import Report, User
from community.operations.moderation import report
from counselling.events import TalkTouched
from counselling.models import Handover, TalkEntry
from counselling.operations.locking import locked
from counselling.operations.talking import empty
from portal.audit import record_nameless
from portal.events import publish
from portal.operations import Actor, OperationRefusedError, operation, require
from portal.text import MARKDOWN_FIELDS


@operation
def hand_over_entry(*, actor: User, entry: TalkEntry, reason: str, words: str = "") -> Report:
    """Report what the other one wrote: exactly these words are copied for the coordinators.

    Raises:
        AccessDeniedError: ``actor`` is not one of the two, wrote it, or it is gone; or no coordinator may
            know of the space in which the two met.
        OperationRefusedError: handed over before, or for another reason without saying which.
    """
    talk = locked(entry.talk)
    entry = TalkEntry.objects.select_related("talk__place").get(pk=entry.pk)
    require(actor, "counselling.hand_over_entry", entry)
    place = talk.place
    if place is None or Handover.objects.filter(entry=entry, reporter=actor).exists():
        raise OperationRefusedError(_("You have handed this over already. The coordinators know of it."))
    handover = Handover.objects.create(
        space=place, entry=entry, person=entry.author, reporter=actor, words=entry.body,
        at=timezone.now(),
    )  # fmt: skip
    record_nameless(verb="counselling.hand_over_entry", obj=handover)
    return report(actor=actor, obj=handover, reason=reason, words=words)


@operation
def hide_entry(*, actor: Actor, entry: TalkEntry) -> dict[str, Any]:
    """Take the words of ``entry`` out of the talk; returns what brings them back.

    Raises:
        AccessDeniedError: ``actor`` is not the platform.
    """
    talk = locked(entry.talk)
    entry = TalkEntry.objects.get(pk=entry.pk)
    require(actor, "counselling.hide_entry", entry)
    kept = {"body": entry.body, "minutes": entry.minutes}
    empty(entry)
    record_nameless(verb="counselling.hide_entry", obj=entry)
    publish(TalkTouched(talk_id=talk.pk))
    return kept


@operation
def show_entry(*, actor: Actor, entry: TalkEntry, kept: dict[str, Any]) -> None:
    """Put the words back that ``hide_entry`` took out.

    Raises:
        AccessDeniedError: ``actor`` is not the platform.
    """
    talk = locked(entry.talk)
    entry = TalkEntry.objects.get(pk=entry.pk)
    require(actor, "counselling.hide_entry", entry)
    entry.write(kept.get("body", ""))
    entry.minutes, entry.removed_at = kept.get("minutes"), None
    entry.save(update_fields=[*MARKDOWN_FIELDS, "minutes", "removed_at"])
    record_nameless(verb="counselling.show_entry", obj=entry)
    publish(TalkTouched(talk_id=talk.pk))
