"""A topic that moved to a place which a reader may not see: no channel shows it to them any more."""

from pathlib import Path

import pytest
from django.urls import reverse

from community.choices import NoticeKind
from community.notices import notify
from forums.operations.moving import move_topic
from forums.operations.posts import reply_to_topic
from forums.operations.topics import open_topic
from portal.choices import Audience, Role, Visibility
from portal.realtime import hint
from search.writer import drain_all
from tests.factories import SpaceFactory, UserFactory, join
from tests.factories_forums import BoardFactory
from tests.lines import Server, anywhere, database_file, line, session_of

SECRET = "zqmoved"


class Moved:
    """A topic for the members of an open space, a member who read it, and a hidden space to move it to."""

    def __init__(self):
        space = SpaceFactory(slug="open")
        hidden = SpaceFactory(slug="closed", visibility=Visibility.HIDDEN, join_policy="invitation")
        self.reader, self.moderator = UserFactory(handle="reader"), UserFactory(handle="mover")
        join(self.reader, space)
        for where in (space, hidden):
            join(self.moderator, where, Role.MODERATOR)
        with anywhere():
            board = BoardFactory(space=space)
            self.there = BoardFactory(space=hidden, audience=Audience.SPACE)
            self.topic = open_topic(
                actor=self.moderator, board=board, kind="help", title=f"Title {SECRET}",
                body=f"Body {SECRET}", audience=Audience.SPACE,
            )  # fmt: skip
            self.post = reply_to_topic(actor=self.moderator, topic=self.topic, body=f"Hello @reader {SECRET}")
            notify(
                recipient=self.reader, kind=NoticeKind.REPLY, obj=self.post, actor=self.moderator, space=space
            )

    def move(self):
        with anywhere():
            self.topic = move_topic(actor=self.moderator, topic=self.topic, board=self.there)


@pytest.fixture
def moved(db):
    return Moved()


def pages(moved):
    """Everything at which the reader could look for it."""
    topic, post = moved.topic, moved.post
    paths = [topic.get_absolute_url(), post.get_absolute_url()]
    for slug in ("open", "closed"):
        names = ("topic_by_number", "topic_reply", "topic_move", "topic_merge", "topic_split")
        paths += [reverse(name, args=[slug, topic.pk]) for name in names]
        paths.append(reverse("post", args=[slug, post.pk]))
    return paths


def test_no_address_leads_there(moved, signed_in):
    browser = signed_in(moved.reader)
    before = pages(moved)
    assert browser.get(before[0]).status_code == 200

    moved.move()

    found = {path: browser.get(path).status_code for path in {*before, *pages(moved)}}
    assert set(found.values()) == {404}
    fragment = browser.get(before[0], headers={"HX-Request": "true"})
    assert (fragment.status_code, f"Body {SECRET}" in fragment.content.decode()) == (404, False)


@pytest.mark.parametrize(
    "path", ["/spaces/open/", "/spaces/open/communication/", "/communication/", "/me/", "/me/notices/", "/"]
)
def test_no_page_says_its_words(path, moved, signed_in):
    browser = signed_in(moved.reader)

    moved.move()

    answer = browser.get(path, follow=True)
    assert (answer.status_code, SECRET in answer.content.decode()) == (200, False)


def test_search_finds_it_where_it_is_and_for_who_may_see_it(moved, empty_index, signed_in):
    drain_all()
    before = found_by(signed_in(moved.reader))

    moved.move()
    drain_all()

    after = [found_by(signed_in(person)) for person in (moved.reader, moved.moderator)]
    assert (before, after) == (1, [0, 1])


def found_by(browser):
    return browser.get("/search/", {"q": SECRET}).context["found"].total


@pytest.mark.processes
def test_an_open_page_hears_of_no_change_any_more(db, tmp_path: Path):
    from config.asgi import application

    with database_file(tmp_path / "moved.sqlite3"), Server(application) as server:
        moved = Moved()
        key = f"topic:{moved.topic.pk}"
        with line(server.port, f"/ws/live/?keys={key}", session_of(moved.reader)) as page:
            page.next("hello")
            moved.move()
            page.frames(quiet=1.5)
            with anywhere():
                hint(key)
            frames = page.frames(quiet=1)

    assert [frame for frame in frames if frame["type"] == "changed"] == []
