"""Coming, staying and going."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.events import AdministrationHandedOver, Change
from community.models import Departure, Invitation, Membership, User
from community.operations.belonging import (
    admit,
    changed,
    close_requests,
    dismiss,
    keep_an_administrator,
    locked,
    person,
)
from portal.audit import record
from portal.choices import Role
from portal.events import publish
from portal.models import Space
from portal.operations import Actor, OperationRefusedError, operation, require


@operation
def join_space(*, actor: User, space: Space) -> Membership:
    """Walk into an open space. Nobody has accepted the person, so this does not open the network to them.

    Raises:
        AccessDeniedError: the space is not open to all, archived, unknown to ``actor``, or already theirs.
    """
    space = locked(space)
    require(actor, "community.join_space", space)

    membership = admit(space=space, user=actor, accepted_by=None, is_accepted=False)
    close_requests(space=space, user=actor)
    record(actor=actor, verb="community.join_space", obj=membership)
    return membership


@operation
def admit_member(
    *, actor: Actor, space: Space, user: User, role: str = Role.MEMBER, edits_pages: bool = False
) -> Membership:
    """Accept ``user`` into ``space`` without being asked: for commands and imports, never for a form."""
    space = locked(space)
    require(actor, "community.admit_member", space)

    membership = admit(
        space=space,
        user=user,
        accepted_by=person(actor),
        is_accepted=True,
        role=role,
        edits_pages=edits_pages,
    )
    close_requests(space=space, user=user)
    record(actor=actor, verb="community.admit_member", obj=membership, role=role)
    return membership


@operation
def leave_space(*, actor: User, space: Space) -> None:
    """Go. What the person wrote stays with the space.

    Raises:
        AccessDeniedError: ``actor`` is not a member.
        OperationRefusedError: they are its last administrator.
    """
    space = locked(space)
    require(actor, "community.leave_space", space)

    membership = Membership.objects.select_related("space", "user").get(space=space, user=actor)
    keep_an_administrator(membership)
    record(actor=actor, verb="community.leave_space", obj=membership)
    dismiss(membership, Change.LEFT)


@operation
def change_role(
    *, actor: Actor, membership: Membership, role: str, edits_pages: bool | None = None
) -> Membership:
    """Give a member another role; the version rises, so open sockets look again.

    ``edits_pages`` opens or closes the pages of the space to them; None leaves that as it is.

    Raises:
        AccessDeniedError: ``actor`` does not administer the space.
        OperationRefusedError: the last administrator would be gone, or the person has left meanwhile.
    """
    space = locked(membership.space)
    require(actor, "community.manage_members", space)
    membership = _still_there(membership)
    if role not in Role.values:
        raise OperationRefusedError(_("Choose one of the roles."), field="role")
    edits = membership.edits_pages if edits_pages is None else edits_pages
    if (membership.role, membership.edits_pages) == (role, edits):
        return membership
    if membership.role != role:
        keep_an_administrator(membership)

    before, membership.role, membership.edits_pages = membership.role, role, edits
    membership.version += 1
    membership.save(update_fields=["role", "edits_pages", "version"])
    record(
        actor=actor, verb="community.change_role", obj=membership,
        before=before, after=role, edits_pages=edits,
    )  # fmt: skip
    changed(membership, Change.ROLE, by=actor.pk if before != role else None)
    return membership


@operation
def hand_over(*, actor: User, membership: Membership, stay_as: str) -> Membership:
    """Make another member administrator in one's own place; one stays as moderator or member.

    Invitations that wait for an answer go with the administration: they stand while who made them
    administers the space.

    Raises:
        AccessDeniedError: ``actor`` does not administer the space.
        OperationRefusedError: it is oneself, somebody who has left, or whose account is closed or will be.
    """
    space = locked(membership.space)
    require(actor, "community.manage_members", space)
    successor = _still_there(membership)
    if successor.user_id == actor.pk:
        raise OperationRefusedError(_("Choose somebody else to hand the administration over to."))
    if not successor.user.is_active or Departure.objects.filter(user=successor.user_id).exists():
        raise OperationRefusedError(_("This account is closed. Choose somebody who can sign in."))
    if stay_as not in {Role.MODERATOR, Role.MEMBER}:
        raise OperationRefusedError(_("Choose what you will be afterwards."), field="stay_as")

    own = Membership.objects.select_related("space", "user").get(space=space, user=actor)
    for row, role in ((successor, Role.ADMINISTRATOR), (own, Role(stay_as))):
        row.role, row.version = role, row.version + 1
        row.save(update_fields=["role", "version"])
    Invitation.objects.waiting().filter(space=space, invited_by=actor).update(invited_by=successor.user)
    record(actor=actor, verb="community.hand_over", obj=successor, user=successor.user_id, stay_as=own.role)
    publish(AdministrationHandedOver(space_id=space.pk, from_id=actor.pk, to_id=successor.user_id))
    changed(successor, Change.ROLE)
    changed(own, Change.ROLE)
    return successor


@operation
def accept_member(*, actor: User, membership: Membership) -> Membership:
    """Accept who walked in by themselves: unless they observe, they become a person of the network.

    Raises:
        AccessDeniedError: ``actor`` does not administer the space.
        OperationRefusedError: they have been accepted, or have left, meanwhile.
    """
    space = locked(membership.space)
    require(actor, "community.manage_members", space)
    membership = _still_there(membership)
    if membership.accepted_at is not None:
        raise OperationRefusedError(_("This person has been accepted already."))

    membership.accepted_at, membership.accepted_by = timezone.now(), person(actor)
    membership.version += 1
    membership.save(update_fields=["accepted_at", "accepted_by", "version"])
    record(actor=actor, verb="community.accept_member", obj=membership, user=membership.user_id)
    changed(membership, Change.LET_IN, by=actor.pk)
    return membership


@operation
def remove_member(*, actor: Actor, membership: Membership) -> None:
    """End somebody's membership; what they wrote stays.

    Raises:
        AccessDeniedError: ``actor`` does not administer the space.
        OperationRefusedError: it is the last administrator, or the person has left meanwhile.
    """
    space = locked(membership.space)
    require(actor, "community.manage_members", space)

    membership = _still_there(membership)
    keep_an_administrator(membership)
    record(actor=actor, verb="community.remove_member", obj=membership, user=membership.user_id)
    dismiss(membership, Change.REMOVED)


def _still_there(membership: Membership) -> Membership:
    """The membership as it is under the lock.

    Raises:
        OperationRefusedError: it has ended meanwhile.
    """
    found = Membership.objects.select_related("space", "user").filter(pk=membership.pk).first()
    if found is None:
        raise OperationRefusedError(_("This person is not a member any more."))
    return found
