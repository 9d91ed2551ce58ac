"""The large data set, for benchmarks and for looking at a full network: bulk writes, the same every time.

Each step of ``STEPS`` writes the rows of one subject on a ``Stage`` and leaves there what later steps need.
A new model gets a step of its own, or a place in the one of its subject.
"""

import time
from collections.abc import Callable

from django.db import transaction  # noqa: TID251  (one load, one transaction)

from config.demo.bulk import Sizes
from config.demo.large import (
    belonging,
    counselling,
    futures,
    helping,
    library,
    lineage,
    notices,
    people,
    polls,
    profiles,
    reading,
    rooms,
    signs,
    spaces,
    statistics,
    talk,
    waiting,
)
from config.demo.large.stage import Say, Stage
from portal.models import Space

STEPS: tuple[tuple[str, Callable[[Stage], None]], ...] = (
    ("spaces", spaces.load),
    ("people", people.load),
    ("organisations", profiles.load_organisations),
    ("profiles", profiles.load),
    ("memberships", belonging.load),
    ("topics and posts", talk.load),
    ("help asked for and offered", helping.load),
    ("what people read and follow", reading.load),
    ("reactions, changes and reports", signs.load),
    ("polls", polls.load),
    ("what waits for moderators", waiting.load),
    ("peer counselling", counselling.load),
    ("scenarios", futures.load_scenarios),
    ("links", futures.load_links),
    ("resources", library.load_resources),
    ("practices", library.load_practices),
    ("what is carried forward", lineage.load),
    ("rooms and messages", rooms.load),
    ("notices", notices.load),
    ("statistics for the planner", statistics.gather),
)


class LargeNetwork:
    """Builds the network step by step; ``say`` is told of each and of how long it took."""

    def __init__(self, sizes: Sizes, say: Say, *, password: str) -> None:
        self.stage = Stage(sizes, say, password)

    @transaction.atomic
    def build(self) -> None:
        """Runs under ``all_spaces``; does nothing when its first space is there already."""
        if Space.objects.filter(slug="large-001").exists():
            self.stage.say("The large data set is there already.")
            return
        for name, load in STEPS:
            begun = time.monotonic()
            load(self.stage)
            self.stage.say(f"{name} ({time.monotonic() - begun:.1f} s)")
