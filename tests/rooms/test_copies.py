"""Transcript and copies of a room: for whom, what is in them, and that removed words are not."""

import json
from typing import Any

import pytest
from django.urls import reverse

from portal.choices import Audience
from portal.markdown import plain, render
from portal.models import AuditEntry
from rooms.choices import History
from rooms.exporting import FORMATS, Copying, pieces_of
from rooms.models import Room
from rooms.operations import close_room, edit_message, remove_message
from rooms.record import register_beside, stretch_of
from tests.factories_rooms import make_message, make_room

SCRIPT = "<script>alert(1)</script> *bold* `code"


def address(room: Room, form: str = "") -> str:
    name, parts = ("room_export", [form]) if form else ("room_transcript", [])
    return reverse(name, args=["baltic", room.pk, *parts])


def content(answer: Any) -> str:
    return b"".join(answer.streaming_content).decode()


@pytest.fixture
def talk(room, member, colleague):
    """Four things said: one as it is, one edited, one removed, one in answer; and the closing."""
    said = make_message(member, room, "# Hello\n\n```\nopen fence")
    edit_message(actor=colleague, message=make_message(colleague, room, "Old words"), body=f"New {SCRIPT}")
    remove_message(actor=member, message=make_message(member, room, "Regretted"))
    make_message(colleague, room, "An answer", reply_to=said)
    return close_room(actor=member, room=room, outcome="We *agreed*.", minutes="Minutes here")


# The record ---------------------------------------------------------------------------------------
def test_the_record_is_in_order_and_as_things_are_now(talk):
    entries = stretch_of(talk, 0).entries

    assert [(each.seq, each.kind) for each in entries] == [
        (1, "message"), (2, "message"), (4, "message"), (6, "message"), (8, "state"),
    ]  # fmt: skip
    assert [each.message.body for each in entries[:4]] == [
        "# Hello\n\n```\nopen fence", f"New {SCRIPT}", "", "An answer",
    ]  # fmt: skip
    assert entries[4].words == "The room was closed."


def test_the_record_comes_in_slices_without_gap_or_double(talk):
    first = stretch_of(talk, 0, most=2)
    second = stretch_of(talk, first.next_after, most=2)
    third = stretch_of(talk, second.next_after, most=2)

    assert [each.seq for part in (first, second, third) for each in part.entries] == [1, 2, 4, 6, 8]
    assert third.next_after is None


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_a_slice_costs_the_same_for_any_number(room, member, django_assert_num_queries, rows):
    for _each in range(rows):
        make_message(member, room)

    with django_assert_num_queries(1):
        assert len(stretch_of(room, 0).entries) == rows


def test_what_others_keep_of_messages_stands_beside_them(talk, monkeypatch):
    monkeypatch.setattr("rooms.record._beside", {})
    register_beside("reactions", "Reactions", lambda messages: {messages[0].pk: "Thanks: 2"})

    entries = stretch_of(talk, 0).entries

    assert [each.beside for each in entries[:2]] == [{"reactions": ("Reactions", "Thanks: 2")}, {}]


# The transcript -----------------------------------------------------------------------------------
def test_the_transcript_shows_all_with_traces(signed_in, talk, colleague):
    page = signed_in(colleague).get(address(talk)).content.decode()

    shown = ("An answer", "This message was removed.", "edited", "Minutes here", "replies to 1")
    assert [words in page for words in shown] == [True] * 5
    assert [words in page for words in ("Regretted", "Old words", "<script>alert")] == [False] * 3


def test_the_transcript_has_pages_and_the_minutes_are_on_the_first(signed_in, talk, member, monkeypatch):
    monkeypatch.setattr("rooms.views.transcript.SLICE", 3)
    browser = signed_in(member)

    first = browser.get(address(talk))
    second = browser.get(first.context["next_url"])

    assert [len(page.context["entries"]) for page in (first, second)] == [3, 2]
    assert ["Minutes here" in page.content.decode() for page in (first, second)] == [True, False]
    assert second.context["next_url"] == ""


def test_the_transcript_is_for_who_may_read_the_room(client, signed_in, talk, observer, outsider):
    assert client.get(address(talk)).status_code == 404
    assert signed_in(outsider).get(address(talk)).status_code == 404
    assert signed_in(observer).get(address(talk)).status_code == 200


# Hidden history -----------------------------------------------------------------------------------
def test_who_came_later_gets_nothing_from_before(signed_in, room, member, colleague):
    Room.objects.filter(pk=room.pk).update(history=History.JOINING)
    make_message(member, room, "Before they came")
    browser = signed_in(colleague)

    page = browser.get(address(room))
    copies = [content(browser.get(address(room, form))) for form in FORMATS]

    assert (page.context["is_partial"], page.context["entries"]) == (True, [])
    assert ["Before they came" in text for text in [page.content.decode(), *copies]] == [False] * 4


# Copies -------------------------------------------------------------------------------------------
def test_json_holds_messages_as_they_are_now_and_never_removed_words(signed_in, talk, member, colleague):
    answer = signed_in(member).get(address(talk, "json"))

    made = json.loads(content(answer))
    assert (made["format"], made["version"], made["is_whole"]) == ("guildhall-room", 1, True)
    assert (made["outcome"], made["minutes"]) == ("We *agreed*.", "Minutes here")
    assert [(each["seq"], each["type"]) for each in made["events"]] == [
        (1, "message"), (2, "message"), (4, "message"), (6, "message"), (8, "event"),
    ]  # fmt: skip
    first, edited, removed, answer_to_first, closing = made["events"]
    assert first["author"] == {"id": member.pk, "name": "Mara Member"}
    assert (edited["body"], edited["edited_at"] is not None) == (f"New {SCRIPT}", True)
    assert (removed["body"], removed["removed_at"] is not None) == ("", True)
    assert answer_to_first["reply_to"] == first["id"]
    assert closing["words"] == "The room was closed."


def test_html_is_escaped_and_runs_nothing(signed_in, talk, member):
    Room.objects.filter(pk=talk.pk).update(title="<img src=x onerror=alert(1)>")

    text = content(signed_in(member).get(address(talk, "html")))

    assert [words in text for words in ("<script", "<img", 'http-equiv="Content-Security-Policy"')] == [
        False, False, True,
    ]  # fmt: skip
    assert "<p>We <em>agreed</em>.</p>" in text
    assert text.endswith("</body>\n</html>\n")


def test_markdown_says_the_same_when_it_is_rendered_again(signed_in, talk, member):
    text = content(signed_in(member).get(address(talk, "md")))

    html = render(text)
    assert "<script" not in html
    assert html.count("<blockquote>") == 5  # outcome, minutes, and three messages that stand
    assert "<blockquote>\n<p>An answer</p>\n</blockquote>" in html
    assert "open fence" in plain(html)


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_copies_are_for_members_and_are_noted(client, signed_in, space, member, outsider, everywhere, form):
    room = make_room(member, space, audience=Audience.PUBLIC)
    make_message(member, room)
    url = address(room, form)

    assert client.get(url).status_code == 303
    assert signed_in(outsider).get(url).status_code == 403
    assert AuditEntry.objects.filter(verb="rooms.export_room").count() == 0

    answer = signed_in(member).get(url)

    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")
    assert answer["Content-Disposition"] == f"attachment; filename*=UTF-8''interviews-{room.pk}.{form}"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    noted = AuditEntry.objects.get(verb="rooms.export_room")
    assert (noted.actor, noted.details) == (member, {"form": form})


def test_there_is_no_other_form(signed_in, talk, member):
    assert signed_in(member).get(address(talk, "exe")).status_code == 404
    assert signed_in(member).post(address(talk, "md")).status_code == 405


def test_who_loses_the_right_meanwhile_gets_no_more(talk, colleague, monkeypatch):
    monkeypatch.setattr("rooms.exporting.writing.SLICE", 2)
    pieces = pieces_of(Copying.of(colleague, talk), FORMATS["json"])

    begun = next(pieces).decode()
    colleague.memberships.all().delete()
    rest = b"".join(pieces).decode()

    assert ("open fence" in begun, "An answer" in rest) == (True, False)
    assert json.loads(begun + rest)["is_whole"] is False


def test_a_copy_says_until_when_messages_are_kept(signed_in, room, member):
    Room.objects.filter(pk=room.pk).update(keeps_days=30)
    closed = close_room(actor=member, room=room, outcome="Done")

    texts = {form: content(signed_in(member).get(address(closed, form))) for form in FORMATS}

    assert json.loads(texts["json"])["messages_go_at"] is not None
    assert ["Messages are kept until" in texts[form] for form in ("md", "html")] == [True, True]
