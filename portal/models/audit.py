from django.conf import settings
from django.db import models

from portal.tenancy import GlobalModel


class AuditEntry(GlobalModel):
    """Who did what to which object, when; written inside the operation's transaction.

    Global, because it outlives spaces and people; read only by the desks of a later release and by the
    operator. It names objects by label and id and never holds their text.
    """

    at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="audit_entries"
    )
    actor_kind = models.CharField(max_length=10)
    verb = models.CharField(max_length=80)
    space = models.ForeignKey("portal.Space", null=True, on_delete=models.SET_NULL, related_name="+")
    object_label = models.CharField(max_length=80)
    object_id = models.BigIntegerField(null=True)
    details = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["space", "-at"], name="audit_of_space"),
            models.Index(fields=["object_label", "object_id"], name="audit_of_object"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.object_label}:{self.object_id}"
