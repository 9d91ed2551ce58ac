"""What people do in rooms, both sides of every rule."""

from uuid import uuid4

import pytest

from community.choices import NoticeKind
from community.models import Notice
from portal.choices import Audience, Visibility
from portal.circles import CircleFormed, add_to_circle
from portal.events import publish
from portal.lineage import carriages_for, material_of, source_from
from portal.models import AuditEntry, Circle, Hint, Link
from portal.operations import SYSTEM, AccessDeniedError, OperationRefusedError
from rooms.models import Message, Room, RoomEvent
from rooms.operations import (
    MessageTooLongError,
    RoomClosedError,
    close_room,
    edit_message,
    narrow_rooms,
    open_room,
    post_message,
    remove_message,
)
from search.models import IndexChange
from tests.factories_forums import TopicFactory
from tests.factories_rooms import make_message, make_room


def events_of(room):
    return list(RoomEvent.objects.filter(room=room).order_by("seq").values_list("seq", "kind"))


def test_opening_a_room(space, member, everywhere):
    room = open_room(
        actor=member, space=space, title="Interviews", purpose="Three questions", audience=Audience.NETWORK
    )

    assert (room.space, room.author, room.title, room.purpose) == (
        space,
        member,
        "Interviews",
        "Three questions",
    )
    assert (room.audience, room.circle, room.is_open, room.last_seq) == (Audience.NETWORK, None, True, 0)
    assert AuditEntry.objects.get(verb="rooms.open_room").object_id == room.pk
    assert IndexChange.objects.get().key == f"rooms.room:{room.pk}"
    assert set(Hint.objects.values_list("key", flat=True)) == {f"room:{room.pk}", f"communication:{space.pk}"}


@pytest.mark.parametrize("who", ["observer", "outsider", "stranger"])
def test_opening_a_room_is_for_members_who_contribute(request, space, everywhere, who):
    actor = request.getfixturevalue(who)

    with pytest.raises(AccessDeniedError) as denied:
        open_room(actor=actor, space=space, title="Interviews", audience=Audience.SPACE)

    assert denied.value.permission == "rooms.open_room"
    assert Room.objects.count() == 0


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.NETWORK])
def test_a_room_is_never_for_more_people_than_its_space(hidden_space, insider, everywhere, audience):
    with pytest.raises(OperationRefusedError) as refused:
        open_room(actor=insider, space=hidden_space, title="Interviews", audience=audience)

    assert refused.value.field == "audience"
    assert Room.objects.count() == 0


def test_a_room_for_named_people_needs_a_circle(space, member, everywhere):
    with pytest.raises(OperationRefusedError) as refused:
        open_room(actor=member, space=space, title="Interviews", audience=Audience.PARTIES)

    assert refused.value.field == "audience"
    assert Room.objects.count() == 0


def test_a_circle_gets_its_room_when_it_is_formed(space, member, everywhere):
    circle = Circle.objects.create(space=space, title="Group")
    add_to_circle(circle, member)

    publish(CircleFormed(circle.pk, space.pk, "Interview guide", "Four weeks", member.pk))

    room = Room.objects.get()
    assert (room.title, room.purpose, room.audience) == ("Interview guide", "Four weeks", Audience.PARTIES)
    assert (room.circle, room.author) == (circle, member)


def test_a_room_of_a_circle_is_opened_by_its_people(space, member, moderator, everywhere):
    circle = Circle.objects.create(space=space, title="Group")
    add_to_circle(circle, member)

    with pytest.raises(AccessDeniedError) as denied:
        open_room(actor=moderator, space=space, title="Group", audience=Audience.PARTIES, circle=circle)

    assert denied.value.permission == "rooms.open_circle_room"
    assert Room.objects.count() == 0


def test_saying_something(room, member):
    client_id = uuid4()

    message = post_message(actor=member, room=room, body=" Hello **you**\r\n", client_id=client_id)

    room.refresh_from_db()
    assert (message.seq, message.body, message.html) == (
        1,
        "Hello **you**",
        "<p>Hello <strong>you</strong></p>\n",
    )
    assert (message.author, message.client_id, message.is_repeat) == (member, client_id, False)
    assert (room.last_seq, room.message_count, room.last_message_at) == (1, 1, message.at)
    assert events_of(room) == [(1, "message")]
    assert AuditEntry.objects.get(verb="rooms.post_message").object_id == message.pk


def test_sent_twice_is_stored_once_even_when_the_room_was_closed_meanwhile(room, member):
    client_id = uuid4()
    first = make_message(member, room, "Once", client_id)
    close_room(actor=member, room=room, outcome="", without_outcome=True)

    again = make_message(member, room, "Once", client_id)

    assert (again, again.is_repeat) == (first, True)
    assert Message.objects.count() == 1


def test_the_same_client_id_of_two_people_is_two_messages(room, member, colleague):
    client_id = uuid4()

    make_message(member, room, "Mine", client_id)
    make_message(colleague, room, "Mine too", client_id)

    assert list(Message.objects.order_by("seq").values_list("seq", flat=True)) == [1, 2]


@pytest.mark.parametrize(
    ("who", "permission"), [("observer", "rooms.post_message"), ("outsider", "rooms.view_room")]
)
def test_who_may_not_speak_leaves_nothing_behind(request, room, who, permission):
    actor = request.getfixturevalue(who)

    with pytest.raises(AccessDeniedError) as denied:
        make_message(actor, room)

    room.refresh_from_db()
    assert denied.value.permission == permission
    assert (Message.objects.count(), room.last_seq) == (0, 0)


@pytest.mark.parametrize(
    ("body", "error"),
    [("", OperationRefusedError), (" \x00\n ", OperationRefusedError), ("x" * 4001, MessageTooLongError)],
)
def test_empty_and_endless_messages_are_refused(room, member, body, error):
    with pytest.raises(error) as refused:
        make_message(member, room, body)

    assert refused.value.field == "body"
    assert Message.objects.count() == 0


def test_the_longest_message_is_taken(room, member):
    assert len(make_message(member, room, "x" * 4000).body) == 4000


def test_replies_stay_in_the_room(space, room, member):
    elsewhere = make_message(member, make_room(member, space))
    here = make_message(member, room)

    reply = make_message(member, room, "Yes", reply_to=here)
    with pytest.raises(OperationRefusedError) as refused:
        make_message(member, room, "Yes", reply_to=elsewhere)

    assert reply.reply_to == here
    assert refused.value.field == "reply_to"


def test_who_is_mentioned_hears_of_it_if_they_may_read_it(room, member, colleague, outsider):
    make_message(member, room, f"@{colleague.handle} and @{outsider.handle}, look")

    notice = Notice.objects.get()
    assert (notice.recipient, notice.kind, notice.actor) == (colleague, NoticeKind.MENTION, member)


def test_editing_ones_words(room, member):
    message = make_message(member, room, "Old")

    edited = edit_message(actor=member, message=message, body="New")

    assert (edited.body, edited.html, edited.seq) == ("New", "<p>New</p>\n", 1)
    assert edited.edited_at is not None
    assert events_of(room) == [(1, "message"), (2, "changed")]


def test_saving_the_same_words_changes_nothing(room, member):
    message = make_message(member, room, "Same")

    edited = edit_message(actor=member, message=message, body="Same ")

    assert edited.edited_at is None
    assert events_of(room) == [(1, "message")]


@pytest.mark.parametrize("who", ["colleague", "moderator"])
def test_nobody_edits_the_words_of_others(request, room, member, who):
    message = make_message(member, room, "Mine")

    with pytest.raises(AccessDeniedError) as denied:
        edit_message(actor=request.getfixturevalue(who), message=message, body="Yours")

    message.refresh_from_db()
    assert denied.value.permission == "rooms.edit_message"
    assert message.body == "Mine"


def test_nothing_is_edited_in_a_closed_room(room, member):
    message = make_message(member, room, "Mine")
    close_room(actor=member, room=room, outcome="Done")

    with pytest.raises(RoomClosedError):
        edit_message(actor=member, message=message, body="Better")

    message.refresh_from_db()
    assert message.body == "Mine"


@pytest.mark.parametrize("who", ["member", "moderator"])
def test_removing_deletes_the_words_and_keeps_the_number(request, room, member, who):
    message = make_message(member, room, "Regretted")

    removed = remove_message(actor=request.getfixturevalue(who), message=message)

    room.refresh_from_db()
    assert (removed.body, removed.html, removed.is_removed, removed.seq) == ("", "", True, 1)
    assert (room.message_count, room.last_seq) == (0, 2)
    assert events_of(room) == [(1, "message"), (2, "removed")]


def test_others_do_not_remove_and_nobody_removes_twice(room, member, colleague):
    message = make_message(member, room, "Mine")

    with pytest.raises(AccessDeniedError) as denied:
        remove_message(actor=colleague, message=message)
    assert denied.value.permission == "rooms.remove_message"
    assert Message.objects.get().body == "Mine"

    remove_message(actor=member, message=message)
    with pytest.raises(AccessDeniedError):
        remove_message(actor=member, message=message)
    assert events_of(room) == [(1, "message"), (2, "removed")]


def test_closing_with_an_outcome(room, member):
    closed = close_room(actor=member, room=room, outcome="Three **questions**.")

    assert (closed.is_open, closed.outcome, closed.last_seq) == (False, "Three **questions**.", 2)
    assert closed.outcome_html == "<p>Three <strong>questions</strong>.</p>\n"
    assert closed.closed_at is not None
    assert events_of(room) == [(1, "outcome"), (2, "state")]


def test_closing_without_an_outcome_is_said_aloud(room, moderator):
    with pytest.raises(OperationRefusedError) as refused:
        close_room(actor=moderator, room=room, outcome="  ")
    assert refused.value.field == "outcome"
    assert Room.objects.get().is_open

    closed = close_room(actor=moderator, room=room, outcome="", without_outcome=True)
    assert (closed.is_open, closed.outcome) == (False, "")
    assert events_of(room) == [(1, "state")]


def test_an_outcome_is_no_novel(room, member):
    with pytest.raises(OperationRefusedError) as refused:
        close_room(actor=member, room=room, outcome="x" * 4001)

    assert refused.value.field == "outcome"
    assert Room.objects.get().is_open


def test_closing_is_for_who_opened_it_and_for_moderators(room, colleague):
    with pytest.raises(AccessDeniedError) as denied:
        close_room(actor=colleague, room=room, outcome="Done")

    assert denied.value.permission == "rooms.close_room"
    assert Room.objects.get().is_open


def test_a_room_is_closed_once(room, member):
    close_room(actor=member, room=room, outcome="Done")

    with pytest.raises(RoomClosedError):
        close_room(actor=member, room=room, outcome="Again")

    assert Room.objects.get().outcome == "Done"


def test_rooms_become_narrower_with_their_space(space, member, administrator, everywhere):
    rooms = {
        audience: make_room(member, space, audience=audience) for audience in ("public", "network", "space")
    }
    space.visibility = Visibility.HIDDEN
    space.join_policy = "invitation"
    space.save()

    with pytest.raises(AccessDeniedError) as denied:
        narrow_rooms(actor=member, space=space)
    assert denied.value.permission == "rooms.narrow_rooms"
    assert Room.objects.filter(audience="space").count() == 1

    assert narrow_rooms(actor=SYSTEM, space=space) == 2
    assert {Room.objects.get(pk=room.pk).audience for room in rooms.values()} == {"space"}


def test_the_outcome_of_a_closed_room_is_carried_forward(room, member, colleague):
    make_message(colleague, room, "Hello")
    before = [carriage.target for carriage in carriages_for(room, member)]

    closed = close_room(actor=member, room=room, outcome="Three questions.")

    material = material_of(closed)
    assert (material.title, material.body) == ("Interviews", "Three questions.")
    assert material.contributor_ids == [member.pk, colleague.pk]
    assert before == ["group", "topic"]
    assert sorted(carriage.target for carriage in carriages_for(closed, member)) == [
        "group",
        "resource",
        "topic",
    ]
    assert source_from(f"room:{room.pk}", member) == room


def test_a_topic_is_talked_over_in_a_room(space, member, everywhere):
    topic = TopicFactory(space=space, author=member)

    room = make_room(member, space, source=topic)

    link = Link.objects.get()
    assert (link.from_object, link.to_object, link.by) == (topic, room, member)
