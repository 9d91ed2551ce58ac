"""Moving a topic to another board, of its space or of another one."""

from typing import Any

from django.db.models import Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from community.moderation.following import case_waits
from forums.choices import Addressed
from forums.events import TopicMoved
from forums.models import (
    Board,
    HeldContribution,
    HeldFile,
    OldAddress,
    Post,
    PostFile,
    QuotedTail,
    Topic,
    TopicTag,
)
from forums.operations.marks import keep_marks_of_board
from forums.operations.numbering import locked_boards
from forums.operations.topics import facts_of, locked
from portal import audit, tags
from portal.events import publish
from portal.handing_over import hand_over, writing_to
from portal.models import Space, StoredFile
from portal.operations import Actor, OperationRefusedError, operation, require
from portal.quota import hold_room, refuse_overfull
from portal.tenancy import enter

_PLACE = ("board", "pinned_at", "arrived_at")


@operation
def move_topic(*, actor: Actor, topic: Topic, board: Board) -> Topic:
    """Let ``topic`` stand on ``board``; it is no longer pinned, and all its addresses go on leading to it.

    In another space it keeps its audience as far as that space allows it, and is never for more kinds of
    people than before; its own words become tags of that space. Moving it where it stands changes nothing.

    Raises:
        AccessDeniedError: ``actor`` does not moderate at both ends, or the topic belongs to a circle.
        OperationRefusedError: the board does not take the kind, or somebody moved the topic meanwhile; the
            other space has no room for its files, or a report about it waits in this one.
    """
    if topic.space_id != board.space_id:
        hold_room(board.space)
    topic = locked(topic)
    require(actor, "forums.rearrange_topic", topic)
    boards = locked_boards(topic.board_id, board.pk)
    here, there = boards[topic.board_id or 0], boards[board.pk]
    require(actor, "forums.take_topics", there)
    if here.pk == there.pk:
        return topic
    leaves = here.space_id != there.space_id
    if not there.takes(topic.kind):
        words = _("The board “%(board)s” does not take topics of this kind. Choose another board.")
        raise OperationRefusedError(words % {"board": there.name}, field="board")

    if leaves:
        _check_it_can_leave(topic, there)

    keep_marks_of_board(topic=topic, board_id=here.pk, since=topic.stood_since)
    topic.board, topic.pinned_at, topic.arrived_at = there, None, timezone.now()
    moved = _change_space if leaves else _change_board
    return moved(actor, topic, here, there)


def audience_in(space: Space, audience: str) -> str:
    """The audience that a thing for ``audience`` has in ``space``: the same, or the widest possible there."""
    return audience if audience in space.audiences else space.audiences[0].value


def _check_it_can_leave(topic: Topic, there: Board) -> None:
    """Cases stay in their space, so what is still to be decided about stays with them."""
    posts, held = Post.objects.filter(topic=topic), HeldContribution.objects.filter(topic=topic)
    if case_waits(Topic.objects.filter(pk=topic.pk), posts, held):
        words = _("A report about this topic waits for a decision here. Decide first, then move the topic.")
        raise OperationRefusedError(words, field="board")
    carried = Q(pk__in=PostFile.objects.filter(post__in=posts).values("file"))
    carried |= Q(pk__in=HeldFile.objects.filter(held__in=held).values("file"))
    files = StoredFile.objects.filter(carried)
    refuse_overfull(there.space, files.aggregate(bytes=Sum("size_bytes"))["bytes"] or 0, field="board")


def _change_board(actor: Actor, topic: Topic, here: Board, there: Board) -> Topic:
    _count(here, -1)
    _count(there, 1)
    topic.save(update_fields=[*_PLACE])
    _tell(actor, topic, here)
    return topic


def _change_space(actor: Actor, topic: Topic, here: Board, there: Board) -> Topic:
    words = tags.names_on(topic)
    topic.taggings.all().delete()
    # What mails quoted may hold words of this space, for its own moderators.
    QuotedTail.objects.filter(post__in=topic.posts.all()).delete()
    topic.audience = audience_in(there.space, topic.audience)
    topic.save(update_fields=[*_PLACE, "audience"])
    _count(here, -1)
    old = _leave_addresses(topic)
    audit.record(actor=actor, verb="forums.move_topic_away", obj=topic, board=here.pk, to_board=there.pk)
    hand_over(topic, to=there.space)
    with enter(writing_to(there.space_id)):
        _count(there, 1)
        arrived: Topic = Topic.objects.select_related("space").get(pk=topic.pk)
        tags.put_on(arrived, words, through=TopicTag)
        _keep([OldAddress(space=there.space, what=Addressed.TOPIC, number=n, leads_to=topic.pk) for n in old])
        _tell(actor, arrived, here)
    return arrived


def _leave_addresses(topic: Topic) -> list[int]:
    """Note that the topic and its posts were here; gives the numbers of topics that were merged into it."""
    numbers = {Addressed.TOPIC: [topic.pk], Addressed.POST: topic.posts.values_list("pk", flat=True)}
    _keep(
        OldAddress(space=topic.space, what=what, number=number, leads_to=number)
        for what, found in numbers.items()
        for number in found
    )
    merged = OldAddress.objects.filter(what=Addressed.TOPIC, leads_to=topic.pk).exclude(number=topic.pk)
    return list(merged.values_list("number", flat=True).distinct())


def _keep(addresses: Any) -> None:
    """What has been here before has its row already."""
    OldAddress.objects.bulk_create(addresses, ignore_conflicts=True, batch_size=500)


def _count(board: Board, by: int) -> None:
    board.topic_count = max(board.topic_count + by, 0)
    board.save(update_fields=["topic_count"])


def _tell(actor: Actor, topic: Topic, here: Board) -> None:
    audit.record(actor=actor, verb="forums.move_topic", obj=topic, from_board=here.pk, board=topic.board_id)
    facts = facts_of(topic, actor, in_office=True)
    publish(TopicMoved(**facts, from_board_id=here.pk, from_space_id=here.space_id))
