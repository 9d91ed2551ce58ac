"""Searching what was said in one room: all words, whatever case and accents, only what one may read."""

import pytest
from django.urls import reverse

from rooms.choices import History
from rooms.finding import find_in_room, marked
from rooms.models import Room, RoomPerson
from rooms.operations import edit_message, remove_message
from tests.factories_rooms import make_message, make_room


def url_of(room):
    return reverse("room_search", args=[room.space.slug, room.pk])


def found(actor, room, words):
    return [hit.message.body for hit in find_in_room(actor, room, words)]


def test_case_and_accents_make_no_difference(room, member):
    make_message(member, room, "Žáci mluví **Łódź**")
    make_message(member, room, "Nothing here")

    assert found(member, room, "zaci LODZ") == ["Žáci mluví **Łódź**"]
    assert found(member, room, "zaci nothing") == []
    assert found(member, room, "%") == []


def test_edited_words_are_found_and_old_or_removed_ones_are_not(room, member):
    changed = make_message(member, room, "Before")
    edit_message(actor=member, message=changed, body="After")
    remove_message(actor=member, message=make_message(member, room, "Before and gone"))

    assert found(member, room, "before") == []
    assert found(member, room, "after") == ["After"]


def test_the_latest_come_first_and_page_by_page(room, member, signed_in, monkeypatch):
    monkeypatch.setattr("rooms.finding.RESULTS_A_PAGE", 2)
    monkeypatch.setattr("rooms.views.finding.RESULTS_A_PAGE", 2)
    for number in range(3):
        make_message(member, room, f"Word {number}")
    browser = signed_in(member)

    first = browser.get(url_of(room), {"q": "word"})
    second = browser.get(first.context["next_url"])

    bodies = [[hit.message.body for hit in page.context["hits"]] for page in (first, second)]
    assert bodies == [["Word 2", "Word 1"], ["Word 0"]]
    assert second.context["next_url"] == ""
    hit = second.context["hits"][0].message
    assert hit.address_in_talk().endswith(f"?before={hit.seq + 13}#message-{hit.pk}")


def test_other_rooms_stay_out(room, space, member, colleague):
    make_message(colleague, make_room(colleague, space), "Secret word")

    assert found(member, room, "secret") == []


def test_who_came_later_finds_only_what_was_said_since(room, member, colleague):
    early = make_message(member, room, "Early word")
    make_message(member, room, "Late word")
    Room.objects.filter(pk=room.pk).update(history=History.JOINING)
    room.refresh_from_db()
    RoomPerson.objects.create(space=room.space, room=room, person=colleague, joined_seq=early.seq)
    RoomPerson.objects.create(space=room.space, room=room, person=member, joined_seq=0)

    assert found(colleague, room, "word") == ["Late word"]
    assert found(member, room, "word") == ["Late word", "Early word"]


def test_who_may_not_see_the_room_finds_no_search(client, signed_in, room, outsider):
    assert client.get(url_of(room), {"q": "x"}).status_code == 404
    assert signed_in(outsider).get(url_of(room), {"q": "x"}).status_code == 404


@pytest.mark.parametrize("query", ["?page=0&q=x", "?page=x&q=%00", "?q=", f"?q={'y' * 900}"])
def test_odd_searches_find_nothing_quietly(signed_in, room, member, query):
    page = signed_in(member).get(url_of(room) + query)

    assert (page.status_code, page.context["hits"]) == (200, [])


def test_words_are_marked_and_nothing_else_becomes_markup():
    assert marked("Say <b>Žaks</b> & go", ["zaks"]) == "Say &lt;b&gt;<mark>Žaks</mark>&lt;/b&gt; &amp; go"
