"""The page of a board, and making one."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from forums.models import Board
from portal.choices import Audience
from tests.factories import NOON
from tests.factories_forums import BoardFactory, QuestionFactory, TopicFactory, accept, answer


def titles(response):
    page = response.content.decode()
    return re.findall(r'class="cover-link" href="[^"]*/topics/[^"]*"[^>]*>([^<]+)</a>', page)


def test_a_board_lists_its_topics_latest_first(question, talk, board, colleague, client):
    answer(question, colleague)

    response = client.get(board.get_absolute_url())

    assert response.status_code == 200
    assert titles(response) == ["How do you begin?", "Plain words"]
    assert "<title>Questions · Baltic ILP · Guildhall</title>" in response.content.decode()


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("visitor", ["public"]),
        ("stranger", ["public"]),
        ("outsider", ["network", "public"]),
        ("observer", ["space", "network", "public"]),
        ("moderator", ["hidden", "space", "network", "public"]),
    ],
)
def test_everybody_sees_their_own_part_of_it(who, seen, board, everybody, signed_in, client):
    for audience in ("public", "network", "space"):
        TopicFactory(board=board, audience=audience, title=audience)
    TopicFactory(board=board, title="hidden", hidden_at=timezone.now())
    browser = client if who == "visitor" else signed_in(everybody[who])

    assert titles(browser.get(board.get_absolute_url())) == seen


@pytest.mark.parametrize(
    ("audience", "who", "status"),
    [
        ("space", "visitor", 404),
        ("space", "outsider", 404),
        ("space", "observer", 200),
        ("network", "outsider", 200),
    ],
)
def test_a_board_does_not_exist_for_who_is_not_its_audience(
    audience, who, status, everywhere, space, everybody, signed_in, client
):
    board = BoardFactory(space=space, audience=audience)
    browser = client if who == "visitor" else signed_in(everybody[who])

    assert browser.get(board.get_absolute_url()).status_code == status


def test_under_another_space_it_is_not_found(board, other_space, client):
    assert client.get(reverse("board", args=[other_space.slug, board.slug])).status_code == 404


def test_questions_are_picked_by_what_became_of_them(question, talk, board, member, colleague, client):
    solved = QuestionFactory(board=board, author=member, title="Solved one")
    accept(solved, answer(solved, colleague))
    QuestionFactory(board=board, author=member, title="Locked one", locked_at=timezone.now())
    address = board.get_absolute_url()

    assert titles(client.get(f"{address}?show=open")) == ["How do you begin?"]
    assert titles(client.get(f"{address}?show=solved")) == ["Solved one"]
    assert len(titles(client.get(f"{address}?show=nonsense"))) == 4


def test_pages_go_on_where_the_last_one_ended_although_topics_move_up(board, colleague, client):
    topics = [
        TopicFactory(board=board, title=f"Topic {n:02}", opened_at=NOON + timedelta(minutes=n))
        for n in range(45)
    ]

    seen, address = [], board.get_absolute_url()
    while address:
        response = client.get(address)
        seen += titles(response)
        following = re.findall(r'rel="next" href="([^"]+)"', response.content.decode())
        address = following[0] if following else ""
        answer(topics[30], colleague)

    assert seen == [f"Topic {n:02}" for n in range(44, -1, -1)]


@pytest.mark.parametrize("before", ["x", "1-", "-1", "1-2-3", "²-1", "9" * 25 + "-1", "9" * 60])
def test_a_place_that_nobody_gave_shows_a_page_all_the_same(before, question, board, client):
    assert client.get(board.get_absolute_url(), {"before": before}).status_code == 200


def test_pinned_topics_stand_first_and_once(question, talk, board, client):
    question.pinned_at = timezone.now()
    question.save()

    assert titles(client.get(board.get_absolute_url())) == ["How do you begin?", "Plain words"]


def test_every_pinned_topic_stands_on_its_board(board, client):
    for n in range(6):
        TopicFactory(board=board, title=f"Pinned {n}", pinned_at=NOON + timedelta(minutes=n))

    assert titles(client.get(board.get_absolute_url())) == [f"Pinned {n}" for n in range(5, -1, -1)]


def test_htmx_gets_the_list_alone(question, board, client):
    response = client.get(board.get_absolute_url(), headers={"HX-Request": "true"})

    assert titles(response) == ["How do you begin?"]
    assert "<html" not in response.content.decode()


@pytest.mark.parametrize("who", ["visitor", "member"])
@pytest.mark.parametrize("topics", [1, 3, 30])
def test_a_board_asks_a_bounded_number_of_questions(
    who, topics, board, everybody, signed_in, client, django_assert_num_queries
):
    for _ in range(topics):
        TopicFactory(board=board, author=everybody["member"])
    browser = client if who == "visitor" else signed_in(everybody[who])
    browser.get(board.get_absolute_url())

    with django_assert_num_queries({"visitor": 4, "member": 9}[who]):
        browser.get(board.get_absolute_url())


# Making one ---------------------------------------------------------------------------------------
@pytest.fixture
def address(space):
    return reverse("board_new", args=[space.slug])


def test_an_administrator_makes_a_board(address, space, administrator, signed_in, everywhere):
    browser = signed_in(administrator)
    assert browser.get(address).status_code == 200

    response = browser.post(address, {"name": "Plans", "purpose": "All about plans.", "audience": "network"})

    made = Board.objects.get()
    assert (response.status_code, response["Location"]) == (303, made.get_absolute_url())
    assert (made.name, made.purpose, made.audience, made.space) == (
        "Plans",
        "All about plans.",
        "network",
        space,
    )


@pytest.mark.parametrize(
    ("who", "status"), [("visitor", 303), ("member", 403), ("moderator", 403), ("rival", 403)]
)
def test_nobody_else_makes_boards(who, status, address, everybody, signed_in, client, everywhere):
    browser = client if who == "visitor" else signed_in(everybody[who])

    response = browser.post(address, {"name": "Plans", "audience": "public"})

    assert response.status_code == status
    assert Board.objects.count() == 0


def test_what_is_missing_is_said_at_the_field(address, administrator, signed_in, everywhere):
    response = signed_in(administrator).post(address, {"name": "", "purpose": "Kept", "audience": "galaxy"})

    assert response.status_code == 422
    assert sorted(response.context["form"].errors) == ["audience", "name"]
    assert "Kept" in response.content.decode()
    assert Board.objects.count() == 0


def test_a_name_that_is_taken_is_said_at_the_field(address, board, administrator, signed_in):
    response = signed_in(administrator).post(address, {"name": "questions", "audience": "public"})

    assert response.status_code == 422
    assert response.context["form"].errors == {"name": ["There is a board of this name already."]}
    assert Board.objects.count() == 1


def test_a_hidden_space_offers_its_own_people_only(hidden_space, insider, signed_in, everywhere):
    insider.memberships.update(role="administrator")

    response = signed_in(insider).get(reverse("board_new", args=[hidden_space.slug]))

    assert [code for code, _ in response.context["form"].fields["audience"].choices] == [Audience.SPACE]
