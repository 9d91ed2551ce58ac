"""The agenda of a room: typed as lines, added to, changed and put in order."""

import pytest

from community.models import User
from portal.choices import Role
from portal.operations import AccessDeniedError, OperationRefusedError
from rooms.agenda_lines import AgendaLine, read_lines, write_lines
from rooms.models import AgendaItem, Room
from rooms.operations import (
    RoomClosedError,
    add_agenda_item,
    change_agenda_item,
    close_room,
    move_agenda_item,
    remove_agenda_item,
    set_agenda,
)
from tests.factories import UserFactory, join
from tests.factories_rooms import events_of

pytestmark = pytest.mark.django_db


def items_of(room: Room) -> list[tuple[str, int | None]]:
    return list(AgendaItem.objects.filter(room=room).order_by("order").values_list("title", "minutes"))


@pytest.mark.parametrize(
    ("line", "title", "minutes"),
    [
        ("Welcome 5", "Welcome", 5),
        ("Welcome, 5 min", "Welcome", 5),
        ("Welcome (5 minutes)", "Welcome", 5),
        ("1. Pasisveikinimas \u2013 5 min.", "Pasisveikinimas", 5),
        ("- Tervetuloa: 15 minuuttia", "Tervetuloa", 15),
        ("Plans for 2026", "Plans for 2026", None),
        ("ISO 900", "ISO 900", None),
        ("Erasmus+", "Erasmus+", None),
        ("Nothing 0", "Nothing 0", None),
        ("15", "15", None),
    ],
)
def test_a_line_ends_with_its_minutes(line, title, minutes):
    assert read_lines(line) == [AgendaLine(title, minutes)]


def test_lines_are_written_as_they_are_read():
    lines = read_lines("Welcome 5\n\n  \nQuestions\r\nClosing, 10 min")

    assert read_lines(write_lines(lines)) == lines
    assert write_lines(lines) == "Welcome, 5 min\nQuestions\nClosing, 10 min"


def test_a_long_line_is_read_quickly():
    assert read_lines("a " + "- " * 50_000)[0].minutes is None


def test_an_agenda_is_set_from_lines(room, member):
    set_agenda(actor=member, room=room, lines="Welcome 5\nQuestions 20")

    room.refresh_from_db()
    assert items_of(room) == [("Welcome", 5), ("Questions", 20)]
    assert (room.has_agenda, room.last_seq, events_of(room)) == (True, 1, [(1, "agenda")])


def test_setting_it_again_keeps_notes_and_who_leads(room, member):
    item = add_agenda_item(actor=member, room=room, title="Questions", lead=member, note="Bring yours")

    set_agenda(actor=member, room=room, lines="Welcome 5\nQuestions 20")

    kept = AgendaItem.objects.get(pk=item.pk)
    assert (kept.order, kept.minutes, kept.lead, kept.note) == (2, 20, member, "Bring yours")
    assert items_of(room) == [("Welcome", 5), ("Questions", 20)]


def test_an_empty_text_empties_it(room, member):
    set_agenda(actor=member, room=room, lines="Welcome 5")

    set_agenda(actor=member, room=room, lines=" \n")

    room.refresh_from_db()
    assert (items_of(room), room.has_agenda) == ([], False)


@pytest.mark.parametrize("lines", ["Welcome\n" * 41, "x" * 141])
def test_an_agenda_that_is_too_long_changes_nothing(room, member, lines):
    set_agenda(actor=member, room=room, lines="Welcome 5")

    with pytest.raises(OperationRefusedError) as refused:
        set_agenda(actor=member, room=room, lines=lines)

    assert refused.value.field == "lines"
    assert items_of(room) == [("Welcome", 5)]
    assert events_of(room) == [(1, "agenda")]


@pytest.mark.parametrize(("role", "allowed"), [(Role.MEMBER, False), (Role.MODERATOR, True)])
def test_the_agenda_is_for_who_runs_the_room(room, member, space, role, allowed):
    somebody = UserFactory()
    join(somebody, space, role)
    item = add_agenda_item(actor=member, room=room, title="Welcome")
    ways = [
        lambda: set_agenda(actor=somebody, room=room, lines="Mine 5"),
        lambda: add_agenda_item(actor=somebody, room=room, title="Mine"),
        lambda: move_agenda_item(actor=somebody, item=item, up=False),
        lambda: change_agenda_item(actor=somebody, item=item, title="Mine", minutes=None, lead=None, note=""),
        lambda: remove_agenda_item(actor=somebody, item=item),
    ]

    for way in ways if not allowed else ways[1:]:
        if allowed:
            way()
            continue
        with pytest.raises(AccessDeniedError) as denied:
            way()
        assert denied.value.permission == "rooms.run_room"

    assert items_of(room) == ([("Mine", None)] if allowed else [("Welcome", None)])


def test_who_may_not_see_the_room_does_not_see_that_there_is_an_agenda(room, outsider):
    with pytest.raises(AccessDeniedError) as denied:
        set_agenda(actor=outsider, room=room, lines="Mine 5")

    assert denied.value.permission == "rooms.view_room"
    assert items_of(room) == []


def test_the_agenda_of_a_closed_room_stays(room, member):
    set_agenda(actor=member, room=room, lines="Welcome 5")
    close_room(actor=member, room=room, outcome="Done")

    with pytest.raises(RoomClosedError):
        set_agenda(actor=member, room=room, lines="")

    assert items_of(room) == [("Welcome", 5)]


@pytest.mark.parametrize(
    ("title", "up", "order"),
    [("B", True, "BAC"), ("B", False, "ACB"), ("A", True, "ABC"), ("C", False, "ABC")],
)
def test_items_move_one_place(room, member, title, up, order):
    set_agenda(actor=member, room=room, lines="A\nB\nC")

    move_agenda_item(actor=member, item=AgendaItem.objects.get(room=room, title=title), up=up)

    assert "".join(item for item, _ in items_of(room)) == order


def test_somebody_who_cannot_come_in_leads_nothing(room, member, outsider: User):
    with pytest.raises(OperationRefusedError) as refused:
        add_agenda_item(actor=member, room=room, title="Welcome", lead=outsider)

    assert refused.value.field == "lead"
    assert items_of(room) == []


def test_an_item_is_changed(room, member, colleague):
    item = add_agenda_item(actor=member, room=room, title="Welcome")

    change_agenda_item(actor=member, item=item, title="Hello", minutes=3, lead=colleague, note="Briefly")

    item.refresh_from_db()
    assert (item.title, item.minutes, item.lead, item.note) == ("Hello", 3, colleague, "Briefly")
