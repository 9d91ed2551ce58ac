"""What a socket's deeds look up first, tried without a socket."""

from uuid import uuid4

import pytest

from community.events import SpaceChanged
from community.models import Membership
from portal.choices import Visibility
from portal.events import publish
from portal.realtime.people import caller_of
from portal.realtime.socket import Close, ClosingError
from rooms.live.acting import MessageNotFoundError, edit, remove, say, was_said
from rooms.live.heard import Edit, Post, Remove
from rooms.live.reading import enter_room
from rooms.models import Message, Room
from tests.factories_rooms import make_message, make_room
from tests.lines import session_of


@pytest.fixture
def caller(member):
    return caller_of(session_of(member))


def post(**values) -> Post:
    return Post(type="post", client_id=uuid4(), body="Hello", **values)


def test_who_may_says_edits_and_removes(room, space, caller):
    frame = post()

    message = say(caller, room.pk, space.pk, frame)
    edit(caller, room.pk, space.pk, Edit(type="edit", id=message.pk, body="Better"))

    assert was_said(caller, room.pk, space.pk, frame.client_id)
    assert not was_said(caller, room.pk, space.pk, uuid4())
    assert Message.objects.get().body == "Better"
    remove(caller, room.pk, space.pk, Remove(type="remove", id=message.pk))
    assert Message.objects.get().is_removed


def test_who_lost_the_space_is_shown_out(room, space, member, caller):
    Membership.objects.filter(user=member).delete()

    with pytest.raises(ClosingError) as closing:
        say(caller, room.pk, space.pk, post())

    assert closing.value.code == Close.NO_LONGER_ALLOWED
    assert Message.objects.count() == 0


def test_a_room_that_is_gone_is_not_found(space, caller):
    with pytest.raises(ClosingError) as closing:
        say(caller, 999_999, space.pk, post())

    assert closing.value.code == Close.NOT_FOUND


def test_messages_of_other_rooms_are_not_found(room, space, member, caller):
    elsewhere = make_message(member, make_room(member, space))

    with pytest.raises(MessageNotFoundError):
        remove(caller, room.pk, space.pk, Remove(type="remove", id=elsewhere.pk))

    elsewhere.refresh_from_db()
    assert not elsewhere.is_removed


def test_a_number_beyond_the_last_is_the_last(room, member, caller):
    make_message(member, room)

    entry = enter_room(caller, room.pk, 999)

    assert (entry.seq, entry.frames, entry.reset, entry.role) == (1, [], False, "member")


def test_who_may_not_see_a_room_does_not_enter_it(room, space, member, caller, everywhere):
    Membership.objects.filter(user=member).delete()

    assert enter_room(caller, room.pk, None) is None


def test_rooms_follow_when_a_space_is_hidden(space, member, everywhere):
    room = make_room(member, space, audience="public")
    space.visibility = Visibility.HIDDEN
    space.join_policy = "invitation"
    space.save()

    publish(SpaceChanged(space_id=space.pk, visibility_changed=False))
    before = Room.objects.get(pk=room.pk).audience
    publish(SpaceChanged(space_id=space.pk, visibility_changed=True))

    assert (before, Room.objects.get(pk=room.pk).audience) == ("public", "space")
