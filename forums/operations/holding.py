"""Letting words wait, and what their author does with them meanwhile; ``deciding`` is for moderators."""

from collections.abc import Collection, Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from forums import nameless
from forums.choices import HeldKind
from forums.events import ContributionHeld, ContributionSettled
from forums.models import Board, HeldContribution, HeldFile, Topic
from forums.operations.attachments import FIELD, MAX_FILES, make_room
from forums.operations.topics import JUST_MOVED, locked, locked_where_it_stands
from portal import audit, lineage
from portal.dropping import drop_stored
from portal.events import publish
from portal.files import Upload, store_file
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
        OperationRefusedError: a file is not taken, or the topic went elsewhere a moment ago.
    """
    is_topic = kind == HeldKind.TOPIC
    if isinstance(place, Topic):
        place = locked_where_it_stands(place)
    require(actor, "forums.open_topic" if is_topic else "forums.reply_to_topic", place)
    uploads = make_room(place.space, files)
    _check_number(len(uploads))
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
    _hang_on(held, said_by, uploads)
    audit.record(actor=said_by, verb="forums.hold", obj=held, kind=kind, reason=reason)
    publish(ContributionHeld(**facts_of_held(held, said_by), by_mail=by_mail))
    return held


@operation
def change_held(
    *,
    actor: Actor,
    held: HeldContribution,
    body: str,
    title: str = "",
    words: Iterable[str] = (),
    files: Iterable[Upload] = (),
    dropped: Collection[int] = (),
) -> HeldContribution:
    """Write it better while it waits; ``words`` are the tags of a topic.

    ``dropped`` has ids of files that hang on it and are taken off; others are passed over.

    Raises:
        AccessDeniedError: ``actor`` did not write it, or it does not wait any more.
        OperationRefusedError: a file is not taken, or these are too many.
    """
    uploads = make_room(held.space, files)
    held = locked_held(held)
    require(actor, "forums.change_held", held)
    said_by = nameless.signed_held(actor, held)
    _change_files(held, said_by, uploads, dropped)
    held.write(body)
    held.title, held.words = (title, list(words)) if held.is_topic else ("", [])
    held.version += 1
    held.save(update_fields=[*MARKDOWN_FIELDS, "title", "words", "version"])
    audit.record(actor=said_by, verb="forums.change_held", obj=held)
    return held


def _check_number(files: int) -> None:
    if files > MAX_FILES:
        words = _("A post takes at most %(most)s files.") % {"most": MAX_FILES}
        raise OperationRefusedError(words, field=FIELD)


def _hang_on(held: HeldContribution, said_by: Actor, uploads: list[Upload], *, begin: int = 0) -> None:
    for order, upload in enumerate(uploads, start=begin):
        stored = store_file(actor=said_by, space=held.space, upload=upload, field=FIELD)
        HeldFile.objects.create(space=held.space, held=held, file=stored, order=order)


def _change_files(
    held: HeldContribution, said_by: Actor, uploads: list[Upload], dropped: Collection[int]
) -> None:
    """Take files off and hang others on, behind those that stay."""
    there = list(held.files.select_related("file").order_by("order"))
    going = [row for row in there if row.file_id in dropped]
    _check_number(len(there) - len(going) + len(uploads))
    _drop(going)
    _hang_on(held, said_by, uploads, begin=there[-1].order + 1 if there else 0)


def _drop(rows: list[HeldFile]) -> None:
    if rows:
        HeldFile.objects.filter(pk__in=[row.pk for row in rows]).delete()
        drop_stored(row.file for row in rows)


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
    """As it is now, kept still until the operation ends; its topic first, as who rearranges topics does.

    Raises:
        OperationRefusedError: its author has taken it back meanwhile, or its topic has just gone elsewhere.
    """
    rows = HeldContribution.objects.filter(pk=held.pk)
    for _try in range(3):
        topic_id = rows.values_list("topic_id", flat=True).first()
        if topic_id is not None:
            locked(Topic(pk=topic_id, space_id=held.space_id))
        still = rows.select_for_update(of=("self",)).select_related("space", "board", "topic")
        found: HeldContribution | None = still.first()
        if found is None:
            raise OperationRefusedError(_("Its author has taken it back meanwhile."))
        if found.topic_id == topic_id:
            return found
    raise OperationRefusedError(JUST_MOVED)


def delete_held(held: HeldContribution) -> None:
    _drop(list(held.files.select_related("file")))
    held.delete()


def facts_of_held(held: HeldContribution, actor: Any) -> dict[str, Any]:
    return {"held_id": held.pk, "space_id": held.space_id, "actor_id": actor.pk}
