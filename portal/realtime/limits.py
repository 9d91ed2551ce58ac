"""How much one person may do with sockets, counted in this process.

Behind several web processes each counts for itself, so the limits multiply by their number; the proxy in
front bounds connections by address.
"""

import time
from dataclasses import dataclass, field
from typing import Final

SOCKETS_A_PERSON: Final = 10
VISITORS_SOCKETS: Final = 2000
FORGET_ABOVE: Final = 5000


class Bucket:
    """Tokens that come back with time: ``rate`` a second, at most ``burst`` of them."""

    def __init__(self, rate: float, burst: float) -> None:
        self.rate = rate
        self.burst = burst
        self._tokens = burst
        self._at = time.monotonic()

    def take(self) -> bool:
        self._fill()
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True

    def give_back(self) -> None:
        self._tokens = min(self.burst, self._tokens + 1)

    @property
    def is_full(self) -> bool:
        self._fill()
        return self._tokens >= self.burst

    def _fill(self) -> None:
        now = time.monotonic()
        self._tokens = min(self.burst, self._tokens + (now - self._at) * self.rate)
        self._at = now


@dataclass
class Allowance:
    """What one person has left.

    ``posts``: what changes something. ``frames``: anything sent. ``patience``: how often "too fast" is
    answered before the socket is closed.
    """

    sockets: int = 0
    posts: Bucket = field(default_factory=lambda: Bucket(rate=5, burst=20))
    frames: Bucket = field(default_factory=lambda: Bucket(rate=40, burst=160))
    patience: Bucket = field(default_factory=lambda: Bucket(rate=1, burst=40))

    @property
    def is_untouched(self) -> bool:
        return self.sockets == 0 and self.posts.is_full and self.frames.is_full and self.patience.is_full


_people: dict[int | None, Allowance] = {}


def allowance_of(user_id: int | None) -> Allowance:
    """One person's allowance, the same for all their sockets; visitors share one."""
    if user_id not in _people:
        if len(_people) >= FORGET_ABOVE:
            for key in [key for key, each in _people.items() if each.is_untouched]:
                del _people[key]
        _people[user_id] = Allowance()
    return _people[user_id]


def may_connect(user_id: int | None) -> bool:
    most = VISITORS_SOCKETS if user_id is None else SOCKETS_A_PERSON
    return allowance_of(user_id).sockets < most


def forget_everybody() -> None:
    """Begin anew, for servers that share a process one after another."""
    _people.clear()
