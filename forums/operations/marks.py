"""Read marks and choices of following, carried along when topics move, merge or part.

A mark is the number of a post, so whoever gives posts new numbers calls this in the same transaction. What
was unread stays so, and what was read as far as one number can say: of posts that come between each other,
the first unread one ends the mark.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import accumulate
from typing import Any, Final

from django.utils import timezone

from forums.choices import ChosenBy
from forums.models import BoardRead, Follow, Topic, TopicRead

Numbers = Mapping[int, int]
BATCH: Final = 400
_SAID: Final = ("level", "chosen_by", "chosen_at")


def merge_marks(*, kept: Topic, gone_id: int, kept_numbers: Numbers, gone_numbers: Numbers) -> None:
    """Marks of both topics as marks of the kept one; before the row of the gone one is deleted.

    Only rows of ``TopicRead`` are looked at. What a ``BoardRead`` of either board says has become such a row
    before, with ``keep_marks_of_board``, and ``arrived_at`` of the kept topic keeps older ones of its board
    from counting for posts that did not stand there.
    """
    before = {pk: _marks_of(pk) for pk in (kept.pk, gone_id)}
    now = timezone.now()
    rows = [
        TopicRead(user_id=user_id, topic=kept, last_number=mark, read_at=now)
        for user_id in {*before[kept.pk], *before[gone_id]}
        if (
            mark := _up_to_first_unread(
                _unread(kept_numbers, before[kept.pk].get(user_id, 0))
                | _unread(gone_numbers, before[gone_id].get(user_id, 0)),
                kept.post_count,
            )
        )
    ]
    TopicRead.objects.filter(topic_id__in=before).delete()
    TopicRead.objects.bulk_create(rows, batch_size=BATCH)
    _carry_choices(gone_id, kept, keeps=False)


def part_marks(*, left: Topic, begun: Topic, left_numbers: Numbers, taken_numbers: Numbers) -> None:
    """Marks of the topic that was split as marks of both; who followed it follows both."""
    before, now = _marks_of(left.pk), timezone.now()
    rows = [
        TopicRead(user_id=user_id, topic=topic, last_number=mark, read_at=now)
        for user_id, last in before.items()
        for topic, numbers in ((left, left_numbers), (begun, taken_numbers))
        if (mark := _up_to_first_unread(_unread(numbers, last), topic.post_count))
    ]
    TopicRead.objects.filter(topic__in=[left, begun]).delete()
    TopicRead.objects.bulk_create(rows, batch_size=BATCH)
    _carry_choices(left.pk, begun, keeps=True)


def keep_marks_of_board(*, topic: Topic, board_id: int, since: datetime) -> None:
    """What counted as read because its board was, as marks of the topic, which leaves the board or changes.

    Marks of the board from before ``since``, when the topic came to it, say nothing about the topic.
    """
    known, now = _marks_of(topic.pk), timezone.now()
    moments = BoardRead.objects.filter(board_id=board_id, read_until__gte=since)
    times = sorted(topic.posts.values_list("posted_at", "number"))
    highest = list(accumulate((number for _at, number in times), max))
    rows = [
        TopicRead(user_id=user_id, topic=topic, last_number=number, read_at=now)
        for user_id, moment in moments.values_list("user_id", "read_until")
        if (number := _last_until(moment, times, highest)) > known.get(user_id, 0)
    ]
    if rows:
        TopicRead.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["user", "topic"],
            update_fields=["last_number", "read_at"],
            batch_size=BATCH,
        )


def _marks_of(topic_id: int) -> dict[int, int]:
    return dict(TopicRead.objects.filter(topic_id=topic_id).values_list("user_id", "last_number"))


def _last_until(moment: datetime, times: list[tuple[datetime, int]], highest: list[int]) -> int:
    """The highest number of the posts that stood at ``moment``; 0 when there was none."""
    written = bisect_right(times, moment, key=lambda row: row[0])
    return highest[written - 1] if written else 0


def _unread(numbers: Numbers, last: int) -> set[int]:
    """The new numbers of the posts behind the old number ``last``."""
    return {new for old, new in numbers.items() if old > last}


def _up_to_first_unread(unread: Iterable[int], post_count: int) -> int:
    return min(unread, default=post_count + 1) - 1


def _carry_choices(from_id: int, to: Topic, *, keeps: bool) -> None:
    """Choices about one topic hold for another too, unless their person said something about that one.

    However many people that are, it takes the same few statements, since others wait for the topic meanwhile.
    """
    there = {row.user_id: row for row in Follow.objects.filter(topic=to)}
    new, changed = [], []
    for row in Follow.objects.filter(topic_id=from_id):
        other = there.get(row.user_id)
        if other is None:
            new.append(Follow(user_id=row.user_id, topic=to, **_said(row)))
        elif other.chosen_by != ChosenBy.PERSON and row.chosen_by == ChosenBy.PERSON:
            for name, value in _said(row).items():
                setattr(other, name, value)
            changed.append(other)
    Follow.objects.bulk_create(new, batch_size=BATCH, ignore_conflicts=True)
    Follow.objects.bulk_update(changed, _SAID, batch_size=BATCH)
    if not keeps:
        Follow.objects.filter(topic_id=from_id).delete()


def _said(row: Follow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _SAID}
