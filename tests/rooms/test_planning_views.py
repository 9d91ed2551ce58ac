"""Pages of rooms with a set time: making, changing, inviting, answering, lists."""

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from community.models import Notice
from portal.addresses import in_space
from rooms.choices import RoomState
from rooms.models import Room, RoomPerson
from rooms.operations import answer_room, begin_meeting, call_off_room, invite_people_to_room
from tests.factories import OrganisationFactory, ParticipationFactory
from tests.factories_rooms import make_planned, make_room

NEW = "/spaces/baltic/communication/rooms/new/"
LIST = "/spaces/baltic/communication/rooms/"
RIGA = ZoneInfo("Europe/Riga")


def typed(**values):
    usual = {
        "title": "Interviews", "audience": "space", "when": "later", "day": "2027-02-03", "time": "14:00",
        "minutes": "90", "time_zone": "Europe/Riga",
    }  # fmt: skip
    return usual | values


def at(room, name):
    return in_space(room.space, name, room.pk)


def errors(answer) -> dict[str, list[str]]:
    assert answer.status_code == 422
    return {name: [str(each) for each in found] for name, found in answer.context["form"].errors.items()}


@pytest.fixture(autouse=True)
def _winter():
    with time_machine.travel("2026-12-01T12:00:00Z"):
        yield


# Making -----------------------------------------------------------------------------------------
def test_a_time_is_typed_as_the_clock_on_the_wall_shows_it(signed_in, space, member, colleague, everywhere):
    answer = signed_in(member).post(
        NEW,
        typed(
            host="@carl-colleague",
            keeps_days="30",
            history="joining",
            video_url="https://video.example.org/a",
        ),
    )

    room = Room.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, room.get_absolute_url())
    assert room.starts_at.astimezone(RIGA).isoformat() == "2027-02-03T14:00:00+02:00"
    assert room.ends_at - room.starts_at == timedelta(minutes=90)
    assert (room.state, room.time_zone, room.host) == (RoomState.PLANNED, "Europe/Riga", colleague)
    assert (room.keeps_days, room.history, room.video_url) == (30, "joining", "https://video.example.org/a")


def test_an_end_may_be_a_time_too(signed_in, space, member, everywhere):
    signed_in(member).post(NEW, typed(until="15:15"))

    assert Room.objects.get().ends_at.astimezone(RIGA).strftime("%H:%M") == "15:15"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"day": ""}, "day"),
        ({"time": ""}, "time"),
        ({"day": "2026-11-30"}, "day"),
        ({"day": "2027-02-30"}, "day"),
        ({"until": "13:00"}, "until"),
        ({"minutes": "721"}, "minutes"),
        ({"minutes": "0"}, "minutes"),
        ({"time_zone": "Europe/Atlantis"}, "time_zone"),
        ({"video_url": "http://video.example.org"}, "video_url"),
        ({"host": "@nobody-here"}, "host"),
        ({"day": "2027-03-28", "time": "03:30"}, "time"),
        ({"day": "2027-03-28", "time": "02:30", "until": "03:30"}, "until"),
        ({"day": "2027-10-31", "time": "03:30"}, "turn"),
        ({"title": ""}, "title"),
        ({"keeps_days": "-1"}, "keeps_days"),
    ],
)
def test_bad_input_is_refused_at_its_field_and_kept(signed_in, space, member, everywhere, values, field):
    answer = signed_in(member).post(NEW, typed(**values))

    assert list(errors(answer)) == [field]
    assert answer.context["form"]["audience"].value() == "space"
    assert Room.objects.count() == 0


def test_a_time_that_does_not_come_is_named(signed_in, space, member, everywhere):
    answer = signed_in(member).post(NEW, typed(day="2027-03-28", time="03:30"))

    (words,) = errors(answer)["time"]
    assert words == "On 28 March 2027 the clocks in Riga are put forward: there is no 03:30."


@pytest.mark.parametrize(("turn", "offset"), [("first", "+03:00"), ("second", "+02:00")])
def test_of_a_time_that_comes_twice_one_says_which(signed_in, space, member, everywhere, turn, offset):
    browser = signed_in(member)
    asked = browser.post(NEW, typed(day="2027-10-31", time="03:30"))
    assert 'name="turn"' in asked.content.decode()

    browser.post(NEW, typed(day="2027-10-31", time="03:30", turn=turn))

    assert Room.objects.get().starts_at.astimezone(RIGA).isoformat() == f"2027-10-31T03:30:00{offset}"


def test_the_form_starts_with_the_persons_own_clock(signed_in, space, member, everywhere):
    member.time_zone = "Europe/Helsinki"
    member.save(update_fields=["time_zone"])

    assert signed_in(member).get(NEW).context["form"]["time_zone"].value() == "Europe/Helsinki"


# Changing ---------------------------------------------------------------------------------------
def test_the_form_shows_the_time_in_its_own_zone_and_changes_it(
    signed_in, space, member, colleague, everywhere
):
    browser = signed_in(member)
    browser.post(NEW, typed())
    room = Room.objects.get()
    answer_room(actor=colleague, room=room, answer="yes")
    form = browser.get(at(room, "room_edit")).context["form"]
    assert (form["time"].value().isoformat(), form["minutes"].value(), form["host"].value()) == (
        "14:00:00",
        90,
        "@mara-member",
    )

    answer = browser.post(at(room, "room_edit"), typed(time="16:00", host="@mara-member"))

    room.refresh_from_db()
    assert (answer.status_code, room.starts_at.astimezone(RIGA).hour, room.revision) == (303, 16, 1)
    assert list(Notice.objects.values_list("recipient_id", "kind")) == [(colleague.pk, "room_changed")]


@pytest.mark.parametrize(
    ("who", "status"), [("colleague", 403), ("observer", 403), ("outsider", 404), ("stranger", 404)]
)
@pytest.mark.parametrize("page", ["room_edit", "room_call_off", "room_invite"])
def test_who_does_not_run_it_changes_nothing(
    request, signed_in, space, member, everywhere, who, status, page
):
    room = make_planned(member, space)
    browser = signed_in(request.getfixturevalue(who))

    assert browser.get(at(room, page)).status_code == status
    assert browser.post(at(room, page), typed(reason="x", people=[member.pk])).status_code == status
    room.refresh_from_db()
    assert (room.revision, room.state, RoomPerson.objects.count()) == (0, RoomState.PLANNED, 0)


def test_who_has_not_signed_in_is_asked_to(client, space, member, everywhere):
    room = make_planned(member, space, audience="public")

    for page in ("room_edit", "room_call_off", "room_invite", "room_answer", "room_doors"):
        answer = client.post(at(room, page), {"answer": "yes", "verb": "open"})
        assert (answer.status_code, "/accounts/login/" in answer["Location"]) == (303, True)
    assert (RoomPerson.objects.count(), Room.objects.get().state) == (0, RoomState.PLANNED)


def test_calling_off_says_why_on_the_page_and_in_the_list(signed_in, space, member, colleague, everywhere):
    room = make_planned(member, space)
    browser = signed_in(member)
    assert list(errors(browser.post(at(room, "room_call_off"), {"reason": " "}))) == ["reason"]

    assert browser.post(at(room, "room_call_off"), {"reason": "The trainer is ill."}).status_code == 303

    for page in (room.get_absolute_url(), LIST):
        assert "The trainer is ill." in signed_in(colleague).get(page).content.decode()


def test_the_host_opens_the_doors_and_begins(signed_in, space, member, everywhere):
    room = make_planned(member, space)
    browser = signed_in(member)

    for verb, state in (("open", RoomState.OPEN), ("begin", RoomState.RUNNING)):
        assert browser.post(at(room, "room_doors"), {"verb": verb}).status_code == 303
        assert Room.objects.get().state == state
    assert browser.post(at(room, "room_doors"), {"verb": "fly"}).status_code == 404


# Inviting and answering -------------------------------------------------------------------------
def test_inviting_by_name_says_how_many_and_never_who(
    signed_in, space, member, colleague, outsider, everywhere
):
    room = make_planned(member, space)
    browser = signed_in(member)
    found = browser.get(at(room, "room_invite"), {"q": "olga"}).content.decode()
    assert "Olga Outsider" in found

    answer = browser.post(
        at(room, "room_invite"), {"people": [colleague.pk, outsider.pk]}, follow=True
    ).content.decode()

    assert "1 person was invited. 1 person cannot see this room and was not told." in answer
    assert Notice.objects.filter(recipient=outsider).count() == 0


def test_inviting_a_space(signed_in, space, other_space, member, outsider, everywhere):
    ParticipationFactory(organisation=OrganisationFactory(space=other_space), space=space)
    room = make_planned(member, space, audience="network")

    answer = signed_in(member).post(at(room, "room_invite"), {"guest": other_space.pk})

    assert answer.status_code == 303
    assert RoomPerson.objects.get().person == outsider
    assert "Salon Kaunas" in signed_in(member).get(room.get_absolute_url()).content.decode()


def test_a_space_from_nowhere_is_refused(signed_in, space, hidden_space, member, everywhere):
    room = make_planned(member, space)

    answer = signed_in(member).post(at(room, "room_invite"), {"guest": hidden_space.pk})

    assert (answer.status_code, "guest" in answer.context["spaces"].errors) == (422, True)


def test_an_answer_with_and_without_scripts(signed_in, space, member, colleague, everywhere):
    room = make_planned(member, space)
    browser = signed_in(colleague)

    assert browser.post(at(room, "room_answer"), {"answer": "maybe"}).status_code == 303
    part = browser.post(at(room, "room_answer"), {"answer": "yes"}, headers={"HX-Request": "true"})

    assert (part.status_code, RoomPerson.objects.get().answer) == (200, "yes")
    assert part.content.decode().lstrip().startswith('<div id="room-part-when"')
    assert "1 person comes" in part.content.decode()


def test_the_page_asks_who_is_invited(signed_in, space, member, colleague, everywhere):
    room = make_planned(member, space)
    invite_people_to_room(actor=member, room=room, people=[colleague.pk])

    assert (
        "You are invited. Do you come?" in signed_in(colleague).get(room.get_absolute_url()).content.decode()
    )


# Lists ------------------------------------------------------------------------------------------
def test_the_list_begins_with_what_comes_up_then_what_runs(signed_in, space, member, outsider, everywhere):
    later = make_planned(member, space, timedelta(days=9), title="Later")
    sooner = make_planned(member, space, timedelta(days=3), title="Sooner")
    standing = make_room(member, space, title="Standing")
    running = make_planned(member, space, title="Running")
    begin_meeting(actor=member, room=running)
    make_room(member, space, title="Newer")
    off = call_off_room(actor=member, room=make_planned(member, space), reason="Ill")

    context = signed_in(member).get(LIST).context

    assert context["coming_rooms"] == [sooner, later]
    assert [room.title for room in context["open_rooms"]] == ["Running", "Newer", standing.title]
    assert context["closed_rooms"] == [off]
    assert signed_in(outsider).get(LIST).context["coming_rooms"] == []


@pytest.mark.parametrize("many", [1, 3])
def test_what_comes_up_costs_the_same_for_any_number(
    signed_in, space, member, everywhere, django_assert_num_queries, many
):
    for _each in range(many):
        room = make_planned(member, space)
        answer_room(actor=member, room=room, answer="yes")
    browser = signed_in(member)
    browser.get(LIST)

    with django_assert_num_queries(8):
        assert browser.get(LIST).status_code == 200


def test_panels_show_what_comes_up(client, signed_in, space, member, outsider, everywhere):
    make_planned(member, space, title="Inside")
    make_planned(member, space, title="For all", audience="public")

    for page in ("/", "/communication/", "/spaces/baltic/", "/spaces/baltic/communication/"):
        seen = {
            reader: [
                title for title in ("Inside", "For all") if f">{title}<" in browser.get(page).content.decode()
            ]
            for reader, browser in (("member", signed_in(member)), ("visitor", client))
        }
        assert seen == {"member": ["Inside", "For all"], "visitor": ["For all"]}, page


def test_the_page_says_the_time_by_both_clocks(signed_in, space, member, everywhere):
    member.time_zone = "Europe/Lisbon"
    member.save(update_fields=["time_zone"])
    browser = signed_in(member)
    browser.post(NEW, typed())

    page = browser.get(Room.objects.get().get_absolute_url()).content.decode()

    assert "12:00–13:30" in page  # noqa: RUF001
    assert "Riga: 14:00–15:30" in page  # noqa: RUF001
    assert timezone.get_current_timezone_name() != "Europe/Lisbon"


def test_the_form_in_the_page_can_be_sent(signed_in, space, member, colleague, everywhere):
    """As browsers do, with the token that the page gave them."""
    room = make_planned(member, space)
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(colleague, backend="django.contrib.auth.backends.ModelBackend")

    for page in (room.get_absolute_url(), in_space(space, "room_part", room.pk, "when")):
        found = re.search(
            r'room-when__answers.*?name="csrfmiddlewaretoken" value="(\w+)"',
            browser.get(page).content.decode(),
            re.DOTALL,
        )
        sent = {"answer": "yes", "csrfmiddlewaretoken": found.group(1) if found else ""}
        assert browser.post(at(room, "room_answer"), sent).status_code == 303, page


def test_only_who_has_not_signed_in_is_asked_to_sign_in(client, signed_in, space, member, everywhere):
    room = make_planned(member, space, audience="public")

    asked = {
        who: "Sign in to say whether you come." in browser.get(room.get_absolute_url()).content.decode()
        for who, browser in (("visitor", client), ("member", signed_in(member)))
    }

    assert asked == {"visitor": True, "member": False}
