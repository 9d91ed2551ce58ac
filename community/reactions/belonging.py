"""What follows when people come, go and ask."""

from typing import Any

from community.choices import NoticeKind
from community.events import (
    JoinRequestDecided,
    JoinRequested,
    MembershipChanged,
    SpaceChanged,
)
from community.models import JoinRequest, User
from community.notices import notify
from community.selectors import account, members_of
from portal.choices import Role
from portal.circles import CircleChanged, remove_from_circle
from portal.events import publish, within
from portal.models import Circle, Space
from portal.realtime import hint, standing_key


@within(MembershipChanged)
def look_again_at_what_is_open(event: MembershipChanged) -> None:
    """Sockets and pages of the person, and of the space, check what they may show."""
    hint(standing_key(event.user_id))
    hint(f"space:{event.space_id}")


@within(MembershipChanged)
def leave_circles_with_the_space(event: MembershipChanged) -> None:
    """Who is no member any more is in none of the space's circles either."""
    if not event.has_ended:
        return
    user = User.objects.get(pk=event.user_id)
    circles: Any = Circle.objects.filter(space_id=event.space_id, members__user=user)
    for circle in circles:
        remove_from_circle(circle, user)
        publish(CircleChanged(circle_id=circle.pk, space_id=event.space_id, user_id=user.pk))


@within(JoinRequested)
def tell_administrators(event: JoinRequested) -> None:
    request = JoinRequest.objects.select_related("space", "user").get(pk=event.request_id)
    hint(f"space:{event.space_id}")
    for membership in members_of(request.space).filter(role=Role.ADMINISTRATOR):
        notify(
            recipient=membership.user, kind=NoticeKind.JOIN_REQUESTED, obj=request, actor=request.user,
            space=request.space,
        )  # fmt: skip


@within(JoinRequestDecided)
def tell_asker(event: JoinRequestDecided) -> None:
    hint(f"space:{event.space_id}")
    asker = account(event.user_id)
    if event.granted is None or asker is None:
        return
    space = Space.objects.get(pk=event.space_id)
    kind = NoticeKind.LET_IN if event.granted else NoticeKind.TURNED_DOWN
    notify(recipient=asker, kind=kind, obj=space, actor=account(event.actor_id), space=space)


@within(SpaceChanged)
def look_again_at_space(event: SpaceChanged) -> None:
    hint(f"space:{event.space_id}")
