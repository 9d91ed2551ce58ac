from django.conf import settings
from django.db import models
from django.db.models import F, Q

from portal.tenancy import GlobalModel


class PersonBlock(GlobalModel):
    """Somebody wants to hear nothing from somebody else, who never learns of it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    blocked = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "blocked"], name="person_blocked_once_per_person"),
            models.CheckConstraint(condition=~Q(user=F("blocked")), name="nobody_blocks_themselves"),
        ]

    def __str__(self) -> str:
        return f"block {self.pk} by {self.user_id}"
