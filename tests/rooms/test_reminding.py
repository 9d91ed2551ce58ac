"""Reminders: a day and a quarter of an hour before, once for each person, and never after the beginning."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from community.mailing.at_once import mail_due_notices
from community.models import MailSettings, Membership, Notice
from portal.post import PostOffice
from portal.tenancy import all_spaces
from rooms.models import RoomReminder
from rooms.operations import RoomPlan, answer_room, begin_meeting, change_room, close_room
from rooms.tasks_planning import ask_to_close_by_the_clock, remind_by_the_clock
from tests.factories_rooms import make_planned, schedule

DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)


@pytest.fixture
def room(space, member, colleague, moderator, observer, outsider, hidden_space, everywhere):
    """In two days: one comes, one perhaps, one does not, one has not answered; and there are others."""
    room = make_planned(member, space, audience="network")
    for person, answer in ((colleague, "yes"), (moderator, "maybe"), (observer, "no")):
        answer_room(actor=person, room=room, answer=answer)
    return room


def reminded(kind: str) -> list[int]:
    return sorted(Notice.objects.filter(kind=kind).values_list("recipient_id", flat=True))


def at(moment):
    return time_machine.travel(moment, tick=False)


def test_who_comes_or_perhaps_and_the_host_are_reminded_once(room, member, colleague, moderator):
    with at(room.starts_at - DAY - MINUTE):
        assert remind_by_the_clock() == 0
    with at(room.starts_at - DAY + MINUTE):
        assert (remind_by_the_clock(), remind_by_the_clock()) == (3, 0)

    people = sorted(person.pk for person in (member, colleague, moderator))
    assert reminded("room_tomorrow") == people

    with at(room.starts_at - 14 * MINUTE):
        assert (remind_by_the_clock(), remind_by_the_clock()) == (3, 0)
    assert (reminded("room_soon"), RoomReminder.objects.count()) == (people, 6)


def test_a_reminder_that_was_read_does_not_come_again(room):
    with at(room.starts_at - DAY + MINUTE):
        remind_by_the_clock()
        Notice.objects.update(read_at=timezone.now())
        remind_by_the_clock()

    assert Notice.objects.count() == 3


def test_what_was_missed_is_caught_up_but_never_after_the_beginning(room):
    with at(room.starts_at - 2 * HOUR):
        assert remind_by_the_clock() == 3
    Notice.objects.all().delete()
    RoomReminder.objects.all().delete()
    for late in (timedelta(), MINUTE, DAY):
        with at(room.starts_at + late):
            assert remind_by_the_clock() == 0
    assert Notice.objects.count() == 0


def test_within_the_hour_before_only_the_near_reminder_comes(room):
    with at(room.starts_at - 10 * MINUTE):
        assert remind_by_the_clock() == 3

    assert (reminded("room_tomorrow"), len(reminded("room_soon"))) == ([], 3)


def test_who_answers_after_the_moment_needs_no_reminder_of_it(room, colleague):
    with at(room.starts_at - DAY + MINUTE):
        answer_room(actor=colleague, room=room, answer="maybe")
        remind_by_the_clock()

    assert colleague.pk not in reminded("room_tomorrow")


def test_a_room_that_is_set_for_soon_reminds_nobody_of_what_they_just_read(space, member, everywhere):
    make_planned(member, space, 5 * HOUR)

    assert remind_by_the_clock() == 0


def test_another_time_is_another_reminder(room, member):
    with at(room.starts_at - DAY + MINUTE):
        remind_by_the_clock()
        plan = RoomPlan(schedule=schedule(3 * DAY))
        change_room(actor=member, room=room, title="Interviews", purpose="", plan=plan)
        assert reminded("room_tomorrow") == []  # what they said is no longer true
    with at(plan.schedule.starts_at - DAY + MINUTE):
        assert remind_by_the_clock() == 3


def test_a_closed_room_reminds_nobody(room, member):
    begin_meeting(actor=member, room=room)
    close_room(actor=member, room=room, outcome="Done already")

    with at(room.starts_at - 5 * MINUTE):
        assert remind_by_the_clock() == 0


def test_who_may_not_see_the_room_any_more_is_not_reminded(room, colleague):
    Membership.objects.filter(user=colleague).delete()

    with at(room.starts_at - DAY + MINUTE):
        remind_by_the_clock()

    assert colleague.pk not in reminded("room_tomorrow")


def mailed() -> list[str]:
    with all_spaces("test"), PostOffice() as office:
        mail_due_notices(office)
    return sorted(letter.to[0] for letter in mail.outbox)


def test_the_mail_says_when_by_its_readers_clock(room, member, colleague, moderator):
    colleague.time_zone = "Europe/Lisbon"
    colleague.save(update_fields=["time_zone"])
    with at(room.starts_at - DAY + MINUTE):
        remind_by_the_clock()
        assert mailed() == sorted(person.email for person in (member, colleague, moderator))

    letter = next(each for each in mail.outbox if each.to == [colleague.email])
    assert "Lisbon" in letter.body
    assert "Riga" in letter.body
    assert letter.subject == "A live room begins within a day: Interviews"


def test_a_mail_that_quiet_hours_kept_until_it_began_is_not_sent(room, member, colleague, moderator):
    with at(room.starts_at - 10 * MINUTE):
        now = timezone.localtime()
        MailSettings.objects.create(user=colleague, quiet_from=now.hour, quiet_until=(now.hour + 2) % 24)
        remind_by_the_clock()
        assert mailed() == sorted([member.email, moderator.email])
    with at(room.starts_at + 3 * HOUR):
        assert mailed() == sorted([member.email, moderator.email])

    assert Notice.objects.get(recipient=colleague).read_at is None  # it still stands on the page


def test_the_host_of_a_forgotten_room_is_asked_once_and_it_stays_open(room, member):
    begin_meeting(actor=member, room=room)

    with at(room.ends_at + DAY - MINUTE):
        assert ask_to_close_by_the_clock() == 0
    with at(room.ends_at + DAY + MINUTE):
        assert (ask_to_close_by_the_clock(), ask_to_close_by_the_clock()) == (1, 0)

    room.refresh_from_db()
    assert (room.is_open, reminded("room_forgotten")) == (True, [member.pk])
