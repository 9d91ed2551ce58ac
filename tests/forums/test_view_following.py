"""Choosing what one hears of, on the page of a thing and on the list of all."""

import re

import pytest
from django.utils import timezone

from forums.models import Follow, TopicTag
from forums.operations.following import follow
from portal.choices import Audience
from portal.models import Tag
from tests.factories_forums import BoardFactory, TopicFactory

LIST, SET = "/communication/following/", "/communication/following/set/"


def pressed(response):
    return re.findall(r'value="(\w+)" aria-pressed="true"', response.content.decode())


@pytest.fixture
def things(talk, board, space):
    return {"topic": talk, "board": board, "space": space}


@pytest.mark.parametrize("kind", ["topic", "board", "space"])
def test_a_choice_is_made_on_the_page_of_the_thing(kind, things, colleague, signed_in):
    browser, thing = signed_in(colleague), things[kind]
    page = f"{thing.get_absolute_url()}{'communication/new/' if kind == 'space' else ''}"
    assert pressed(browser.get(page)) == ["mentions"]

    response = browser.post(SET, {"target": f"{kind}:{thing.pk}", "level": "nothing"})

    assert (response.status_code, response["Location"]) == (303, page)
    assert pressed(browser.get(page)) == ["nothing"]
    assert "You chose this." in browser.get(page).content.decode()
    browser.post(SET, {"target": f"{kind}:{thing.pk}", "level": "usual"})
    assert pressed(browser.get(page)) == ["mentions"]


def test_who_began_a_topic_is_told_that_they_follow_it(talk, member, signed_in):
    page = signed_in(member).get(talk.get_absolute_url())

    assert pressed(page) == ["everything"]
    assert "You follow it because you began it." in page.content.decode()


def test_visitors_are_offered_no_choice(talk, board, client):
    for page in (talk, board):
        assert SET not in client.get(page.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    "target", ["", "topic", "topic:", "topic:x", "topic:0", "person:1", "topic:999999", "tag:-1"]
)
def test_what_is_not_there_is_not_followed(target, colleague, signed_in):
    response = signed_in(colleague).post(SET, {"target": target, "level": "everything"})

    assert response.status_code == 404
    assert not Follow.objects.exists()


def test_a_level_that_does_not_exist_is_refused_in_words(talk, colleague, signed_in):
    response = signed_in(colleague).post(SET, {"target": f"topic:{talk.pk}", "level": "loud"}, follow=True)

    assert "Choose one of the answers." in response.content.decode()
    assert not Follow.objects.exists()


@pytest.mark.parametrize("kind", ["topic", "board", "space", "tag"])
def test_things_for_others_cannot_be_followed_or_told_from_what_is_missing(
    kind, everywhere, space, hidden_space, outsider, signed_in
):
    board = BoardFactory(space=space, audience=Audience.SPACE)
    inside = {
        "board": board,
        "topic": TopicFactory(board=board, audience=Audience.SPACE),
        "space": hidden_space,
        "tag": Tag.objects.create(name="Secret", slug="secret", space=hidden_space),
    }

    response = signed_in(outsider).post(SET, {"target": f"{kind}:{inside[kind].pk}", "level": "everything"})

    assert response.status_code == 404
    assert not Follow.objects.exists()


def test_the_list_names_everything_and_leads_back_to_itself(things, colleague, signed_in, everywhere):
    tag = Tag.objects.create(name="Baking", slug="baking")
    for thing in (*things.values(), tag):
        follow(actor=colleague, target=thing, level="everything")
    browser = signed_in(colleague)

    page = browser.get(LIST).content.decode()

    assert re.findall(r'followed__title"><a href="[^"]+">([^<]+)<', page) == [
        "Baking", "Baltic ILP", "Questions", "Plain words",
    ]  # fmt: skip
    back = browser.post(SET, {"target": f"tag:{tag.pk}", "level": "nothing", "back": "list"})
    assert back["Location"] == LIST


def test_what_one_may_no_longer_see_is_not_named(everywhere, space, talk, colleague, signed_in):
    talk.audience = Audience.SPACE
    talk.save()
    follow(actor=colleague, target=talk, level="everything")
    colleague.memberships.all().delete()

    page = signed_in(colleague).get(LIST).content.decode()

    assert "Plain words" not in page
    assert "Something that you can no longer see." in page


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_takes_the_same_questions(rows, board, colleague, signed_in, django_assert_num_queries):
    for _ in range(rows):
        topic = TopicFactory(board=board)
        Follow.objects.create(
            user=colleague, topic=topic, level="everything", chosen_by="platform", chosen_at=timezone.now()
        )
    browser = signed_in(colleague)
    browser.get(LIST)

    with django_assert_num_queries(6):
        browser.get(LIST)


def test_a_tag_is_followed_from_a_topic_that_has_it(talk, colleague, signed_in, everywhere):
    tag = Tag.objects.create(name="Baking", slug="baking")
    TopicTag.objects.create(space=talk.space, content_object=talk, tag=tag)
    browser = signed_in(colleague)
    page = browser.get(talk.get_absolute_url()).content.decode()
    assert "Follow “Baking” everywhere" in page
    assert f'value="tag:{tag.pk}"' in page

    response = browser.post(SET, {"target": f"tag:{tag.pk}"})

    assert (response.status_code, response["Location"]) == (303, LIST)
    assert [(row.tag, row.level) for row in Follow.objects.all()] == [(tag, "everything")]
    assert "You chose this for a tag." in browser.get(talk.get_absolute_url()).content.decode()
