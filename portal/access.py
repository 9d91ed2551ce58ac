"""Predicates that every app composes its permissions from: one fact each, never raising, never writing."""

from typing import Any

import rules

from portal.choices import Audience
from portal.models import Circle, CircleMember
from portal.spaces import standing
from portal.tenancy.scope import memo


def _space_id(obj: Any) -> int | None:
    """The space of an object, or the object itself when it is one."""
    if obj is None:
        return None
    return getattr(obj, "space_id", None) or (obj.pk if obj._meta.label == "portal.Space" else None)  # noqa: SLF001


def _space(obj: Any) -> Any:
    return getattr(obj, "space", obj)


def circles_of(actor: Any) -> frozenset[int]:
    """The ids of the circles in scope that ``actor`` belongs to."""
    if actor.pk is None:
        return frozenset()
    return memo(
        ("circles", actor.pk),
        lambda: frozenset(CircleMember.objects.filter(user_id=actor.pk).values_list("circle_id", flat=True)),
    )


@rules.predicate
def is_signed_in(actor: Any) -> bool:
    return bool(getattr(actor, "is_authenticated", False))


@rules.predicate
def is_member(actor: Any, obj: Any) -> bool:
    space_id = _space_id(obj)
    return space_id is not None and standing(actor).is_member(space_id)


@rules.predicate
def contributes(actor: Any, obj: Any) -> bool:
    """A member of the object's space who may write there."""
    space_id = _space_id(obj)
    return space_id is not None and standing(actor).contributes_to(space_id)


@rules.predicate
def is_muted(actor: Any, obj: Any) -> bool:
    """Reads on in the object's space and does not write there, until a moderator's time is over."""
    space_id = _space_id(obj)
    return space_id is not None and standing(actor).is_muted_in(space_id)


@rules.predicate
def is_moderator(actor: Any, obj: Any) -> bool:
    space_id = _space_id(obj)
    return space_id is not None and standing(actor).moderates(space_id)


@rules.predicate
def is_administrator(actor: Any, obj: Any) -> bool:
    space_id = _space_id(obj)
    return space_id is not None and standing(actor).administers(space_id)


@rules.predicate
def writes_pages(actor: Any, obj: Any) -> bool:
    """Who has ``edits_pages`` in the object's space."""
    space_id = _space_id(obj)
    return space_id is not None and standing(actor).edits_pages_of(space_id)


@rules.predicate
def is_author(actor: Any, obj: Any) -> bool:
    author_id = getattr(obj, "author_id", None)
    return author_id is not None and author_id == actor.pk


@rules.predicate
def is_in_circle(actor: Any, circle: Circle) -> bool:
    return circle.pk in circles_of(actor)


@rules.predicate
def space_is_open(actor: Any, obj: Any) -> bool:
    """Archived spaces are read-only."""
    return obj is not None and _space(obj).archived_at is None


def shows_section(kind: str) -> Any:
    """The predicate that the object's space shows a section: nothing is begun in one that it does not."""

    @rules.predicate(name=f"shows_{kind}")
    def shown(actor: Any, obj: Any) -> bool:
        return obj is not None and _space(obj).shows(kind)

    return shown


@rules.predicate
def in_audience(actor: Any, obj: Any) -> bool:
    """The single form of ``audience_condition``; a test holds both together for every role."""
    if obj is None:
        return False
    if obj.audience == Audience.PUBLIC:
        return True
    place = standing(actor)
    if obj.audience == Audience.PARTIES:
        return obj.circle_id in circles_of(actor)
    if place.is_member(obj.space_id):
        return True
    return obj.audience == Audience.NETWORK and place.is_accepted


@rules.predicate
def is_unhidden(actor: Any, obj: Any) -> bool:
    return obj is not None and obj.hidden_at is None


is_shown = in_audience & (is_unhidden | is_author | is_moderator)
"""The single form of ``HideableQuerySet.visible_to``."""


@rules.predicate
def is_coordinator(actor: Any) -> bool:
    return standing(actor).is_coordinator


@rules.predicate
def is_superuser(actor: Any) -> bool:
    return bool(getattr(actor, "is_superuser", False) and actor.is_active)


rules.add_perm("portal.edit_pages", writes_pages & space_is_open)
rules.add_perm("portal.equip_editors", rules.always_false)  # for the platform alone
