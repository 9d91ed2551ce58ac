"""Circles: named lists of people. A group owns one; its topic and room are for the same people."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from portal.events import Event
from portal.models import Circle, CircleMember, Space
from portal.operations import OperationRefusedError
from portal.tenancy.scope import forget_person


@dataclass(frozen=True)
class CircleFormed(Event):
    """A circle of people has begun to work; boards and rooms make a place for it."""

    circle_id: int
    space_id: int
    title: str
    purpose: str
    actor_id: int


@dataclass(frozen=True)
class CircleChanged(Event):
    """Somebody came to a circle or left it; open sockets of ``user_id`` are checked again."""

    circle_id: int
    space_id: int
    user_id: int


def add_to_circle(circle: Circle, user: Any) -> CircleMember:
    """Write the row; called by operations of the object that owns the circle."""
    member, _made = CircleMember.objects.get_or_create(
        circle=circle, user=user, defaults={"space_id": circle.space_id}
    )
    forget_person(user.pk)
    return member


def remove_from_circle(circle: Circle, user: Any) -> None:
    CircleMember.objects.filter(circle=circle, user=user).delete()
    forget_person(user.pk)


def check_audience(space: Space, audience: str) -> None:
    """Go on only if things in ``space`` may be shown to ``audience``.

    Raises:
        OperationRefusedError: the space does not allow it.
    """
    if audience not in space.audiences:
        raise OperationRefusedError(
            _("Things in this space cannot be shown to so many people."), field="audience"
        )


def parties_of(obj: Any) -> Circle | None:
    """The circle that an object of any app is for: a group's own people, or those of its audience."""
    return getattr(obj, "members_circle", None) or getattr(obj, "circle", None)
