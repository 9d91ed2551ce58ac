"""Losing access takes effect at once, whatever the way and the channel, with an index of before."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core import mail
from django.db import transaction
from django.test import Client
from django.utils import timezone

from community.mailing.at_once import mail_notice
from community.models import Notice
from portal.post import PostOffice
from portal.realtime import live
from portal.tenancy import all_spaces
from search.engine import engine
from tests.isolation.losing import MINE, THEIRS, WAYS, Losing, Place, build, lose
from tests.lines import anywhere


@pytest.fixture(scope="module")
def built(django_db_setup: Any, django_db_blocker: Any) -> Iterator[Losing]:
    """Built once, in a transaction of its own; what a test takes away, its rollback gives back."""
    with django_db_blocker.unblock(), anywhere():
        engine().clear()
        with transaction.atomic():
            yield build()
            transaction.set_rollback(True)
        engine().clear()


@pytest.fixture
def losing(built: Losing, db: None) -> Losing:
    return built


@pytest.fixture
def browser(losing: Losing) -> Client:
    client = Client()
    client.force_login(losing.loser, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _text(browser: Client, path: str) -> str:
    answer = browser.get(path, follow=True)
    text = b"".join(answer.streaming_content) if answer.streaming else answer.content
    answer.close()
    return text.decode()


def _found(place: Place, browser: Client) -> bool:
    page = _text(browser, f"/search/?q={place.word}")
    return place.topic.get_absolute_url() in page


def _suggested(place: Place, browser: Client) -> bool:
    return place.word in _text(browser, f"/search/suggest/?q={place.word[:-3]}")


def _in(path: Callable[[Place], str]) -> Callable[[Place, Client], bool]:
    return lambda place, browser: place.word in _text(browser, path(place))


def _shown(place: Place, browser: Client) -> bool:
    """The words of the topic; its address, which a page that says "not found" may repeat, has some too."""
    return f"Body {place.word}" in _text(browser, place.topic.get_absolute_url())


CHANNELS: dict[str, Callable[[Place, Client], bool]] = {
    "page": _shown,
    "section": _in(lambda place: f"/spaces/{place.space.slug}/communication/"),
    "network section": _in(lambda _place: "/communication/"),
    "file": _in(lambda place: place.file.get_absolute_url()),
    "search": _found,
    "suggestion": _suggested,
    "notice": _in(lambda _place: "/me/notices/"),
    "room history": _in(
        lambda place: f"/spaces/{place.space.slug}/communication/rooms/{place.room.pk}/messages/?after=0"
    ),
    "Wagtail page": _in(lambda place: f"/spaces/{place.space.slug}/bulletin/"),
}


@pytest.mark.parametrize("channel", CHANNELS)
def test_before_everything_is_there(channel, losing, browser):
    reached = {slug for slug, place in losing.places.items() if CHANNELS[channel](place, browser)}

    assert reached == {MINE, THEIRS}


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_met_any_more_on_any_page(way, losing, browser):
    for channel in CHANNELS.values():  # whatever a page may have remembered is remembered now
        channel(losing.places[MINE], browser)

    lost = lose(losing, way)

    met = {
        name: {slug for slug, place in losing.places.items() if channel(place, browser)}
        for name, channel in CHANNELS.items()
    }
    assert met == dict.fromkeys(CHANNELS, {MINE, THEIRS} - lost)


@pytest.mark.parametrize("way", WAYS)
def test_mail_that_waits_says_nothing_of_it(way, losing, browser):
    lost = lose(losing, way)

    Notice.objects.update(mail_due_at=timezone.now())
    with all_spaces("test"), PostOffice() as office:
        for place in losing.places.values():
            mail_notice(place.notice.pk, office)

    words = {slug for slug, place in losing.places.items() if any(place.word in m.body for m in mail.outbox)}
    assert words == {MINE, THEIRS} - lost
    assert len(mail.outbox) == 2 - len(lost)


@pytest.mark.parametrize("way", [way for way in WAYS if way != "account closed"])
def test_open_pages_may_not_follow_it_any_more(way, losing, as_reader):
    may_follow = live._kinds["topic"]
    with as_reader(losing.loser, None):
        before = {slug for slug, p in losing.places.items() if may_follow(losing.loser, p.topic.pk)}

    lost = lose(losing, way)

    with as_reader(losing.loser, None):
        after = {slug for slug, p in losing.places.items() if may_follow(losing.loser, p.topic.pk)}
    assert (before, after) == ({MINE, THEIRS}, {MINE, THEIRS} - lost)
