"""Coming, staying and going."""

from django.utils.translation import gettext_lazy as _

from community.events import Change
from community.models import Membership, User
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
def change_role(*, actor: Actor, membership: Membership, role: str) -> Membership:
    """Give a member another role; the version rises, so open sockets look again.

    Raises:
        AccessDeniedError: ``actor`` does not administer the space.
        OperationRefusedError: the last administrator would be gone, or the person has left meanwhile.
    """
    space = locked(membership.space)
    require(actor, "community.manage_members", space)
    membership = _still_there(membership)
    if role not in Role.values:
        raise OperationRefusedError(_("Choose one of the roles."), field="role")
    if membership.role == role:
        return membership
    keep_an_administrator(membership)

    before, membership.role = membership.role, role
    membership.version += 1
    membership.save(update_fields=["role", "version"])
    record(actor=actor, verb="community.change_role", obj=membership, before=before, after=role)
    changed(membership, Change.ROLE)
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
