"""Who may invite, who may accept, and who is not taken in."""

from typing import Any

import rules
from allauth.account.models import EmailAddress

from community.addresses import hash_of
from community.models import Block
from portal.access import is_administrator, is_signed_in, space_is_open
from portal.tenancy import memo


def blocked_space_ids(actor: Any) -> frozenset[int]:
    """The spaces that do not take ``actor`` in, by person or by any of their addresses."""
    if actor.pk is None:
        return frozenset()

    def read() -> frozenset[int]:
        addresses = EmailAddress.objects.filter(user_id=actor.pk).values_list("email", flat=True)
        hashes = {hash_of(address) for address in (actor.email, *addresses)}
        rows = Block.objects.filter(user_id=actor.pk) | Block.objects.filter(address_hash__in=hashes)
        return frozenset(rows.values_list("space_id", flat=True))

    return memo(("blocked", actor.pk), read)


@rules.predicate
def is_blocked(actor: Any, obj: Any) -> bool:
    """The space, or that of the object, does not take the person in."""
    return obj is not None and getattr(obj, "space_id", obj.pk) in blocked_space_ids(actor)


@rules.predicate
def holds_the_invited_address(actor: Any, invitation: Any) -> bool:
    """The person has shown that they read the mail of the address."""
    addresses = EmailAddress.objects.filter(user_id=actor.pk, verified=True)
    return invitation is not None and addresses.filter(email__iexact=invitation.email).exists()


rules.add_perm("community.be_taken_in", ~is_blocked)
rules.add_perm("community.invite", is_administrator & space_is_open)
rules.add_perm("community.view_invitations", is_administrator)
rules.add_perm("community.manage_invitation", is_administrator & space_is_open)
rules.add_perm("community.accept_invitation", is_signed_in & holds_the_invited_address & ~is_blocked)
# Whoever holds the link says no for the address that it was mailed to.
rules.add_perm("community.decline_invitation", rules.always_true)
rules.add_perm("community.mail_invitations", rules.always_false)
rules.add_perm("community.forget_invitations", rules.always_false)
rules.add_perm("community.view_blocks", is_administrator)
rules.add_perm("community.block", is_administrator & space_is_open)
