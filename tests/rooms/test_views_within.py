"""Closing a room, its history and its single messages: five questions each."""

import pytest
from django.urls import reverse

from rooms.models import Message, Room
from rooms.operations import remove_message
from tests.factories_rooms import make_message


def elsewhere(url: str) -> str:
    """The same address under a space that the object does not belong to."""
    return url.replace("/baltic/", "/salon/")


@pytest.fixture
def closing(room) -> str:
    return reverse("room_close", args=["baltic", room.pk])


@pytest.fixture
def history(room) -> str:
    return reverse("room_messages", args=["baltic", room.pk])


# Closing ----------------------------------------------------------------------------------------
def test_closing_with_an_outcome(signed_in, room, member, closing):
    browser = signed_in(member)

    assert browser.get(closing).status_code == 200
    answer = browser.post(closing, {"outcome": "Three questions.", "result": "kept"})

    assert (answer.status_code, answer["Location"]) == (303, room.get_absolute_url())
    assert Room.objects.get().outcome == "Three questions."
    assert browser.get(closing)["Location"] == room.get_absolute_url()


def test_closing_asks_what_came_of_it(signed_in, room, member, closing):
    answer = signed_in(member).post(closing, {"outcome": "", "result": "kept"})

    assert answer.status_code == 422
    assert answer.context["form"].errors["outcome"] == [
        "Say in a sentence or two what came of it, or choose that nothing did."
    ]
    assert Room.objects.get().is_open


def test_closing_is_not_for_everybody(client, signed_in, room, colleague, outsider, other_space, closing):
    values = {"without_outcome": "on"}

    assert client.post(closing, values).status_code == 303
    assert signed_in(colleague).post(closing, values).status_code == 403
    assert signed_in(outsider).post(closing, values).status_code == 404
    assert signed_in(colleague).post(elsewhere(closing), values).status_code == 404
    assert Room.objects.get().is_open


# History ----------------------------------------------------------------------------------------
def test_history_before_and_after_a_number(signed_in, room, member, history):
    for number in range(1, 6):
        make_message(member, room, f"Number {number}")
    remove_message(actor=member, message=Message.objects.get(seq=2))
    browser = signed_in(member)

    def seqs(query):
        found = browser.get(f"{history}{query}").json()
        return [message["seq"] for message in found["messages"]], found["seq"]

    assert seqs("") == ([1, 3, 4, 5], 6)
    assert seqs("?before=5&limit=2") == ([3, 4], 6)
    assert seqs("?after=1") == ([3, 4, 5], 6)
    assert seqs("?after=1&limit=1") == ([3], 6)


@pytest.mark.parametrize(
    "query",
    [
        "?before=x",
        "?after=-1",
        "?limit=0",
        "?limit=201",
        "?limit=x",
        "?before=1&after=1",
        "?before=" + "9" * 30,
    ],
)
def test_history_says_what_it_takes(signed_in, room, member, history, query):
    answer = signed_in(member).get(f"{history}{query}")

    assert answer.status_code == 422
    assert list(answer.json()) == ["error"]


def test_history_is_for_those_who_see_the_room(
    client, signed_in, room, member, outsider, other_space, history
):
    assert client.get(history).status_code == 404
    assert signed_in(outsider).get(history).status_code == 404
    assert signed_in(member).get(elsewhere(history)).status_code == 404


# One message ------------------------------------------------------------------------------------
@pytest.fixture
def message(room, member):
    return make_message(member, room, "Old words")


@pytest.fixture
def one(room, message) -> str:
    return reverse("room_message", args=["baltic", room.pk, message.pk])


def test_changing_ones_words(signed_in, room, member, message, one):
    browser = signed_in(member)

    assert "Old words" in browser.get(one).content.decode()
    answer = browser.post(one, {"body": "New words"})

    message.refresh_from_db()
    assert (answer.status_code, answer["Location"]) == (
        303,
        f"{room.get_absolute_url()}#message-{message.pk}",
    )
    assert message.body == "New words"


def test_taking_words_back(signed_in, room, member, moderator, message, one):
    assert "Old words" in signed_in(moderator).get(one).content.decode()
    answer = signed_in(moderator).post(one, {"verb": "remove"})

    message.refresh_from_db()
    assert (answer.status_code, answer["Location"]) == (303, room.get_absolute_url())
    assert message.is_removed
    assert signed_in(member).get(one).status_code == 404


@pytest.mark.parametrize("body", ["", "x" * 4001])
def test_words_that_cannot_stand_are_shown_again(signed_in, member, message, one, body):
    assert signed_in(member).post(one, {"body": body}).status_code == 422

    message.refresh_from_db()
    assert message.body == "Old words"


def test_one_message_is_for_its_author_and_moderators(
    client, signed_in, colleague, outsider, other_space, message, one
):
    assert client.post(one, {"verb": "remove"}).status_code == 303
    assert signed_in(colleague).post(one, {"verb": "remove"}).status_code == 403
    assert signed_in(colleague).get(one).status_code == 403
    assert signed_in(outsider).get(one).status_code == 404
    assert signed_in(colleague).get(elsewhere(one)).status_code == 404

    message.refresh_from_db()
    assert message.body == "Old words"


def test_a_moderator_does_not_change_the_words_of_others(signed_in, moderator, message, one):
    assert signed_in(moderator).post(one, {"body": "New words"}).status_code == 403

    message.refresh_from_db()
    assert message.body == "Old words"
