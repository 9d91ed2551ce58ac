"""How fast and how much people write, and what a moderator looks at first: decisions without a query.

``recent`` brings the facts, ``operations.writing`` acts on what is decided here. The figures of the pace are
in ``settings.POSTING_PACE``.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings

from forums.choices import FirstPosts, HoldReason

DAY: Final = timedelta(hours=24)
SAME_FOR: Final = timedelta(minutes=5)
MOST_A_DAY: Final = {"topic": 20, "reply": 200}
MODERATORS_TIMES: Final = 3
# On the first day of somebody whom nobody has let in yet; what is more is looked at.
FIRST_DAY: Final = {"topic": 3, "reply": 10}
FIRST_FEW: Final = 3
MOST_LINKS: Final = 2
# Shorter words, such as thanks, may stand in several topics.
LONG_ENOUGH: Final = 40
_ADDRESS = re.compile(r"https?://[^\s<>\"'()\[\]]+", re.IGNORECASE)


@dataclass(frozen=True)
class Lately:
    """When somebody began topics, and replied, within the last day, the latest first; held ones count."""

    topic: tuple[datetime, ...] = ()
    reply: tuple[datetime, ...] = ()

    def of(self, what: str) -> tuple[datetime, ...]:
        return self.topic if what == "topic" else self.reply


@dataclass(frozen=True)
class Newcomer:
    """What is known of a writer whom nobody has let in; ``before`` stops counting at ``FIRST_FEW``."""

    age: timedelta
    before: int
    repeats: bool


def seconds_to_wait(lately: Lately, what: str, now: datetime) -> int:
    """How long until the next ``topic`` or ``reply`` is taken; 0 when it is taken now."""
    burst, seconds = settings.POSTING_PACE[what]
    times = lately.of(what)
    if len(times) < burst:
        return 0
    left = times[burst - 1] + timedelta(seconds=seconds) - now
    return max(-(-left // timedelta(seconds=1)), 0)


def open_again_at(lately: Lately, what: str, now: datetime, *, moderates: bool) -> datetime | None:
    """When the next one is possible, after as many as a day takes; None when that is now."""
    most = MOST_A_DAY[what] * (MODERATORS_TIMES if moderates else 1)
    times = lately.of(what)
    if len(times) < most or times[most - 1] + DAY <= now:
        return None
    return times[most - 1] + DAY


def why_held(
    newcomer: Newcomer, lately: Lately, what: str, *, links: int, first_posts: str
) -> HoldReason | None:
    """Why a moderator looks at the words of a newcomer first; None when they are shown at once."""
    is_early = newcomer.before < FIRST_FEW
    if newcomer.age < DAY:
        if len(lately.of(what)) >= FIRST_DAY[what]:
            return HoldReason.MANY
        if is_early and links > MOST_LINKS:
            return HoldReason.LINKS
        if newcomer.repeats:
            return HoldReason.REPEATED
    if first_posts == FirstPosts.FIRST and newcomer.before == 0:
        return HoldReason.FIRST
    if first_posts != FirstPosts.NONE and is_early and links:
        return HoldReason.LINKS
    return None


def outside_links(body: str) -> int:
    """How many different addresses of other hosts stand in a text, as links or as plain words."""
    ours = urlsplit(settings.SITE_URL).hostname
    return sum(urlsplit(address).hostname != ours for address in set(_ADDRESS.findall(body)))
