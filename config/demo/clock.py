"""A clock that is set back, so that the demo's history is written as if it had happened then."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.utils import timezone


@contextmanager
def moment(then: datetime) -> Iterator[None]:
    """Make ``timezone.now()`` answer ``then``; for one command in one thread, never in a server.

    Operations take the time themselves and must not learn to take it from outside, so the clock is what
    changes. The alternative, to correct all times afterwards, would have to know every column of every app.
    """
    real = timezone.now
    timezone.now = lambda: then
    try:
        yield
    finally:
        timezone.now = real
