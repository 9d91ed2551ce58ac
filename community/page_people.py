"""Whom editors can put on the pages of a space, and whom each reader then sees there: members only."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef

from community.models import Membership, User
from community.selectors import people_for
from portal.choices import Role
from portal.spaces import standing

MOST_CHOICES = 500


def choices(editor: Any, space_id: int) -> list[tuple[int, str]]:
    """The members of the space whom ``editor`` may see, by name.

    Where the list of members is not for everybody, page editors choose among those who lead the space.
    """
    people = _members(people_for(editor), space_id)
    if space_id in standing(editor).unlisted:
        leading = Membership.objects.filter(space_id=space_id, role__in=[Role.ADMINISTRATOR, Role.MODERATOR])
        people = people.filter(pk__in=leading.values("user_id"))
    people = people.order_by("display_name", "pk")[:MOST_CHOICES]
    return [(person.pk, person.display_name) for person in people]


def shown(reader: Any, space_id: int, ids: Iterable[int]) -> list[User]:
    """Those of ``ids`` who still belong to the space and whom ``reader`` may see, in the order of ``ids``."""
    wanted = list(ids)
    found = _members(people_for(reader), space_id).in_bulk(wanted)
    return [found[pk] for pk in wanted if pk in found]


def _members(people: Any, space_id: int) -> Any:
    return people.filter(Exists(Membership.objects.filter(user=OuterRef("pk"), space_id=space_id)))
