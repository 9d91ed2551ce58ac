"""What rooms show elsewhere, and what search finds of them."""

from types import SimpleNamespace

import pytest

from portal.choices import Audience
from portal.circles import add_to_circle
from portal.models import Circle
from portal.tenancy import Scope, SpaceSet, enter
from portal.ui import actions, panels
from rooms import panels as room_panels
from rooms.operations import close_room, remove_message
from rooms.search_indexes import MOST_CHARACTERS, RoomIndex
from tests.factories_rooms import make_message, make_room


def asked_by(user):
    return SimpleNamespace(user=user)


def test_open_rooms_stand_on_home_and_section_pages(space, member, everywhere):
    lively = make_room(member, space, title="Lively", audience=Audience.PUBLIC)
    closed = make_room(member, space, title="Closed", audience=Audience.PUBLIC)
    close_room(actor=member, room=closed, outcome="Done")

    for made in (
        room_panels.rooms_of_network(asked_by(member), None),
        room_panels.rooms_of_section(asked_by(member), space),
        room_panels.rooms_of_space(asked_by(member), space),
    ):
        assert made.context["rooms"] == [lively]


def test_without_open_rooms_only_the_section_says_so(space, member, everywhere):
    asked = asked_by(member)

    assert room_panels.rooms_of_network(asked, None) is None
    assert room_panels.rooms_of_space(asked, space) is None
    assert room_panels.rooms_of_section(asked, space).context["rooms"] == []


def test_a_group_has_its_room_beside_it(space, member, stranger, everywhere):
    circle = Circle.objects.create(space=space, title="Group")
    add_to_circle(circle, member)
    group = SimpleNamespace(members_circle_id=circle.pk)
    assert room_panels.own_room(asked_by(member), group) is None
    room = make_room(member, space, audience=Audience.PARTIES, circle=circle)
    said = make_message(member, room)

    panel = room_panels.own_room(asked_by(member), group)

    assert (panel.context["room"], panel.context["said"]) == (room, [said])
    assert room_panels.own_room(asked_by(stranger), group) is None


@pytest.mark.parametrize(("who", "offered"), [("member", True), ("observer", False), ("visitor", False)])
def test_who_may_open_a_room_is_offered_it(request, space, everywhere, who, offered):
    asked = asked_by(request.getfixturevalue(who))

    labels = [str(action.label) for action in actions.for_slot("section:communication", asked, space)]

    assert ("Open a room" in labels) is offered


@pytest.mark.parametrize("slot", ["section:communication", "home"])
@pytest.mark.parametrize("rows", [1, 30])
def test_a_panel_costs_one_query(space, member, everywhere, django_assert_num_queries, slot, rows):
    for _each in range(rows):
        make_room(member, space, audience=Audience.PUBLIC)
    place = None if slot == "home" else space
    maker = room_panels.rooms_of_network if slot == "home" else room_panels.rooms_of_section
    with enter(Scope(reads=SpaceSet.readable_by(member))):
        maker(asked_by(member), place)  # who they are is read once a request

        with django_assert_num_queries(1):
            rooms = maker(asked_by(member), place).context["rooms"]
            assert {(room.space, room.author) for room in rooms} == {(space, member)}
    assert panels.for_slot(slot, asked_by(member), place)


def test_search_finds_rooms_by_what_was_said_last(space, member, everywhere):
    room = make_room(member, space, purpose="Three questions")
    for body in ("First **word**", "Second word", "Third word"):
        make_message(member, room, body)
    remove_message(actor=member, message=room.messages.get(seq=2))
    room = close_room(actor=member, room=room, outcome="We *agreed*.")

    found = RoomIndex().document(RoomIndex().index_queryset().get(pk=room.pk))

    assert found.title == "Interviews"
    assert found.body == "Three questions\nWe agreed.\nFirst word\nThird word"
    assert found.access == {f"space:{space.pk}"}


def test_old_talk_leaves_the_index(space, member, everywhere):
    room = make_room(member, space)
    for number in range(8):
        make_message(member, room, f"{number} " + "word " * 700)

    body = RoomIndex().document(room).body

    assert len(body) <= MOST_CHARACTERS + 20
    assert "7 word" in body
    assert "0 word" not in body
