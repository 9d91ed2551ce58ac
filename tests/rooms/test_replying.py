"""Answers show what they answer as it is now, to who may read it."""

import pytest
from django.urls import reverse

from rooms.choices import History
from rooms.models import Message, Room, RoomPerson
from rooms.operations import edit_message, remove_message
from tests.factories_rooms import make_message, make_room
from tests.rooms.test_reacting import frames_of


@pytest.fixture
def asked(room, colleague):
    return make_message(colleague, room, "When do **we** begin?")


@pytest.fixture
def answer(room, member, asked):
    return make_message(member, room, "At nine", reply_to=asked)


def quote(asked, words):
    author = {"id": asked.author_id, "name": asked.author.name}
    return {"id": asked.pk, "seq": asked.seq, "author": author, "excerpt": words}


def history(browser, room):
    url = reverse("room_messages", args=[room.space.slug, room.pk])
    return {each["id"]: each for each in browser.get(url).json()["messages"]}


def test_a_frame_says_what_it_answers(room, asked, answer):
    frames = frames_of(room)

    assert frames[0].get("reply") is None
    assert (frames[1]["reply_to"], frames[1]["reply"]) == (asked.pk, quote(asked, "When do we begin?"))


def test_the_excerpt_follows_what_it_is_of(room, colleague, asked, answer, signed_in, member):
    edit_message(actor=colleague, message=asked, body="When do we end?")

    assert frames_of(room, 1)[0]["reply"] == quote(asked, "When do we end?")
    assert history(signed_in(member), room)[answer.pk]["reply"]["excerpt"] == "When do we end?"

    remove_message(actor=colleague, message=asked)
    frame = frames_of(room, 1)[0]
    assert (frame["reply_to"], frame.get("reply")) == (asked.pk, None)
    page = signed_in(member).get(room.get_absolute_url())
    assert [each.reply for each in page.context["messages_shown"]] == [""]
    assert "When do" not in page.content.decode()


def test_a_hidden_history_is_in_no_frame_and_on_no_page_of_who_came_later(
    room, asked, answer, signed_in, member, moderator
):
    Room.objects.filter(pk=room.pk).update(history=History.JOINING)
    RoomPerson.objects.create(space=room.space, room=room, person=moderator, joined_seq=asked.seq)
    RoomPerson.objects.create(space=room.space, room=room, person=member, joined_seq=0)

    assert frames_of(room, 1)[0].get("reply") is None
    late = history(signed_in(moderator), room).get(answer.pk, {})
    assert late.get("reply") is None
    assert history(signed_in(member), room)[answer.pk]["reply"] == quote(asked, "When do we begin?")
    shown = signed_in(moderator).get(room.get_absolute_url()).context["messages_shown"]
    assert {each.reply for each in shown} == {""}


def test_answering_without_scripts(signed_in, room, member, asked):
    browser = signed_in(member)

    page = browser.get(f"{room.get_absolute_url()}?reply={asked.pk}")
    assert page.context["answered"].excerpt == "When do we begin?"
    browser.post(
        room.get_absolute_url(),
        {"body": "At nine", "client_id": page.context["form"]["client_id"].value(), "reply_to": asked.pk},
    )

    assert Message.objects.latest("seq").reply_to == asked


@pytest.mark.parametrize("reply", ["x", "999999", "-1", ""])
def test_answering_what_is_not_there_answers_nothing(signed_in, room, member, reply):
    assert signed_in(member).get(f"{room.get_absolute_url()}?reply={reply}").context["answered"] is None


def test_a_message_of_another_room_cannot_be_answered(signed_in, space, room, member, colleague):
    elsewhere = make_message(colleague, make_room(colleague, space), "Elsewhere")

    page = signed_in(member).get(f"{room.get_absolute_url()}?reply={elsewhere.pk}")

    assert page.context["answered"] is None
    assert "Elsewhere" not in page.content.decode()
