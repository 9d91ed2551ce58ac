"""Signs at messages: once a person and kind, counted for all, named to whom one may see."""

import json

import pytest
from django.urls import reverse

from portal.operations import AccessDeniedError
from rooms.live.frames import beside, encoded
from rooms.models import MessageReaction, Room
from rooms.operations import (
    TooManyReactionsError,
    close_room,
    react_to_message,
    remove_message,
    take_back_reaction,
)
from rooms.selectors import Outcome, events_after, happened
from tests.factories_rooms import events_of, make_message, make_room


def frames_of(room, after=0):
    events = [happened(row) for row in events_after(room.pk, after, 100)]
    along = beside(event.said for event in events if event.said is not None)
    return [json.loads(encoded(event, Outcome("", ""), along)[1]) for event in events]


@pytest.fixture
def said(room, member):
    return make_message(member, room, "Hello")


def test_a_sign_is_there_once_and_open_pages_hear_the_counts(room, said, colleague, moderator):
    react_to_message(actor=colleague, message=said, kind="useful")
    react_to_message(actor=colleague, message=said, kind="useful")
    react_to_message(actor=moderator, message=said, kind="useful")

    said.refresh_from_db()
    assert said.reaction_counts == {"useful": 2}
    assert events_of(room) == [(1, "message"), (2, "reaction"), (3, "reaction")]
    frame = frames_of(room, 2)[0]
    assert (frame["kind"], frame["message"], frame["counts"]) == ("reaction", said.pk, {"useful": 2})
    assert colleague.name not in json.dumps(frame)


def test_counts_are_made_when_the_frame_is_sent(room, said, colleague):
    react_to_message(actor=colleague, message=said, kind="thanks")
    take_back_reaction(actor=colleague, message=said, kind="thanks")

    assert [frame.get("counts") for frame in frames_of(room, 1)] == [{}, {}]
    assert MessageReaction.objects.count() == 0


def test_taking_back_what_is_not_there_takes_no_number(room, said, colleague):
    take_back_reaction(actor=colleague, message=said, kind="thanks")

    assert events_of(room) == [(1, "message")]


def test_signs_at_a_removed_message_are_void(room, said, member, colleague):
    react_to_message(actor=colleague, message=said, kind="thanks")
    remove_message(actor=member, message=said)

    assert [frame["type"] for frame in frames_of(room)] == ["void", "void", "removed"]


@pytest.mark.parametrize(
    ("who", "permission"),
    [
        ("member", "rooms.react_to_message"),
        ("observer", "rooms.react_to_message"),
        ("outsider", "rooms.view_room"),
    ],
)
def test_who_may_not_react_leaves_nothing_behind(request, room, said, who, permission):
    with pytest.raises(AccessDeniedError) as denied:
        react_to_message(actor=request.getfixturevalue(who), message=said, kind="useful")

    assert denied.value.permission == permission
    assert (MessageReaction.objects.count(), events_of(room)) == (0, [(1, "message")])


def test_a_closed_room_takes_no_signs(room, said, member, colleague):
    close_room(actor=member, room=room, outcome="", without_outcome=True)

    with pytest.raises(AccessDeniedError):
        react_to_message(actor=colleague, message=said, kind="useful")

    assert MessageReaction.objects.count() == 0


def test_nobody_floods_a_room_with_signs(monkeypatch, said, colleague):
    monkeypatch.setattr("rooms.operations.reacting.MOST", 1)
    react_to_message(actor=colleague, message=said, kind="useful")

    with pytest.raises(TooManyReactionsError):
        react_to_message(actor=colleague, message=said, kind="thanks")

    assert MessageReaction.objects.count() == 1


def react_url(message, name="message_react"):
    return reverse(name, args=[message.room.space.slug, message.room_id, message.pk])


def test_reacting_without_scripts(signed_in, said, colleague, member):
    browser = signed_in(colleague)

    answer = browser.post(react_url(said), {"add": "celebrate"})

    assert (answer.status_code, answer["Location"]) == (303, said.address_in_talk())
    said.refresh_from_db()
    assert said.reaction_counts == {"celebrate": 1}
    page = browser.get(said.room.get_absolute_url())
    assert [each.bar.chosen[0].is_own for each in page.context["messages_shown"]] == [True]
    browser.post(react_url(said), {"drop": "celebrate"})
    said.refresh_from_db()
    assert said.reaction_counts == {}


def test_a_sign_that_does_not_exist_is_404(signed_in, said, colleague):
    assert signed_in(colleague).post(react_url(said), {"add": "hate"}).status_code == 404
    assert MessageReaction.objects.count() == 0


def test_who_reacted_is_shown_to_who_may_see_them(signed_in, said, colleague, member, outsider):
    react_to_message(actor=colleague, message=said, kind="useful")
    url = react_url(said, "message_reactions")

    page = signed_in(member).get(url)

    assert [each.person for each in page.context["reactions"]] == [colleague]
    assert signed_in(outsider).get(url).status_code == 404


def test_a_public_room_names_nobody_whom_its_visitors_may_not_see(
    client, space, member, colleague, everywhere
):
    said = make_message(member, make_room(member, space, audience="public"), "Hello")
    react_to_message(actor=colleague, message=said, kind="useful")

    page = client.get(react_url(said, "message_reactions"))

    assert [each.person for each in page.context["reactions"]] == []
    assert colleague.name not in page.content.decode()
    assert Room.objects.get().messages.get().reaction_counts == {"useful": 1}
