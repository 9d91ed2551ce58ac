"""Claiming invitations for the mail: none lost, none doubled, however long the mail server is away."""

import secrets
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from community.events import InvitationAsked
from community.models import Invitation
from community.selectors import stands, token_hash
from portal.audit import record
from portal.events import publish
from portal.operations import Actor, OperationRefusedError, operation, require
from portal.post import pause_after

# Longer than a mail server may take, shorter than the pause before a reaped task is tried again.
CLAIM = timedelta(seconds=40)
TRIED_FOR = timedelta(days=1)
TOKEN_BYTES = 32


@operation
def claim_invitation(*, actor: Actor, invitation_id: int) -> tuple[Invitation, str] | None:
    """The invitation for the one caller who is to send it, with the token of its link; None if there is none.

    The token is made here and its hash alone kept: what waits for the mail holds no key to the space.

    Raises:
        OperationRefusedError: another worker holds the claim; its task or a later try will send.
    """
    require(actor, "community.mail_invitations")
    now = timezone.now()
    invitation = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("space", "invited_by")
        .filter(pk=invitation_id, mailed_at=None, mail_failed_at=None)
        .first()
    )
    if invitation is None or not stands(invitation, now) or invitation.space.is_archived:
        return None
    if invitation.mail_claimed_at is not None and invitation.mail_claimed_at > now - CLAIM:
        raise OperationRefusedError(_("This mail is being sent."))
    token = secrets.token_urlsafe(TOKEN_BYTES)
    invitation.token_hash = token_hash(token)
    invitation.mail_claimed_at = now
    invitation.mail_attempts += 1
    invitation.save(update_fields=["token_hash", "mail_claimed_at", "mail_attempts"])
    return invitation, token


@operation
def mark_invitation_mailed(*, actor: Actor, invitation: Invitation) -> None:
    require(actor, "community.mail_invitations")
    # Only if nobody asked for another mail meanwhile.
    Invitation.objects.filter(pk=invitation.pk, token_hash=invitation.token_hash).update(
        mailed_at=timezone.now()
    )


@operation
def give_invitation_back(*, actor: Actor, invitation: Invitation, is_hopeless: bool) -> None:
    """Nothing was sent: it is tried again with growing pauses for a day; then, or if hopeless, it failed."""
    require(actor, "community.mail_invitations")
    row = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if row.token_hash != invitation.token_hash:
        return  # somebody asked for another mail meanwhile, which goes its own way
    now = timezone.now()
    row.mail_claimed_at = None
    if is_hopeless or now - row.asked_at > TRIED_FOR:
        row.mail_failed_at = now
        record(actor=actor, verb="community.invitation_mail_failed", obj=row, attempts=row.mail_attempts)
    else:
        publish(InvitationAsked(invitation_id=row.pk, after=now + pause_after(row.mail_attempts)))
    row.save(update_fields=["mail_claimed_at", "mail_failed_at"])
