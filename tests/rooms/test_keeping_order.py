"""Who is muted in a room reads on; who is removed knows of it no more; and who may decide that."""

from uuid import uuid4

import pytest

from community.models import Notice
from portal.choices import Role
from portal.operations import AccessDeniedError, OperationRefusedError, may
from portal.tenancy import Scope, SpaceSet, enter
from rooms.models import Room, RoomEvent, RoomMeasure
from rooms.operations import (
    close_room,
    edit_message,
    let_back_in,
    mute_in_room,
    post_message,
    remove_from_room,
    unmute_in_room,
)
from rooms.selectors import Reach, reach_of, readers_among
from tests.factories import UserFactory, join
from tests.factories_rooms import make_message

WHY = "Please let others finish."


@pytest.fixture
def ben(space, everywhere):
    person = UserFactory(display_name="Ben")
    join(person, space, Role.MEMBER)
    return person


def fresh(room):
    return Room.objects.select_related("space").get(pk=room.pk)


def counts():
    return RoomMeasure.objects.count(), RoomEvent.objects.count(), Notice.objects.count()


@pytest.mark.parametrize("who", ["member", "moderator", "administrator"])
def test_host_author_and_moderators_keep_order(room, everybody, ben, who):
    measure = mute_in_room(actor=everybody[who], room=room, whom=ben, reason=WHY)

    assert (measure.person, measure.by, measure.reason) == (ben, everybody[who], WHY)
    assert Notice.objects.filter(recipient=ben).values_list("kind", flat=True).get() == "room_order"


@pytest.mark.parametrize("who", ["observer", "newcomer", "outsider", "stranger", "visitor", "rival"])
@pytest.mark.parametrize("verb", [mute_in_room, remove_from_room])
def test_nobody_else_does(room, everybody, ben, who, verb):
    with pytest.raises(AccessDeniedError) as denied:
        verb(actor=everybody[who], room=room, whom=ben, reason=WHY)

    assert denied.value.permission == "rooms.run_room"
    assert counts() == (0, 0, 0)


@pytest.mark.parametrize("whom", ["member", "moderator", "administrator"])
@pytest.mark.parametrize("verb", [mute_in_room, remove_from_room])
def test_not_about_oneself_nor_about_who_keeps_order(room, everybody, member, whom, verb):
    with pytest.raises(OperationRefusedError):
        verb(actor=member, room=room, whom=everybody[whom], reason=WHY)

    assert counts() == (0, 0, 0)


def test_moderators_may_mute_who_opened_the_room(room, member, moderator):
    mute_in_room(actor=moderator, room=room, whom=member, reason=WHY)

    assert not may(member, "rooms.run_room", fresh(room))
    with pytest.raises(AccessDeniedError):
        close_room(actor=member, room=room, outcome="Done")


@pytest.mark.parametrize("reason", ["", "  ", "x" * 501])
def test_a_reason_is_needed(room, member, ben, reason):
    with pytest.raises(OperationRefusedError) as refused:
        mute_in_room(actor=member, room=room, whom=ben, reason=reason)

    assert refused.value.field == "reason"
    assert counts() == (0, 0, 0)


def test_who_is_muted_reads_on_and_says_nothing(room, member, ben):
    said = make_message(ben, room, "Before")
    mute_in_room(actor=member, room=room, whom=ben, reason=WHY)

    assert may(ben, "rooms.view_room", fresh(room))
    for deed in (
        lambda: post_message(actor=ben, room=room, body="More", client_id=uuid4()),
        lambda: edit_message(actor=ben, message=said, body="Other words"),
    ):
        with pytest.raises(AccessDeniedError):
            deed()
    said.refresh_from_db()
    assert (said.body, room.messages.count()) == ("Before", 1)

    unmute_in_room(actor=member, room=room, whom=ben)
    make_message(ben, room, "After")
    assert RoomMeasure.objects.values_list("ended_by", flat=True).get() == member.pk


def test_muting_twice_is_muting_once(room, member, ben):
    mute_in_room(actor=member, room=room, whom=ben, reason=WHY)
    before = counts()

    assert mute_in_room(actor=member, room=room, whom=ben, reason=WHY) is None
    assert counts() == before


def ways_in(person, room):
    """Sentence, set and the statement of the room's reader."""
    with enter(Scope(reads=SpaceSet.readable_by(person))):
        in_set = Room.objects.visible_to(person).filter(pk=room.pk).exists()
    reach = Reach(*reach_of(room.pk).get())
    in_statement = bool(list(readers_among(reach, [person.pk])))
    return may(person, "rooms.view_room", fresh(room)), in_set, in_statement


def test_who_is_removed_knows_the_room_no_more(room, member, ben, moderator, signed_in):
    browser = signed_in(ben)
    assert browser.get(room.get_absolute_url()).status_code == 200
    remove_from_room(actor=member, room=room, whom=ben, reason=WHY)

    assert ways_in(ben, room) == (False, False, False)
    assert ways_in(moderator, room) == (True, True, True)
    address = f"/spaces/{room.space.slug}/communication/rooms/{room.pk}/"
    assert [browser.get(f"{address}{end}").status_code for end in ("", "messages/", "parts/when/", "close/")] == [
        404
    ] * 4
    assert room.title not in browser.get(f"/spaces/{room.space.slug}/communication/rooms/").content.decode()

    let_back_in(actor=moderator, room=room, whom=ben)
    assert ways_in(ben, room) == (True, True, True)
    assert browser.get(room.get_absolute_url()).status_code == 200


def test_the_stream_names_a_person_in_its_details_alone(room, member, ben):
    mute_in_room(actor=member, room=room, whom=ben, reason=WHY)

    event = RoomEvent.objects.get()
    assert (event.kind, event.details) == ("person", {"what": "muted", "person": ben.pk})
