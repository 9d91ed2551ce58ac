"""Lists of help requests with filters; solved questions like the one that is typed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.choices import Audience
from search.writer import rebuild
from tests.factories_forums import BoardFactory, QuestionFactory, TopicFactory, accept, answer

HERE, NETWORK = "/spaces/baltic/communication/help/", "/communication/help/"


def titles(response):
    return [topic.title for topic in response.context["topics"]]


@pytest.fixture
def asked(board, member, colleague, hidden_space, closed_space):
    """Questions of every state in the space, and private ones elsewhere."""
    QuestionFactory(board=board, author=member, title="open", facts={"country": "LV", "urgency": "today"})
    many = {"same_count": 5, "country": "FI"}
    for title, facts in (("solved", {"country": "LV"}), ("shared", many)):
        topic = QuestionFactory(board=board, author=member, title=title, facts=facts)
        accept(topic, answer(topic, colleague))
    verified = {"outcome": "yes", "outcome_at": timezone.now(), "same_count": 7}
    topic = QuestionFactory(board=board, author=member, title="verified", facts=verified)
    accept(topic, answer(topic, colleague))
    QuestionFactory(board=board, author=colleague, title="inside", audience=Audience.SPACE)
    for place in (hidden_space, closed_space):
        there = BoardFactory(space=place, audience="space")
        QuestionFactory(board=there, title=f"in {place.slug}", audience=Audience.SPACE)
    TopicFactory(board=board, title="talk")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["inside", "open"]),
        ("?show=open", ["inside", "open"]),
        ("?show=solved", ["verified", "shared", "solved"]),
        ("?show=verified", ["verified"]),
        ("?show=shared", ["verified", "shared"]),
        ("?show=solved&country=LV", ["solved"]),
        ("?urgency=today", ["open"]),
        ("?show=nonsense&country=XX&trade=x", ["inside", "open"]),
    ],
)
@pytest.mark.parametrize("where", [HERE, NETWORK])
def test_tabs_and_filters(where, query, found, asked, member, signed_in):
    assert titles(signed_in(member).get(f"{where}{query}")) == found


@pytest.mark.parametrize("where", [HERE, NETWORK])
def test_a_stranger_sees_what_is_for_everybody(where, asked, stranger, signed_in, client):
    assert titles(signed_in(stranger).get(where)) == ["open"]
    assert titles(client.get(where)) == ["open"]


def test_the_list_of_a_hidden_space_is_not_there(asked, member, signed_in):
    assert signed_in(member).get("/spaces/bakery/communication/help/").status_code == 404


@pytest.mark.parametrize("tab", ["open", "shared"])
def test_pages_go_on_where_the_last_one_ended(tab, board, member, client):
    now = timezone.now()
    for number in range(45):
        QuestionFactory(
            board=board, author=member, title=str(number), opened_at=now + timedelta(minutes=number),
            facts={"same_count": 1 + number // 3},
        )  # fmt: skip

    seen, url = [], f"{NETWORK}?show={tab}"
    while url:
        page = client.get(url)
        seen += titles(page)
        url = page.context["next_url"]

    assert seen == [str(number) for number in reversed(range(45))]


@pytest.mark.parametrize("rows", [1, 30])
def test_a_list_asks_a_bounded_number_of_questions(rows, board, member, signed_in, django_assert_num_queries):
    for _ in range(rows):
        QuestionFactory(board=board, author=member, facts={"country": "LV"})
    browser = signed_in(member)
    browser.get(HERE)

    with django_assert_num_queries(7):
        browser.get(HERE)


@pytest.mark.parametrize(
    ("who", "leads"), [("member", True), ("observer", False), ("stranger", False), ("rival", False)]
)
def test_who_may_ask_here_is_led_to_it_from_the_list(who, leads, board, everybody, signed_in):
    page = signed_in(everybody[who]).get(HERE).content.decode()

    assert ("/spaces/baltic/communication/topics/new/?kind=help" in page) == leads


@pytest.fixture
def indexed(asked, board, member, colleague, hidden_space, empty_index, everywhere):
    """Two ovens that were mended, one that is still cold, and one that is nobody's business."""
    verified = {"outcome": "yes", "outcome_at": timezone.now(), "country": "LV"}
    there = BoardFactory(space=hidden_space, audience="space")
    for place, title, facts in (
        (board, "Oven smokes", {}), (board, "Oven cold", verified), (there, "Oven secret", {}),
    ):  # fmt: skip
        topic = QuestionFactory(board=place, author=member, title=title, facts=facts, audience="space")
        accept(topic, answer(topic, colleague))
    QuestionFactory(board=board, author=member, title="Oven hums")
    rebuild()


def alike(browser, text):
    return titles(browser.get(f"{HERE}alike/", {"title": text}))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("my oven makes a noise?", ["Oven cold", "Oven smokes"]),
        ('oven -"cold OR', ["Oven cold", "Oven smokes"]),
        ("inside bakery garage", []),
        ("so", []),
        ("???", []),
    ],
)
def test_solved_questions_like_the_one_that_is_typed(words, found, indexed, member, signed_in):
    assert alike(signed_in(member), words) == found


def test_they_open_beside_the_form_with_their_state(indexed, member, signed_in):
    page = signed_in(member).get(f"{HERE}alike/", {"title": "the oven"}).content.decode()

    assert 'target="_blank" rel="noopener"' in page
    assert "Verified" in page
    assert "Latvia" in page


@pytest.mark.parametrize(("who", "found"), [("rival", []), ("insider", ["secret"])])
def test_what_is_private_is_like_nothing(
    who, found, board, member, colleague, hidden_space, empty_index, everywhere, everybody, signed_in
):
    there = BoardFactory(space=hidden_space, audience="space")
    topic = QuestionFactory(board=there, title="secret", audience=Audience.SPACE)
    accept(topic, answer(topic, colleague))
    rebuild()

    assert alike(signed_in(everybody[who]), "a secret thing") == found


def test_a_hidden_topic_is_like_nothing(board, member, colleague, empty_index, everywhere, signed_in):
    topic = QuestionFactory(board=board, author=member, title="secret")
    accept(topic, answer(topic, colleague))
    rebuild()
    topic.hidden_at = timezone.now()
    topic.save()

    assert alike(signed_in(member), "a secret thing") == []


def test_without_an_index_there_is_nothing_and_the_form_goes_on(board, member, empty_index, signed_in):
    for path in [path for path in empty_index.folder.path.rglob("*") if path.is_file()]:
        path.unlink()
    empty_index.index.close()

    response = signed_in(member).get(f"{HERE}alike/", {"title": "a secret thing"})

    assert (response.status_code, response.content.strip()) == (200, b"")


def test_who_is_not_signed_in_any_more_stays_at_the_form(indexed, client):
    response = client.get(f"{HERE}alike/", {"title": "the oven"}, headers={"HX-Request": "true"})

    assert (response.status_code, response.headers.get("HX-Redirect")) == (200, None)
    assert response.content.strip() == b""


def test_only_who_asks_for_help_is_shown_what_is_alike(board, member, signed_in):
    browser = signed_in(member)
    where = "/spaces/baltic/communication/topics/new/"

    pages = {kind: browser.get(where, {"kind": kind}).content.decode() for kind in ("help", "discussion")}

    assert [f'hx-get="{HERE}alike/"' in page for page in pages.values()] == [True, False]
