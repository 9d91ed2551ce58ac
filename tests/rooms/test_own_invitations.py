"""Invitations, answers and the calendar of a person: handed out to them, and gone when they leave."""

from community.models import Membership
from portal.own_data import holdings
from portal.tenancy.scope import forget_person
from rooms.models import CalendarFeed, RoomPerson, RoomReminder
from rooms.operations import answer_room, invite_people_to_room
from rooms.operations.calendars import renew_calendar
from tests.factories_rooms import make_planned


def test_invitations_are_handed_out_with_titles_of_what_one_still_sees(space, member, colleague, everywhere):
    holding = next(each for each in holdings() if each.code == "room-invitations")
    room = make_planned(member, space)
    invite_people_to_room(actor=member, room=room, people=[colleague.pk])
    answer_room(actor=colleague, room=room, answer="maybe")

    (before,) = holding.rows(colleague)
    Membership.objects.filter(user=colleague).delete()
    forget_person(colleague.pk)
    (after,) = holding.rows(colleague)

    assert (before["room"], before["answer"], before["invited_at"] is not None) == (
        "Interviews",
        "maybe",
        True,
    )
    assert (after["room"], after["address"], after["answer"]) == (None, None, "maybe")
    assert list(holding.rows(member)) == []


def test_they_are_forgotten_with_the_calendar(space, member, colleague, everywhere):
    holding = next(each for each in holdings() if each.code == "room-invitations")
    room = make_planned(member, space)
    for person in (member, colleague):
        answer_room(actor=person, room=room, answer="yes")
        renew_calendar(actor=person)
        RoomReminder.objects.create(
            space=space, room=room, person=person, moment="day", starts_at=room.starts_at, at=room.opened_at
        )

    assert (holding.forget(colleague, 1), holding.forget(colleague, 9), holding.forget(colleague, 9)) == (
        1,
        1,
        0,
    )

    for model, column in ((RoomPerson, "person"), (RoomReminder, "person"), (CalendarFeed, "user")):
        assert list(model.objects.values_list(column, flat=True)) == [member.pk]
