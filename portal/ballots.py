"""What polls of boards and of rooms share: sealed ballots, and counting.

What somebody chose in a secret poll is sealed for their own browser: the site keeps none of it. With it a
vote can be changed or taken back there, and nowhere else. A ballot that was changed since is not good any
more: the seal holds the row of the vote and its version. Versions alone begin anew with each vote that
follows one taken back, and an old ballot would take away what somebody else chose.

A choice is a collection of ids of options; of dots there is one id for each dot.
"""

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

Chosen = Collection[int]

# Of fewer secret votes the numbers would tell who chose what.
FEWEST_SECRET: Final = 3


@dataclass(frozen=True)
class SealedBallot:
    """``box``: the kind of poll, since those of posts and of rooms have ids of their own."""

    poll: int
    person: int
    vote: int
    version: int
    chosen: tuple[int, ...]
    box: str = "post"

    def fits(
        self, poll_id: int, person_id: int | None, vote_id: int, version: int, box: str = "post"
    ) -> bool:
        """Whether it is the latest one of this person in this poll."""
        said = (self.box, self.poll, self.person, self.vote, self.version)
        return said == (box, poll_id, person_id, vote_id, version)

    def seal(self) -> str:
        return _seals().encrypt(json.dumps(asdict(self)).encode()).decode()


def opened(sealed: str) -> SealedBallot | None:
    """The ballot in ``sealed``; None where it is none of ours."""
    try:
        said = json.loads(_seals().decrypt(sealed.encode()))
        return SealedBallot(**{**said, "chosen": tuple(said["chosen"])})
    except (InvalidToken, ValueError, TypeError, KeyError):  # the last two: sealed before it said so much
        return None


def _seals() -> MultiFernet:
    """Keys of our own from the site's secret and its former ones, so that the secret can be changed."""
    secrets = [str(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    digests = [hashlib.sha256(b"guildhall ballots" + secret.encode()).digest() for secret in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])


def count(options: Mapping[int, Any], *, away: Iterable[int], to: Iterable[int]) -> None:
    """Store the numbers of ``options`` when somebody chooses ``to`` instead of ``away``; under a lock."""
    changes = Counter(to)
    changes.subtract(away)
    for pk, change in changes.items():
        if change and pk in options:
            options[pk].vote_count += change
            options[pk].save(update_fields=["vote_count"])


def percent(votes: int, of: int) -> int:
    """The share of ``votes``; 0 where nobody has voted."""
    return round(100 * votes / of) if of else 0
