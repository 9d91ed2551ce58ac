"""What is said in rooms is reported and taken away by the room itself, so that open pages hear of it."""

import pytest

from community.models import Case, Mute
from community.moderation.targets import find
from portal.choices import Audience
from portal.operations import AccessDeniedError, may
from portal.tenancy.scope import forget_person
from rooms.models import RoomEvent
from rooms.operations import close_room, remove_message, restore_message
from rooms.reporting import _message as load_message
from tests.community.deciding import answered, decided, objected, reported
from tests.factories import CircleFactory
from tests.factories_rooms import events_of, make_message, make_room


@pytest.fixture
def message(room, colleague):
    return make_message(colleague, room, "You are **all** fools.")


def test_a_message_is_hidden_and_comes_back_in_its_place(message, room, member, moderator, administrator):
    case = decided(reported(load_message(message.pk), member), moderator, "hide")

    message.refresh_from_db()
    room.refresh_from_db()
    assert (message.body, message.is_removed, room.message_count) == ("", True, 0)
    assert (case.kept, events_of(room)) == (
        {"body": "You are **all** fools."},
        [(1, "message"), (2, "removed")],
    )

    answered(objected(case), administrator, upheld=True)
    message.refresh_from_db()
    room.refresh_from_db()
    assert (message.body, message.is_removed, room.message_count) == ("You are **all** fools.", False, 1)
    assert events_of(room)[2:] == [(3, "changed")]


def test_what_is_removed_for_good_stays_with_the_case_for_an_objection(
    message, member, colleague, moderator, administrator, signed_in
):
    case = decided(reported(load_message(message.pk), member), moderator, "remove")
    assert "You are **all** fools." in signed_in(moderator).get(case.get_absolute_url()).content.decode()

    answered(objected(case), administrator, upheld=True)

    message.refresh_from_db()
    assert (message.body, message.is_removed) == ("", True)


def test_the_page_of_the_room_offers_to_report_what_others_said(
    message, room, member, colleague, signed_in, client
):
    address = f"/spaces/baltic/report/message/{message.pk}/"

    pages = {who: signed_in(who).get(room.get_absolute_url()).content.decode() for who in (member, colleague)}

    assert {who: address in page for who, page in pages.items()} == {member: True, colleague: False}
    assert 'data-report-url="/spaces/baltic/report/message/"' in pages[member]
    report = signed_in(member)
    assert room.title in report.get(address).content.decode()
    assert report.post(address, {"reason": "insult", "words": "Look."}).status_code == 303
    assert Case.objects.get().person == colleague


def test_a_reported_message_is_shown_where_it_stands(message, room, member, signed_in):
    for number in range(60):
        make_message(member, room, f"Number {number}")

    page = signed_in(member).get(message.get_absolute_url()).content.decode()

    assert f'id="message-{message.pk}"' in page


def test_what_the_parties_say_moderators_do_not_read(
    everywhere, space, member, colleague, moderator, signed_in
):
    circle = CircleFactory(space=space)
    for person in (member, colleague):
        circle.members.create(space=space, user=person)
    room = make_room(member, space, audience=Audience.PARTIES, circle=circle)
    said = make_message(colleague, room, "Between us")

    case = reported(load_message(said.pk), member)

    page = signed_in(moderator).get(case.get_absolute_url()).content.decode()
    assert ["Between us" in page, "You may not read it." in page] == [False, True]
    assert find("message", said.pk, moderator) is None


def test_removed_messages_and_ones_own_cannot_be_reported(message, member, colleague, moderator, signed_in):
    assert signed_in(colleague).get(f"/spaces/baltic/report/message/{message.pk}/").status_code == 403
    remove_message(actor=moderator, message=message)

    assert signed_in(member).get(f"/spaces/baltic/report/message/{message.pk}/").status_code == 404


def test_only_the_platform_restores(message, moderator, administrator):
    remove_message(actor=moderator, message=message)

    for actor in (moderator, administrator):
        with pytest.raises(AccessDeniedError):
            restore_message(actor=actor, message=message, body="Back")
    assert RoomEvent.objects.filter(kind="changed").count() == 0


def test_who_opened_a_room_does_not_close_it_while_muted(room, message, member, colleague, moderator):
    own = make_message(member, room, "Fools!")
    decided(reported(load_message(own.pk), colleague), moderator, "mute_7")
    forget_person(member.pk)
    assert Mute.objects.get().user == member

    with pytest.raises(AccessDeniedError) as denied:
        close_room(actor=member, room=room, outcome="Nothing.")

    room.refresh_from_db()
    assert (denied.value.permission, room.is_open) == ("rooms.close_room", True)
    assert may(moderator, "rooms.close_room", room)
