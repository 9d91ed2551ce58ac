"""One room as a calendar file, and the private feed of a person."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse

from community.models import Membership
from portal.clocks import moments_of
from rooms.models import CalendarFeed
from rooms.operations import (
    RoomPlan,
    Schedule,
    answer_room,
    call_off_room,
    change_room,
    invite_people_to_room,
)
from rooms.operations.calendars import drop_calendar, renew_calendar
from tests.calendar_reader import read_calendar
from tests.factories_rooms import make_planned, make_room, schedule

PAGE = "/me/calendar/"


def file_of(browser, room):
    return browser.get(reverse("room_calendar", args=[room.space.slug, room.pk]))


def events_in(answer) -> dict[str, str]:
    """Titles of the events of a calendar with their status."""
    assert answer.status_code == 200
    found = read_calendar(answer.content).inside
    return {event.values["SUMMARY"]: event.values["STATUS"] for event in found}


def feed_of(client, person):
    """What a calendar program gets, which has no cookie."""
    from rooms.calendars import token_of

    return client.get(f"/calendar/{token_of(CalendarFeed.objects.get(user=person))}.ics")


# One room ---------------------------------------------------------------------------------------
def test_a_room_as_a_file(signed_in, space, member, everywhere):
    plan = {"video_url": "https://video.example.org/riga"}
    room = make_planned(member, space, title="Ķīmija, šodien", purpose="Three questions", plan=plan)

    answer = file_of(signed_in(member), room)

    (event,) = read_calendar(answer.content).inside
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "private, no-store"
    assert event.values["SUMMARY"] == "Ķīmija, šodien"
    assert event.values["UID"].startswith(f"room-{room.pk}@")
    assert event.values["LOCATION"] == "https://video.example.org/riga"
    assert event.moment("DTSTART") == room.starts_at.replace(microsecond=0)
    assert event.values["URL"].endswith(room.get_absolute_url())
    assert member.email not in answer.content.decode()
    assert event.values["ORGANIZER"] == "mailto:guildhall@example.org"


def test_a_change_keeps_the_name_and_raises_the_number(signed_in, space, member, everywhere):
    room = make_planned(member, space)
    before = read_calendar(file_of(signed_in(member), room).content).inside[0]

    plan = RoomPlan(schedule=schedule(timedelta(days=5)))
    change_room(actor=member, room=room, title="Interviews", purpose="", plan=plan)
    call_off_room(actor=member, room=room, reason="Ill")

    after = read_calendar(file_of(signed_in(member), room).content).inside[0]
    assert before.values["UID"] == after.values["UID"]
    assert (before.values["SEQUENCE"], after.values["SEQUENCE"]) == ("0", "2")
    assert (before.values["STATUS"], after.values["STATUS"]) == ("CONFIRMED", "CANCELLED")


@pytest.mark.parametrize(("day", "hour"), [(date(2027, 3, 27), 11), (date(2027, 3, 29), 11)])
def test_the_same_hour_on_both_sides_of_a_change_of_clocks(signed_in, space, member, everywhere, day, hour):
    (start,) = moments_of(day, time(hour), ZoneInfo("Europe/Riga"))
    plan = RoomPlan(schedule=Schedule(start, start + timedelta(hours=1), "Europe/Riga"))

    with time_machine.travel(datetime(2027, 3, 1, tzinfo=UTC)):
        room = make_room(member, space, plan=plan)
        event = read_calendar(file_of(signed_in(member), room).content).inside[0]

    assert event.moment("DTSTART").astimezone(ZoneInfo("Europe/Riga")).time() == time(hour)


def test_a_video_address_is_not_for_passers_by(client, signed_in, space, member, stranger, everywhere):
    plan = {"video_url": "https://video.example.org/riga"}
    room = make_planned(member, space, audience="public", plan=plan)

    for browser in (client, signed_in(stranger)):
        assert b"video.example.org" not in file_of(browser, room).content
        assert "video.example.org" not in browser.get(room.get_absolute_url()).content.decode()
    assert b"video.example.org" in file_of(signed_in(member), room).content


@pytest.mark.parametrize("who", ["outsider", "stranger", "rival"])
def test_a_file_is_for_who_may_see_the_room(request, signed_in, space, other_space, member, everywhere, who):
    room = make_planned(member, space)
    browser = signed_in(request.getfixturevalue(who))

    assert file_of(browser, room).status_code == 404
    foreign = reverse("room_calendar", args=[other_space.slug, room.pk])
    assert signed_in(member).get(foreign).status_code == 404


def test_a_standing_room_has_no_file(signed_in, space, member, everywhere):
    assert file_of(signed_in(member), make_room(member, space)).status_code == 404


# The feed ---------------------------------------------------------------------------------------
def test_the_feed_has_what_one_hosts_is_invited_to_or_comes_to(
    client, space, member, colleague, moderator, everywhere
):
    make_planned(colleague, space, title="Not asked")
    make_planned(member, space, title="Hosted")
    asked = make_planned(colleague, space, title="Asked")
    invite_people_to_room(actor=colleague, room=asked, people=[member.pk])
    comes = make_planned(colleague, space, title="Comes")
    answer_room(actor=member, room=comes, answer="yes")
    declined = make_planned(colleague, space, title="Declined")
    answer_room(actor=member, room=declined, answer="no")
    off = make_planned(colleague, space, title="Off")
    answer_room(actor=member, room=off, answer="yes")
    call_off_room(actor=colleague, room=off, reason="Ill")
    make_room(member, space, title="Standing")
    renew_calendar(actor=member)

    answer = feed_of(client, member)

    assert events_in(answer) == {
        "Hosted": "CONFIRMED",
        "Asked": "CONFIRMED",
        "Comes": "CONFIRMED",
        "Off": "CANCELLED",
    }
    assert answer["Cache-Control"] == "private, no-store"


def test_rights_are_read_anew_at_each_fetch(client, space, member, colleague, everywhere):
    room = make_planned(member, space, title="Inside")
    answer_room(actor=colleague, room=room, answer="yes")
    renew_calendar(actor=colleague)
    assert events_in(feed_of(client, colleague)) == {"Inside": "CONFIRMED"}

    Membership.objects.filter(user=colleague).delete()

    assert events_in(feed_of(client, colleague)) == {}


def test_another_persons_cookie_changes_nothing(client, signed_in, space, member, outsider, everywhere):
    make_planned(member, space, title="Inside")
    renew_calendar(actor=member)

    assert events_in(feed_of(client, member)) == events_in(feed_of(signed_in(outsider), member))


def test_a_wrong_an_old_and_a_dropped_token_lead_nowhere(client, member, everywhere):
    old = renew_calendar(actor=member).token_hash
    token = re.search(r"/calendar/(\w+)\.ics", _address(client, member)).group(1)
    renew_calendar(actor=member)

    assert CalendarFeed.objects.get().token_hash != old
    for wrong in (token, old, "x", "0" * 64):
        assert client.get(f"/calendar/{wrong}.ics").status_code == 404
    assert feed_of(client, member).status_code == 200

    kept = _address(client, member)
    drop_calendar(actor=member)
    assert client.get(kept).status_code == 404


def _address(client, person) -> str:
    from rooms.calendars import token_of

    return f"/calendar/{token_of(CalendarFeed.objects.get(user=person))}.ics"


def test_a_closed_account_has_no_calendar(client, space, member, everywhere):
    renew_calendar(actor=member)
    member.is_active = False
    member.save(update_fields=["is_active"])

    assert feed_of(client, member).status_code == 404


def test_no_token_is_stored(client, member, everywhere):
    feed = renew_calendar(actor=member)
    token = re.search(r"/calendar/(\w+)\.ics", _address(client, member)).group(1)

    stored = {str(value) for value in CalendarFeed.objects.values_list().get()}
    assert token not in stored
    assert len(feed.token_hash) == 64


# Its page ---------------------------------------------------------------------------------------
def test_the_page_makes_shows_renews_and_drops_the_address(client, signed_in, space, member, everywhere):
    browser = signed_in(member)
    assert "/calendar/" not in browser.get(PAGE).content.decode().replace(PAGE, "")

    assert browser.post(PAGE, {"verb": "renew"}).status_code == 303
    first = browser.get(PAGE).context["address"]
    assert client.get(first).status_code == 200
    browser.post(PAGE, {"verb": "renew"})
    second = browser.get(PAGE).context["address"]
    assert (client.get(first).status_code, client.get(second).status_code) == (404, 200)
    browser.post(PAGE, {"verb": "drop"})

    assert client.get(second).status_code == 404
    assert CalendarFeed.objects.count() == 0


def test_with_another_key_of_the_site_the_address_works_and_is_not_shown(
    client, signed_in, member, everywhere, settings
):
    renew_calendar(actor=member)
    address = _address(client, member)
    settings.SECRET_KEY = "another"

    answer = signed_in(member).get(PAGE)

    assert (answer.context["address"], client.get(address).status_code) == ("", 200)
