"""Nobody meets another space in ``/cms/``: the crawl, in a short form here and whole by ``make crawl``."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from community.models import User
from portal.cms.rules import ALLOWED, PLAIN
from tests.cms import crawl
from tests.cms.crawl_world import CmsWorld, build

FEWEST_REQUESTS = 2_800


@pytest.fixture
def world(db: None, everywhere: object) -> Iterator[CmsWorld]:
    return build()


@pytest.fixture
def curious(world: CmsWorld, signed_in: Callable[[User], Client]) -> Client:
    """Edits the pages of one space, after somebody of another has filled every cache there is."""
    writer = User.objects.get(pk=world.others[-1].ids["user"][1])
    page = world.others[-1].ids["page"][2]
    assert signed_in(writer).get(f"/cms/pages/{page}/edit/").status_code == 200
    return signed_in(world.people["member"])


def test_every_argument_of_wagtails_addresses_has_values():
    typed = {name for pair in crawl.TYPE_NAMES for name in pair}

    assert {
        name for _view, arguments in crawl.names() for name in arguments
    } - typed - crawl.ARGUMENTS.keys() == set()


def test_the_rules_name_only_views_that_exist():
    assert ALLOWED.keys() - {view for view, _arguments in crawl.names()} == set()


def test_a_short_crawl_finds_nothing_of_the_others(curious, world):
    found = crawl.look(curious, world, short=True)

    assert found.hits == []
    assert found.answered > 50


def test_the_crawl_finds_an_open_door(curious, world, monkeypatch):
    view = "wagtailadmin_api:images:listing"
    assert crawl.look(curious, world, short=True, only=view).views == set()

    monkeypatch.setitem(ALLOWED, view, PLAIN)

    assert crawl.look(curious, world, short=True, only=view).views == {view}


@pytest.mark.crawl
@pytest.mark.parametrize("role", ["member", "administrator"])
def test_the_whole_crawl(role, world, curious, signed_in, capsys):
    browser = signed_in(world.people[role])

    seen, touched = crawl.look(browser, world), crawl.touch(browser, world)

    with capsys.disabled():
        print(  # noqa: T201  (whoever runs this wants to know how much was tried)
            f"\n{role}: {seen.requests} + {touched.requests} requests, {len(seen.hits + touched.hits)} hits"
        )
    assert seen.hits + touched.hits == []
    assert seen.requests + touched.requests >= FEWEST_REQUESTS
    assert seen.answered > 500
