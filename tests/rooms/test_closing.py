"""Closing a room: its result is asked for, its minutes are drafted, and nothing typed is lost."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from collaboration.models import Group
from portal.lineage import material_of, results_of, tie
from portal.operations import AccessDeniedError, OperationRefusedError
from rooms.choices_votes import BlockKind
from rooms.desk import without_outcome
from rooms.digests import item, rooms_with_outcome
from rooms.minutes import draft_of, inline, task_line, tasks_in
from rooms.models import AgendaItem, Room, RoomPerson
from rooms.operations import begin_meeting, close_room, correct_outcome, set_agenda
from rooms.operations.notes import BlockText, add_block
from rooms.search_indexes import RoomIndex
from tests.factories_forums import BoardFactory
from tests.factories_repository import ResourceFactory
from tests.factories_rooms import events_of, make_message, make_room

MINUTES = """## Tasks

- ☐ Ask the firms (Carl) 2026-12-01
- [ ] Print \\*two\\* copies
- [x] Done already
- Words"""


def address(name: str, room: Room, *parts: object) -> str:
    return reverse(name, args=["baltic", room.pk, *parts])


def typed(**values: str) -> dict[str, str]:
    return {"result": "kept", "outcome": "Three questions.", "minutes": "", **values}


# The operation ------------------------------------------------------------------------------------
def test_outcome_minutes_and_result_are_kept_with_one_number_and_one_state(room, member):
    closed = close_room(actor=member, room=room, outcome="Done.", minutes="## When\n\nToday", result="group")

    assert (closed.outcome, closed.minutes, closed.result) == ("Done.", "## When\n\nToday", "group")
    assert closed.minutes_html == "<h3>When</h3>\n<p>Today</p>\n"
    assert events_of(room) == [(1, "outcome"), (2, "state")]


@pytest.mark.parametrize("values", [{"outcome": " "}, {"outcome": "Yes", "minutes": "ä" * 8001}])
def test_what_cannot_be_kept_is_refused_and_the_room_stays_open(room, member, values):
    with pytest.raises(OperationRefusedError):
        close_room(actor=member, room=room, result="topic", **values)

    left = Room.objects.get(pk=room.pk)
    assert (left.is_open, left.last_seq, left.minutes) == (True, 0, "")


@pytest.mark.parametrize(("who", "allowed"), [("member", True), ("moderator", True), ("newcomer", False)])
def test_who_runs_a_room_corrects_what_came_of_it(room, member, everybody, who, allowed):
    closed = close_room(actor=member, room=room, outcome="", without_outcome=True)
    words = {"outcome": "Better.", "minutes": "All there."}

    if allowed:
        correct_outcome(actor=everybody[who], room=closed, **words)
    else:
        with pytest.raises(AccessDeniedError) as denied:
            correct_outcome(actor=everybody[who], room=closed, **words)
        assert denied.value.permission == "rooms.correct_outcome"

    left = Room.objects.get(pk=room.pk)
    assert ((left.outcome, left.minutes) == ("Better.", "All there.")) is allowed
    assert events_of(room) == [(1, "state"), *([(2, "outcome")] if allowed else [])]


def test_an_open_room_has_nothing_to_correct(room, member):
    with pytest.raises(AccessDeniedError):
        correct_outcome(actor=member, room=room, outcome="Better.", minutes="")

    assert Room.objects.get(pk=room.pk).outcome == ""


def test_correcting_nothing_takes_no_number(room, member):
    closed = close_room(actor=member, room=room, outcome="Done.")

    assert correct_outcome(actor=member, room=closed, outcome="Done. ", minutes="").last_seq == 2


# Minutes ------------------------------------------------------------------------------------------
def test_a_draft_names_those_alone_who_agreed(room, member, colleague, moderator):
    make_message(colleague, room, "I only spoke")
    for person, agreed_at in ((member, timezone.now()), (moderator, None)):
        RoomPerson.objects.update_or_create(
            room=room, person=person, defaults={"space": room.space, "attended_at": agreed_at}
        )

    draft = draft_of(room)

    assert draft.split("\n")[-1] == "- Mara Member"
    assert [each.name in draft for each in (colleague, moderator)] == [False, False]
    assert "- **Host:** Mara Member" in draft.split("\n")


def test_tasks_are_read_from_the_minutes_as_they_were_edited():
    assert tasks_in(MINUTES) == ["Ask the firms (Carl) 2026-12-01", "Print *two* copies"]
    line = task_line("Write *it*\ndown", "Ann [B]", date(2026, 12, 1))
    assert line == "- ☐ Write \\*it\\* down (Ann \\[B\\]) 2026-12-01"
    assert tasks_in(line) == ["Write *it* down (Ann [B]) 2026-12-01"]


def test_titles_do_not_become_markup():
    assert inline("# <b>\n*x* [a](b)") == "\\# \\<b\\> \\*x\\* \\[a\\](b)"


def test_the_material_of_a_room_is_outcome_minutes_and_tasks(room, member):
    closed = close_room(actor=member, room=room, outcome="Done.", minutes=MINUTES)

    material = material_of(closed)

    assert material.body == f"Done.\n\n{MINUTES}"
    assert (material.summary, len(material.tasks)) == ("Done.", 2)


# The pages ----------------------------------------------------------------------------------------
def test_a_standing_room_is_not_asked_for_minutes_and_a_meeting_gets_a_draft(signed_in, room, member):
    browser = signed_in(member)

    simple = browser.get(address("room_close", room))
    Room.objects.filter(pk=room.pk).update(
        starts_at=timezone.now(), ends_at=timezone.now() + timedelta(hours=1)
    )
    meeting = browser.get(address("room_close", room))

    assert (simple.context["gathers"], simple.context["form"]["minutes"].value()) == (False, "")
    assert meeting.context["gathers"] is True
    assert meeting.context["form"]["minutes"].value().startswith("- **When:**")
    codes = [way.code for way in simple.context["form"].ways]
    assert codes == ["none", "kept", "topic", "resource", "help", "practice", "group"]


@pytest.mark.parametrize(
    ("result", "leads_to"),
    [
        ("none", "room"),
        ("kept", "room"),
        ("topic", "/communication/topics/new/?kind=discussion&from=room:{pk}"),
        ("help", "/communication/topics/new/?kind=help&from=room:{pk}"),
        ("resource", "/sharing/resources/new/?from=room:{pk}"),
        ("practice", "/cooperation/practices/new/?from=room:{pk}"),
        ("group", "/collaboration/groups/new/?from=room:{pk}"),
    ],
)
def test_closing_leads_into_the_form_of_the_result(signed_in, room, member, result, leads_to):
    BoardFactory(space=room.space)
    answer = signed_in(member).post(address("room_close", room), typed(result=result))

    path = leads_to.format(pk=room.pk)
    expected = room.get_absolute_url() if leads_to == "room" else f"/spaces/baltic{path}"
    assert (answer.status_code, answer["Location"]) == (303, expected)
    assert Room.objects.get(pk=room.pk).result == result
    if leads_to != "room":
        assert signed_in(member).get(expected).status_code == 200


def test_nothing_typed_is_lost_when_it_is_refused(signed_in, room, member):
    sent = typed(outcome=" ", minutes="Long minutes", result="group")

    answer = signed_in(member).post(address("room_close", room), sent)

    form = answer.context["form"]
    assert (answer.status_code, list(form.errors)) == (422, ["outcome"])
    assert [form[name].value() for name in ("minutes", "result")] == ["Long minutes", "group"]
    assert Room.objects.get(pk=room.pk).is_open


def test_nothing_typed_is_lost_when_somebody_else_closed_the_room(signed_in, room, member, moderator):
    close_room(actor=moderator, room=room, outcome="Theirs.")

    answer = signed_in(member).post(address("room_close", room), typed(outcome="Mine.", minutes="Mine too"))

    assert (answer.status_code, answer.context["form"]["minutes"].value()) == (422, "Mine too")
    assert Room.objects.get(pk=room.pk).outcome == "Theirs."
    assert signed_in(member).get(address("room_close", room)).status_code == 303


def test_closing_and_correcting_are_for_who_runs_the_room(client, signed_in, room, colleague, outsider):
    for name in ("room_close", "room_outcome", "room_keeping"):
        url = address(name, room)
        assert client.get(url).status_code == 303
        assert signed_in(colleague).get(url).status_code == 403
        assert signed_in(outsider).get(url).status_code == 404
        client.logout()


def test_what_was_planned_and_is_not_made_yet_is_said_until_it_is(signed_in, room, member, colleague):
    closed = close_room(actor=member, room=room, outcome="Done.", minutes=MINUTES, result="group")
    browser = signed_in(member)
    planned = browser.get(closed.get_absolute_url()).context["planned"]
    form = browser.get(planned.url).context["form"]
    day = timezone.localdate()
    sent = {
        "title": "Firms", "aim": "To ask", "planned_output": "resource", "body": "", "audience": "space",
        "starts_on": str(day), "ends_on": str(day + timedelta(days=30)),
        "tasks": form["tasks"].value(),
    }  # fmt: skip

    made = browser.post(planned.url, sent)

    group = Group.objects.get()
    assert (planned.label, made.status_code) == ("A group with the tasks", 303)
    assert list(group.tasks.values_list("title", "due_on")) == [
        ("Ask the firms (Carl)", date(2026, 12, 1)),
        ("Print *two* copies", None),
    ]
    assert browser.get(closed.get_absolute_url()).context["planned"] is None
    assert [trace.title for trace in results_of(closed, member)] == ["Firms"]


def test_a_hidden_result_is_a_private_item_and_no_longer_to_be_made(signed_in, room, member, colleague):
    closed = close_room(actor=member, room=room, outcome="Done.", result="resource")
    hidden = ResourceFactory(space=room.space, author=member, title="Only mine", state="draft")
    tie(actor=member, source=closed, result=hidden)

    page = signed_in(colleague).get(closed.get_absolute_url())

    assert page.context["planned"] is None
    assert "Only mine" not in page.content.decode()


def test_minutes_are_found_by_search_and_shown_on_the_page(signed_in, room, member, colleague):
    closed = close_room(actor=member, room=room, outcome="Done.", minutes="A word: zaunkoenig")

    assert "A word: zaunkoenig" in list(RoomIndex().body(closed))
    page = signed_in(colleague).get(closed.get_absolute_url()).content.decode()
    assert ("zaunkoenig" in page, "Correct" in page) == (True, False)


def test_a_draft_is_drawn_from_agenda_notes_and_votes(room, member, colleague):
    make_message(colleague, room)
    set_agenda(actor=member, room=room, lines="Which firms? 10\nNever reached")
    begin_meeting(actor=member, room=Room.objects.get(pk=room.pk))
    now = timezone.now()
    AgendaItem.objects.filter(room=room, title="Which firms?").update(
        started_at=now - timedelta(minutes=12), ended_at=now
    )
    for kind, body, facts in (
        (BlockKind.DECISION, "We *ask* five firms", {}),
        (BlockKind.TASK, "Ask them", {"who": colleague, "due_on": date(2026, 12, 1)}),
        (BlockKind.TEXT, "A remark", {}),
    ):
        text = BlockText(body=body, kind=kind, **facts)
        add_block(actor=member, room=Room.objects.get(pk=room.pk), text=text)

    parts = draft_of(Room.objects.get(pk=room.pk)).split("\n\n## ")

    headings = [part.split("\n")[0] for part in parts[1:]]
    assert headings == ["Agenda", "Decisions", "Tasks", "Notes"]
    assert parts[1].split("\n")[2].endswith(", 12 minutes")
    assert parts[1].split("\n")[3] == "2. Never reached: not reached"
    assert parts[2].split("\n")[2] == "- We ask five firms"
    assert tasks_in(parts[3]) == ["Ask them (Carl Colleague) 2026-12-01"]
    assert parts[4].split("\n")[2] == "A remark"


def test_digests_and_desks_know_which_rooms_left_something(space, member, everywhere):
    left, minuted, nothing, silent = (make_room(member, space, title=title) for title in "ABCD")
    for room in (left, minuted, nothing):
        make_message(member, room)
    close_room(actor=member, room=left, outcome="Done.")
    close_room(actor=member, room=minuted, outcome="", minutes="All of it", result="none")
    for room in (nothing, silent):
        close_room(actor=member, room=room, outcome="", without_outcome=True)

    digested = rooms_with_outcome(timezone.now() - timedelta(days=1))

    assert [item(room).text for room in digested.order_by("pk")] == ["Done.", "All of it"]
    assert list(without_outcome()) == [nothing]
