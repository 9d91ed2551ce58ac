"""Who may find what: tokens on things and tokens of readers. A reader finds what shares a token with them.

    public            everybody
    network           people whom a space has accepted
    space:<id>        members of that space
    circle:<id>       the people of that circle

A thing carries its audience and its space, never people, so joining or leaving needs no new indexing.
"""

from typing import Any, Final

from portal.access import circles_of
from portal.choices import Audience, Visibility
from portal.models import Space
from portal.spaces import standing

PUBLIC: Final = "public"
NETWORK: Final = "network"


def of_space(space_id: int) -> str:
    return f"space:{space_id}"


def of_circle(circle_id: int) -> str:
    return f"circle:{circle_id}"


def space_tokens(space: Space) -> frozenset[str]:
    """Who may know of ``space``; nothing inside is ever for more people."""
    if space.visibility == Visibility.PUBLIC:
        return frozenset({PUBLIC})
    if space.visibility == Visibility.NETWORK:
        return frozenset({NETWORK, of_space(space.pk)})
    return frozenset({of_space(space.pk)})


def access_tokens(obj: Any) -> frozenset[str]:
    """Who may find ``obj``, which has a space, an audience and perhaps a circle.

    Raises:
        ValueError: its audience is unknown, so nobody can say who may.
    """
    if obj.audience == Audience.PARTIES:
        return frozenset({of_circle(obj.circle_id)})
    if obj.audience == Audience.PUBLIC:
        return space_tokens(obj.space)
    if obj.audience == Audience.SPACE or obj.space.visibility == Visibility.HIDDEN:
        return frozenset({of_space(obj.space_id)})
    if obj.audience == Audience.NETWORK:
        return frozenset({NETWORK, of_space(obj.space_id)})
    raise ValueError(f"{obj!r} has the unknown audience {obj.audience!r}.")


def reader_tokens(actor: Any) -> frozenset[str]:
    """What ``actor`` may find: at most two queries a scope."""
    place = standing(actor)
    tokens = {PUBLIC, *map(of_space, place.space_ids)}
    if place.is_accepted:
        tokens.add(NETWORK)
    if place.user_id is not None:
        tokens.update(map(of_circle, circles_of(actor)))
    return frozenset(tokens)
