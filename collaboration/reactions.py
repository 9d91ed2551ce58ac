"""What follows from what happens in groups."""

from django.contrib.auth import get_user_model

from collaboration.events import (
    GroupChanged,
    GroupClosed,
    GroupEvent,
    GroupFormed,
    MembersChanged,
    PeopleInvited,
    TasksChanged,
)
from collaboration.models import Group
from collaboration.operations.invitations import drop_from_groups, keep_convenors
from community.choices import NoticeKind
from community.events import Change, MembershipChanged
from community.notices import notify, tell_sources
from portal.events import within
from portal.operations import SYSTEM
from portal.realtime import hint
from search import outbox


@within(GroupFormed, GroupChanged, GroupClosed)
def index_group(event: GroupEvent) -> None:
    outbox.changed(Group(pk=event.group_id))


@within(GroupChanged, GroupClosed, MembersChanged, PeopleInvited, TasksChanged)
def refresh_open_pages(event: GroupEvent) -> None:
    hint(f"group:{event.group_id}")


@within(PeopleInvited)
def tell_invited(event: PeopleInvited) -> None:
    group = Group.objects.select_related("space").get(pk=event.group_id)
    users = get_user_model().objects.select_related("profile").in_bulk([*event.user_ids, event.actor_id])
    for pk in event.user_ids:
        notify(
            recipient=users[pk],
            kind=NoticeKind.INVITED,
            obj=group,
            actor=users[event.actor_id],
            space=group.space,
        )


@within(GroupFormed)
def tell_where_it_comes_from(event: GroupFormed) -> None:
    """Tell the people of what the group was formed on, who may then ask to be invited."""
    tell_sources(Group.objects.select_related("space").get(pk=event.group_id), event.actor_id)


@within(MembershipChanged)
def hand_over_with_the_role(event: MembershipChanged) -> None:
    """Whoever may only read a space from now on convenes no group of it."""
    if event.change == Change.ROLE:
        user = get_user_model().objects.get(pk=event.user_id)
        keep_convenors(actor=SYSTEM, space_id=event.space_id, user=user)


@within(MembershipChanged)
def leave_groups_with_the_space(event: MembershipChanged) -> None:
    """Whoever leaves a space leaves its groups; what is for their people alone is kept by their circles."""
    if not event.has_ended:
        return
    user = get_user_model().objects.get(pk=event.user_id)
    drop_from_groups(actor=SYSTEM, space_id=event.space_id, user=user)
