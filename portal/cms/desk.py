"""Who is at work in ``/cms/``, and on pages of which space: for choices made without a request."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Desk:
    """``space_id`` is that of the page in the address; None where the address names none."""

    user: Any
    space_id: int | None


_current: ContextVar[Desk | None] = ContextVar("guildhall_desk", default=None)


def current_desk() -> Desk | None:
    return _current.get()


@contextmanager
def at_desk(desk: Desk) -> Iterator[Desk]:
    token = _current.set(desk)
    try:
        yield desk
    finally:
        _current.reset(token)
