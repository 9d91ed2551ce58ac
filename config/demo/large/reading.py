"""How far people have read, and what they follow: most of them some of the topics of their spaces."""

from collections.abc import Iterator
from datetime import timedelta

from config.demo.bulk import BATCH, batches
from config.demo.large.stage import Stage
from forums.choices import ChosenBy, FollowLevel
from forums.models import Board, BoardRead, Follow, Topic, TopicRead
from forums.querysets import UNREAD_FOR

MARKED_EVERY = 5  # of these people one has marked a board as read
LEVELS = tuple(FollowLevel)


def load(stage: Stage) -> None:
    for batch in batches(_reads(stage)):
        TopicRead.objects.bulk_create(batch, ignore_conflicts=True)
    boards = {board.space_id: board for board in Board.objects.filter(space__in=stage.spaces).order_by("-pk")}
    marks = [
        BoardRead(user=person, board=boards[space.pk], read_until=stage.now - timedelta(days=14))
        for space in stage.spaces
        if space.pk in boards
        for person in stage.members[space.pk][::MARKED_EVERY]
    ]
    BoardRead.objects.bulk_create(marks, batch_size=BATCH, ignore_conflicts=True)
    for batch in batches(_follows(stage, boards)):
        Follow.objects.bulk_create(batch, ignore_conflicts=True)


def _reads(stage: Stage) -> Iterator[TopicRead]:
    """Of topics that are young enough for it to matter; half of them not to the end."""
    topics: list[Topic] = [t for t in stage.made["topic"] if t.last_posted_at > stage.now - UNREAD_FOR]
    if not topics:
        return
    for n in range(stage.sizes.reads):
        topic = topics[n % len(topics)]
        members = stage.members[topic.space_id]
        person = members[(n // len(topics) * 7 + n) % len(members)]
        number = topic.post_count if n % 2 else max(1, topic.post_count // 2)
        yield TopicRead(user=person, topic=topic, last_number=number, read_at=topic.last_posted_at)


def _follows(stage: Stage, boards: dict[int, Board]) -> Iterator[Follow]:
    """Authors follow what they began; some people chose something about a board."""
    for topic in stage.made["topic"]:
        kept = {"level": FollowLevel.EVERYTHING, "chosen_by": ChosenBy.PLATFORM}
        yield Follow(user=topic.author, topic=topic, chosen_at=topic.opened_at, **kept)
    for space in stage.spaces:
        for n, person in enumerate(stage.members[space.pk][::MARKED_EVERY]):
            if space.pk in boards and n % 2:
                level = LEVELS[n // 2 % len(LEVELS)]
                kept = {"level": level, "chosen_by": ChosenBy.PERSON}
                yield Follow(user=person, board=boards[space.pk], chosen_at=stage.now, **kept)
