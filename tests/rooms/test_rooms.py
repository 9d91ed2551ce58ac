"""Rooms are opened, closed with an outcome, and carried forward."""

import pytest

from portal.choices import Audience, Visibility
from portal.circles import CircleFormed, add_to_circle
from portal.events import publish
from portal.lineage import carriages_for, material_of, source_from
from portal.models import AuditEntry, Circle, Hint, Link
from portal.operations import SYSTEM, AccessDeniedError, OperationRefusedError, may
from rooms.models import Room
from rooms.operations import RoomClosedError, RoomPlan, close_room, narrow_rooms, open_room
from search.models import IndexChange
from tests.factories_forums import TopicFactory
from tests.factories_rooms import events_of, make_message, make_room


def test_opening_a_room(space, member, everywhere):
    room = open_room(
        actor=member, space=space, title="Interviews", purpose="Three questions", audience=Audience.NETWORK
    )

    assert (room.space, room.author, room.title, room.purpose) == (
        space,
        member,
        "Interviews",
        "Three questions",
    )
    assert (room.audience, room.circle, room.is_open, room.last_seq) == (Audience.NETWORK, None, True, 0)
    assert AuditEntry.objects.get(verb="rooms.open_room").object_id == room.pk
    assert IndexChange.objects.get().key == f"rooms.room:{room.pk}"
    assert set(Hint.objects.values_list("key", flat=True)) == {f"room:{room.pk}", f"communication:{space.pk}"}


@pytest.mark.parametrize("who", ["observer", "outsider", "stranger"])
def test_opening_a_room_is_for_members_who_contribute(request, space, everywhere, who):
    actor = request.getfixturevalue(who)

    with pytest.raises(AccessDeniedError) as denied:
        open_room(actor=actor, space=space, title="Interviews", audience=Audience.SPACE)

    assert denied.value.permission == "rooms.open_room"
    assert Room.objects.count() == 0


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.NETWORK])
def test_a_room_is_never_for_more_people_than_its_space(hidden_space, insider, everywhere, audience):
    with pytest.raises(OperationRefusedError) as refused:
        open_room(actor=insider, space=hidden_space, title="Interviews", audience=audience)

    assert refused.value.field == "audience"
    assert Room.objects.count() == 0


def test_a_room_for_named_people_has_a_circle_of_its_own(space, member, colleague, moderator, everywhere):
    plan = RoomPlan(host=colleague)

    room = open_room(actor=member, space=space, title="Interviews", audience=Audience.PARTIES, plan=plan)

    assert (room.owns_circle, room.host) == (True, colleague)
    assert set(room.circle.members.values_list("user_id", flat=True)) == {member.pk, colleague.pk}
    assert [may(person, "rooms.view_room", room) for person in (member, colleague, moderator)] == [
        True,
        True,
        False,
    ]


def test_the_room_of_a_group_is_for_nobody_else(space, member, everywhere):
    circle = Circle.objects.create(space=space, title="Group")
    add_to_circle(circle, member)

    with pytest.raises(OperationRefusedError) as refused:
        open_room(actor=member, space=space, title="Interviews", audience=Audience.SPACE, circle=circle)

    assert refused.value.field == "audience"
    assert Room.objects.count() == 0


def test_a_circle_gets_its_room_when_it_is_formed(space, member, everywhere):
    circle = Circle.objects.create(space=space, title="Group")
    add_to_circle(circle, member)

    publish(CircleFormed(circle.pk, space.pk, "Interview guide", "Four weeks", member.pk))

    room = Room.objects.get()
    assert (room.title, room.purpose, room.audience) == ("Interview guide", "Four weeks", Audience.PARTIES)
    assert (room.circle, room.author) == (circle, member)


def test_a_room_of_a_circle_is_opened_by_its_people(space, member, moderator, everywhere):
    circle = Circle.objects.create(space=space, title="Group")
    add_to_circle(circle, member)

    with pytest.raises(AccessDeniedError) as denied:
        open_room(actor=moderator, space=space, title="Group", audience=Audience.PARTIES, circle=circle)

    assert denied.value.permission == "rooms.open_circle_room"
    assert Room.objects.count() == 0


def test_closing_with_an_outcome(room, member):
    closed = close_room(actor=member, room=room, outcome="Three **questions**.")

    assert (closed.is_open, closed.outcome, closed.last_seq) == (False, "Three **questions**.", 2)
    assert closed.outcome_html == "<p>Three <strong>questions</strong>.</p>\n"
    assert closed.closed_at is not None
    assert events_of(room) == [(1, "outcome"), (2, "state")]


def test_closing_without_an_outcome_is_said_aloud(room, moderator):
    with pytest.raises(OperationRefusedError) as refused:
        close_room(actor=moderator, room=room, outcome="  ")
    assert refused.value.field == "outcome"
    assert Room.objects.get().is_open

    closed = close_room(actor=moderator, room=room, outcome="", without_outcome=True)
    assert (closed.is_open, closed.outcome) == (False, "")
    assert events_of(room) == [(1, "state")]


def test_an_outcome_is_no_novel(room, member):
    with pytest.raises(OperationRefusedError) as refused:
        close_room(actor=member, room=room, outcome="x" * 4001)

    assert refused.value.field == "outcome"
    assert Room.objects.get().is_open


def test_closing_is_for_who_opened_it_and_for_moderators(room, colleague):
    with pytest.raises(AccessDeniedError) as denied:
        close_room(actor=colleague, room=room, outcome="Done")

    assert denied.value.permission == "rooms.close_room"
    assert Room.objects.get().is_open


def test_a_room_is_closed_once(room, member):
    close_room(actor=member, room=room, outcome="Done")

    with pytest.raises(RoomClosedError):
        close_room(actor=member, room=room, outcome="Again")

    assert Room.objects.get().outcome == "Done"


def test_rooms_become_narrower_with_their_space(space, member, administrator, everywhere):
    rooms = {
        audience: make_room(member, space, audience=audience) for audience in ("public", "network", "space")
    }
    space.visibility = Visibility.HIDDEN
    space.join_policy = "invitation"
    space.save()

    with pytest.raises(AccessDeniedError) as denied:
        narrow_rooms(actor=member, space=space)
    assert denied.value.permission == "rooms.narrow_rooms"
    assert Room.objects.filter(audience="space").count() == 1

    assert narrow_rooms(actor=SYSTEM, space=space) == 2
    assert {Room.objects.get(pk=room.pk).audience for room in rooms.values()} == {"space"}


def test_the_outcome_of_a_closed_room_is_carried_forward(room, member, colleague):
    make_message(colleague, room, "Hello")
    before = [carriage.target for carriage in carriages_for(room, member)]

    closed = close_room(actor=member, room=room, outcome="Three questions.")

    material = material_of(closed)
    assert (material.title, material.body) == ("Interviews", "Three questions.")
    assert material.contributor_ids == [member.pk, colleague.pk]
    assert before == ["group", "topic"]
    assert sorted(carriage.code for carriage in carriages_for(closed, member)) == [
        "group",
        "help",
        "practice",
        "resource",
        "topic",
    ]
    assert source_from(f"room:{room.pk}", member) == room


def test_a_topic_is_talked_over_in_a_room(space, member, everywhere):
    topic = TopicFactory(space=space, author=member)

    room = make_room(member, space, source=topic)

    link = Link.objects.get()
    assert (link.from_object, link.to_object, link.by) == (topic, room, member)
