"""Read marks and choices of following, carried along when topics move, merge or part.

A mark is the number of a post, so whoever gives posts new numbers calls this in the same transaction. What
was unread stays so, and what was read as far as one number can say: of posts that come between each other,
the first unread one ends the mark.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Max
from django.utils import timezone

from forums.choices import ChosenBy
from forums.models import BoardRead, Follow, Topic, TopicRead

Numbers = Mapping[int, int]


def merge_marks(*, kept: Topic, gone_id: int, kept_numbers: Numbers, gone_numbers: Numbers) -> None:
    """Marks of both topics as marks of the kept one; before the row of the gone one is deleted."""
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
    TopicRead.objects.bulk_create(rows)
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
    TopicRead.objects.bulk_create(rows)
    _carry_choices(left.pk, begun, keeps=True)


def keep_marks_of_board(*, topic: Topic, board_id: int) -> None:
    """What counted as read because its board was, as marks of the topic, which has left the board."""
    known = _marks_of(topic.pk)
    now = timezone.now()
    for moment, users in _readers_by_moment(board_id, topic).items():
        number = topic.posts.filter(posted_at__lte=moment).aggregate(last=Max("number"))["last"] or 0
        wanting = [user_id for user_id in users if known.get(user_id, 0) < number]
        TopicRead.objects.filter(topic=topic, user_id__in=wanting).delete()
        TopicRead.objects.bulk_create(
            TopicRead(user_id=user_id, topic=topic, last_number=number, read_at=now) for user_id in wanting
        )


def _marks_of(topic_id: int) -> dict[int, int]:
    return dict(TopicRead.objects.filter(topic_id=topic_id).values_list("user_id", "last_number"))


def _readers_by_moment(board_id: int, topic: Topic) -> dict[Any, list[int]]:
    readers: dict[Any, list[int]] = {}
    rows = BoardRead.objects.filter(board_id=board_id, read_until__gte=topic.opened_at)
    for user_id, moment in rows.values_list("user_id", "read_until"):
        readers.setdefault(moment, []).append(user_id)
    return readers


def _unread(numbers: Numbers, last: int) -> set[int]:
    """The new numbers of the posts behind the old number ``last``."""
    return {new for old, new in numbers.items() if old > last}


def _up_to_first_unread(unread: Iterable[int], post_count: int) -> int:
    return min(unread, default=post_count + 1) - 1


def _carry_choices(from_id: int, to: Topic, *, keeps: bool) -> None:
    """Choices about one topic hold for another too, unless their person said something about that one."""
    there = {row.user_id: row for row in Follow.objects.filter(topic=to)}
    for row in Follow.objects.filter(topic_id=from_id):
        other = there.get(row.user_id)
        if other is None:
            Follow.objects.create(
                user_id=row.user_id,
                topic=to,
                level=row.level,
                chosen_by=row.chosen_by,
                chosen_at=row.chosen_at,
            )
        elif other.chosen_by != ChosenBy.PERSON and row.chosen_by == ChosenBy.PERSON:
            Follow.objects.filter(pk=other.pk).update(
                level=row.level, chosen_by=row.chosen_by, chosen_at=row.chosen_at
            )
    if not keeps:
        Follow.objects.filter(topic_id=from_id).delete()
