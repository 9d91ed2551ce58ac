"""What bulk loads share."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

from django.db.models import DateTimeField, Model

BATCH = 2000


@dataclass(frozen=True)
class Sizes:
    """How many of each; the defaults are the published size of ``load_demo --size large``."""

    spaces: int = 200
    people: int = 20_000
    organisations: int = 2_000
    requests: int = 600
    notices: int = 40_000
    topics: int = 10_000
    posts: int = 100_000
    long_topic: int = 5_000  # posts of one more topic
    reads: int = 120_000
    reactions: int = 60_000
    versions: int = 4_000
    cases: int = 600
    help_offers: int = 5_000
    help_invitations: int = 6_000
    same_problems: int = 10_000
    polls: int = 600
    counselling_offers: int = 1_000
    talks: int = 2_000
    held: int = 400
    person_blocks: int = 2_000
    scenarios: int = 300
    links: int = 2_000
    resources: int = 15_000
    practices: int = 5_000
    rooms: int = 50
    messages: int = 200_000


def batches(rows: Iterator[Any], size: int = BATCH) -> Iterator[list[Any]]:
    """``rows`` in lists of at most ``size``."""
    batch: list[Any] = []
    for row in rows:
        batch.append(row)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


@contextmanager
def given_times(model: type[Model], *names: str) -> Iterator[None]:
    """Let rows say themselves when they came, in fields that otherwise take the moment of writing."""
    fields = [cast("DateTimeField[Any, Any]", model._meta.get_field(name)) for name in names]  # noqa: SLF001
    before = [each.auto_now_add for each in fields]
    for each in fields:
        each.auto_now_add = False
    try:
        yield
    finally:
        for each, was in zip(fields, before, strict=True):
            each.auto_now_add = was
