"""Coming to a group and leaving it: people are invited, never enrolled."""

from collections.abc import Collection
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from collaboration.choices import GroupRole, GroupState
from collaboration.events import MembersChanged, PeopleInvited
from collaboration.models import Group, GroupMember
from collaboration.selectors import people_to_invite
from portal.audit import record
from portal.circles import CircleChanged, add_to_circle, remove_from_circle
from portal.events import publish
from portal.operations import Actor, OperationRefusedError, operation, require
from portal.tenancy.scope import forget_person

MOST_PEOPLE = 30


@operation
def invite_to_group(*, actor: Actor, group: Group, invitees: Collection[int]) -> None:
    """Ask people of the space to take part; who is asked already is not asked twice.

    Raises:
        OperationRefusedError: somebody does not contribute to the space, or the group would be too large.
    """
    group = locked(group)
    require(actor, "collaboration.invite_to_group", group)
    if not invitees:
        raise OperationRefusedError(_("Choose somebody to invite."), field="invitees")
    invite(group, invitees, actor)


@operation
def accept_invitation(*, actor: Actor, group: Group) -> Group:
    """Join; with the second person a forming group is active.

    Where nobody convenes any more, whoever joins does.
    """
    group = locked(group)
    require(actor, "collaboration.answer_invitation", group)
    group.members.filter(user=actor).update(joined_at=timezone.now())
    group.member_count += 1
    if group.state == GroupState.FORMING and group.member_count > 1:
        group.state = GroupState.ACTIVE
    group.save(update_fields=["member_count", "state"])
    add_to_circle(group.members_circle, actor)
    _keep_a_convenor(group)
    record(actor=actor, verb="collaboration.accept_invitation", obj=group)
    _tell(group, actor.pk)
    return group


@operation
def decline_invitation(*, actor: Actor, group: Group) -> None:
    group = locked(group)
    require(actor, "collaboration.answer_invitation", group)
    group.members.filter(user=actor).delete()
    record(actor=actor, verb="collaboration.decline_invitation", obj=group)
    _tell(group, actor.pk)


@operation
def leave_group(*, actor: Actor, group: Group) -> None:
    """Leave; a convenor hands over to whoever joined first of those who contribute to the space.

    Raises:
        OperationRefusedError: nobody else would be left.
    """
    group = locked(group)
    require(actor, "collaboration.leave_group", group)
    if group.member_count == 1:
        raise OperationRefusedError(_("You are the only one here. Close the group instead."))
    record(actor=actor, verb="collaboration.leave_group", obj=group)
    take_out(group, actor)


@operation
def drop_from_groups(*, actor: Actor, space_id: int, user: Any) -> None:
    """End the part of somebody who has left the space; closed groups go on naming them."""
    require(actor, "collaboration.drop_from_groups")
    for group in _locked_groups_of(user, space_id).open():
        record(actor=actor, verb="collaboration.drop_from_groups", obj=group, user=user.pk)
        take_out(group, user)


@operation
def keep_convenors(*, actor: Actor, space_id: int, user: Any) -> None:
    """Look again at who convenes the groups of somebody whose role in the space has changed."""
    require(actor, "collaboration.keep_convenors")
    for group in _locked_groups_of(user, space_id).open():
        if _keep_a_convenor(group):
            record(actor=actor, verb="collaboration.keep_convenors", obj=group, user=user.pk)


def take_out(group: Group, user: Any) -> None:
    """Write that ``user`` is in the group no more; called by operations, inside their transaction."""
    part = group.members.get(user=user)
    part.delete()
    if part.has_joined:
        group.member_count -= 1
        group.save(update_fields=["member_count"])
        remove_from_circle(group.members_circle, user)
        group.tasks.filter(assignee=user).exclude(state="done").update(assignee=None)
    _keep_a_convenor(group)
    _tell(group, user.pk)


def invite(group: Group, invitees: Collection[int], actor: Actor) -> None:
    """Write invitations; called by operations, inside their transaction."""
    asked = set(group.members.values_list("user_id", flat=True))
    wanted = [pk for pk in dict.fromkeys(invitees) if pk not in asked]
    if not wanted:
        return
    known = set(people_to_invite(group.space).filter(user_id__in=wanted).values_list("user_id", flat=True))
    if known != set(wanted):
        raise OperationRefusedError(
            _("Only people who contribute to this space can be invited."), field="invitees"
        )
    if len(asked) + len(wanted) > MOST_PEOPLE:
        raise OperationRefusedError(
            _("A group has at most %(most)s people; a smaller one gets more done.") % {"most": MOST_PEOPLE},
            field="invitees",
        )
    now = timezone.now()
    GroupMember.objects.bulk_create(
        [GroupMember(space=group.space, group=group, user_id=pk, invited_at=now) for pk in wanted]
    )
    for pk in wanted:
        forget_person(pk)
    publish(
        PeopleInvited(group_id=group.pk, space_id=group.space_id, actor_id=actor.pk, user_ids=tuple(wanted))
    )


def _keep_a_convenor(group: Group) -> bool:
    """Have the group convened by somebody who can work in it; gives whether that is another person now.

    That is whoever does now, else whoever joined first of those who contribute to the space. While nobody
    can, it stays as it is.
    """
    people = group.members.joined().filter(user_id__in=people_to_invite(group.space).values("user_id"))
    heir = people.order_by("joined_at", "pk").first()
    if heir is None or people.filter(role=GroupRole.CONVENOR).exists():
        return False
    former = group.members.filter(role=GroupRole.CONVENOR)
    for user_id in [heir.user_id, *former.values_list("user_id", flat=True)]:
        forget_person(user_id)
    former.update(role=GroupRole.MEMBER)
    heir.role = GroupRole.CONVENOR
    heir.save(update_fields=["role"])
    publish(MembersChanged(group_id=group.pk, space_id=group.space_id, user_id=heir.user_id))
    return True


def _locked_groups_of(user: Any, space_id: int) -> Any:
    """The groups of the space that name ``user``, kept still in one order, so that nobody waits in a ring."""
    groups = Group.objects.filter(space_id=space_id, members__user=user)
    return groups.select_for_update(of=("self",)).select_related("space", "members_circle").order_by("pk")


def locked(group: Group) -> Group:
    """Read the group as it is now, kept still until the operation ends."""
    found: Group = (
        Group.objects.select_for_update(of=("self",))
        .select_related("space", "members_circle")
        .get(pk=group.pk)
    )
    return found


def _tell(group: Group, user_id: int) -> None:
    forget_person(user_id)
    publish(MembersChanged(group_id=group.pk, space_id=group.space_id, user_id=user_id))
    publish(CircleChanged(circle_id=group.members_circle_id, space_id=group.space_id, user_id=user_id))
