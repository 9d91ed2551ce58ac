"""Events and what follows from them.

An operation publishes facts in the past tense. ``@within`` reactions run at once, inside the transaction,
and only write rows, so nothing is lost when the process dies. ``@after`` reactions run after the commit and
only send hints that may be lost. Each app lists its reactions in ``reactions.py``.
"""

import logging
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from django.db import transaction  # noqa: TID251  (after-commit hooks)

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Event:
    """A fact: frozen, made of ids, never of model instances."""


E = TypeVar("E", bound=Event)
Reaction = Callable[[Any], None]

_within: dict[type[Event], list[Reaction]] = defaultdict(list)
_after: dict[type[Event], list[Reaction]] = defaultdict(list)


def within(*kinds: type[Event]) -> Callable[[Callable[[E], None]], Callable[[E], None]]:
    """Run in the transaction of the event; write rows only."""

    def register(reaction: Callable[[E], None]) -> Callable[[E], None]:
        for kind in kinds:
            _within[kind].append(reaction)
        return reaction

    return register


def after(*kinds: type[Event]) -> Callable[[Callable[[E], None]], Callable[[E], None]]:
    """Run after the commit; send hints only. An error is logged and stops nobody else."""

    def register(reaction: Callable[[E], None]) -> Callable[[E], None]:
        for kind in kinds:
            _after[kind].append(reaction)
        return reaction

    return register


def publish(event: Event) -> None:
    """Tell all reactions of the event's exact type, in the order in which the apps were loaded."""
    for reaction in _within[type(event)]:
        reaction(event)
    for reaction in _after[type(event)]:
        transaction.on_commit(partial(_hint, reaction, event))


def _hint(reaction: Reaction, event: Event) -> None:
    try:
        reaction(event)
    except Exception:  # a lost hint must not undo what is committed
        logger.exception("reaction_failed", extra={"reaction": reaction.__name__})
