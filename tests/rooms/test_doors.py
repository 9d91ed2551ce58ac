"""Who comes into a room later reads what was said after that, on every channel."""

import json
from uuid import uuid4

import pytest

from portal.choices import Role
from portal.operations import may
from rooms.choices import History
from rooms.live.reading import enter_room
from rooms.models import Message, Room, RoomPerson
from rooms.operations import come_in, edit_message, remove_message
from rooms.search_indexes import RoomIndex
from rooms.selectors import readable_from, readable_messages
from tests.factories import UserFactory, join
from tests.factories_rooms import make_message, make_room

SECRET = "Words of before"


@pytest.fixture
def author(space, everywhere):
    person = UserFactory(display_name="Vida")
    join(person, space, Role.MEMBER)
    return person


@pytest.fixture
def quiet(space, author, everywhere):
    """A room with a hidden history in which something was said before anybody else came in."""
    made = make_room(author, space)
    Room.objects.filter(pk=made.pk).update(history=History.JOINING)
    made.refresh_from_db()
    make_message(author, made, SECRET)
    return Room.objects.select_related("space").get(pk=made.pk)


def fresh(room):
    return Room.objects.select_related("space").get(pk=room.pk)


def reads(actor, room):
    return [message.body for message in readable_messages(actor, fresh(room)).order_by("seq")]


@pytest.mark.parametrize("who", ["member", "moderator", "administrator", "observer"])
def test_newcomers_read_from_their_coming_in(quiet, author, everybody, who):
    person = everybody[who]
    assert reads(person, quiet) == []

    come_in(actor=person, room=quiet)
    make_message(author, quiet, "Later")

    assert reads(person, quiet) == ["Later"]
    assert reads(author, quiet) == [SECRET, "Later"]


def test_the_host_reads_all(quiet, member):
    Room.objects.filter(pk=quiet.pk).update(host=member)

    assert (readable_from(member, fresh(quiet)), reads(member, quiet)) == (0, [SECRET])


def test_coming_in_is_written_down_once(room, member, everywhere):
    make_message(member, room)
    come_in(actor=member, room=room)
    make_message(member, room)
    come_in(actor=member, room=room)

    assert list(RoomPerson.objects.values_list("person_id", "joined_seq")) == [(member.pk, 1)]


def test_the_set_agrees_with_the_number(quiet, author, everybody):
    come_in(actor=everybody["member"], room=quiet)
    make_message(author, quiet, "Later")
    for person in [author, *everybody.values()]:
        by_set = set(Message.objects.readable_by(person).filter(room=quiet))
        above = readable_from(person, fresh(quiet))

        assert by_set == set(Message.objects.filter(room=quiet, seq__gt=above))


def test_no_channel_tells_newcomers_what_was_said_before(quiet, author, signed_in, member):
    """Page, scrolling back, history, one message, its report, sockets, excerpts, panels, the index."""
    before = Message.objects.get(room=quiet)
    browser = signed_in(member)
    address = quiet.get_absolute_url()
    browser.get(address)
    answer = make_message(author, quiet, "An answer", reply_to=before)

    number = f"{address.rsplit('/', 2)[0]}/{quiet.pk}"
    page = browser.get(address).content.decode()
    earlier = browser.get(f"{address}?before=2").content.decode()
    history = browser.get(f"{number}/messages/").content.decode()

    assert "An answer" in page
    assert [SECRET in each for each in (page, earlier, history)] == [False] * 3
    assert [each["id"] for each in json.loads(history)["messages"]] == [answer.pk]
    assert browser.get(f"{number}/messages/{before.pk}/").status_code == 404
    assert browser.get(f"/spaces/{quiet.space.slug}/reports/message/{before.pk}/").status_code == 404
    assert list(RoomIndex().body(fresh(quiet))) == [quiet.purpose, "", ""]
    assert not may(member, "rooms.view_message", before)
    assert may(member, "rooms.view_message", answer)


def frames_for(person, room, after=0):
    from portal.realtime.people import caller_of
    from tests.lines import session_of

    entry = enter_room(caller_of(session_of(person)), room.pk, after)
    return [(json.loads(text)["type"], json.loads(text)["seq"]) for _seq, text in entry.frames]


def test_sockets_get_void_where_they_may_not_read(quiet, author, member):
    before = Message.objects.get(room=quiet)
    come_in(actor=member, room=quiet)
    make_message(author, quiet, "Later")
    edit_message(actor=author, message=before, body="Better words of before")
    remove_message(actor=author, message=before)

    assert frames_for(member, quiet) == [("void", 1), ("message", 2), ("void", 3), ("void", 4)]
    assert frames_for(author, quiet) == [("void", 1), ("message", 2), ("void", 3), ("removed", 4)]


def test_a_reported_message_is_read_by_who_decides(quiet, author, moderator, member):
    from community.operations.moderation import report

    before = Message.objects.get(room=quiet)
    Room.objects.filter(pk=quiet.pk).update(host=member)
    assert not may(moderator, "rooms.view_message", before)

    report(actor=member, obj=Message.objects.select_related("room__space").get(pk=before.pk), reason="insult")

    assert may(
        moderator, "rooms.view_message", Message.objects.select_related("room__space").get(pk=before.pk)
    )


def test_one_cannot_answer_what_one_may_not_read(quiet, member):
    from portal.operations import OperationRefusedError
    from rooms.operations import post_message

    before = Message.objects.get(room=quiet)
    come_in(actor=member, room=quiet)

    with pytest.raises(OperationRefusedError) as refused:
        post_message(actor=member, room=quiet, body="Yes", client_id=uuid4(), reply_to=before)
    assert refused.value.field == "reply_to"
    assert Message.objects.count() == 1


@pytest.mark.parametrize("end", ["transcript/", "export.md", "export.html", "export.json", "search/?q=words"])
def test_no_record_tells_newcomers_what_was_said_before(quiet, author, signed_in, member, end):
    """Who was there from the beginning finds it in the same place."""
    address = f"{quiet.get_absolute_url().rsplit('/', 2)[0]}/{quiet.pk}/{end}"
    browser = signed_in(member)
    browser.get(quiet.get_absolute_url())
    make_message(author, quiet, "Words of today")

    theirs, whole = (body_of(each.get(address)) for each in (browser, signed_in(author)))

    assert [words in theirs for words in ("of today", "of before")] == [True, False]
    assert [words in whole for words in ("of today", "of before")] == [True, True]


def body_of(answer):
    assert answer.status_code == 200
    return (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()
