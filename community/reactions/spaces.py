"""What follows when spaces are wanted, made and changed."""

from community.choices import NoticeKind
from community.events import (
    LogoLeft,
    RulesChanged,
    SpaceRequestDecided,
    SpaceRequested,
    SpaceRequestWithdrawn,
)
from community.models import SpaceRequest
from community.notices import notify, settle
from community.selectors import account, coordinators, members_of
from portal.choices import Role
from portal.events import after, within
from portal.models import HouseRules, Space
from portal.pictures import LOGO, forget_unless_shown


@within(SpaceRequested)
def tell_coordinators(event: SpaceRequested) -> None:
    wish = SpaceRequest.objects.select_related("user").get(pk=event.request_id)
    for coordinator in coordinators():
        notify(recipient=coordinator, kind=NoticeKind.SPACE_WANTED, obj=wish, actor=wish.user)


@within(SpaceRequestDecided, SpaceRequestWithdrawn)
def nobody_else_need_decide(event: SpaceRequestDecided | SpaceRequestWithdrawn) -> None:
    settle(SpaceRequest.objects.get(pk=event.request_id), NoticeKind.SPACE_WANTED)


@within(SpaceRequestDecided)
def tell_who_asked_for_a_space(event: SpaceRequestDecided) -> None:
    asker = account(event.user_id)
    if asker is None:
        return
    if event.space_id is not None:
        space = Space.objects.get(pk=event.space_id)
        notify(recipient=asker, kind=NoticeKind.SPACE_GRANTED, obj=space, space=space)
    else:
        wish = SpaceRequest.objects.get(pk=event.request_id)
        notify(recipient=asker, kind=NoticeKind.SPACE_DECLINED, obj=wish)


@within(RulesChanged)
def tell_who_keeps_order(event: RulesChanged) -> None:
    """Moderators and administrators; everybody else meets the rules where they write and join."""
    rules = HouseRules.objects.select_related("space").get(pk=event.rules_id)
    keepers = members_of(rules.space).filter(role__in=[Role.MODERATOR, Role.ADMINISTRATOR])
    for membership in keepers:
        notify(
            recipient=membership.user, kind=NoticeKind.RULES_CHANGED, obj=rules,
            actor=account(event.actor_id), space=rules.space,
        )  # fmt: skip


@after(LogoLeft)
def forget_logo(event: LogoLeft) -> None:
    """A file that stays behind does no harm: its name is a hash, and nothing leads to it."""
    forget_unless_shown(event.name, LOGO, private=event.private)
