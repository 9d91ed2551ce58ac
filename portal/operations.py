"""One verb, one operation: lock → require → decide → write → audit → publish.

An operation is keyword-only, takes ``actor`` first, never sees a request, and is the only thing that writes.
It raises ``AccessDeniedError`` (403) when the actor may not, and ``OperationRefusedError`` (422) with a full,
translated sentence when the moment is wrong, or when two people took one name in the same moment, which only
the database can know.
"""

import logging
from collections.abc import Callable
from contextvars import ContextVar
from enum import Enum
from functools import wraps
from typing import Any, Final, ParamSpec, TypeVar

import rules
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction  # noqa: TID251  (the one place that may)
from django.utils.translation import gettext_lazy as _

from portal.tenancy.scope import forget_person

logger = logging.getLogger(__name__)

P = ParamSpec("P")
R = TypeVar("R")

# What the drivers call a value that has to be unique and is not.
_TAKEN_POSTGRESQL: Final = "23505"
_TAKEN_SQLITE: Final = {"SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY"}


class _System(Enum):
    SYSTEM = "system"
    NAMELESS = "nameless"

    @property
    def pk(self) -> None:
        return None

    @property
    def is_authenticated(self) -> bool:
        return False

    @property
    def is_active(self) -> bool:
        return True

    def has_perm(self, permission: str, obj: Any = None) -> bool:
        """The platform itself may do everything that it is told to do; who has no name does nothing by it."""
        return self is _System.SYSTEM

    def __str__(self) -> str:
        return self.value


SYSTEM: Final = _System.SYSTEM
# Stands in the trail and in events for somebody who wrote without a name; permits nothing.
NAMELESS: Final = _System.NAMELESS
_operating: ContextVar[bool] = ContextVar("guildhall_operating", default=False)

Actor = Any  # a User, an AnonymousUser (a visitor), or SYSTEM


class AccessDeniedError(PermissionDenied):
    """The actor may see the object but not do this with it."""

    def __init__(self, permission: str) -> None:
        super().__init__(permission)
        self.permission = permission


class OperationRefusedError(Exception):
    """The operation cannot be done now; ``message`` says why in a full sentence for people.

    ``field`` names the form field that is wrong, or is None when the whole is.
    """

    def __init__(self, message: Any, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field

    def __str__(self) -> str:
        return str(self.message)


def require(actor: Actor, permission: str, obj: Any = None) -> None:
    """Go on only if ``actor`` may; in an operation as of now, not as of before its lock.

    Raises:
        AccessDeniedError: ``actor`` lacks ``permission`` on ``obj``.
    """
    if _operating.get():
        forget_person(actor.pk)
    if not may(actor, permission, obj):
        raise AccessDeniedError(permission)


def may(actor: Actor, permission: str, obj: Any = None) -> bool:
    """Whether the sentence ``permission`` holds.

    Being a superuser opens ``/cms/``, not other people's things.
    """
    return actor is SYSTEM or rules.has_perm(permission, actor, obj)


def operation(function: Callable[P, R]) -> Callable[P, R]:
    """One transaction around a verb; positional arguments are refused."""

    @wraps(function)
    def verb(*args: P.args, **kwargs: P.kwargs) -> R:
        if args:
            raise TypeError(f"{function.__name__} takes keyword arguments only.")
        token = _operating.set(True)
        try:
            with transaction.atomic():
                return function(**kwargs)  # type: ignore[call-arg]
        except IntegrityError as error:
            if not _is_taken(error):
                raise
            logger.warning("taken_meanwhile", extra={"operation": function.__name__}, exc_info=True)
            raise OperationRefusedError(
                _("Somebody else did the same a moment ago. Look again before you go on.")
            ) from error
        finally:
            _operating.reset(token)

    verb.is_operation = True  # type: ignore[attr-defined]
    return verb


def _is_taken(error: IntegrityError) -> bool:
    """Whether something has to be unique; any other broken rule of the database is a mistake of ours."""
    cause = error.__cause__
    return (
        getattr(cause, "sqlstate", None) == _TAKEN_POSTGRESQL
        or getattr(cause, "sqlite_errorname", None) in _TAKEN_SQLITE
    )
