"""What follows when people are invited and come."""

from community.choices import NoticeKind
from community.events import InvitationAccepted, InvitationAsked
from community.invitation_tasks import mail_invitation
from community.notices import notify
from community.selectors import account
from portal.events import within
from portal.models import Space


@within(InvitationAsked)
def take_invitation_to_the_post(event: InvitationAsked) -> None:
    mail_invitation.using(run_after=event.after).enqueue(event.invitation_id)


@within(InvitationAccepted)
def tell_inviter(event: InvitationAccepted) -> None:
    inviter = account(event.inviter_id)
    if inviter is not None:
        space = Space.objects.get(pk=event.space_id)
        notify(
            recipient=inviter, kind=NoticeKind.INVITATION_ACCEPTED, obj=space, actor=account(event.user_id),
            space=space,
        )  # fmt: skip
