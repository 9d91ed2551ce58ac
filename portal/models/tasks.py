from django.db import models

from portal.tenancy import GlobalModel


class Heartbeat(GlobalModel):
    """A worker that was alive ``heard_at``; a silent one's tasks go to the next."""

    worker_id = models.CharField(max_length=80, unique=True)
    heard_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.worker_id
