"""Who is in a group: helpers for tests about coming and leaving."""

from typing import Any

from collaboration.models import Group
from portal.models import Space


def counted(space: Space) -> Space:
    """``space`` with a true count of members, as operations would leave it."""
    space.member_count = space.memberships.count()
    space.save(update_fields=["member_count"])
    return space


def people_of(group: Group) -> list[Any]:
    return sorted(group.members.joined().values_list("user__handle", flat=True))


def circle_of(group: Group) -> list[Any]:
    return sorted(group.members_circle.members.values_list("user__handle", flat=True))
