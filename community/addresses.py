"""E-mail addresses that people type and paste, and how an address is kept without being kept."""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.crypto import salted_hmac

_PARTS = re.compile(r'(?:"[^"]*"|<[^<>]*>|[^;"<>]|["<>])+')
_IN_BRACKETS = re.compile(r"<([^<>]*)>")
_SHOWN = 2


@dataclass(frozen=True)
class Malformed:
    """Something in a pasted list that is no address; ``line`` counts from 1."""

    line: int
    text: str


def normal(email: str) -> str:
    return email.strip().lower()


def hash_of(email: str) -> str:
    """By which an address is found again and not read: keyed, so that nobody tries addresses out."""
    return salted_hmac("guildhall.address", normal(email), algorithm="sha256").hexdigest()


def hint_of(email: str) -> str:
    """Enough of an address to recognise it by, for whoever knows it."""
    name, _at, domain = normal(email).rpartition("@")
    return f"{name[:_SHOWN]}…@{domain}"[:80]


def is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def parse(pasted: str) -> tuple[list[str], list[Malformed]]:
    """The addresses in ``pasted``, once each in their order, and what is none.

    Lines, commas, semicolons and blanks part them; names may stand before an address in angle brackets,
    with commas of their own, as mail programs copy them: ``Doe, Jane <jane@example.org>; joe@example.org``.
    """
    found: dict[str, None] = {}
    malformed: list[Malformed] = []
    for number, line in enumerate(pasted.splitlines(), start=1):
        for part in _PARTS.findall(line):
            for text in _candidates(part):
                if is_address(text):
                    found.setdefault(normal(text))
                else:
                    malformed.append(Malformed(number, text[:80]))
    return list(found), malformed


def _candidates(part: str) -> list[str]:
    """What ought to be addresses in one part of a line."""
    candidates = []
    end = 0
    for bracket in _IN_BRACKETS.finditer(part):
        candidates += _before_a_name(part[end : bracket.start()])
        candidates.append(bracket.group(1).strip())
        end = bracket.end()
    candidates += [word for word in re.split(r"[,\s]+", part[end:]) if word.strip("\"'")]
    return candidates


def _before_a_name(words: str) -> list[str]:
    """Addresses that stand before somebody's name: in ``a@example.org, Jane Doe <…>`` the first."""
    unquoted = re.sub(r'"[^"]*"', "", words)
    return [word for word in re.split(r"[,\s]+", unquoted) if "@" in word]
