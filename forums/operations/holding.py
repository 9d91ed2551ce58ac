"""Letting words wait, and what their author does with them meanwhile; ``deciding`` is for moderators."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from forums import nameless
from forums.choices import HeldKind
from forums.events import ContributionHeld, ContributionSettled, PostFilesDropped
from forums.models import Board, HeldContribution, HeldFile, Topic
from forums.operations.attachments import FIELD, MAX_FILES, make_room
from portal import audit, lineage
from portal.events import publish
from portal.files import Upload, store_file
from portal.models import StoredFile
from portal.operations import Actor, OperationRefusedError, operation, require
from portal.text import MARKDOWN_FIELDS


@operation
def hold(
    *,
    actor: Actor,
    kind: str,
    place: Board | Topic,
    body: str,
    reason: str,
    files: Iterable[Upload] = (),
    source: Any = None,
    by_mail: bool = False,
    **said: Any,
) -> HeldContribution:
    """Keep a topic for the board ``place``, or a reply for the topic ``place``, until a moderator has looked.

    What will stand without a name waits without one.

    Raises:
        AccessDeniedError: ``actor`` may not write there.
        OperationRefusedError: a file is not taken.
    """
    is_topic = kind == HeldKind.TOPIC
    require(actor, "forums.open_topic" if is_topic else "forums.reply_to_topic", place)
    uploads = make_room(place.space, files)
    if len(uploads) > MAX_FILES:
        words = _("A post takes at most %(most)s files.") % {"most": MAX_FILES}
        raise OperationRefusedError(words, field=FIELD)
    now = timezone.now()
    is_nameless = (
        bool(said.get("more", {}).get("is_nameless")) if is_topic else nameless.stands_in(actor, place)
    )
    held = HeldContribution(
        space=place.space, kind=kind, author=None if is_nameless else actor, is_nameless=is_nameless,
        reason=reason, held_at=now, confirmed_at=now,
        source=lineage.reference(source) if source is not None else "",
        **{"board" if is_topic else "topic": place}, **said,
    )  # fmt: skip
    held.write(body)
    held.save()
    if is_nameless:
        nameless.sign_held(held, actor)
    said_by = nameless.signed_held(actor, held)
    for order, upload in enumerate(uploads):
        stored = store_file(actor=said_by, space=place.space, upload=upload, field=FIELD)
        HeldFile.objects.create(space=place.space, held=held, file=stored, order=order)
    audit.record(actor=said_by, verb="forums.hold", obj=held, kind=kind, reason=reason)
    publish(ContributionHeld(**facts_of_held(held, said_by), by_mail=by_mail))
    return held


@operation
def change_held(*, actor: Actor, held: HeldContribution, body: str, title: str = "") -> HeldContribution:
    """Write it better while it waits.

    Raises:
        AccessDeniedError: ``actor`` did not write it, or it does not wait any more.
    """
    held = locked_held(held)
    require(actor, "forums.change_held", held)
    held.write(body)
    held.title = title if held.is_topic else ""
    held.version += 1
    held.save(update_fields=[*MARKDOWN_FIELDS, "title", "version"])
    audit.record(actor=nameless.signed_held(actor, held), verb="forums.change_held", obj=held)
    return held


@operation
def withdraw_held(*, actor: Actor, held: HeldContribution) -> None:
    """Take it back; nothing of it is left.

    Raises:
        AccessDeniedError: ``actor`` did not write it, or it does not wait any more.
    """
    held = locked_held(held)
    require(actor, "forums.withdraw_held", held)
    said_by = nameless.signed_held(actor, held)
    audit.record(actor=said_by, verb="forums.withdraw_held", obj=held)
    publish(ContributionSettled(**facts_of_held(held, said_by)))
    delete_held(held)


def locked_held(held: HeldContribution) -> HeldContribution:
    """As it is now, kept still until the operation ends.

    Raises:
        OperationRefusedError: its author has taken it back meanwhile.
    """
    rows = HeldContribution.objects.select_for_update(of=("self",)).select_related("space", "board", "topic")
    found: HeldContribution | None = rows.filter(pk=held.pk).first()
    if found is None:
        raise OperationRefusedError(_("Its author has taken it back meanwhile."))
    return found


def delete_held(held: HeldContribution) -> None:
    rows = list(held.files.select_related("file"))
    held.delete()
    if rows:
        StoredFile.objects.filter(pk__in=[row.file_id for row in rows]).delete()
        publish(PostFilesDropped(paths=tuple(str(row.file.blob.name) for row in rows)))


def facts_of_held(held: HeldContribution, actor: Any) -> dict[str, Any]:
    return {"held_id": held.pk, "space_id": held.space_id, "actor_id": actor.pk}
