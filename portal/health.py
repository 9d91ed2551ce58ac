"""Is the site ready? Parts register a check; a failed one makes ``/readyz`` 503, a slow one is *degraded*."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.cache import cache
from django.db import DatabaseError

from portal.models import Heartbeat
from portal.outside import outside_failures
from portal.worker import living_workers

OK, DEGRADED, FAILED = "ok", "degraded", "failed"


@dataclass(frozen=True)
class Finding:
    state: str
    detail: str = ""


Check = Callable[[], Finding]
_checks: dict[str, Check] = {}


def register(name: str, check: Check) -> None:
    _checks[name] = check


def findings() -> dict[str, Finding]:
    return {name: check() for name, check in _checks.items()}


def database() -> Finding:
    try:
        Heartbeat.objects.exists()
    except DatabaseError as error:
        return Finding(FAILED, type(error).__name__)
    return Finding(OK)


def cache_answers() -> Finding:
    try:
        cache.set("readyz", 1, 5)
        remembers = cache.get("readyz") == 1
    except outside_failures() as error:
        return Finding(FAILED, type(error).__name__)
    return Finding(OK) if remembers else Finding(FAILED, "the cache forgets")


def worker() -> Finding:
    try:
        return Finding(OK) if living_workers() else Finding(DEGRADED, "no worker was heard lately")
    except DatabaseError as error:
        return Finding(DEGRADED, type(error).__name__)


register("database", database)
register("cache", cache_answers)
register("worker", worker)
