"""What somebody chose in a secret poll, sealed for their own browser: the site keeps none of it.

With it a vote can be changed or taken back there, and nowhere else. A ballot that was changed since is not
good any more: the seal holds the row of the vote and its version. Versions alone begin anew with each vote
that follows one taken back, and an old ballot would take away what somebody else chose.
"""

import base64
import hashlib
import json
from dataclasses import asdict, dataclass

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


@dataclass(frozen=True)
class SealedBallot:
    poll: int
    person: int
    vote: int
    version: int
    chosen: tuple[int, ...]

    def fits(self, poll_id: int, person_id: int | None, vote_id: int, version: int) -> bool:
        """Whether it is the latest one of this person in this poll."""
        return (self.poll, self.person, self.vote, self.version) == (poll_id, person_id, vote_id, version)

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
