"""Cards of what messages link to: for who may see it; all others see the link alone."""

import pytest
from django.urls import reverse

from rooms.cards import cards_for
from rooms.choices import History
from rooms.models import Room, RoomPerson
from rooms.operations import remove_message
from tests.factories_forums import TopicFactory
from tests.factories_rooms import make_message, make_room


@pytest.fixture
def topic(space, member, everywhere):
    return TopicFactory(space=space, author=member, title="Interviews in pairs", audience="space")


@pytest.fixture
def room(space, member, everywhere):
    return make_room(member, space, audience="public", title="Open talk")


def titles(actor, *messages):
    return [[card.title for card in cards] for cards in cards_for(actor, messages).values()]


def url_of(room):
    return reverse("room_cards", args=[room.space.slug, room.pk])


@pytest.mark.parametrize(
    "words",
    [
        "[look]({path})",
        "Look: http://testserver{path}.",
        "<http://testserver{path}#post-1>",
        "[look]({path}?after=3)",
        "[look](/spaces/baltic/communication/topics/{pk}/unread/)",
    ],
)
def test_a_link_of_this_site_becomes_a_card(room, topic, member, words):
    said = make_message(member, room, words.format(path=topic.get_absolute_url(), pk=topic.pk))

    cards = cards_for(member, [said])[said.pk]

    assert [(card.kind, card.title, card.place) for card in cards] == [
        ("topic", "Interviews in pairs", room.space.name)
    ]


@pytest.mark.parametrize(
    "words",
    [
        "https://elsewhere.example{path}",
        "[look](/spaces/salon/communication/topics/{pk}/)",
        "[look](/spaces/baltic/communication/topics/999999/)",
        "[look](/people/)",
        "http://[broken",
        "javascript:{path}",
    ],
)
def test_other_links_are_links_alone(room, topic, member, words):
    said = make_message(member, room, words.format(path=topic.get_absolute_url(), pk=topic.pk))

    assert cards_for(member, [said]) == {}


def test_who_may_not_see_the_thing_sees_no_card(room, topic, member, outsider, visitor, as_reader):
    said = make_message(member, room, f"[look]({topic.get_absolute_url()})")

    shown = [bool(titles(actor, said)) for actor in (member, outsider, visitor)]

    assert shown == [True, False, False]


def test_a_room_shows_how_far_it_is(room, space, member):
    other = make_room(member, space, title="Next door")
    said = make_message(member, room, f"[look]({other.get_absolute_url()})")

    card = cards_for(member, [said])[said.pk][0]

    assert (card.kind, card.title, card.state) == ("room", "Next door", "Open")


def test_the_page_and_the_script_show_the_same(signed_in, client, room, topic, member, outsider):
    said = make_message(member, room, f"[look]({topic.get_absolute_url()})")

    page = signed_in(member).get(room.get_absolute_url())
    told = signed_in(member).get(url_of(room), {"messages": said.pk}).json()["messages"]

    assert [card.title for card in page.context["messages_shown"][0].cards] == ["Interviews in pairs"]
    assert ["Interviews in pairs" in each["cards"] for each in told] == [True]
    for browser in (client, signed_in(outsider)):
        assert "Interviews in pairs" not in browser.get(room.get_absolute_url()).content.decode()
        assert browser.get(url_of(room), {"messages": said.pk}).json()["messages"][0]["cards"] == ""


def test_only_what_one_may_read_in_this_room_is_dressed(signed_in, space, room, member, colleague):
    early = make_message(member, room, "Early")
    gone = make_message(member, room, "Gone")
    remove_message(actor=member, message=gone)
    late = make_message(member, room, "Late")
    elsewhere = make_message(member, make_room(member, space), "Elsewhere")
    Room.objects.filter(pk=room.pk).update(history=History.JOINING)
    RoomPerson.objects.create(space=space, room=room, person=colleague, joined_seq=early.seq)

    asked = ",".join(str(each.pk) for each in (early, gone, late, elsewhere))
    told = signed_in(colleague).get(url_of(room), {"messages": f"{asked},x,"}).json()

    assert [each["id"] for each in told["messages"]] == [late.pk]


def test_a_room_that_one_may_not_see_has_no_cards(client, signed_in, space, member, outsider, everywhere):
    room = make_room(member, space)

    assert client.get(url_of(room)).status_code == 404
    assert signed_in(outsider).get(url_of(room)).status_code == 404


def test_many_links_cost_no_more_queries_than_one(
    signed_in, space, room, member, django_assert_max_num_queries
):
    for number in range(30):
        topic = TopicFactory(space=space, author=member, title=f"Topic {number}", audience="space")
        make_message(member, room, f"[look]({topic.get_absolute_url()})")
    browser = signed_in(member)
    browser.get(room.get_absolute_url())

    with django_assert_max_num_queries(12):
        page = browser.get(room.get_absolute_url())

    assert sum(len(each.cards) for each in page.context["messages_shown"]) == 30
