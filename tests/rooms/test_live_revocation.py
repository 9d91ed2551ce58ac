"""After access has ended nothing is delivered, and the socket is closed."""

import time

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from community.models import Membership, User
from portal.choices import Audience, Visibility
from portal.circles import CircleChanged, add_to_circle, remove_from_circle
from portal.events import publish
from portal.models import Circle, Hint
from portal.operations import operation
from portal.realtime import hint, standing_key
from rooms.models import Room
from tests.factories_rooms import make_message, make_room
from tests.lines import BACKEND, Line, anywhere, session_of

pytestmark = pytest.mark.processes


@operation
def say_so(*, user: User) -> None:
    """What community's operations do when somebody's standing changes."""
    hint(standing_key(user.pk))


def nothing_but_the_end(shut_out: Line, code: int, *, within: float) -> None:
    started = time.monotonic()
    heard = shut_out.frames(quiet=within)
    assert shut_out.code(timeout=within) == code
    assert time.monotonic() - started < within
    assert heard == []


def test_a_removed_member_hears_nothing_more(live):
    with live.line(live.ben) as ben, live.line(live.anna) as anna:
        Membership.objects.filter(user=live.ben).delete()
        live.space.visibility = Visibility.NETWORK
        live.space.save()
        live.say(live.anna, "Among ourselves")
        heard = anna.next("message")
        nothing_but_the_end(ben, 4403, within=4)

    assert heard["body"] == "Among ourselves"


def test_a_removed_member_is_shown_out_without_any_message(live):
    with live.line(live.ben) as ben:
        Membership.objects.filter(user=live.ben).delete()
        say_so(user=live.ben)
        nothing_but_the_end(ben, 4403, within=3)


def test_signing_out_ends_the_socket(live):
    browser = Client()
    browser.force_login(live.ben, backend=BACKEND)
    session = browser.cookies["sessionid"].value
    with live.line(live.ben, session=session) as ben, live.line(live.ben) as other_session:
        browser.logout()
        nothing_but_the_end(ben, 4401, within=4)
        live.say(live.anna, "Still with us?")
        heard = other_session.next("message")

    assert heard["body"] == "Still with us?"


@pytest.mark.parametrize("what", ["deactivated", "new_password", "session_expired"])
def test_an_account_that_ended_ends_the_socket(live, what):
    session = session_of(live.ben)
    with live.line(live.ben, session=session) as ben:
        if what == "deactivated":
            User.objects.filter(pk=live.ben.pk).update(is_active=False)
        elif what == "new_password":
            live.ben.set_password("another-long-password")
            live.ben.save()
        else:
            Session.objects.filter(session_key=session).update(expire_date="2020-01-01T00:00:00Z")
        live.say(live.anna, "Among ourselves")
        nothing_but_the_end(ben, 4401, within=4)


def test_what_a_signed_out_browser_still_posts_is_not_stored(live):
    session = session_of(live.ben)
    with live.line(live.ben, session=session) as ben:
        Session.objects.filter(session_key=session).delete()
        ben.post("Ghost")
        assert ben.code() == 4401

    with anywhere():
        assert Room.objects.get().message_count == 0


def test_who_leaves_a_circle_leaves_its_room(live):
    with anywhere():
        circle = Circle.objects.create(space=live.space, title="Group")
        for user in (live.anna, live.ben):
            add_to_circle(circle, user)
    with anywhere():
        live.room = make_room(live.anna, live.space, audience=Audience.PARTIES, circle=circle)

    @operation
    def leave(*, user: User) -> None:
        remove_from_circle(circle, user)
        publish(CircleChanged(circle_id=circle.pk, space_id=live.space.pk, user_id=user.pk))

    with live.line(live.ben) as ben:
        with anywhere():
            leave(user=live.ben)
        nothing_but_the_end(ben, 4403, within=3)


def test_the_tick_finds_what_no_hint_told(live, settings):
    settings.ROOM_TICK_SECONDS = 0.5
    with live.line(live.ben) as ben:
        Membership.objects.filter(user=live.ben).delete()
        nothing_but_the_end(ben, 4403, within=4)


def test_the_tick_finds_messages_whose_hint_was_lost(live, settings):
    settings.ROOM_TICK_SECONDS = 0.5
    settings.HINT_POLL_SECONDS = 60
    with live.line(live.ben) as ben:
        with anywhere():
            quietly(live)
        heard = ben.next("message")

    assert heard["body"] == "Quietly"


def quietly(live) -> None:
    """A message whose poke and hint are both lost."""
    from django.db import transaction

    with transaction.atomic():
        make_message(live.anna, live.room, "Quietly")
        Hint.objects.all().delete()
        transaction.get_connection().run_on_commit.clear()
