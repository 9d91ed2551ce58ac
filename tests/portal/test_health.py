"""The site says whether it is ready, also when what it stands on is away."""

import pytest
from django.core.cache import cache
from redis.exceptions import ConnectionError as NoRedisError

from community.selectors import figures
from portal import health


def _away(*args, **kwargs):
    raise NoRedisError("away")


@pytest.mark.parametrize("call", ["set", "get"])
def test_a_cache_that_is_away_is_reported_and_breaks_nothing(call, client, db, monkeypatch):
    monkeypatch.setattr(cache, call, _away)

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["checks"]["cache"] == {"state": health.FAILED, "detail": "ConnectionError"}


def test_figures_are_counted_without_a_cache(db, monkeypatch):
    monkeypatch.setattr(cache, "get_or_set", _away)

    assert figures() == {"people": 0, "organisations": 0}
