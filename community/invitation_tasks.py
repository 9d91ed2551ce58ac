"""Invitations by mail: to addresses, whether or not there is an account."""

from types import SimpleNamespace

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from community.labels import role_label
from community.models import Invitation
from community.operations.invitation_mail import (
    claim_invitation,
    give_invitation_back,
    mark_invitation_mailed,
)
from community.operations.invitations import forget_old_invitations
from community.selectors import is_unwanted
from portal.addresses import absolute
from portal.locality import in_locality_of
from portal.mail import compose
from portal.operations import SYSTEM
from portal.post import MailError, send
from portal.tasks import background

REFUSAL_SALT = "guildhall.no-more-invitations"


@background(queue="mail")
def mail_invitation(invitation_id: int) -> None:
    """Send one invitation, once; nothing when it has been withdrawn or answered meanwhile.

    While the mail server is away the next try is a task of its own, written in the transaction that gives
    this one back. A worker killed in the moment after sending may send twice, which is the lesser evil; the
    newer link is the one that works.
    """
    claimed = claim_invitation(actor=SYSTEM, invitation_id=invitation_id)
    if claimed is None:
        return
    invitation, token = claimed
    if is_unwanted(invitation):
        mark_invitation_mailed(actor=SYSTEM, invitation=invitation)  # who invites sees no difference
        return
    try:
        is_taken = send(compose_invitation(invitation, token))
    except MailError:
        give_invitation_back(actor=SYSTEM, invitation=invitation, is_hopeless=False)
        return
    if is_taken:
        mark_invitation_mailed(actor=SYSTEM, invitation=invitation)
    else:
        give_invitation_back(actor=SYSTEM, invitation=invitation, is_hopeless=True)


def forget_invitations() -> None:
    """The worker's schedule calls this."""
    forget_old_invitations(actor=SYSTEM)


def refusal_path(invitation: Invitation) -> str:
    """Where the address says that it wants no more; good for every mail ever sent to it."""
    return reverse("invitation_refuse", args=[signing.dumps(invitation.pk, salt=REFUSAL_SALT)])


def compose_invitation(invitation: Invitation, token: str) -> EmailMultiAlternatives:
    """In the language that the inviter chose, since nobody knows who reads it.

    A hidden space stays out of the subject, which shows on locked screens.
    """
    reader = SimpleNamespace(language=invitation.language, time_zone="")
    inviter = invitation.invited_by.name if invitation.invited_by else ""
    space = invitation.space
    with in_locality_of(reader):
        subject = (
            _("You are invited to a space on Guildhall")
            if space.is_hidden
            else format_lazy("{} · {}", _("You are invited"), space.name)
        )
        refuse = absolute(refusal_path(invitation))
        return compose(
            to=invitation.email,
            reader=reader,
            subject=subject,
            template="invitation",
            headers={
                "List-Unsubscribe": f"<{refuse}>",
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            },
            context={
                "inviter": inviter,
                "space": space,
                "role": role_label(space, invitation.role),
                "welcome": invitation.welcome,
                "expires_at": invitation.expires_at,
                "link": absolute(reverse("invitation", args=[token])),
                "refuse_link": refuse,
                "site": settings.WAGTAIL_SITE_NAME,
            },
        )
