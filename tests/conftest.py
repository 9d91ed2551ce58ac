"""The cast: two partners, a network, a hidden firm; people of every role, and a stranger.

Everything that could leak stands in every test's reach: ``other_space`` and ``hidden_space`` exist beside
``space``, and ``stranger`` belongs to none of them.
"""

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.test import Client
from django.utils import translation

from community.agreements import CACHE_KEY
from community.models import User
from portal.catalogs.files import compile_catalogs
from portal.choices import JoinPolicy, NetworkRole, Role, SpaceKind, Visibility
from portal.models import Space
from portal.realtime.limits import forget_everybody
from portal.tenancy import Scope, SpaceSet, enter
from search.backends.whoosh import WhooshBackend
from search.engine import engine
from tests.database import django_db_keepdb, django_db_modify_db_settings, migrated_database
from tests.factories import SpaceFactory, UserFactory, join
from tests.scheduling import LONG, JourneysTogether
from tests.services import MISSING
from tests.sqlguard import guarded_connection

RARELY = (100_000, 50, 50)

__all__ = ["django_db_keepdb", "django_db_modify_db_settings", "migrated_database"]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    return JourneysTogether(config, log)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores, because who drives a browser mostly waits for it."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what this machine lacks, with the reason; where everything must be there, fail instead.

    What takes long goes first; tests that empty the database when they are through go last.
    """
    items.sort(key=_turn)
    for item in items:
        for marker, missing in MISSING.items():
            if item.get_closest_marker(marker) and (reason := missing()):
                if os.environ.get("GUILDHALL_CI"):
                    raise pytest.UsageError(f"{item.nodeid} would be skipped: {reason}")
                item.add_marker(pytest.mark.skip(reason=reason))


def _turn(item: pytest.Item) -> int:
    if item.nodeid.startswith(LONG):
        return 0
    marker = item.get_closest_marker("django_db")
    return 2 if marker and marker.kwargs.get("transaction") else 1


def pytest_collection_finish() -> None:
    """What is loaded now stays: looking through it for garbage again and again takes a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*RARELY)


def pytest_sessionstart() -> None:
    """Pages and mails in every language need what is compiled from their catalogs."""
    compile_catalogs()


def pytest_sessionfinish() -> None:
    shutil.rmtree(settings.VAR, ignore_errors=True)


@pytest.fixture(autouse=True)
def _clean_slate() -> Iterator[None]:
    """Nothing remembered but that no text asks to be agreed to, as on a site that runs; and English.

    A request leaves its language behind in the thread; how much somebody did with sockets stays in the
    process, and the next test's people have the same numbers.
    """
    forget_everybody()
    cache.clear()
    cache.set(CACHE_KEY, {})
    translation.deactivate()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def _sql_guard(request: pytest.FixtureRequest) -> Iterator[None]:
    """Every statement on a space-owned table must name the spaces that it reads."""
    with guarded_connection():
        yield


@pytest.fixture
def everywhere() -> Iterator[Scope]:
    """A scope for arranging and asserting; requests made inside enter their own."""
    with enter(Scope(reads=SpaceSet.everything(), writes_anywhere=True)) as scope:
        yield scope


@pytest.fixture
def as_reader() -> Callable[[Any, Space | None], Any]:
    """The scope that a request of a user at a space would enter, as a context manager."""

    def scope_of(user: Any, space: Space | None = None) -> Any:
        return enter(Scope(reads=SpaceSet.readable_by(user), writes=space.pk if space else None))

    return scope_of


@pytest.fixture
def space(db: None) -> Space:
    return SpaceFactory(slug="baltic", name="Baltic ILP", kind=SpaceKind.NETWORK)


@pytest.fixture
def other_space(db: None) -> Space:
    return SpaceFactory(slug="salon", name="Salon Kaunas", join_policy=JoinPolicy.REQUEST)


@pytest.fixture
def closed_space(db: None) -> Space:
    """Listed for the network, closed to who is not a member."""
    return SpaceFactory(
        slug="garage", name="Garage Espoo", visibility=Visibility.NETWORK, join_policy=JoinPolicy.REQUEST
    )


@pytest.fixture
def hidden_space(db: None) -> Space:
    return SpaceFactory(
        slug="bakery", name="Bakery Riga", visibility=Visibility.HIDDEN, join_policy=JoinPolicy.INVITATION
    )


def _person(name: str, space: Space | None, role: str | None, **values: Any) -> User:
    handle = name.lower().replace(" ", "-")
    user = UserFactory(email=f"{handle}@example.org", display_name=name, handle=handle, **values)
    if space is not None and role is not None:
        join(user, space, role)
    return user


@pytest.fixture
def member(space: Space) -> User:
    return _person("Mara Member", space, Role.MEMBER)


@pytest.fixture
def colleague(space: Space) -> User:
    """A second member of ``space``."""
    return _person("Carl Colleague", space, Role.MEMBER)


@pytest.fixture
def moderator(space: Space) -> User:
    return _person("Mona Moderator", space, Role.MODERATOR)


@pytest.fixture
def administrator(space: Space) -> User:
    return _person("Ada Administrator", space, Role.ADMINISTRATOR)


@pytest.fixture
def observer(space: Space) -> User:
    return _person("Otto Observer", space, Role.OBSERVER)


@pytest.fixture
def newcomer(space: Space) -> User:
    """Walked into the open space by themselves; no space has accepted them yet."""
    user = _person("Nina Newcomer", None, None)
    join(user, space, Role.MEMBER, accepted_at=None)
    return user


@pytest.fixture
def outsider(other_space: Space) -> User:
    """Accepted by another space: a person of the network, but not of ``space``."""
    return _person("Olga Outsider", other_space, Role.MEMBER)


@pytest.fixture
def rival(other_space: Space) -> User:
    """The curious administrator of another space."""
    return _person("Rick Rival", other_space, Role.ADMINISTRATOR)


@pytest.fixture
def insider(hidden_space: Space) -> User:
    return _person("Ines Insider", hidden_space, Role.MEMBER)


@pytest.fixture
def coordinator(db: None) -> User:
    return _person("Cora Coordinator", None, None, network_role=NetworkRole.COORDINATOR)


@pytest.fixture
def stranger(db: None) -> User:
    """Has an account and belongs nowhere."""
    return _person("Stan Stranger", None, None)


@pytest.fixture
def empty_index() -> Iterator[WhooshBackend]:
    """The site's own index with nothing in it, and nothing left in it afterwards."""
    backend = engine()
    backend.clear()
    yield backend
    backend.clear()
    backend.index.close()


@pytest.fixture
def visitor() -> AnonymousUser:
    return AnonymousUser()


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    """A browser in which ``user`` has signed in."""

    def client_of(user: User) -> Client:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return client_of


@pytest.fixture
def everybody(
    visitor: AnonymousUser,
    stranger: User,
    outsider: User,
    rival: User,
    insider: User,
    newcomer: User,
    observer: User,
    member: User,
    moderator: User,
    administrator: User,
    coordinator: User,
) -> dict[str, Any]:
    """One reader of every kind, by name."""
    return {
        "visitor": visitor, "stranger": stranger, "outsider": outsider, "rival": rival, "insider": insider,
        "newcomer": newcomer, "observer": observer, "member": member, "moderator": moderator,
        "administrator": administrator, "coordinator": coordinator,
    }  # fmt: skip
