"""Invitations and blocks of a space, and what is known of addresses before they are invited."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from community.addresses import hash_of, normal
from community.blocking import blocked_by
from community.models import Block, Invitation, InvitationRefusal, Membership, PersonBlock
from portal.choices import Role
from portal.models import Space


@dataclass(frozen=True)
class SortedAddresses:
    """Addresses by what an invitation to each would mean.

    Whether somebody has an account counts only for members of the space itself, whom its administrators
    know; so an address that the network knows and one that it does not look alike.
    """

    new: Sequence[str] = ()
    members: Sequence[str] = ()
    invited: Sequence[str] = ()
    refused: Sequence[str] = ()
    blocked: Sequence[str] = ()

    @property
    def skipped(self) -> int:
        return len(self.members) + len(self.invited) + len(self.refused) + len(self.blocked)


def sort_addresses(space: Space, emails: Sequence[str], now: datetime) -> SortedAddresses:
    """For readers who may ``community.invite``; five queries, whatever their number."""
    hashes = {email: hash_of(email) for email in emails}
    members = _addresses_of_members(space, emails)
    waiting = Invitation.objects.waiting().filter(space=space, email__in=emails, expires_at__gt=now)
    invited = set(waiting.values_list("email", flat=True))
    refused = _hashed(InvitationRefusal.objects.filter(space=space), hashes.values())
    blocked = _hashed(Block.objects.filter(space=space), hashes.values())
    groups: dict[str, list[str]] = {name: [] for name in SortedAddresses.__dataclass_fields__}
    for email in emails:
        if hashes[email] in blocked:
            groups["blocked"].append(email)
        elif email in members:
            groups["members"].append(email)
        elif hashes[email] in refused:
            groups["refused"].append(email)
        else:
            groups["invited" if email in invited else "new"].append(email)
    return SortedAddresses(**groups)


def _addresses_of_members(space: Space, emails: Sequence[str]) -> set[str]:
    """Those of ``emails`` that belong to people whom the space has let in already."""
    accepted = Membership.objects.filter(space=space).exclude(accepted_at=None)
    verified = EmailAddress.objects.filter(verified=True, user__in=accepted.values("user"))
    own = accepted.filter(user__email__in=emails).values_list("user__email", flat=True)
    return {
        normal(email) for email in (*own, *verified.filter(email__in=emails).values_list("email", flat=True))
    }


def _hashed(rows: QuerySet[Block] | QuerySet[InvitationRefusal], hashes: Collection[str]) -> set[str]:
    return set(rows.filter(address_hash__in=list(hashes)).values_list("address_hash", flat=True))


def invitations_in(space: Space) -> QuerySet[Invitation]:
    """All invitations, for readers who may ``community.view_invitations``."""
    return Invitation.objects.filter(space=space).select_related("space", "invited_by", "accepted_by")


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def invitation_behind(hashed: str) -> Invitation | None:
    """The invitation whose link has the token of that hash; for whoever holds the link."""
    found = Invitation.objects.select_related("space", "invited_by", "accepted_by")
    return found.filter(token_hash=hashed).first() if hashed else None


def invitations_to(person: Any) -> QuerySet[Invitation]:
    """What still lets ``person`` in somewhere, by the addresses that they have shown to be theirs."""
    shown = EmailAddress.objects.filter(user_id=person.pk, verified=True).values_list("email", flat=True)
    mine = [normal(email) for email in shown]
    blocks = Block.objects.filter(
        Q(user_id=person.pk) | Q(address_hash__in=[hash_of(email) for email in mine])
    )
    administers = Membership.objects.filter(
        space_id=OuterRef("space_id"), user_id=OuterRef("invited_by_id"), role=Role.ADMINISTRATOR,
        user__is_active=True,
    )  # fmt: skip
    return (
        Invitation.objects.waiting()
        .filter(Exists(administers), email__in=mine, expires_at__gt=timezone.now(), space__archived_at=None)
        .exclude(space_id__in=blocks.values("space_id"))
        .exclude(invited_by_id__in=blocked_by(person))
        .select_related("space", "invited_by")
        .order_by("-asked_at", "-pk")
    )


def stands(invitation: Invitation, now: datetime) -> bool:
    """Whether the invitation still lets somebody in.

    It stands while who made it administers the space: who was removed must not come back by a link that
    they once sent to themselves.
    """
    if invitation.invited_by_id is None or not invitation.is_good(now):
        return False
    administers = Membership.objects.filter(
        space_id=invitation.space_id, user_id=invitation.invited_by_id, role=Role.ADMINISTRATOR,
        user__is_active=True,
    )  # fmt: skip
    blocked = Block.objects.filter(space_id=invitation.space_id, address_hash=hash_of(invitation.email))
    return administers.exists() and not blocked.exists()


def is_unwanted(invitation: Invitation) -> bool:
    """Whether who has the address has blocked who invites; the mail then goes nowhere, and nobody is told."""
    holders = EmailAddress.objects.filter(email__iexact=invitation.email, verified=True).values("user")
    theirs = PersonBlock.objects.filter(blocked_id=invitation.invited_by_id)
    return theirs.filter(Q(user__in=holders) | Q(user__email__iexact=invitation.email)).exists()


def blocks_in(space: Space) -> QuerySet[Block]:
    """For readers who may ``community.view_blocks``."""
    return Block.objects.filter(space=space).select_related("user__profile", "blocked_by").order_by("-pk")
