"""What came by mail, so that no mail is taken twice and nobody is answered again and again."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from community.choices import MailOutcome
from portal.tenancy import GlobalModel


class TakenMail(GlobalModel):
    """One mail to one of our reply addresses, and what became of it; hashes only, nothing of what it said.

    ``answered_in`` is the full hour in which its sender was told about ``outcome``; empty when they were not.
    """

    message_hash = models.CharField(max_length=64)
    recipient_hash = models.CharField(max_length=64)
    sender_hash = models.CharField(max_length=64)
    outcome = models.CharField(max_length=20, choices=MailOutcome)
    taken_at = models.DateTimeField(default=timezone.now)
    answered_in = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["message_hash", "recipient_hash"], name="mail_taken_once"),
            models.UniqueConstraint(
                fields=["sender_hash", "outcome", "answered_in"],
                condition=Q(answered_in__isnull=False),
                name="mail_answered_once_an_hour",
            ),
            models.CheckConstraint(condition=Q(outcome__in=MailOutcome.values), name="mail_outcome_known"),
        ]
        indexes = [models.Index(fields=["taken_at"], name="taken_mail_by_age")]

    def __str__(self) -> str:
        return f"mail of {self.taken_at:%Y-%m-%d}: {self.outcome}"
