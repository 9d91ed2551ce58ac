"""What moderators do with what waits: it becomes what its author meant it to be, or they say why not."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from community.choices import Verdict
from community.operations.moderation import decide_at_once
from forums import nameless
from forums.choices import HeldKind, HeldOutcome
from forums.events import CommentDeclined, ContributionSettled, ContributionShown
from forums.models import HeldContribution, Post
from forums.operations.attachments import take_files
from forums.operations.comments import publish_comment
from forums.operations.holding import facts_of_held, locked_held
from forums.operations.moving import audience_in
from forums.operations.packing import unpacked
from forums.operations.posts import reply_to_topic
from forums.operations.topics import open_topic
from portal import audit, lineage
from portal.events import publish
from portal.operations import SYSTEM, AccessDeniedError, Actor, OperationRefusedError, operation, require
from portal.text import MARKDOWN_FIELDS


@operation
def show_held(*, actor: Actor, held: HeldContribution, version: int | None = None) -> Post:
    """Let it stand where its author meant it to stand, in their name, if they may still write there.

    ``version`` is the one that was read. After an objection what was declined can be shown as well.

    Raises:
        AccessDeniedError: ``actor`` does not moderate there, or wrote it.
        OperationRefusedError: decided or changed meanwhile; or its author may not write there any more.
    """
    held = locked_held(held)
    _check(held, version, again=actor is SYSTEM)
    require(actor, "forums.decide_held", held)
    try:
        post = _publish(held)
    except AccessDeniedError as denied:
        raise OperationRefusedError(
            _("It cannot be shown there now: the topic or the board is closed, or its author may not write.")
        ) from denied
    take_files(post, [row.file for row in held.files.select_related("file").order_by("order")])
    held.files.all().delete()
    held.post, held.outcome, held.note = post, HeldOutcome.SHOWN, ""
    held.write("")
    held.title, held.words, held.more = "", [], {}
    _settle(held, actor, also=["post", "title", "words", "more"])
    audit.record(actor=actor, verb="forums.show_held", obj=held, post=post.pk)
    publish(ContributionShown(**facts_of_held(held, actor), post_id=post.pk))
    return post


@operation
def decline_held(
    *, actor: Actor, held: HeldContribution, note: str, version: int | None = None
) -> HeldContribution:
    """Tell its author in words why it is not shown; members can object, as to every decision.

    Raises:
        AccessDeniedError: ``actor`` does not moderate there, or wrote it.
        OperationRefusedError: decided or changed meanwhile; or there is no word for its author.
    """
    held = locked_held(held)
    _check(held, version)
    require(actor, "forums.decide_held", held)
    if not note.strip():
        raise OperationRefusedError(_("Tell the person in a sentence why."), field="note")
    held.outcome, held.note = HeldOutcome.DECLINED, note.strip()
    _settle(held, actor)
    audit.record(actor=actor, verb="forums.decline_held", obj=held)
    if not held.is_comment:
        decide_at_once(
            actor=actor, obj=held, person=held.author, verdict=Verdict.DECLINE, note=held.note,
            kept={"body": held.body},
        )  # fmt: skip
    else:
        publish(CommentDeclined(**facts_of_held(held, actor)))
    publish(ContributionSettled(**facts_of_held(held, actor)))
    return held


def _check(held: HeldContribution, version: int | None, *, again: bool = False) -> None:
    if again and held.outcome == HeldOutcome.DECLINED:
        return
    if held.outcome != HeldOutcome.WAITING:
        name = held.decided_by.name if held.decided_by is not None else _("Somebody")
        words = _("%(name)s has decided meanwhile: %(what)s.")
        raise OperationRefusedError(words % {"name": name, "what": held.get_outcome_display()})
    if version is not None and version != held.version:
        raise OperationRefusedError(
            _("Its author has changed it meanwhile. Read it again before you decide.")
        )


def _publish(held: HeldContribution) -> Post:
    writer = nameless.writer_of_held(held)
    if writer is None and not held.is_comment:
        raise AccessDeniedError("forums.open_topic")
    if held.board is not None:
        source = lineage.source_from(held.source, writer) if held.source else None
        topic = open_topic(
            actor=writer, board=held.board, kind=held.topic_kind, title=held.title, body=held.body,
            audience=audience_in(held.space, held.audience), language=held.language, words=held.words,
            source=source, **unpacked(held.more),
        )  # fmt: skip
        opening: Post = topic.posts.get(number=1)
        return opening
    place: Any = held.topic  # the one or the other is always there
    if held.kind == HeldKind.REPLY:
        return reply_to_topic(
            actor=writer, topic=place, body=held.body, is_nameless=held.is_nameless, **unpacked(held.more)
        )
    return publish_comment(actor=SYSTEM, topic=place, name=held.visitor_name, body=held.body)


def _settle(held: HeldContribution, actor: Any, also: tuple[str, ...] | list[str] = ()) -> None:
    held.decided_at = timezone.now()
    held.decided_by = actor if getattr(actor, "is_authenticated", False) else None
    held.save(update_fields=[*MARKDOWN_FIELDS, "outcome", "note", "decided_at", "decided_by", *also])
