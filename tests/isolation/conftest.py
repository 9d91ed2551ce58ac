from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from portal.tenancy import Scope, SpaceSet, enter
from search.engine import engine
from tests.factories import SpaceFactory
from tests.isolation.world import World, build


@pytest.fixture(scope="module")
def world(django_db_setup: Any, django_db_blocker: Any) -> Iterator[World]:
    """Built once a module, with an index of its own, in a transaction that is rolled back after it."""
    with django_db_blocker.unblock(), enter(Scope(reads=SpaceSet.everything(), writes_anywhere=True)):
        engine().clear()
        with transaction.atomic():
            yield build(SpaceFactory(slug="salon", name="Salon Kaunas"))
            transaction.set_rollback(True)
        engine().clear()


@pytest.fixture
def browser_of(world: World, db: None) -> Callable[[str], Client]:
    """A browser in which the reader of that name has signed in (the visitor has not)."""

    def client_of(reader: str) -> Client:
        client = Client()
        if reader != "visitor":
            client.force_login(world.people[reader], backend="django.contrib.auth.backends.ModelBackend")
        return client

    return client_of
