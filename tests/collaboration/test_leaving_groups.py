"""Leaving a group, by oneself or with its space."""

import pytest

from collaboration.operations.invitations import (
    accept_invitation,
    drop_from_groups,
    keep_convenors,
    leave_group,
)
from community.operations.memberships import change_role, leave_space, remove_member
from portal.circles import CircleChanged
from portal.events import within
from portal.models import AuditEntry, CircleMember
from portal.operations import AccessDeniedError, OperationRefusedError, may
from tests.collaboration.belonging import circle_of, counted, people_of
from tests.factories import UserFactory, join
from tests.factories_collaboration import GroupFactory, TaskFactory, ask, put_in


def test_who_leaves_gives_their_open_tasks_back(group, colleague):
    todo = TaskFactory(group=group, assignee=colleague)
    done = TaskFactory(group=group, assignee=colleague, state="done")

    leave_group(actor=colleague, group=group)

    group.refresh_from_db()
    todo.refresh_from_db()
    done.refresh_from_db()
    assert (people_of(group), circle_of(group), group.member_count) == (["mara-member"], ["mara-member"], 1)
    assert (todo.assignee, done.assignee) == (None, colleague)


def test_a_convenor_hands_over_to_who_joined_first(group, member, colleague, moderator):
    put_in(group, moderator)

    leave_group(actor=member, group=group)

    assert group.members.get(role="convenor").user == colleague
    assert may(colleague, "collaboration.invite_to_group", group) is True
    assert may(member, "collaboration.work_in_group", group) is False


def test_observers_inherit_no_group(group, space, member, colleague, moderator):
    put_in(group, moderator)
    colleague.memberships.filter(space=space).update(role="observer")

    leave_group(actor=member, group=group)

    assert group.members.get(role="convenor").user == moderator


def test_the_last_one_does_not_leave(everywhere, space, member):
    group = GroupFactory(space=space, convenor=member)

    with pytest.raises(OperationRefusedError):
        leave_group(actor=member, group=group)

    assert people_of(group) == ["mara-member"]


@pytest.mark.parametrize("who", ["moderator", "newcomer", "stranger"])
def test_who_is_not_in_cannot_leave(who, group, everybody):
    with pytest.raises(AccessDeniedError) as denied:
        leave_group(actor=everybody[who], group=group)

    assert denied.value.permission == "collaboration.leave_group"


def test_who_leaves_the_space_leaves_its_groups(group, space, colleague, as_reader):
    counted(space)
    with as_reader(colleague, space):
        leave_space(actor=colleague, space=space)

    group.refresh_from_db()
    assert (people_of(group), circle_of(group), group.member_count) == (["mara-member"], ["mara-member"], 1)


def test_also_when_they_cannot_read_the_space_any_more(everywhere, hidden_space, insider, as_reader):
    group = GroupFactory(space=hidden_space, convenor=insider)
    host = UserFactory()
    join(host, hidden_space, "administrator")
    put_in(group, host)

    counted(hidden_space)
    with as_reader(insider, hidden_space):
        leave_space(actor=insider, space=hidden_space)

    assert people_of(group) == [host.handle]
    assert group.members.get().role == "convenor"


def test_who_is_removed_is_out_as_well(group, space, administrator, colleague, as_reader):
    counted(space)
    with as_reader(administrator, space):
        remove_member(actor=administrator, membership=colleague.memberships.get())

    assert people_of(group) == ["mara-member"]


def test_an_invitation_ends_with_the_membership(group, space, moderator, as_reader):
    ask(group, moderator)

    counted(space)
    with as_reader(moderator, space):
        leave_space(actor=moderator, space=space)

    group.refresh_from_db()
    assert (group.members.count(), group.member_count) == (2, 2)


def test_a_group_can_be_left_without_people(everywhere, space, member, as_reader):
    group = GroupFactory(space=space, convenor=member)

    counted(space)
    with as_reader(member, space):
        leave_space(actor=member, space=space)

    group.refresh_from_db()
    assert (people_of(group), group.member_count, group.state) == ([], 0, "active")


def test_a_closed_group_goes_on_naming_them_but_shows_them_nothing(closed, space, colleague, as_reader):
    counted(space)
    with as_reader(colleague, space):
        leave_space(actor=colleague, space=space)

    assert people_of(closed) == ["carl-colleague", "mara-member"]
    assert circle_of(closed) == ["mara-member"]


def test_a_convenor_who_becomes_an_observer_hands_over(
    group, space, administrator, member, colleague, as_reader
):
    with as_reader(administrator, space):
        change_role(actor=administrator, membership=member.memberships.get(), role="observer")

    assert list(group.members.order_by("pk").values_list("user", "role")) == [
        (member.pk, "member"), (colleague.pk, "convenor"),
    ]  # fmt: skip
    assert people_of(group) == ["carl-colleague", "mara-member"]
    assert AuditEntry.objects.get(verb="collaboration.keep_convenors").object_id == group.pk


def test_where_only_observers_are_left_who_may_work_again_convenes(
    everywhere, space, administrator, member, colleague, as_reader
):
    group = GroupFactory(space=space, convenor=member)
    put_in(group, colleague)

    roles = []
    for person, role in ((colleague, "observer"), (member, "observer"), (colleague, "member")):
        with as_reader(administrator, space):
            change_role(actor=administrator, membership=person.memberships.get(), role=role)
        roles.append(group.members.get(role="convenor").user)

    assert roles == [member, member, colleague]


@pytest.mark.parametrize("role", ["moderator", "administrator"])
def test_a_convenor_with_another_role_who_works_goes_on(role, group, space, administrator, member, as_reader):
    with as_reader(administrator, space):
        change_role(actor=administrator, membership=member.memberships.get(), role=role)

    assert group.members.get(role="convenor").user == member
    assert AuditEntry.objects.filter(verb="collaboration.keep_convenors").count() == 0


def test_nobody_but_the_platform_looks_for_convenors(group, administrator, member):
    with pytest.raises(AccessDeniedError):
        keep_convenors(actor=administrator, space_id=group.space_id, user=member)

    assert group.members.get(role="convenor").user == member


def test_nobody_but_the_platform_drops_people(group, administrator, colleague):
    with pytest.raises(AccessDeniedError):
        drop_from_groups(actor=administrator, space_id=group.space_id, user=colleague)

    assert people_of(group) == ["carl-colleague", "mara-member"]


def test_open_sockets_hear_of_every_change_of_the_circle(group, moderator, colleague):
    heard = []
    within(CircleChanged)(heard.append)
    ask(group, moderator)

    accept_invitation(actor=moderator, group=group)
    leave_group(actor=colleague, group=group)

    assert [(event.circle_id, event.user_id) for event in heard] == [
        (group.members_circle_id, moderator.pk), (group.members_circle_id, colleague.pk),
    ]  # fmt: skip
    assert CircleMember.objects.filter(user=colleague).count() == 0
