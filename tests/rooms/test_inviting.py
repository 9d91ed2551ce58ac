"""People and spaces are asked into a room; an invitation tells of it and opens nothing that is shut."""

import pytest

from community.models import Membership, Notice, PersonBlock
from portal.choices import Role
from portal.operations import AccessDeniedError, OperationRefusedError, may
from rooms.coming import own_rooms
from rooms.models import InvitedSpace, RoomPerson
from rooms.operations import answer_room, invite_people_to_room, invite_space_to_room
from rooms.operations.inviting import Invited
from rooms.people import invited_spaces, spaces_to_invite
from tests.factories import OrganisationFactory, ParticipationFactory, UserFactory, join
from tests.factories_rooms import make_planned, make_room


def told() -> set[tuple[int, str]]:
    return set(Notice.objects.values_list("recipient_id", "kind"))


def asked(room) -> set[int]:
    rows = RoomPerson.objects.filter(room=room).exclude(invited_at=None)
    return set(rows.values_list("person_id", flat=True))


def test_who_may_see_the_room_is_asked_and_told(space, member, colleague, everywhere):
    room = make_planned(member, space)

    done = invite_people_to_room(actor=member, room=room, people=[colleague.pk])

    assert done == Invited(asked=1, untold=0)
    assert told() == {(colleague.pk, "room_invited")}
    row = RoomPerson.objects.get()
    assert (row.person, row.invited_by, row.answer, row.joined_seq) == (colleague, member, "", None)


def test_who_may_not_see_it_is_not_told_and_only_counted(space, member, colleague, outsider, everywhere):
    room = make_planned(member, space)

    done = invite_people_to_room(actor=member, room=room, people=[colleague.pk, outsider.pk])

    assert done == Invited(asked=1, untold=1)
    assert asked(room) == {colleague.pk}
    assert told() == {(colleague.pk, "room_invited")}
    assert not may(outsider, "rooms.view_room", room)


def test_nobody_is_asked_twice(space, member, colleague, everywhere):
    room = make_planned(member, space)

    invite_people_to_room(actor=member, room=room, people=[colleague.pk])
    again = invite_people_to_room(actor=member, room=room, people=[colleague.pk])

    assert (again, Notice.objects.count()) == (Invited(asked=0, untold=0), 1)


def test_whom_the_host_may_not_know_cannot_be_asked(space, member, insider, everywhere):
    room = make_planned(member, space, audience="public")
    insider.profile.shown_to = "spaces"
    insider.profile.save()

    with pytest.raises(OperationRefusedError) as refused:
        invite_people_to_room(actor=member, room=room, people=[insider.pk])

    assert (refused.value.field, RoomPerson.objects.count(), told()) == ("people", 0, set())


@pytest.mark.parametrize("who", ["colleague", "observer", "outsider"])
def test_inviting_is_for_who_runs_the_room(request, space, member, moderator, everywhere, who):
    room = make_planned(member, space, audience="public")

    with pytest.raises(AccessDeniedError) as denied:
        invite_people_to_room(actor=request.getfixturevalue(who), room=room, people=[moderator.pk])

    assert denied.value.permission == "rooms.invite_to_room"
    assert RoomPerson.objects.count() == 0


def test_in_a_room_of_named_people_the_invited_are_named(
    space, member, colleague, moderator, outsider, everywhere
):
    room = make_room(member, space, audience="parties")

    done = invite_people_to_room(actor=member, room=room, people=[colleague.pk, outsider.pk])

    assert done == Invited(asked=2, untold=0)
    assert [may(each, "rooms.view_room", room) for each in (colleague, outsider, moderator)] == [
        True,
        True,
        False,
    ]
    assert told() == {(colleague.pk, "room_invited"), (outsider.pk, "room_invited")}


def test_nobody_is_named_who_may_not_know_of_the_space(hidden_space, insider, outsider, everywhere):
    room = make_room(insider, hidden_space, audience="parties")

    done = invite_people_to_room(actor=insider, room=room, people=[outsider.pk])

    assert done == Invited(asked=0, untold=1)
    assert (room.circle.members.count(), told()) == (1, set())


def test_whoever_blocked_the_host_hears_nothing_and_the_host_does_not_notice(
    space, member, colleague, everywhere, as_reader
):
    PersonBlock.objects.create(user=colleague, blocked=member, at="2026-01-01T00:00Z")
    room = make_planned(member, space)

    done = invite_people_to_room(actor=member, room=room, people=[colleague.pk])

    assert (done, told()) == (Invited(asked=1, untold=0), set())
    with as_reader(colleague):
        assert own_rooms(colleague, most=5) == []


def test_a_network_space_invites_its_partners_and_a_partner_its_networks(
    space, other_space, hidden_space, closed_space, member, outsider, everywhere
):
    for partner in (other_space, hidden_space):
        organisation = OrganisationFactory(space=partner)
        ParticipationFactory(organisation=organisation, space=space)

    assert spaces_to_invite(member, space) == [space, other_space]  # of the hidden one they do not know
    assert spaces_to_invite(outsider, other_space) == [other_space, space]


def test_inviting_a_space_asks_its_people_who_may_see_the_room(
    space, other_space, member, outsider, rival, everywhere
):
    ParticipationFactory(organisation=OrganisationFactory(space=other_space), space=space)
    looks_on = UserFactory()
    join(looks_on, other_space, Role.OBSERVER)
    room = make_planned(member, space, audience="network")

    done = invite_space_to_room(actor=member, room=room, guest=other_space)

    assert done == Invited(asked=2, untold=1)
    assert asked(room) == {outsider.pk, rival.pk}
    assert list(InvitedSpace.objects.values_list("guest_id", flat=True)) == [other_space.pk]


def test_a_space_that_has_nothing_to_do_with_this_one_is_not_invited(
    space, other_space, member, outsider, everywhere
):
    room = make_planned(member, space, audience="network")

    with pytest.raises(OperationRefusedError) as refused:
        invite_space_to_room(actor=member, room=room, guest=other_space)

    assert (refused.value.field, RoomPerson.objects.count(), InvitedSpace.objects.count()) == ("guest", 0, 0)


def test_invited_spaces_are_named_to_who_knows_of_them(
    space, hidden_space, member, insider, moderator, everywhere, as_reader
):
    ParticipationFactory(organisation=OrganisationFactory(space=hidden_space), space=space)
    join(insider, space, Role.MODERATOR)
    room = make_planned(member, space, audience="network")
    invite_space_to_room(actor=insider, room=room, guest=hidden_space)

    seen = {}
    for reader in (member, insider):
        with as_reader(reader, space):
            seen[reader] = invited_spaces(room, reader)

    assert seen == {member: [], insider: [hidden_space]}


def test_floods_are_refused_before_anybody_is_told(
    space, member, colleague, moderator, everywhere, monkeypatch
):
    room = make_planned(member, space)
    monkeypatch.setattr("rooms.operations.inviting.MOST_IN_A_ROOM", 1)
    with pytest.raises(OperationRefusedError):
        invite_people_to_room(actor=member, room=room, people=[colleague.pk, moderator.pk])
    monkeypatch.setattr("rooms.operations.inviting.MOST_IN_A_ROOM", 9)
    monkeypatch.setattr("rooms.operations.inviting.MOST_A_DAY", 1)
    invite_people_to_room(actor=member, room=room, people=[colleague.pk])
    with pytest.raises(OperationRefusedError):
        invite_people_to_room(actor=member, room=room, people=[moderator.pk])

    assert (asked(room), told()) == ({colleague.pk}, {(colleague.pk, "room_invited")})


def test_many_are_told_by_the_worker(space, member, everywhere):
    from django_tasks_db.models import DBTaskResult

    from rooms.tasks_planning import tell_many_invited

    people = [UserFactory() for _each in range(21)]
    for person in people:
        join(person, space)
    room = make_planned(member, space)

    invite_space_to_room(actor=member, room=room, guest=space)

    assert told() == set()
    task = DBTaskResult.objects.get(task_path="rooms.tasks_planning.tell_many_invited")
    for _twice in range(2):
        tell_many_invited.func(*task.args_kwargs["args"])
    assert told() == {(person.pk, "room_invited") for person in people}
    assert Notice.objects.count() == 21


def test_the_last_answer_counts(space, member, colleague, everywhere):
    room = make_planned(member, space)

    for answer in ("maybe", "no", "yes"):
        row = answer_room(actor=colleague, room=room, answer=answer)

    assert (row.answer, RoomPerson.objects.count()) == ("yes", 1)
    with pytest.raises(OperationRefusedError):
        answer_room(actor=colleague, room=room, answer="certainly")
    assert RoomPerson.objects.get().answer == "yes"


@pytest.mark.parametrize("who", ["outsider", "stranger", "visitor"])
def test_who_does_not_see_the_room_does_not_answer(request, space, member, everywhere, who):
    room = make_planned(member, space)

    with pytest.raises(AccessDeniedError):
        answer_room(actor=request.getfixturevalue(who), room=room, answer="yes")

    assert RoomPerson.objects.count() == 0


def test_a_visitor_reads_of_a_public_room_and_does_not_answer(space, member, visitor, everywhere):
    room = make_planned(member, space, audience="public")

    with pytest.raises(AccessDeniedError) as denied:
        answer_room(actor=visitor, room=room, answer="yes")

    assert (denied.value.permission, RoomPerson.objects.count()) == ("rooms.answer_room", 0)


def test_a_standing_room_asks_nobody_whether_they_come(space, member, colleague, everywhere):
    with pytest.raises(AccessDeniedError):
        answer_room(actor=colleague, room=make_room(member, space), answer="yes")


def test_who_has_left_the_space_is_asked_no_more(space, member, colleague, everywhere, as_reader):
    room = make_planned(member, space)
    invite_people_to_room(actor=member, room=room, people=[colleague.pk])
    with as_reader(colleague):
        assert own_rooms(colleague, most=5) == [room]

    Membership.objects.filter(user=colleague).delete()

    with as_reader(colleague):
        assert own_rooms(colleague, most=5) == []
