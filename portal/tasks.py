"""Slow work: ids in, enter the scope, call one operation.

django-tasks runs a task once and forgets it when its worker dies. ``background`` adds the rest: the scope,
retries with growing pauses, and, with ``portal.worker``, a reaper for tasks whose worker is gone. A task may
therefore run twice and must be idempotent: what must not happen twice has its mark on the object itself.
"""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.utils import timezone
from django_tasks import task

from portal.post import pause_after
from portal.tenancy import all_spaces

logger = logging.getLogger(__name__)

MAX_ATTEMPTS = 5
# With pauses of at most half an hour about four: a mail server that is away for an hour loses nothing.
MAIL_ATTEMPTS = 12


def background(
    *, queue: str = "default", attempts: int | None = None
) -> Callable[[Callable[..., None]], Any]:
    """Make a function a task: ``function.enqueue(...)`` inside a transaction leaves with that transaction.

    Arguments are ids and words that JSON can hold. The function runs under ``all_spaces``; one that acts
    for a reader enters that reader's scope itself. Tasks of the queue ``mail`` are tried for hours.
    """
    most = attempts or (MAIL_ATTEMPTS if queue == "mail" else MAX_ATTEMPTS)

    def decorate(function: Callable[..., None]) -> Any:
        @wraps(function)
        def run(*args: Any, attempt: int = 1, **kwargs: Any) -> None:
            try:
                with all_spaces(f"task {function.__name__}"):
                    function(*args, **kwargs)
            except Exception:
                if attempt >= most:
                    raise
                logger.warning(
                    "task_retried", exc_info=True, extra={"task": function.__name__, "attempt": attempt}
                )
                later = timezone.now() + pause_after(attempt)
                made.using(run_after=later).enqueue(*args, attempt=attempt + 1, **kwargs)

        made = task(queue_name=queue)(run)
        return made

    return decorate
