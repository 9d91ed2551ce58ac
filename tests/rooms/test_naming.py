"""Naming people in rooms: proposals, links, and hearing of it once."""

import pytest
from django.urls import reverse

from community.models import Notice, Profile
from community.operations.person_blocks import block_somebody
from rooms.operations import edit_message
from tests.factories_rooms import make_message, make_room


def proposed(browser, room, begun):
    answer = browser.get(reverse("room_names", args=[room.space.slug, room.pk]), {"q": begun})
    return [each["handle"] for each in answer.json()["people"]]


@pytest.fixture
def named(colleague):
    """A colleague whose folded words are those of the name."""
    colleague.display_name = "Žaneta Ozola"
    colleague.save(update_fields=["display_name"])
    Profile.objects.filter(user=colleague).update(folded="zaneta ozola teaches welding")
    return colleague


def test_people_are_found_by_handle_and_by_each_word_of_their_name(signed_in, room, member, named):
    browser = signed_in(member)

    assert proposed(browser, room, named.handle[:3]) == [named.handle]
    assert proposed(browser, room, "ŽAN") == [named.handle]
    assert proposed(browser, room, "ozo") == [named.handle]
    assert proposed(browser, room, "weld") == []
    assert proposed(browser, room, "") == []


def test_nobody_is_proposed_who_does_not_read_the_room(signed_in, space, member, outsider, everywhere):
    here, everybody = make_room(member, space), make_room(member, space, audience="network")
    browser = signed_in(member)

    assert proposed(browser, here, outsider.handle) == []
    assert proposed(browser, everybody, outsider.handle) == [outsider.handle]


def test_nobody_is_proposed_whom_one_has_blocked(signed_in, room, member, named):
    block_somebody(actor=member, person=named)

    assert proposed(signed_in(member), room, named.handle) == []


def test_who_does_not_speak_here_is_proposed_nobody(signed_in, client, room, observer, outsider, named):
    url = reverse("room_names", args=[room.space.slug, room.pk])

    assert proposed(signed_in(observer), room, named.handle) == []
    assert signed_in(outsider).get(url, {"q": named.handle}).status_code == 404
    assert client.get(url, {"q": named.handle}).status_code in {302, 303, 404}


def test_mentions_are_links_and_ones_own_stands_out(signed_in, room, member, colleague):
    make_message(member, room, f"Ask @{colleague.handle}")

    pages = {who: signed_in(who).get(room.get_absolute_url()).content.decode() for who in (member, colleague)}

    address = colleague.get_absolute_url()
    assert f'<a class="mention" href="{address}">@{colleague.handle}</a>' in pages[member]
    assert f'<a class="mention mention--own" href="{address}">@{colleague.handle}</a>' in pages[colleague]


def test_naming_somebody_while_editing_tells_them_once(room, member, colleague, moderator):
    said = make_message(member, room, f"Ask @{colleague.handle}")
    for words in (f"Ask @{colleague.handle} or @{moderator.handle}", "Nobody", f"@{moderator.handle} again"):
        edit_message(actor=member, message=said, body=words)

    assert sorted(Notice.objects.values_list("recipient", flat=True)) == sorted([colleague.pk, moderator.pk])
    said.refresh_from_db()
    assert said.told == [colleague.pk, moderator.pk]
