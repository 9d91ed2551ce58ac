"""The page of a topic and the permanent address of a post."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.choices import Audience
from tests.factories import CircleFactory, CircleMemberFactory
from tests.factories_forums import BoardFactory, QuestionFactory, TopicFactory, accept, answer


def test_everybody_reads_a_public_topic(question, reply, client):
    response = client.get(question.get_absolute_url())

    page = response.content.decode()
    assert response.status_code == 200
    assert re.findall(r"<h1[^>]*>([^<]+)</h1>", page) == ["How do you begin?"]
    assert "<title>How do you begin? · Baltic ILP · Guildhall</title>" in page
    assert page.index("With <strong>which</strong> page?") < page.index("With the <em>first</em> one.")


def test_title_and_first_post_say_their_language(question, client):
    question.language = "lt"
    question.save()

    page = client.get(question.get_absolute_url()).content.decode()

    assert page.split("<main")[1].split("</main>")[0].count('lang="lt"') == 2
    assert '<html lang="en"' in page


def test_anchors_carry_the_numbers(question, reply, client):
    page = client.get(question.get_absolute_url()).content.decode()

    assert re.findall(r'id="(post-\d+)"', page) == ["post-1", "post-2"]


@pytest.mark.parametrize(
    ("audience", "who", "status"),
    [
        ("space", "visitor", 404),
        ("space", "outsider", 404),
        ("space", "observer", 200),
        ("network", "visitor", 404),
        ("network", "stranger", 404),
        ("network", "outsider", 200),
        ("parties", "moderator", 404),
        ("parties", "administrator", 404),
        ("parties", "member", 200),
    ],
)
def test_a_topic_does_not_exist_for_who_may_not_see_it(
    audience, who, status, board, space, everybody, signed_in, client
):
    circle = CircleFactory(space=space)
    CircleMemberFactory(circle=circle, user=everybody["member"])
    topic = TopicFactory(
        board=board, audience=audience, circle=circle if audience == Audience.PARTIES else None
    )
    browser = client if who == "visitor" else signed_in(everybody[who])

    assert browser.get(topic.get_absolute_url()).status_code == status


def test_under_another_space_it_is_not_found(question, other_space, signed_in, member):
    right = question.get_absolute_url()

    assert signed_in(member).get(right.replace("/baltic/", "/salon/")).status_code == 404
    assert signed_in(member).get(right).status_code == 200


@pytest.mark.parametrize("words", ["-other-words/", "/"])
def test_other_words_lead_to_the_right_ones(words, question, client):
    start = question.get_absolute_url().rsplit(f"{question.pk}-", 1)[0]

    response = client.get(f"{start}{question.pk}{words}?after=0")

    assert (response.status_code, response["Location"]) == (302, f"{question.get_absolute_url()}?after=0")


def test_other_words_tell_nothing_to_who_may_not_see_it(board, client):
    topic = TopicFactory(board=board, audience=Audience.SPACE, title="Secret plan")
    start = topic.get_absolute_url().rsplit(f"{topic.pk}-", 1)[0]

    assert client.get(f"{start}{topic.pk}-guess/").status_code == 404


def test_posts_come_in_pages_of_thirty(question, colleague, client):
    for _ in range(64):
        answer(question, colleague)

    first = client.get(question.get_absolute_url()).content.decode()
    last = client.get(f"{question.get_absolute_url()}?after=60").content.decode()

    assert re.findall(r'id="post-(\d+)"', first) == [str(n) for n in range(1, 31)]
    assert re.findall(r'rel="next" href="([^"]+)"', first) == [f"{question.get_absolute_url()}?after=30"]
    assert re.findall(r'id="post-(\d+)"', last) == ["61", "62", "63", "64", "65"]
    assert re.findall(r'rel="next"', last) == []
    assert re.findall(r'href="([^"]+)" rel="prev"', last) == [f"{question.get_absolute_url()}?after=30"]


@pytest.mark.parametrize("after", ["99999", "-3", "x", "²", "9" * 30, ""])
def test_a_number_beyond_reason_shows_a_page_all_the_same(after, question, client):
    page = client.get(question.get_absolute_url(), {"after": after}).content.decode()

    assert re.findall(r'id="post-(\d+)"', page) == ["1"]


@pytest.mark.parametrize(("number", "page"), [(1, ""), (30, ""), (31, "?after=30"), (61, "?after=60")])
def test_the_permanent_address_of_a_post_leads_to_its_page(number, page, question, colleague, client):
    for _ in range(64):
        answer(question, colleague)
    post = question.posts.get(number=number)

    response = client.get(post.get_absolute_url())

    assert (response.status_code, response["Location"]) == (
        302, f"{question.get_absolute_url()}{page}#post-{number}",
    )  # fmt: skip


def test_the_permanent_address_asks_first(
    board, everywhere, other_space, colleague, client, signed_in, member
):
    topic = TopicFactory(board=board, audience=Audience.SPACE)
    post = answer(topic, colleague)

    assert client.get(post.get_absolute_url()).status_code == 404
    assert signed_in(member).get(post.get_absolute_url().replace("/baltic/", "/salon/")).status_code == 404
    assert signed_in(member).get(post.get_absolute_url()).status_code == 302


@pytest.mark.parametrize(
    ("who", "folded"),
    [
        ("visitor", []),
        ("member", ["Link to this", "Report", "Block"]),
        ("colleague", []),
        ("newcomer", ["Link to this", "Report", "Block"]),
        ("moderator", ["Link to this", "Language unknown: say it", "Report", "Block", "Remove"]),
    ],
)
def test_what_is_seldom_wanted_of_a_post_is_folded(who, folded, question, reply, request, signed_in, client):
    browser = client if who == "visitor" else signed_in(request.getfixturevalue(who))
    page = BeautifulSoup(browser.get(question.get_absolute_url()).content, "html.parser")

    post = page.find(id="post-2")
    more = post.find("details", class_="post__more")
    links = [link.text.strip() for link in more.find_all("a")] if more else []
    assert links == folded
    assert [link.text.strip() for link in post.find_all("a")].count("Link to this") == 1


def test_the_accepted_answer_stands_on_top_and_is_marked(question, reply, client):
    accept(question, reply)

    page = client.get(question.get_absolute_url()).content.decode()

    assert page.index("With the first one.") < page.index("With <strong>which</strong> page?")
    assert page.count("post--accepted") == 1


def test_a_removed_post_shows_its_place_only(question, reply, client):
    reply.removed_at = timezone.now()
    reply.write("")
    reply.save()

    page = client.get(question.get_absolute_url()).content.decode()

    assert "This post was removed by a moderator." in page
    assert re.findall(r'id="(post-\d+)"', page) == ["post-1", "post-2"]


def test_htmx_gets_the_conversation_alone(question, client):
    response = client.get(question.get_absolute_url(), headers={"HX-Request": "true"})

    page = response.content.decode()
    assert page.lstrip().startswith('<section id="conversation"')
    assert re.findall(r'<span id="reply-count" hx-swap-oob="true">([^<]*)<', page) == ["0 replies"]
    assert "HX-Request" in response["Vary"]


def test_the_page_listens_to_its_topic(question, client):
    page = client.get(question.get_absolute_url()).content.decode()

    assert f'data-live-key="topic:{question.pk}"' in page
    assert f"topic:{question.pk}" in re.findall(r'data-keys="([^"]*)"', page)[0]


def test_a_solved_public_question_speaks_to_search_engines(question, reply, client):
    accept(question, reply)
    question.title = "</script><b>How</b> & why?"
    question.save()

    page = client.get(question.get_absolute_url()).content.decode()

    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    data = json.loads(found[0])
    assert data["mainEntity"]["name"] == "</script><b>How</b> & why?"
    assert data["mainEntity"]["acceptedAnswer"]["text"] == "With the first one."
    assert "@example.org" not in found[0]


def test_what_is_not_for_everybody_does_not(board, member, colleague, signed_in):
    topic = QuestionFactory(board=board, author=member, audience=Audience.SPACE)
    accept(topic, answer(topic, colleague))

    page = signed_in(member).get(topic.get_absolute_url()).content.decode()

    assert "application/ld+json" not in page


@pytest.mark.parametrize("who", ["visitor", "member"])
@pytest.mark.parametrize("replies", [1, 3, 29])
def test_a_topic_page_asks_a_bounded_number_of_questions(
    who, replies, question, everybody, colleague, signed_in, client, django_assert_num_queries
):
    for _ in range(replies):
        last = answer(question, colleague)
    accept(question, last)
    browser = client if who == "visitor" else signed_in(everybody[who])
    browser.get(question.get_absolute_url())

    with django_assert_num_queries({"visitor": 5, "member": 11}[who]):
        browser.get(question.get_absolute_url())


def test_a_board_that_the_reader_may_not_see_is_not_named(everywhere, space, client):
    board = BoardFactory(space=space, audience=Audience.SPACE, name="Inner circle")
    topic = TopicFactory(board=board)

    page = client.get(topic.get_absolute_url()).content.decode()

    assert "Inner circle" not in page
    assert reverse("section", args=[space.slug, "communication"]) in page


@pytest.mark.parametrize(("who", "linked"), [("visitor", False), ("stranger", False), ("member", True)])
def test_a_name_links_to_the_profile_for_those_who_may_see_it(
    who, linked, question, member, stranger, signed_in
):
    browser = {"visitor": Client(), "stranger": signed_in(stranger), "member": signed_in(member)}[who]

    page = browser.get(question.get_absolute_url()).content.decode()

    profile = question.author.get_absolute_url()
    assert (f'href="{profile}"' in page) is linked
    assert browser.get(profile).status_code == (200 if linked else 404)
    assert question.author.display_name in page
