"""Who fits a question how well, and why; nothing here reads or writes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

LONG_AGO: Final = timedelta(days=28)
MOST_WORDS, MOST_ANSWERS = 3, 3
_FOR_A_WORD, _FOR_AN_ANSWER, _FOR_A_TRADE, _FOR_A_COUNTRY, _FOR_TIME = 3, 2, 2, 1, 1


class Why(StrEnum):
    """Codes of reasons; they are stored, so they never change."""

    KNOWS = "knows"  # words, as the person wrote them
    ANSWERED = "answered"  # how many answers of theirs were accepted on the same tags
    SPEAKS = "speaks"  # the code of a language
    TRADE = "trade"  # the code of a trade
    COUNTRY = "country"  # the code of a country
    HAS_TIME = "has_time"  # True: was not asked lately


# A code of ``Why`` and its value.
Reason = tuple[str, Any]


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be asked, and what the asker may know of them.

    ``trade`` and ``country`` are codes where theirs is that of the question, else empty.
    """

    user_id: int
    words: tuple[str, ...] = ()
    answered: int = 0
    last_asked_at: datetime | None = None
    trade: str = ""
    country: str = ""


@dataclass(frozen=True)
class Fit:
    user_id: int
    score: int
    reasons: tuple[Reason, ...]


def best_first(candidates: Iterable[Candidate], *, language: str, now: datetime) -> list[Fit]:
    """All of them with their reasons; of equals, who was not asked for the longest time stands first.

    ``language`` is that of the question, which all of them speak; empty where it is not known.
    """
    ranked = sorted(
        ((_fit(each, language, now), each) for each in candidates),
        key=lambda pair: (-pair[0].score, _asked(pair[1]), pair[1].user_id),
    )
    return [fit for fit, _candidate in ranked]


def _asked(candidate: Candidate) -> float:
    return candidate.last_asked_at.timestamp() if candidate.last_asked_at is not None else 0.0


def _fit(candidate: Candidate, language: str, now: datetime) -> Fit:
    words = candidate.words[:MOST_WORDS]
    answers = min(candidate.answered, MOST_ANSWERS)
    has_time = candidate.last_asked_at is None or candidate.last_asked_at <= now - LONG_AGO
    reasons: list[Reason] = []
    if words:
        reasons.append((Why.KNOWS.value, list(words)))
    if candidate.answered:
        reasons.append((Why.ANSWERED.value, candidate.answered))
    if language:
        reasons.append((Why.SPEAKS.value, language))
    if candidate.trade:
        reasons.append((Why.TRADE.value, candidate.trade))
    if candidate.country:
        reasons.append((Why.COUNTRY.value, candidate.country))
    if has_time:
        reasons.append((Why.HAS_TIME.value, True))
    score = len(words) * _FOR_A_WORD + answers * _FOR_AN_ANSWER + has_time * _FOR_TIME
    score += bool(candidate.trade) * _FOR_A_TRADE + bool(candidate.country) * _FOR_A_COUNTRY
    return Fit(candidate.user_id, score, tuple(reasons))
