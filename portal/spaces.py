"""Spaces: who stands where, which spaces a reader may know of, and what happens when one is made.

Memberships live in a higher layer, which fills the two ``readers`` hooks and ``on_create`` when it starts.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from portal.choices import NetworkRole, Role, Visibility
from portal.models import Space
from portal.tenancy.scope import memo


@dataclass(frozen=True)
class Standing:
    """What a person is to every space: roles by space id, and the two network-wide facts.

    ``is_accepted``: at least one space has let them in, and not only to observe (joining an open space by
    oneself does not count either). ``unlisted``: the spaces of theirs whose list of members is not for them.
    ``edits``: the spaces whose pages they write. ``muted``: until when they only read, by space id.
    """

    user_id: int | None = None
    roles: Mapping[int, str] = field(default_factory=dict)
    is_accepted: bool = False
    network_role: str | None = None
    unlisted: frozenset[int] = frozenset()
    edits: frozenset[int] = frozenset()
    muted: Mapping[int, datetime] = field(default_factory=dict)

    @property
    def space_ids(self) -> tuple[int, ...]:
        return tuple(self.roles)

    @property
    def listed_space_ids(self) -> tuple[int, ...]:
        """The spaces of theirs in which they see who else belongs."""
        return tuple(pk for pk in self.roles if pk not in self.unlisted)

    def sees_members_of(self, space_id: int) -> bool:
        return space_id in self.roles and space_id not in self.unlisted

    def role_in(self, space_id: int) -> str | None:
        return self.roles.get(space_id)

    def is_member(self, space_id: int) -> bool:
        return space_id in self.roles

    def contributes_to(self, space_id: int) -> bool:
        """A member who may write: everyone but observers and who is muted at this moment."""
        return self.roles.get(space_id) not in {None, Role.OBSERVER} and not self.is_muted_in(space_id)

    def is_muted_in(self, space_id: int) -> bool:
        until = self.muted.get(space_id)
        return until is not None and until > timezone.now()

    def moderates(self, space_id: int) -> bool:
        return self.roles.get(space_id) in {Role.MODERATOR, Role.ADMINISTRATOR}

    def administers(self, space_id: int) -> bool:
        return self.roles.get(space_id) == Role.ADMINISTRATOR

    def edits_pages_of(self, space_id: int) -> bool:
        return space_id in self.edits and not self.is_muted_in(space_id)

    @property
    def is_coordinator(self) -> bool:
        return self.network_role == NetworkRole.COORDINATOR


NOBODY = Standing()


class Readers:
    """What the membership layer tells this one."""

    def __init__(self) -> None:
        self.standing_of: Callable[[Any], Standing] = lambda _user: NOBODY
        self.memberships_of: Callable[[Any], QuerySet[Any] | None] = lambda _user: None

    def register(
        self, *, standing_of: Callable[[Any], Standing], memberships_of: Callable[[Any], QuerySet[Any] | None]
    ) -> None:
        """``memberships_of(user)`` gives a query of the user's memberships with ``space_id``."""
        self.standing_of = standing_of
        self.memberships_of = memberships_of


readers = Readers()
_on_create: list[Callable[[Space, Any], None]] = []


def on_create(hook: Callable[[Space, Any], None]) -> Callable[[Space, Any], None]:
    """Register ``hook(space, actor)``, run inside the transaction that makes a space."""
    _on_create.append(hook)
    return hook


def run_on_create(space: Space, actor: Any) -> None:
    for hook in _on_create:
        hook(space, actor)


def standing(actor: Any) -> Standing:
    """The actor's standing, read once a scope; nobody's for visitors and for the platform itself."""
    if not getattr(actor, "is_authenticated", False):
        return NOBODY
    return memo(("standing", actor.pk), lambda: readers.standing_of(actor))


def readable(actor: Any) -> QuerySet[Space]:
    """The spaces that ``actor`` may know of: public ones, the network's, and one's own."""
    if not getattr(actor, "is_authenticated", False):
        return Space.objects.filter(visibility=Visibility.PUBLIC)
    known = Q(visibility=Visibility.PUBLIC)
    if standing(actor).is_accepted:
        known |= Q(visibility=Visibility.NETWORK)
    memberships = readers.memberships_of(actor)
    if memberships is not None:
        known |= Q(pk__in=memberships.values("space_id"))
    return Space.objects.filter(known)


def readable_ids(actor: Any) -> QuerySet[Any]:
    return readable(actor).values("pk")
