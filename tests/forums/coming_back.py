"""What tests of coming back share: a week after the cast came, in March."""

from datetime import timedelta
from typing import Any

from forums.models import Topic
from tests.factories import NOON

CAME = NOON - timedelta(days=5)
TODAY = NOON + timedelta(days=7)


def arrived(*people: Any, at: Any = CAME) -> None:
    """Let ``people`` have their account, and their places in spaces, since ``at``."""
    for person in people:
        person.date_joined = at
        person.save()
        person.memberships.update(joined_at=at)


def state(topic: Topic, person: Any) -> tuple[int, int]:
    """How many posts of ``topic`` the person has read, and how many are left."""
    row = Topic.objects.with_reading(person).get(pk=topic.pk)
    return row.read_number, row.unread


def has_new(topic: Topic, person: Any) -> bool:
    return Topic.objects.visible_to(person).unread_by(person).filter(pk=topic.pk).exists()
