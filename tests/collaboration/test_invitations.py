"""Coming to a group and leaving it."""

import pytest

from collaboration.models import GroupMember
from collaboration.operations.groups import form_group
from collaboration.operations.invitations import (
    MOST_PEOPLE,
    accept_invitation,
    decline_invitation,
    drop_from_groups,
    invite_to_group,
    keep_convenors,
    leave_group,
)
from community.models import Notice
from community.operations.memberships import change_role, leave_space, remove_member
from forums.models import Topic
from portal.circles import CircleChanged
from portal.events import within
from portal.models import AuditEntry, CircleMember, Hint
from portal.operations import AccessDeniedError, OperationRefusedError, may
from tests.collaboration.test_groups import DATES
from tests.factories import UserFactory, join
from tests.factories_collaboration import GroupFactory, TaskFactory, ask, group_text, put_in


def counted(space):
    """``space`` with a true count of members, as operations would leave it."""
    space.member_count = space.memberships.count()
    space.save(update_fields=["member_count"])
    return space


def people_of(group):
    return sorted(group.members.joined().values_list("user__handle", flat=True))


def circle_of(group):
    return sorted(group.members_circle.members.values_list("user__handle", flat=True))


# Inviting -----------------------------------------------------------------------------------------
def test_the_convenor_invites_and_they_hear_of_it(group, member, moderator):
    invite_to_group(actor=member, group=group, invitees=[moderator.pk])

    part = group.members.get(user=moderator)
    assert (part.has_joined, part.role) == (False, "member")
    assert list(Notice.objects.values_list("recipient", "kind", "actor")) == [
        (moderator.pk, "invited", member.pk)
    ]
    assert circle_of(group) == ["carl-colleague", "mara-member"]
    assert Hint.objects.filter(key=f"group:{group.pk}").count() == 1


@pytest.mark.parametrize("who", ["moderator", "administrator", "newcomer", "observer", "stranger"])
def test_others_invite_nobody(who, group, everybody):
    with pytest.raises(AccessDeniedError) as denied:
        invite_to_group(actor=everybody[who], group=group, invitees=[everybody["newcomer"].pk])

    assert denied.value.permission == "collaboration.invite_to_group"
    assert (GroupMember.objects.invited().count(), Notice.objects.count()) == (0, 0)


def test_members_who_are_not_convenor_invite_nobody(group, colleague, moderator):
    with pytest.raises(AccessDeniedError):
        invite_to_group(actor=colleague, group=group, invitees=[moderator.pk])


def test_nobody_is_asked_twice(group, member, moderator):
    invite_to_group(actor=member, group=group, invitees=[moderator.pk])
    invite_to_group(actor=member, group=group, invitees=[moderator.pk])

    assert (group.members.filter(user=moderator).count(), Notice.objects.count()) == (1, 1)


@pytest.mark.parametrize("who", ["observer", "outsider", "stranger"])
def test_only_who_contributes_is_invited(who, group, member, everybody):
    with pytest.raises(OperationRefusedError) as refused:
        invite_to_group(actor=member, group=group, invitees=[everybody[who].pk])

    assert refused.value.field == "invitees"
    assert GroupMember.objects.invited().count() == 0


def test_inviting_nobody_is_refused(group, member):
    with pytest.raises(OperationRefusedError) as refused:
        invite_to_group(actor=member, group=group, invitees=[])

    assert refused.value.field == "invitees"


def test_a_group_stays_small(group, space, member):
    people = [UserFactory() for _ in range(MOST_PEOPLE - 1)]
    for person in people:
        join(person, space)

    with pytest.raises(OperationRefusedError) as refused:
        invite_to_group(actor=member, group=group, invitees=[person.pk for person in people])
    invite_to_group(actor=member, group=group, invitees=[person.pk for person in people[1:]])

    assert refused.value.field == "invitees"
    assert group.members.count() == MOST_PEOPLE


# Answering ----------------------------------------------------------------------------------------
def test_who_accepts_is_in_the_circle_and_sees_its_topic(everywhere, space, member, colleague):
    group = form_group(
        actor=member, space=space, text=group_text(), audience="space", invitees=[colleague.pk], **DATES
    )
    topic = Topic.objects.get()
    before = may(colleague, "forums.view_topic", topic)

    accept_invitation(actor=colleague, group=group)

    group.refresh_from_db()
    assert (before, may(colleague, "forums.view_topic", topic)) == (False, True)
    assert (group.state, group.member_count) == ("active", 2)
    assert people_of(group) == circle_of(group) == ["carl-colleague", "mara-member"]


def test_who_declines_leaves_no_trace_but_the_trail(group, moderator):
    ask(group, moderator)

    decline_invitation(actor=moderator, group=group)

    assert group.members.filter(user=moderator).count() == 0
    assert circle_of(group) == ["carl-colleague", "mara-member"]
    assert AuditEntry.objects.get().verb == "collaboration.decline_invitation"


@pytest.mark.parametrize("who", ["moderator", "newcomer", "observer", "outsider", "stranger", "visitor"])
@pytest.mark.parametrize("verb", [accept_invitation, decline_invitation])
def test_who_was_not_asked_has_nothing_to_answer(verb, who, group, everybody):
    with pytest.raises(AccessDeniedError) as denied:
        verb(actor=everybody[who], group=group)

    group.refresh_from_db()
    assert denied.value.permission == "collaboration.answer_invitation"
    assert (group.member_count, people_of(group)) == (2, ["carl-colleague", "mara-member"])


def test_who_is_in_does_not_accept_again(group, colleague):
    with pytest.raises(AccessDeniedError):
        accept_invitation(actor=colleague, group=group)

    group.refresh_from_db()
    assert group.member_count == 2


def test_a_closed_group_takes_nobody_in(closed, moderator):
    ask(closed, moderator)

    with pytest.raises(AccessDeniedError):
        accept_invitation(actor=moderator, group=closed)


def test_who_joins_a_group_without_people_convenes_it(everywhere, space, member, moderator, as_reader):
    group = GroupFactory(space=space, convenor=member, state="forming")
    ask(group, moderator)
    counted(space)
    with as_reader(member, space):
        leave_space(actor=member, space=space)

    accept_invitation(actor=moderator, group=group)

    group.refresh_from_db()
    part = group.members.get()
    assert (part.user, part.role, group.member_count, group.state) == (moderator, "convenor", 1, "forming")
    assert may(moderator, "collaboration.invite_to_group", group) is True


# Leaving ------------------------------------------------------------------------------------------
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


# Leaving the space --------------------------------------------------------------------------------
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


# A new role in the space ---------------------------------------------------------------------------
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
