"""The pages of coming back: what is new, where one stopped, and saying that it is read."""

import re

import pytest
import time_machine
from django.urls import reverse

from forums.models import BoardRead, Topic, TopicRead
from forums.operations.following import follow
from forums.operations.reading import read_board, read_topic
from portal.choices import Audience
from portal.http import SIGHT_COOKIE
from tests.factories import join
from tests.factories_forums import BoardFactory, TopicFactory, answer
from tests.forums.coming_back import TODAY, arrived, state

NEW = "/communication/new/"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def talk(board, member, colleague, moderator, administrator, observer) -> Topic:
    arrived(member, colleague, moderator, administrator, observer)
    topic = TopicFactory(board=board, author=member, title="Bread")
    for _ in range(4):
        answer(topic, moderator)
    return topic


def titles(response):
    return re.findall(r'class="cover-link" href="([^"]+)"[^>]*>([^<]+)</a>', response.content.decode())


def in_words(response):
    return re.sub(r"\s+", " ", response.content.decode())


@pytest.fixture
def other_board(other_space):
    return BoardFactory(space=other_space, slug="talk")


# A topic ------------------------------------------------------------------------------------------
def test_without_scripts_the_page_itself_is_read(talk, colleague, signed_in, everywhere):
    signed_in(colleague).get(talk.get_absolute_url())

    assert TopicRead.objects.get().last_number == 5
    assert state(talk, colleague) == (5, 0)


def test_of_a_long_topic_only_what_the_page_shows_is_read(talk, moderator, colleague, signed_in):
    for _ in range(40):
        answer(talk, moderator)

    signed_in(colleague).get(talk.get_absolute_url())

    assert state(talk, colleague) == (30, 15)


@pytest.mark.parametrize("how", ["scripts", "htmx", "head", "visitor"])
def test_others_do_not_read_by_being_sent_a_page(how, talk, colleague, signed_in, client):
    browser = client if how == "visitor" else signed_in(colleague)
    if how == "scripts":
        browser.cookies[SIGHT_COOKIE] = "1"
    ask = browser.head if how == "head" else browser.get

    assert (
        ask(talk.get_absolute_url(), headers={"HX-Request": "true"} if how == "htmx" else {}).status_code
        == 200
    )

    assert not TopicRead.objects.exists()


def test_scripts_tell_what_was_in_sight(talk, colleague, signed_in, everywhere):
    response = signed_in(colleague).post(reverse("topic_seen", args=["baltic", talk.pk]), {"number": "3"})

    assert response.status_code == 204
    assert state(talk, colleague) == (3, 2)


@pytest.mark.parametrize("number", ["", "x", "-1", "9" * 40])
def test_what_is_no_number_reads_nothing(number, talk, colleague, signed_in):
    response = signed_in(colleague).post(reverse("topic_seen", args=["baltic", talk.pk]), {"number": number})

    assert response.status_code == 204
    assert not TopicRead.objects.exists()


def test_visitors_sign_in_before_a_place_is_kept(talk, client):
    response = client.post(reverse("topic_seen", args=["baltic", talk.pk]), {"number": "3"})

    assert response.status_code == 303
    assert response["Location"].startswith("/accounts/login/")
    assert not TopicRead.objects.exists()


def test_a_line_stands_where_the_reader_stopped(talk, colleague, signed_in, everywhere):
    read_topic(actor=colleague, topic=talk, number=3)
    browser = signed_in(colleague)

    page = in_words(browser.get(talk.get_absolute_url()))

    assert page.count("New since you were here") == 1
    assert page.index('id="post-3"') < page.index("New since you were here") < page.index('id="post-4"')
    assert reverse("topic_unread", args=["baltic", talk.pk]) in page
    assert "New since you were here" not in in_words(browser.get(talk.get_absolute_url()))


def test_who_reads_for_the_first_time_sees_no_line(talk, colleague, signed_in):
    page = in_words(signed_in(colleague).get(talk.get_absolute_url()))

    assert "New since you were here" not in page
    assert "Go to the first unread" not in page


@pytest.mark.parametrize(
    ("read", "place"), [(0, "#post-1"), (3, "#post-4"), (30, "?after=30#post-31"), (45, "?after=30#post-45")]
)
def test_the_way_to_the_first_unread(read, place, talk, moderator, colleague, signed_in, everywhere):
    for _ in range(40):
        answer(talk, moderator)
    read_topic(actor=colleague, topic=talk, number=read)

    response = signed_in(colleague).get(reverse("topic_unread", args=["baltic", talk.pk]))

    assert (response.status_code, response["Location"]) == (303, talk.get_absolute_url() + place)


def test_visitors_begin_at_the_beginning(talk, client):
    response = client.get(reverse("topic_unread", args=["baltic", talk.pk]))

    assert response["Location"] == f"{talk.get_absolute_url()}#post-1"


# A board ------------------------------------------------------------------------------------------
def test_a_board_says_what_is_new(talk, board, moderator, colleague, signed_in, everywhere):
    TopicFactory(board=board, author=moderator, title="Cakes")
    done = TopicFactory(board=board, author=moderator, title="Done")
    read_topic(actor=colleague, topic=talk, number=3)
    read_topic(actor=colleague, topic=done, number=1)

    response = signed_in(colleague).get(board.get_absolute_url())

    rows = {title: url for url, title in titles(response)}
    assert rows["Bread"] == reverse("topic_unread", args=["baltic", talk.pk])
    assert rows["Done"] == done.get_absolute_url()
    page = in_words(response)
    assert (page.count("row--unread"), page.count("2 new posts"), page.count(">New topic<")) == (2, 1, 2)


def test_visitors_are_told_nothing_of_what_is_new(talk, board, client):
    page = in_words(client.get(board.get_absolute_url()))

    assert "row--unread" not in page
    assert "Mark all as read" not in page


def test_marking_a_board_read(talk, board, colleague, signed_in, everywhere):
    browser = signed_in(colleague)
    assert "Mark all as read" in in_words(browser.get(board.get_absolute_url()))

    response = browser.post(reverse("board_seen", args=["baltic", board.slug]))

    assert (response.status_code, response["Location"]) == (303, board.get_absolute_url())
    assert state(talk, colleague) == (5, 0)
    assert "Mark all as read" not in in_words(browser.get(board.get_absolute_url()))


def test_opened_as_a_page_it_marks_nothing(talk, board, colleague, signed_in):
    response = signed_in(colleague).get(reverse("board_seen", args=["baltic", board.slug]))

    assert response.status_code == 303
    assert not BoardRead.objects.exists()


def test_a_board_for_others_is_not_there(everywhere, space, outsider, signed_in):
    BoardFactory(space=space, slug="inside", audience=Audience.SPACE)

    assert signed_in(outsider).post(reverse("board_seen", args=["baltic", "inside"])).status_code == 404


def test_marking_all_read_in_one_space(talk, board, other_board, colleague, moderator, signed_in, everywhere):
    join(colleague, other_board.space)
    arrived(colleague)
    TopicFactory(board=other_board, author=moderator, title="Salt")
    browser = signed_in(colleague)
    page = browser.get("/spaces/baltic/communication/new/")
    assert "/spaces/baltic/communication/new/seen/" in in_words(page)

    sent = browser.post(reverse("new_seen_in_space", args=["baltic"]))

    assert (sent.status_code, sent["Location"]) == (303, "/spaces/baltic/communication/new/")
    assert "You have read everything" in in_words(browser.get(sent["Location"]))
    assert [title for _url, title in titles(browser.get(NEW))] == ["Salt"]
    assert set(BoardRead.objects.values_list("user", "board")) == {(colleague.pk, board.pk)}


def test_marking_all_read_everywhere(talk, board, other_board, colleague, moderator, signed_in, everywhere):
    join(colleague, other_board.space)
    arrived(colleague)
    TopicFactory(board=other_board, author=moderator, title="Salt")
    silent = BoardFactory(space=board.space, slug="silent")
    browser = signed_in(colleague)

    sent = browser.post(reverse("new_seen"))

    assert (sent.status_code, sent["Location"]) == (303, NEW)
    assert titles(browser.get(NEW)) == []
    assert not BoardRead.objects.filter(board=silent).exists()
    assert BoardRead.objects.filter(user=colleague).count() == 2


def test_what_one_may_not_see_is_not_marked(talk, space, stranger, signed_in, everywhere):
    BoardFactory(space=space, slug="inside", audience=Audience.SPACE)

    browser = signed_in(stranger)
    browser.post(reverse("new_seen"))
    opened = browser.get(reverse("new_seen"))

    assert (opened.status_code, BoardRead.objects.filter(user=stranger).exists()) == (303, False)


# New for me ---------------------------------------------------------------------------------------
def test_what_is_new_in_ones_spaces_and_nowhere_else(
    talk, member, colleague, outsider, signed_in, everywhere
):
    arrived(outsider)

    assert [title for _url, title in titles(signed_in(colleague).get(NEW))] == ["Bread"]
    assert titles(signed_in(outsider).get(NEW)) == []
    assert [t for _u, t in titles(signed_in(outsider).get("/spaces/baltic/communication/new/"))] == ["Bread"]


def test_what_one_follows_elsewhere_is_there_too(talk, outsider, signed_in, everywhere):
    arrived(outsider)
    follow(actor=outsider, target=talk, level="mentions")

    assert [title for _url, title in titles(signed_in(outsider).get(NEW))] == ["Bread"]


@pytest.mark.parametrize("kind", ["topic", "board", "space"])
def test_what_is_muted_is_not_there(kind, talk, board, space, colleague, signed_in, everywhere):
    follow(actor=colleague, target={"topic": talk, "board": board, "space": space}[kind], level="nothing")

    assert titles(signed_in(colleague).get(NEW)) == []


def test_it_goes_on_by_key_until_the_end(talk, board, moderator, colleague, signed_in):
    for n in range(44):
        TopicFactory(board=board, author=moderator, title=f"Topic {n}")

    seen, address = [], NEW
    browser = signed_in(colleague)
    while address:
        response = browser.get(address)
        seen += [title for _url, title in titles(response)]
        following = re.findall(r'rel="next" href="([^"]+)"', response.content.decode())
        address = following[0] if following else ""

    assert len(seen) == len(set(seen)) == 45


def test_who_has_read_everything_is_told_so(talk, board, colleague, signed_in, everywhere):
    read_board(actor=colleague, board=board)

    assert "You have read everything" in in_words(signed_in(colleague).get(NEW))


@pytest.mark.parametrize("path", [NEW, "/spaces/baltic/communication/new/", "/communication/following/"])
def test_visitors_are_asked_to_sign_in(path, space, client):
    assert client.get(path)["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize(("path", "queries"), [(NEW, 6), ("/spaces/baltic/communication/new/", 8)])
@pytest.mark.parametrize("rows", [1, 30])
def test_what_is_new_takes_the_same_questions_however_much_there_is(
    path, queries, rows, talk, board, moderator, colleague, signed_in, django_assert_num_queries
):
    for _ in range(rows - 1):
        TopicFactory(board=board, author=moderator)
    browser = signed_in(colleague)
    browser.get(path)

    with django_assert_num_queries(queries):
        browser.get(path)


def test_ones_own_desk_says_how_much_is_new(talk, board, moderator, colleague, signed_in, everywhere):
    browser = signed_in(colleague)
    assert "1 topic has something that you have not read." in in_words(browser.get("/me/"))
    for _ in range(100):
        TopicFactory(board=board, author=moderator)
    assert "99+ topics have something that you have not read." in in_words(browser.get("/me/"))

    read_board(actor=colleague, board=board)

    assert "that you have not read" not in in_words(browser.get("/me/"))
