"""The pages of rooms: five questions each, and their query budgets."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from portal.choices import Audience, Role
from portal.models import Space
from rooms.models import Message, Room
from rooms.operations import close_room, remove_message
from tests.factories import UserFactory, join
from tests.factories_forums import TopicFactory
from tests.factories_rooms import make_message, make_room

LIST = reverse("rooms", args=["baltic"])
NEW = reverse("room_new", args=["baltic"])


def elsewhere(url: str) -> str:
    """The same address under a space that the object does not belong to."""
    return url.replace("/baltic/", "/salon/")


# The list ---------------------------------------------------------------------------------------
def test_the_list_shows_open_rooms_first(signed_in, space, member, everywhere):
    done = close_room(actor=member, room=make_room(member, space, title="Done"), outcome="We agreed.")
    silent = make_room(member, space, title="Silent")
    lively = make_room(member, space, title="Lively")
    make_message(member, lively)

    answer = signed_in(member).get(LIST)

    assert answer.status_code == 200
    assert answer.context["open_rooms"] == [lively, silent]
    assert answer.context["closed_rooms"] == [done]
    assert "We agreed." in answer.content.decode()


def test_everybody_is_listed_what_they_may_see(client, signed_in, space, member, outsider, everywhere):
    rooms = {
        audience: make_room(member, space, audience=audience) for audience in ("public", "network", "space")
    }

    def listed(browser):
        return {room.audience for room in browser.get(LIST).context["open_rooms"]}

    assert listed(client) == {"public"}
    assert listed(signed_in(outsider)) == {"public", "network"}
    assert listed(signed_in(member)) == set(rooms)


def test_a_room_that_was_just_opened_stands_before_those_that_have_been_silent_for_long(
    signed_in, space, member, everywhere
):
    old = make_room(member, space, title="Old")
    make_message(member, old)
    new = make_room(member, space, title="New")

    assert signed_in(member).get(LIST).context["open_rooms"] == [new, old]


def test_open_rooms_come_page_by_page_and_then_the_closed_ones(
    signed_in, space, member, everywhere, monkeypatch
):
    monkeypatch.setattr("rooms.views.rooms.OPEN_A_PAGE", 2)
    done = close_room(actor=member, room=make_room(member, space), outcome="Done")
    rooms = [make_room(member, space) for _each in range(3)]
    browser = signed_in(member)

    first = browser.get(LIST)
    second = browser.get(first.context["next_url"])

    assert [answer.context["open_rooms"] for answer in (first, second)] == [rooms[:0:-1], rooms[:1]]
    assert [answer.context["closed_rooms"] for answer in (first, second)] == [[], [done]]
    assert 'rel="next"' in first.content.decode()
    assert second.context["next_url"] == ""


def test_closed_rooms_come_page_by_page(signed_in, space, member, everywhere):
    for _each in range(21):
        close_room(actor=member, room=make_room(member, space), outcome="", without_outcome=True)
    browser = signed_in(member)

    first = browser.get(LIST)
    second = browser.get(first.context["next_url"])

    assert [len(answer.context["closed_rooms"]) for answer in (first, second)] == [20, 1]
    assert 'rel="next"' in first.content.decode()
    assert second.context["next_url"] == ""


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_the_list_costs_the_same_for_any_number(
    signed_in, space, member, everywhere, django_assert_num_queries, rows
):
    for _each in range(rows):
        make_message(member, make_room(member, space))
        close_room(actor=member, room=make_room(member, space), outcome="Done")
    browser = signed_in(member)
    browser.get(LIST)

    with django_assert_num_queries(7):
        assert browser.get(LIST).status_code == 200


# A new room -------------------------------------------------------------------------------------
def test_opening_a_room_leads_into_it(signed_in, space, member, everywhere):
    answer = signed_in(member).post(NEW, {"title": "Interviews", "purpose": "", "audience": "space"})

    made = Room.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, made.get_absolute_url())
    assert (made.title, made.audience, made.author) == ("Interviews", Audience.SPACE, member)


def test_the_form_says_how_many_people_can_see_the_room(signed_in, space, member, outsider, everywhere):
    Space.objects.filter(pk=space.pk).update(member_count=2)

    form = signed_in(member).get(NEW).context["form"]

    assert form.fields["audience"].choices == [
        ("public", "Everyone, also people who have not signed in"),
        ("network", "People of the network: 2 people now"),
        ("space", "Members of Baltic ILP: 2 people now"),
    ]
    assert form["audience"].value() == "space"


def test_a_carried_topic_fills_the_form_and_ties_the_room(signed_in, space, member, everywhere):
    topic = TopicFactory(space=space, author=member, title="Interviews")
    address = f"{NEW}?from=topic:{topic.pk}"
    browser = signed_in(member)

    form = browser.get(address).context["form"]
    browser.post(address, {"title": form.initial["title"], "audience": "space"})

    room = Room.objects.get()
    assert form.initial["title"] == "Interviews"
    shown = browser.get(room.get_absolute_url())
    assert [origin.title for origin in shown.context["origins"]] == ["Interviews"]


def test_opening_a_room_needs_an_account_and_membership(client, signed_in, space, observer, everywhere):
    assert client.get(NEW)["Location"] == f"{reverse('account_login')}?next={NEW.replace('/', '%2F')}"
    assert signed_in(observer).post(NEW, {"title": "X", "audience": "space"}).status_code == 403
    assert Room.objects.count() == 0


def test_a_room_without_a_title_is_asked_for_again(signed_in, space, member, everywhere):
    answer = signed_in(member).post(NEW, {"title": "", "purpose": "Kept words", "audience": "space"})

    assert answer.status_code == 422
    assert "Kept words" in answer.content.decode()
    assert Room.objects.count() == 0


# A room -----------------------------------------------------------------------------------------
def test_a_visitor_holds_no_socket_for_a_page_on_which_nothing_listens(client, space, member, everywhere):
    page = client.get(make_room(member, space, audience=Audience.PUBLIC).get_absolute_url())

    assert re.findall(r'<live-updates data-keys="([^"]*)"', page.content.decode()) == [" "]


def test_a_room_shows_what_was_said(signed_in, room, member, colleague):
    make_message(colleague, room, "Hello **you**")
    mine = make_message(member, room, "Hello yourself")

    page = signed_in(member).get(room.get_absolute_url())

    html = page.content.decode()
    assert page.status_code == 200
    assert "Hello <strong>you</strong>" in html
    assert f'id="message-{mine.pk}"' in html
    assert f'data-seq="{mine.seq}"' in html
    assert [each.is_own for each in page.context["messages_shown"]] == [False, True]


def test_a_removed_message_is_gone_from_the_page(signed_in, room, member):
    remove_message(actor=member, message=make_message(member, room, "Regretted"))

    assert "Regretted" not in signed_in(member).get(room.get_absolute_url()).content.decode()


def test_a_room_is_404_for_who_may_not_see_it_and_under_other_spaces(
    client, signed_in, room, member, other_space, outsider
):
    url = room.get_absolute_url()

    assert client.get(url).status_code == 404
    assert signed_in(outsider).get(url).status_code == 404
    assert signed_in(member).get(elsewhere(url)).status_code == 404


def test_a_public_room_is_read_signed_out_without_a_form(client, space, member, everywhere):
    room = make_room(member, space, audience=Audience.PUBLIC)
    make_message(member, room, "Hello all")

    page = client.get(room.get_absolute_url()).content.decode()

    assert "Hello all" in page
    assert "data-speak" not in page
    assert "Sign in to follow this live" in page


def test_other_words_in_the_address_lead_to_the_right_ones(signed_in, room, member):
    address = reverse("room", args=["baltic", room.pk, "other-words"])

    answer = signed_in(member).get(f"{address}?before=5")

    assert (answer.status_code, answer["Location"]) == (302, f"{room.get_absolute_url()}?before=5")


def test_fifty_messages_a_page_and_the_earlier_ones_behind_a_link(signed_in, room, member):
    for number in range(1, 53):
        make_message(member, room, f"Number {number}.")
    browser = signed_in(member)

    latest = browser.get(room.get_absolute_url())
    earlier = browser.get(latest.context["earlier_url"])

    assert [each.message.seq for each in latest.context["messages_shown"]] == list(range(3, 53))
    assert [each.message.seq for each in earlier.context["messages_shown"]] == [1, 2]
    assert "data-speak" not in earlier.content.decode()


def test_speaking_without_scripts(signed_in, room, member):
    client_id = str(uuid4())
    browser = signed_in(member)

    first = browser.post(room.get_absolute_url(), {"body": "Hello", "client_id": client_id})
    again = browser.post(room.get_absolute_url(), {"body": "Hello", "client_id": client_id})

    message = Message.objects.get()
    assert (first.status_code, first["Location"]) == (303, f"{room.get_absolute_url()}#message-{message.pk}")
    assert again["Location"] == first["Location"]


def test_speaking_needs_an_account_and_keeps_the_words(client, space, member, everywhere):
    room = make_room(member, space, audience=Audience.PUBLIC)
    url = room.get_absolute_url()

    answer = client.post(url, {"body": "Long thoughts", "client_id": str(uuid4())})
    client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")

    assert answer.status_code == 303
    assert Message.objects.count() == 0
    assert "Long thoughts" in client.get(url).content.decode()


def test_observers_do_not_speak(signed_in, room, observer):
    answer = signed_in(observer).post(room.get_absolute_url(), {"body": "Hello", "client_id": str(uuid4())})

    assert answer.status_code == 403
    assert Message.objects.count() == 0


@pytest.mark.parametrize(
    "values", [{"body": ""}, {"body": "x" * 4001}, {"body": "Hello", "client_id": "none"}]
)
def test_what_cannot_be_said_is_shown_again(signed_in, room, member, values):
    answer = signed_in(member).post(room.get_absolute_url(), {"client_id": str(uuid4()), **values})

    assert answer.status_code == 422
    assert Message.objects.count() == 0


def test_nothing_is_added_to_a_closed_room(signed_in, room, member):
    close_room(actor=member, room=room, outcome="We **agreed**.")
    browser = signed_in(member)

    answer = browser.post(room.get_absolute_url(), {"body": "But", "client_id": str(uuid4())})
    page = browser.get(room.get_absolute_url()).content.decode()

    assert answer.status_code == 422
    assert Message.objects.count() == 0
    assert "We <strong>agreed</strong>." in page
    assert "data-speak" not in page


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_a_room_costs_eight_queries(signed_in, space, room, member, django_assert_num_queries, rows):
    for _each in range(rows):
        author = UserFactory()
        join(author, space, Role.MEMBER)
        make_message(author, room, reply_to=make_message(author, room))
    browser = signed_in(member)
    browser.get(room.get_absolute_url())

    with django_assert_num_queries(8):
        assert browser.get(room.get_absolute_url()).status_code == 200
