from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.choices import NoticeKind
from portal.tenancy import GlobalModel

MOST_KEPT = 50


class Notice(GlobalModel):
    """One thing that one person should know, or several of one kind about one thing, until they are read.

    It names objects by id; the words are read when it is shown, through what the recipient may see then, so
    a notice never tells more than its objects would. ``thread`` is what bundles, such as a topic; ``object``
    the first thing in it since the recipient last read, such as a post; ``object_ids`` are all of them (the
    latest ``MOST_KEPT``, oldest first), ``actor_ids`` whose they are. ``actor`` is who came last, at ``at``.
    ``mailed_count`` of its ``count`` have been mailed; ``mail_due_at`` is when the others are to be.
    """

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(_("kind"), max_length=30, choices=NoticeKind)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    space = models.ForeignKey("portal.Space", null=True, on_delete=models.CASCADE, related_name="+")
    object_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.BigIntegerField()
    thread_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    thread_id = models.BigIntegerField()
    object_ids = models.JSONField(default=list)
    actor_ids = models.JSONField(default=list)
    count = models.PositiveIntegerField(default=1)
    at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)
    mail_due_at = models.DateTimeField(null=True, blank=True)
    mail_claimed_at = models.DateTimeField(null=True, blank=True)
    mail_tries = models.PositiveSmallIntegerField(default=0)
    mailed_count = models.PositiveIntegerField(default=0)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=NoticeKind.values), name="notice_kind_known"),
            models.UniqueConstraint(
                fields=["recipient", "kind", "thread_type", "thread_id"],
                condition=models.Q(read_at=None),
                name="notice_once_per_thread_while_unread",
            ),
        ]
        indexes = [
            models.Index(fields=["recipient", "-at", "-id"], name="notices_by_time"),
            models.Index(
                fields=["recipient"], condition=models.Q(read_at=None), name="unread_notices_of_person"
            ),
            models.Index(
                fields=["mail_due_at"], condition=models.Q(mail_due_at__isnull=False), name="notices_to_mail"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.recipient_id}"

    @property
    def other_people(self) -> int:
        """How many people it tells of besides ``actor``."""
        return max(len(self.actor_ids) - 1, 0)

    @property
    def unmailed_ids(self) -> list[int]:
        """The objects that no mail has told of, oldest first."""
        fresh = self.count - self.mailed_count
        return self.object_ids[-fresh:] if fresh > 0 else []
