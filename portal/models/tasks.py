from django.db import models

from portal.tenancy import GlobalModel


class TaskRun(GlobalModel):
    """How often a task was tried, and what was done exactly once.

    ``key`` names the piece of work ("mail notice 17"); a task that finds its key done does nothing.
    """

    key = models.CharField(max_length=160, unique=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    started_at = models.DateTimeField(auto_now=True)
    done_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.key
