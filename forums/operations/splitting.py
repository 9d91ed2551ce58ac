"""Making two topics of one, by picking posts."""

from collections.abc import Callable, Collection

from django.utils.translation import gettext as _

from forums.choices import TopicKind
from forums.events import AnswerUnaccepted, TopicSplit
from forums.models import Board, Post, Topic, TopicTag
from forums.models.topic import ASKER
from forums.operations.help_facts import count_helpful, request_of
from forums.operations.numbering import (
    COUNTED,
    count_again,
    locked_boards,
    mask_anew,
    place,
    posts_by_number,
)
from forums.operations.topics import facts_of, locked
from portal import audit, lineage, tags
from portal.events import publish
from portal.operations import Actor, OperationRefusedError, operation, require


@operation
def split_topic(
    *, actor: Actor, topic: Topic, picked: Collection[int], title: str, kind: str = TopicKind.DISCUSSION
) -> Topic:
    """A new topic beside ``topic`` from the posts whose ids are ``picked``; both pages lead to the other.

    The new topic is begun by who wrote the first of them, with a name or without, for the same readers. If
    the accepted answer goes, the question is open again.

    Raises:
        AccessDeniedError: ``actor`` does not moderate here, or the topic belongs to a circle.
        OperationRefusedError: nothing is picked, or what cannot go; or the board does not take the kind.
    """
    topic = locked(topic)
    require(actor, "forums.rearrange_topic", topic)
    posts = posts_by_number(topic)
    going = [post for post in posts if post.pk in set(picked)]
    staying = [post for post in posts if post.pk not in set(picked)]
    board = locked_boards(topic.board_id)[topic.board_id or 0]
    _check(going, set(picked), board, kind)

    was = {post.pk: post.number for post in posts}
    begun = _begin(topic, board, going, title=title, kind=kind)
    taken = place(going, begun, clear_of=len(posts))
    mask_anew(going, masks=_masks_from(going[0].mask))
    stayed = place(staying, topic, clear_of=len(posts))
    count_again(topic, staying)
    topic.save(update_fields=[*COUNTED])
    tags.put_on(begun, tags.names_on(topic), through=TopicTag)
    lineage.tie(actor=actor, source=topic, result=begun)
    if begun.is_help:
        request_of(begun)
    _open_again(actor, topic, taken)
    for each in (topic, begun):
        count_helpful(each)
    audit.record(actor=actor, verb="forums.split_topic", obj=topic, new=begun.pk, posts=len(going))
    publish(
        TopicSplit(
            **facts_of(topic, actor, in_office=True),
            new_id=begun.pk,
            kept_numbers={was[pk]: number for pk, number in stayed.items()},
            taken_numbers={was[pk]: number for pk, number in taken.items()},
        )
    )
    return begun


def _check(going: list[Post], picked: set[int], board: Board, kind: str) -> None:
    if not picked:
        raise OperationRefusedError(_("Pick at least one post."), field="posts")
    if len(going) < len(picked):
        words = _("Some of these posts stand elsewhere by now. Look at the topic again.")
        raise OperationRefusedError(words, field="posts")
    if going[0].is_opening:
        raise OperationRefusedError(_("The first post stays: the topic begins with it."), field="posts")
    if going[0].is_removed:
        words = _("The first post that you picked was removed. A topic needs words to begin with.")
        raise OperationRefusedError(words, field="posts")
    if not board.takes(kind):
        words = _("The board “%(board)s” does not take topics of this kind. Choose another kind.")
        raise OperationRefusedError(words % {"board": board.name}, field="kind")


def _begin(topic: Topic, board: Board, going: list[Post], *, title: str, kind: str) -> Topic:
    first = going[0]
    begun = Topic(
        space=topic.space, board=board, kind=kind, title=title, audience=topic.audience,
        language=first.language, author_id=first.author_id, opened_at=first.posted_at,
        hidden_at=topic.hidden_at, locked_at=topic.locked_at, arrived_at=topic.arrived_at,
        is_nameless=first.is_nameless,
    )  # fmt: skip
    count_again(begun, going)
    begun.save()
    board.topic_count += 1
    board.save(update_fields=["topic_count"])
    return begun


def _masks_from(first: int) -> Callable[[int], int]:
    """Whoever begins the new topic is its asker; nobody else is."""
    return lambda mask: ASKER if mask == first else mask + ASKER


def _open_again(actor: Actor, topic: Topic, taken: Collection[int]) -> None:
    post_id = topic.accepted_post_id
    if post_id is not None and post_id in taken:
        topic.accepted_post, topic.solved_at = None, None
        topic.save(update_fields=["accepted_post", "solved_at"])
        publish(AnswerUnaccepted(**facts_of(topic, actor, in_office=True), post_id=post_id))
