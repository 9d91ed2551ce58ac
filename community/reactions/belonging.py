"""What follows when people come, go and ask."""

from typing import Any

from community.choices import NoticeKind
from community.events import (
    AdministrationHandedOver,
    Change,
    JoinRequestDecided,
    JoinRequested,
    MembershipChanged,
    SpaceChanged,
)
from community.models import JoinRequest, User
from community.notices import notify, settle
from community.selectors import account, members_of
from portal.choices import Role
from portal.circles import CircleChanged, remove_from_circle
from portal.events import publish, within
from portal.models import Circle, Space
from portal.realtime import EVERYBODY, hint, standing_key


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


@within(MembershipChanged)
def tell_who_has_another_standing(event: MembershipChanged) -> None:
    kind = {Change.ROLE: NoticeKind.ROLE_CHANGED, Change.LET_IN: NoticeKind.LET_IN}.get(event.change)
    if kind is not None and event.actor_id is not None:
        _tell(event.user_id, kind, event.space_id, event.actor_id)


@within(AdministrationHandedOver)
def tell_who_administers_now(event: AdministrationHandedOver) -> None:
    _tell(event.to_id, NoticeKind.HANDED_OVER, event.space_id, event.from_id)


def _tell(user_id: int, kind: NoticeKind, space_id: int, actor_id: int | None) -> None:
    recipient = account(user_id)
    if recipient is not None:
        space = Space.objects.get(pk=space_id)
        notify(recipient=recipient, kind=kind, obj=space, actor=account(actor_id), space=space)


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
def nobody_else_need_decide(event: JoinRequestDecided) -> None:
    request = JoinRequest.objects.select_related("space").get(pk=event.request_id)
    settle(request, NoticeKind.JOIN_REQUESTED, actor_id=event.user_id)


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
    if event.visibility_changed:
        hint(EVERYBODY)
