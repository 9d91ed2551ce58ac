"""Inviting people by mail, and what they make of it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from community.addresses import hash_of
from community.events import Change, InvitationAccepted, InvitationAsked
from community.models import Invitation, InvitationRefusal, Membership, User
from community.operations.belonging import admit, changed, close_requests, inside, locked, person
from community.selectors import sort_addresses, stands
from portal.audit import record
from portal.choices import Role
from portal.events import publish
from portal.models import AuditEntry, Space
from portal.operations import Actor, OperationRefusedError, operation, require
from portal.tenancy.scope import forget_person

GOOD_FOR = timedelta(days=14)
A_DAY = timedelta(days=1)
# How long a space may look up whom it invited; then the address of who did not come is nobody's business.
KEPT_FOR = timedelta(days=180)
# So that an impatient finger does not fill somebody's mailbox.
BETWEEN_MAILS = timedelta(minutes=10)
MOST_AT_ONCE = 200
ASKS_FOR_MAIL = INVITED, RENEWED = ("community.invite", "community.renew_invitation")
RISING = [Role.OBSERVER, Role.MEMBER, Role.MODERATOR, Role.ADMINISTRATOR]


@operation
def invite_people(
    *,
    actor: User,
    space: Space,
    emails: Sequence[str],
    role: str = Role.MEMBER,
    edits_pages: bool = False,
    welcome: str = "",
    language: str = "",
) -> list[Invitation]:
    """Invite those of ``emails`` that are new to ``space``: not in, invited, unwilling or blocked.

    Raises:
        AccessDeniedError: ``actor`` does not administer the space, or it is archived.
        OperationRefusedError: an unknown role, or more invitations than a day allows; then nobody is invited.
    """
    space = locked(space)
    require(actor, "community.invite", space)
    if role not in Role.values:
        raise OperationRefusedError(_("Choose one of the roles."), field="role")
    now = timezone.now()
    new = sort_addresses(space, emails, now).new
    _within_limits(space, actor, len(new), now)

    words = {
        "role": role, "edits_pages": edits_pages, "welcome": welcome.strip(), "language": language,
    }  # fmt: skip
    run_out = {row.email: row for row in Invitation.objects.waiting().filter(space=space, email__in=new)}
    made = []
    for email in new:
        invitation = run_out.get(email) or Invitation(space=space, email=email)
        for name, value in words.items():
            setattr(invitation, name, value)
        _ask_for_mail(invitation, actor, now)
        record(actor=actor, verb=INVITED, obj=invitation, role=role, edits_pages=edits_pages)
        made.append(invitation)
    return made


@operation
def renew_invitation(*, actor: User, invitation: Invitation) -> Invitation:
    """Mail a new link, good for as long as the first one was; the old one leads nowhere from now on.

    Raises:
        AccessDeniedError: ``actor`` does not administer the space, or it is archived.
        OperationRefusedError: it has been answered or withdrawn, was mailed a moment ago, is for an address
            that wants no more or is blocked, or the day allows no more.
    """
    space = locked(invitation.space)
    invitation = Invitation.objects.select_related("space").get(pk=invitation.pk)
    require(actor, "community.manage_invitation", invitation)
    now = timezone.now()
    _still_waiting(invitation)
    if invitation.mailed_at is not None and invitation.mailed_at > now - BETWEEN_MAILS:
        raise OperationRefusedError(_("This invitation was mailed a moment ago. Give it a few minutes."))
    told = sort_addresses(space, [invitation.email], now)
    if told.refused or told.blocked:
        raise OperationRefusedError(_("Nobody can be invited at this address."))
    _within_limits(space, actor, 1, now)

    _ask_for_mail(invitation, actor, now)
    record(actor=actor, verb=RENEWED, obj=invitation)
    return invitation


@operation
def withdraw_invitation(*, actor: User, invitation: Invitation) -> None:
    """Take an invitation back; its link leads nowhere from now on, and no mail goes out any more.

    Raises:
        AccessDeniedError: ``actor`` does not administer the space, or it is archived.
        OperationRefusedError: it has been answered or withdrawn meanwhile.
    """
    locked(invitation.space)
    invitation = Invitation.objects.select_related("space").get(pk=invitation.pk)
    require(actor, "community.manage_invitation", invitation)
    _still_waiting(invitation)

    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    record(actor=actor, verb="community.withdraw_invitation", obj=invitation)


@operation
def accept_invitation(*, actor: User, invitation: Invitation) -> Membership:
    """Come in, whatever the join policy; who is in already is accepted now, and their role only rises.

    Raises:
        AccessDeniedError: ``actor`` has not verified the invited address, or the space does not take them.
        OperationRefusedError: it has been used, has run out or been withdrawn, or the space is archived.
    """
    space = locked(invitation.space)
    invitation = Invitation.objects.select_related("space").get(pk=invitation.pk)
    require(actor, "community.accept_invitation", invitation)
    now = timezone.now()
    if invitation.accepted_at is not None:
        raise OperationRefusedError(_("This invitation has been used already."))
    if not stands(invitation, now):
        raise OperationRefusedError(_("This invitation is no longer valid."))
    if space.is_archived:
        raise OperationRefusedError(_("This space is archived. Nobody joins it any more."))

    invitation.accepted_by, invitation.accepted_at = actor, now
    invitation.save(update_fields=["accepted_by", "accepted_at"])
    with inside(space):
        membership = admit(
            space=space, user=actor, accepted_by=invitation.invited_by, is_accepted=True,
            role=invitation.role, edits_pages=invitation.edits_pages,
        )  # fmt: skip
        _raise_to(membership, invitation)
    close_requests(space=space, user=actor)
    forget_person(actor.pk)
    record(actor=actor, verb="community.accept_invitation", obj=invitation, role=membership.role)
    publish(InvitationAccepted(space_id=space.pk, user_id=actor.pk, inviter_id=invitation.invited_by_id))
    return membership


@operation
def decline_invitation(*, actor: Any, invitation: Invitation, no_more: bool = False) -> None:
    """Say no with the link of the mail, signed in or not; ``no_more`` stops later ones from this space."""
    locked(invitation.space)
    invitation = Invitation.objects.select_related("space").get(pk=invitation.pk)
    require(actor, "community.decline_invitation", invitation)

    if invitation.is_waiting:
        invitation.declined_at = timezone.now()
        invitation.save(update_fields=["declined_at"])
    if no_more:
        InvitationRefusal.objects.get_or_create(
            space_id=invitation.space_id, address_hash=hash_of(invitation.email)
        )
    record(actor=actor, verb="community.decline_invitation", obj=invitation, no_more=no_more)


@operation
def forget_old_invitations(*, actor: Actor) -> int:
    """Delete invitations, and the addresses in them, that led nowhere for long. Returns how many."""
    require(actor, "community.forget_invitations")
    before = timezone.now() - KEPT_FOR
    over = Q(accepted_at__lt=before) | Q(declined_at__lt=before) | Q(withdrawn_at__lt=before)
    return Invitation.objects.filter(over | Q(expires_at__lt=before)).delete()[0]


def _ask_for_mail(invitation: Invitation, actor: Actor, now: datetime) -> None:
    """Write the row as one whose mail has yet to go out; the token is made when it does."""
    invitation.invited_by = person(actor)
    invitation.asked_at, invitation.expires_at = now, now + GOOD_FOR
    invitation.token_hash = None
    invitation.mail_claimed_at = invitation.mailed_at = invitation.mail_failed_at = None
    invitation.mail_attempts = 0
    invitation.save()
    publish(InvitationAsked(invitation_id=invitation.pk))


def _within_limits(space: Space, actor: User, count: int, now: datetime) -> None:
    # By the trail and not by the rows: one invitation may be mailed again and again.
    lately = AuditEntry.objects.filter(verb__in=ASKS_FOR_MAIL, at__gt=now - A_DAY)
    left = min(
        settings.INVITATIONS_A_DAY_IN_SPACE - lately.filter(space=space).count(),
        settings.INVITATIONS_A_DAY_BY_PERSON - lately.filter(actor=actor).count(),
    )
    if count > left:
        words = ngettext(
            "Too many invitations for one day: %(left)s more can go out today.",
            "Too many invitations for one day: %(left)s more can go out today.",
            max(left, 0),
        )
        raise OperationRefusedError(words % {"left": max(left, 0)}, field="addresses")


def _still_waiting(invitation: Invitation) -> None:
    if not invitation.is_waiting:
        raise OperationRefusedError(_("This invitation has been answered or withdrawn already."))


def _raise_to(membership: Membership, invitation: Invitation) -> None:
    """Give who was a member before what the invitation promises, if it is more than they had."""
    rises = RISING.index(Role(invitation.role)) > RISING.index(Role(membership.role))
    if not rises and membership.edits_pages >= invitation.edits_pages:
        return
    if rises:
        membership.role = invitation.role
    membership.edits_pages = membership.edits_pages or invitation.edits_pages
    membership.version += 1
    membership.save(update_fields=["role", "edits_pages", "version"])
    changed(membership, Change.ROLE)
