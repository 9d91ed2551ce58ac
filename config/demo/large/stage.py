"""What the steps of the large data set share: its sizes, its clock, its people."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from community.models import Organisation, User
from config.demo.bulk import Sizes
from config.demo.words import Words
from portal.choices import Audience
from portal.models import Space, Tag

COUNTRIES = ("LV", "LT", "FI", "IT", "NL", "DE", "ES", "PL")
LANGUAGES = ("en", "en", "en", "lv", "lt", "fi", "it", "de")
YEAR = timedelta(days=365)
QUIET = timedelta(days=40)  # how long nobody has done anything in a space that is asleep
ASLEEP_EVERY = 12

Say = Callable[[str], None]


@dataclass
class Stage:
    """``members`` holds the people of each space by its id."""

    sizes: Sizes
    say: Say
    password: str
    words: Words = field(default_factory=lambda: Words(seed=11))
    now: datetime = field(default_factory=timezone.now)
    spaces: list[Space] = field(default_factory=list)
    people: list[User] = field(default_factory=list)
    organisations: list[Organisation] = field(default_factory=list)
    members: dict[int, list[User]] = field(default_factory=dict)
    tags: list[Tag] = field(default_factory=list)
    made: dict[str, list[Any]] = field(default_factory=dict)  # by kind: what lineage and notices name

    def somebody(self, space: Space) -> User:
        people = self.members[space.pk]
        return people[self.words.below(len(people))]

    def moment(self, number: int, of: int, space: Space | None = None) -> datetime:
        """When the thing of that number came: over a year, more of them lately, none in what is asleep."""
        share = (number + 1) / (of + 1)
        back = YEAR * share**1.5
        if space is not None and self.is_asleep(space):
            back = QUIET + (YEAR - QUIET) * share
        return self.now - back - timedelta(minutes=1)

    @staticmethod
    def is_asleep(space: Space) -> bool:
        return int(space.slug.rsplit("-", 1)[1]) % ASLEEP_EVERY == 0


def audience(space: Space, number: int) -> str:
    """Half for as many as the space allows, half narrower; never for a circle."""
    allowed = [each for each in space.audiences if each != Audience.PARTIES]
    return allowed[number % min(2, len(allowed))]


def country(number: int) -> str:
    """Some countries have many people, some have few."""
    return COUNTRIES[min(number % 11, number % len(COUNTRIES))]
