"""Slow work: ids in, enter the scope, call one operation.

django-tasks runs a task once and forgets it when its worker dies. ``background`` adds the rest: the scope,
retries with growing pauses, and, with ``portal.worker``, a reaper for tasks whose worker is gone. A task may
therefore run twice and must be idempotent; ``once`` marks what must not happen twice.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import wraps
from typing import Any

from django.db import transaction  # noqa: TID251  (once: the mark and the deed in one transaction)
from django.utils import timezone
from django_tasks import task

from portal.models import TaskRun
from portal.tenancy import all_spaces

logger = logging.getLogger(__name__)

MAX_ATTEMPTS = 5
FIRST_PAUSE = timedelta(seconds=20)


def background(
    *, queue: str = "default", attempts: int = MAX_ATTEMPTS
) -> Callable[[Callable[..., None]], Any]:
    """Make a function a task: ``function.enqueue(...)`` inside a transaction leaves with that transaction.

    Arguments are ids and words that JSON can hold. The function runs under ``all_spaces``; one that acts
    for a reader enters that reader's scope itself.
    """

    def decorate(function: Callable[..., None]) -> Any:
        @wraps(function)
        def run(*args: Any, attempt: int = 1, **kwargs: Any) -> None:
            try:
                with all_spaces(f"task {function.__name__}"):
                    function(*args, **kwargs)
            except Exception:
                if attempt >= attempts:
                    raise
                logger.warning(
                    "task_retried", exc_info=True, extra={"task": function.__name__, "attempt": attempt}
                )
                later = timezone.now() + FIRST_PAUSE * 4 ** (attempt - 1)
                made.using(run_after=later).enqueue(*args, attempt=attempt + 1, **kwargs)

        made = task(queue_name=queue)(run)
        return made

    return decorate


@contextmanager
def once(key: str) -> Iterator[bool]:
    """True for one caller ever, if the block succeeds.

    The row is locked while the block runs, so two workers with the same task do the deed once.
    """
    TaskRun.objects.get_or_create(key=key)
    with transaction.atomic():
        run = TaskRun.objects.select_for_update().get(key=key)
        run.attempts += 1
        first = run.done_at is None
        yield first
        if first:
            run.done_at = timezone.now()
        run.save()
