"""Not taking somebody in: the one who administers a space decides, and can take it back."""

from typing import Any

from allauth.account.models import EmailAddress
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.addresses import hash_of, hint_of
from community.events import Change, JoinRequestDecided
from community.models import Block, Invitation, JoinRequest, Membership, User
from community.operations.belonging import dismiss, keep_an_administrator, locked, person
from portal.audit import record
from portal.events import publish
from portal.models import Space
from portal.operations import Actor, OperationRefusedError, operation, require
from portal.tenancy.scope import forget_person


@operation
def block_person(*, actor: User, space: Space, user: User, reason: str = "") -> Block:
    """Remove ``user`` from ``space``, if they are in, and take nobody in any more who has their address.

    Raises:
        AccessDeniedError: ``actor`` does not administer the space, or it is archived.
        OperationRefusedError: it is oneself, the last administrator, or somebody who is blocked already.
    """
    space = locked(space)
    require(actor, "community.block", space)
    if user.pk == actor.pk:
        raise OperationRefusedError(_("You cannot block yourself. You can leave the space."))
    if Block.objects.filter(space=space, user=user).exists():
        raise OperationRefusedError(_("This person is blocked already."))
    membership = Membership.objects.select_related("space", "user").filter(space=space, user=user).first()
    if membership is not None:
        keep_an_administrator(membership)

    block, _made = Block.objects.update_or_create(
        space=space, address_hash=hash_of(user.email),
        defaults={"user": user, "reason": reason.strip(), "blocked_by": person(actor)},
    )  # fmt: skip
    record(actor=actor, verb="community.block_person", obj=block, user=user.pk)
    _shut_out(space, user, membership, actor)
    return block


@operation
def block_address(*, actor: User, space: Space, email: str, reason: str = "") -> Block:
    """Take nobody in who has ``email``; who is a member with it is removed.

    Whether anybody else in the network has the address is not said.

    Raises:
        AccessDeniedError: ``actor`` does not administer the space, or it is archived.
        OperationRefusedError: it is one's own address, the last administrator's, or blocked already.
    """
    space = locked(space)
    require(actor, "community.block", space)
    if Block.objects.filter(space=space, address_hash=hash_of(email)).exists():
        raise OperationRefusedError(_("This address is blocked already."), field="email")
    membership = _member_with(space, email)
    if membership is not None:
        if membership.user_id == actor.pk:
            raise OperationRefusedError(_("This is your own address."), field="email")
        keep_an_administrator(membership)
    if membership is not None and Block.objects.filter(space=space, user=membership.user).exists():
        raise OperationRefusedError(_("This address is blocked already."), field="email")

    block = Block.objects.create(
        space=space,
        user=membership.user if membership is not None else None,
        address_hash=hash_of(email),
        address_hint=hint_of(email),
        reason=reason.strip(),
        blocked_by=person(actor),
    )
    record(actor=actor, verb="community.block_address", obj=block)
    Invitation.objects.waiting().filter(space=space, email=email).update(withdrawn_at=timezone.now())
    if membership is not None:
        _shut_out(space, membership.user, membership, actor)
    return block


@operation
def lift_block(*, actor: User, block: Block) -> None:
    """Undo a block; the person may join, ask or be invited again as anybody may.

    Raises:
        AccessDeniedError: ``actor`` does not administer the space, or it is archived.
        OperationRefusedError: somebody has lifted it meanwhile.
    """
    space = locked(block.space)
    require(actor, "community.block", space)
    found = Block.objects.filter(pk=block.pk).first()
    if found is None:
        raise OperationRefusedError(_("This block has been lifted meanwhile."))

    record(actor=actor, verb="community.lift_block", obj=found, user=found.user_id)
    found.delete()
    forget_person(found.user_id)


def _member_with(space: Space, email: str) -> Membership | None:
    members = Membership.objects.select_related("space", "user").filter(space=space)
    holders = EmailAddress.objects.filter(email__iexact=email, verified=True).values("user")
    return members.filter(user__email__iexact=email).first() or members.filter(user__in=holders).first()


def _shut_out(space: Space, user: User, membership: Membership | None, actor: Actor) -> None:
    """End what ties ``user`` to the space, and what could bring them back."""
    addresses: Any = EmailAddress.objects.filter(user=user).values_list("email", flat=True)
    emails = {address.lower() for address in (user.email, *addresses)}
    now = timezone.now()
    Invitation.objects.waiting().filter(space=space, email__in=emails).update(withdrawn_at=now)
    for request in JoinRequest.objects.filter(space=space, user=user, decided_at=None):
        request.decided_at, request.decided_by, request.granted = now, person(actor), False
        request.save(update_fields=["decided_at", "decided_by", "granted"])
        publish(
            JoinRequestDecided(
                request_id=request.pk, space_id=space.pk, user_id=user.pk, granted=None, actor_id=actor.pk
            )
        )
    if membership is not None:
        dismiss(membership, Change.REMOVED)
    forget_person(user.pk)
