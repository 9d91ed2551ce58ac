from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from community.choices import NoticeKind
from portal.tenancy import GlobalModel


class Notice(GlobalModel):
    """One thing that one person should know.

    It names an object by id; the words are read when it is shown,
    through what the recipient may see then, so a notice never tells more than its object would.
    """

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(_("kind"), max_length=30, choices=NoticeKind)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    space = models.ForeignKey("portal.Space", null=True, on_delete=models.CASCADE, related_name="+")
    object_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.BigIntegerField()
    at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)
    mail_claimed_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=NoticeKind.values), name="notice_kind_known"),
            models.UniqueConstraint(
                fields=["recipient", "kind", "object_type", "object_id", "actor"],
                condition=models.Q(read_at=None),
                name="notice_once_while_unread",
            ),
        ]
        indexes = [
            models.Index(fields=["recipient", "-at"], name="notices_of_person"),
            models.Index(
                fields=["recipient"], condition=models.Q(read_at=None), name="unread_notices_of_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.recipient_id}"
