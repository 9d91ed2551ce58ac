"""Helpers for tests of invitations: who reads which mail, and the way from invitation to link."""

import re
from typing import Any

from allauth.account.models import EmailAddress
from django.core import mail

from community.invitation_tasks import mail_invitation
from community.models import Invitation, User
from community.operations.invitations import invite_people
from portal.models import Space
from portal.tenancy import Scope, SpaceSet, enter


def verified(user: User, email: str = "") -> User:
    """``user``, who has shown that they read the mail of ``email`` (their own address)."""
    EmailAddress.objects.create(user=user, email=email or user.email, verified=True, primary=not email)
    return user


def invite(actor: User, space: Space, email: str, **values: Any) -> Invitation:
    with enter(Scope(reads=SpaceSet.readable_by(actor), writes=space.pk)):
        (made,) = invite_people(actor=actor, space=space, emails=[email], **values)
    return made


def link_of(invitation: Invitation) -> str:
    """The path of the link that was mailed."""
    mail_invitation.func(invitation.pk)
    invitation.refresh_from_db()
    return re.search(r"http://testserver(/invitations/[\w-]{43}/)\n", mail.outbox[-1].body).group(1)
