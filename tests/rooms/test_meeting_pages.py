"""The page of a meeting: its parts, the buttons of its host, the agenda's own page."""

import pytest
from django.urls import reverse

from portal.choices import MemberList
from rooms.models import AgendaItem, Room, RoomPerson
from rooms.operations import (
    begin_meeting,
    close_room,
    go_on,
    raise_hand,
    say_attended,
    set_agenda,
)
from tests.factories_rooms import events_of, make_room

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(room: Room, member) -> Room:
    set_agenda(actor=member, room=room, lines="Welcome 5\nQuestions 20")
    return begin_meeting(actor=member, room=room)


def url(name: str, room: Room, *more: object) -> str:
    return reverse(name, args=[room.space.slug, room.pk, *more])


def test_a_standing_room_shows_no_meeting(signed_in, room, colleague):
    page = signed_in(colleague).get(room.get_absolute_url()).content.decode()

    assert [f'id="{code}"' in page for code in ("now", "agenda", "people", "attendance")] == [
        False, False, True, False,
    ]  # fmt: skip
    assert "room-hand" not in page


def test_everybody_sees_what_is_talked_about_and_only_the_host_goes_on(signed_in, meeting, member, colleague):
    go_on(actor=member, room=meeting)
    pages = [signed_in(who).get(meeting.get_absolute_url()).content.decode() for who in (member, colleague)]

    assert ["5 min left" in page for page in pages] == [True, True]
    assert ['id="run-next"' in page for page in pages] == [True, False]
    assert ["Change the agenda" in page for page in pages] == [True, False]


def test_the_host_goes_on_without_scripts(signed_in, meeting, member):
    answer = signed_in(member).post(url("room_run", meeting), {"verb": "next", "item": "0"})

    assert (answer.status_code, answer["Location"]) == (303, f"{meeting.get_absolute_url()}#agenda")
    assert AgendaItem.objects.get(room=meeting, title="Welcome").is_current


def test_with_scripts_the_part_comes_back_in_which_the_button_stood(signed_in, meeting, member):
    answer = signed_in(member).post(
        url("room_run", meeting), {"verb": "next"}, HTTP_HX_REQUEST="true", HTTP_HX_TARGET="room-part-now"
    )
    page = answer.content.decode()

    assert answer.status_code == 200
    assert ('id="room-part-now"' in page, 'id="room-part-agenda"' in page) == (True, False)
    assert 'id="room-state" hx-swap-oob="true"' in page


@pytest.mark.parametrize("htmx", [True, False])
def test_why_something_was_not_done_stands_at_the_part(signed_in, room, member, htmx):
    set_agenda(actor=member, room=room, lines="Welcome 5")
    headers = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "room-part-now"} if htmx else {}

    answer = signed_in(member).post(url("room_run", room), {"verb": "next"}, **headers)

    assert answer.status_code == 422
    assert answer.content.decode().count("Begin the meeting first.") == 1
    assert AgendaItem.objects.get(room=room).started_at is None


@pytest.mark.parametrize(
    ("name", "verb"),
    [("room_run", "next"), ("room_hands", "raise"), ("room_attendance", "agree"), ("room_agenda", "lines")],
)
def test_strangers_find_nothing_and_visitors_are_asked_to_sign_in(
    client, signed_in, meeting, outsider, name, verb
):
    before = events_of(meeting)

    assert signed_in(outsider).post(url(name, meeting), {"verb": verb}).status_code == 404
    assert client.post(url(name, meeting), {"verb": verb}).status_code in {302, 303}
    assert events_of(meeting) == before


@pytest.mark.parametrize(
    ("name", "verb"), [("room_run", "next"), ("room_hands", "clear"), ("room_agenda", "lines")]
)
def test_members_who_do_not_run_the_room_are_refused(signed_in, meeting, colleague, name, verb):
    before = events_of(meeting)

    assert signed_in(colleague).post(url(name, meeting), {"verb": verb}).status_code == 403
    assert events_of(meeting) == before


@pytest.mark.parametrize("name", ["room_run", "room_hands", "room_attendance"])
def test_other_verbs_are_unknown(signed_in, meeting, member, name):
    assert signed_in(member).post(url(name, meeting), {"verb": "dance"}).status_code == 404


def test_who_does_not_see_the_people_sees_their_own_place(signed_in, meeting, member, colleague, moderator):
    meeting.space.members_shown_to = MemberList.MODERATORS
    meeting.space.save(update_fields=["members_shown_to"])
    raise_hand(actor=moderator, room=meeting)
    raise_hand(actor=colleague, room=meeting)

    page = signed_in(colleague).get(url("room_part", meeting, "people")).content.decode()
    full = signed_in(moderator).get(url("room_part", meeting, "people")).content.decode()

    assert "2 hands are up" in page
    assert "Your place in the order: 2." in page
    assert [moderator.name in page, moderator.name in full] == [False, True]


def test_names_on_the_list_are_for_who_runs_the_room(signed_in, meeting, member, colleague, observer):
    say_attended(actor=observer, room=meeting)
    pages = [
        signed_in(who).get(url("room_part", meeting, "attendance")).content.decode()
        for who in (member, colleague)
    ]

    assert ["1 person stands on the list." in page for page in pages] == [True, True]
    assert [observer.name in page for page in pages] == [True, False]


def test_the_list_as_csv_is_for_who_runs_the_room(signed_in, meeting, member, colleague, observer):
    say_attended(actor=observer, room=meeting)
    address = url("room_attendance_csv", meeting)

    answer = signed_in(member).get(address)
    rows = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()

    head, line = rows
    assert head == '"Name","Where they work","Agreed at (UTC)"'
    assert line.split(",")[0] == f'"{observer.name}"'
    assert signed_in(colleague).get(address).status_code == 403


def test_hands_and_the_list_from_the_page(signed_in, meeting, colleague):
    browser = signed_in(colleague)

    raised = browser.post(url("room_hands", meeting), {"verb": "raise"})
    agreed = browser.post(url("room_attendance", meeting), {"verb": "agree"})

    row = RoomPerson.objects.get(room=meeting, person=colleague)
    assert (raised["Location"], agreed["Location"]) == (
        f"{meeting.get_absolute_url()}#people",
        f"{meeting.get_absolute_url()}#attendance",
    )
    assert (row.hand_at is not None, row.attended_at is not None) == (True, True)


def test_the_agenda_is_arranged_on_its_page(signed_in, meeting, member):
    browser = signed_in(member)
    here = url("room_agenda", meeting)

    added = browser.post(here, {"verb": "add", "title": "Closing", "minutes": "5", "lead": member.pk})
    item = AgendaItem.objects.get(room=meeting, title="Closing")
    moved = browser.post(url("room_agenda_order", meeting, item.pk), {"verb": "up"})
    order = list(AgendaItem.objects.filter(room=meeting).order_by("order").values_list("title", flat=True))
    changed = browser.post(url("room_agenda_item", meeting, item.pk), {"title": "The end", "minutes": ""})
    item.refresh_from_db()
    removed = browser.post(url("room_agenda_order", meeting, item.pk), {"verb": "remove"})

    assert [answer["Location"] for answer in (added, moved, changed, removed)] == [here] * 4
    assert order == ["Welcome", "Closing", "Questions"]
    assert (item.title, item.minutes, item.lead) == ("The end", None, None)
    assert AgendaItem.objects.filter(pk=item.pk).count() == 0


@pytest.mark.parametrize("values", [{"verb": "add", "title": ""}, {"verb": "lines", "lines": "x" * 200}, {}])
def test_a_bad_agenda_is_asked_for_again(signed_in, meeting, member, values):
    answer = signed_in(member).post(url("room_agenda", meeting), values)

    assert answer.status_code == 422
    assert AgendaItem.objects.filter(room=meeting).count() == 2


def test_what_was_talked_about_stays_on_the_agenda(signed_in, meeting, member):
    item = go_on(actor=member, room=meeting)
    assert item is not None

    answer = signed_in(member).post(url("room_agenda_order", meeting, item.pk), {"verb": "remove"})

    assert (answer.status_code, "talked about already" in answer.content.decode()) == (422, True)
    assert AgendaItem.objects.filter(room=meeting).count() == 2


def test_an_item_of_another_room_is_not_found(signed_in, meeting, member, space, everywhere):
    other = make_room(member, space)
    item = AgendaItem.objects.filter(room=meeting).earliest("order")

    assert signed_in(member).get(url("room_agenda_item", other, item.pk)).status_code == 404


@pytest.mark.parametrize(
    ("address", "shown"), [("https://meet.example.org/x", True), ("http://meet.example.org/x", False)]
)
def test_the_video_meeting_is_linked_when_its_address_is_safe(signed_in, meeting, member, address, shown):
    Room.objects.filter(pk=meeting.pk).update(video_url=address)

    page = signed_in(member).get(meeting.get_absolute_url()).content.decode()

    assert (f'href="{address}" target="_blank" rel="noopener noreferrer"' in page) == shown
    assert ("Opens meet.example.org in a new window" in page) == shown


def test_a_closed_room_shows_its_agenda_and_offers_nothing(signed_in, meeting, member):
    close_room(actor=member, room=meeting, outcome="Done")

    page = signed_in(member).get(meeting.get_absolute_url()).content.decode()

    assert [word in page for word in ("Welcome", "run-next", "room-hand", "room-attend")] == [
        True, False, False, False,
    ]  # fmt: skip
    assert signed_in(member).get(url("room_agenda", meeting)).status_code == 303


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_a_meeting_costs_the_same_for_any_number(signed_in, meeting, member, django_assert_num_queries, rows):
    set_agenda(actor=member, room=meeting, lines="\n".join(f"Item {number}, 5" for number in range(rows)))
    go_on(actor=member, room=meeting)
    raise_hand(actor=member, room=meeting)
    browser = signed_in(member)
    browser.get(meeting.get_absolute_url())

    with django_assert_num_queries(13):
        assert browser.get(meeting.get_absolute_url()).status_code == 200
