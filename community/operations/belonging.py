"""What all operations on memberships share; called inside their transaction, under the lock of the space."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.events import Change, JoinRequestDecided, MembershipChanged
from community.models import JoinRequest, Membership, User
from community.page_groups import follow_membership
from portal.choices import Role
from portal.events import publish
from portal.models import Space
from portal.operations import OperationRefusedError
from portal.tenancy import Scope, SpaceSet, enter
from portal.tenancy.scope import forget_person


def locked(space: Space) -> Space:
    """The row of ``space``, locked: everything about who belongs to it happens one after the other."""
    return Space.objects.select_for_update().get(pk=space.pk)


def person(actor: Any) -> User | None:
    """``actor`` as the author of a row; None for the platform itself."""
    return actor if isinstance(actor, User) else None


def admit(
    *,
    space: Space,
    user: User,
    accepted_by: User | None,
    is_accepted: bool,
    role: str = Role.MEMBER,
    edits_pages: bool = False,
) -> Membership:
    """Make ``user`` a member; who is one already is accepted now, if they were not, and keeps their role."""
    membership, made = Membership.objects.get_or_create(
        space=space, user=user, defaults={"role": role, "edits_pages": edits_pages}
    )
    if is_accepted and membership.accepted_at is None:
        membership.accepted_at = timezone.now()
        membership.accepted_by = accepted_by
        membership.version += not made
        membership.save(update_fields=["accepted_at", "accepted_by", "version"])
    if made:
        Space.objects.filter(pk=space.pk).update(member_count=F("member_count") + 1)
    changed(membership, Change.LET_IN if is_accepted else Change.JOINED)
    return membership


def dismiss(membership: Membership, change: Change) -> None:
    """End a membership.

    Whoever has left a hidden space, or the network with it, cannot read it any more, but what follows has to
    be written there all the same: reactions run in a scope of the space itself.
    """
    space, user = membership.space, membership.user
    Membership.objects.filter(pk=membership.pk).delete()
    Space.objects.filter(pk=space.pk).update(member_count=F("member_count") - 1)
    follow_membership(user, space, None)
    with inside(space):
        publish(MembershipChanged(space_id=space.pk, user_id=user.pk, change=change))
    forget_person(user.pk)


def changed(membership: Membership, change: Change, *, by: int | None = None) -> None:
    """Let groups, memory and everybody who listens follow; ``by`` is who is named to the person."""
    follow_membership(membership.user, membership.space, membership)
    forget_person(membership.user_id)
    publish(
        MembershipChanged(
            space_id=membership.space_id, user_id=membership.user_id, change=change, actor_id=by
        )
    )


@contextmanager
def inside(space: Space) -> Iterator[None]:
    """A scope of the space itself, for what follows when somebody comes in from outside or has just left."""
    with enter(Scope(reads=SpaceSet.of(space.pk), writes=space.pk)):
        yield


def keep_an_administrator(membership: Membership) -> None:
    """Go on only if the space has another administrator who can sign in and is not about to leave.

    Raises:
        OperationRefusedError: nobody would be left to let people in.
    """
    if membership.role != Role.ADMINISTRATOR:
        return
    others = Membership.objects.filter(
        space_id=membership.space_id, role=Role.ADMINISTRATOR, user__is_active=True, user__departure=None
    ).exclude(pk=membership.pk)
    if not others.exists():
        raise OperationRefusedError(
            _("A space needs an administrator. Make somebody else administrator first.")
        )


def close_requests(*, space: Space, user: User) -> None:
    """Whoever is in asks no more, and nobody need answer."""
    for request in JoinRequest.objects.filter(space=space, user=user, decided_at=None):
        request.decided_at, request.granted = timezone.now(), True
        request.save(update_fields=["decided_at", "granted"])
        publish(
            JoinRequestDecided(
                request_id=request.pk, space_id=space.pk, user_id=user.pk, granted=None, actor_id=None
            )
        )
