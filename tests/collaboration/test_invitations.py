"""Coming to a group."""

import pytest

from collaboration.models import GroupMember
from collaboration.operations.groups import form_group
from collaboration.operations.invitations import (
    MOST_PEOPLE,
    accept_invitation,
    decline_invitation,
    invite_to_group,
)
from community.models import Notice
from community.operations.memberships import leave_space
from forums.models import Topic
from portal.models import AuditEntry, Hint
from portal.operations import AccessDeniedError, OperationRefusedError, may
from tests.collaboration.belonging import circle_of, counted, people_of
from tests.collaboration.test_groups import DATES
from tests.factories import UserFactory, join
from tests.factories_collaboration import GroupFactory, ask, group_text


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
