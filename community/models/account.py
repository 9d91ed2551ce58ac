"""What belongs to an account itself: copies of one's data, the wish to leave, what one has agreed to."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.choices import ConsentKind
from portal.tenancy import GlobalModel

EXPORT_KEPT = timedelta(days=7)
ONE_EXPORT_EVERY = timedelta(days=1)
DAYS_OF_REGRET = 14


def _random_name() -> str:
    return secrets.token_urlsafe(32)[:43]


class DataExport(GlobalModel):
    """A ZIP of everything that somebody has here, for them alone, until ``expires_at``.

    Private storage under a random name; no ``StoredFile``, since it belongs to no space.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="data_exports")
    name = models.CharField(max_length=43, unique=True, default=_random_name)
    requested_at = models.DateTimeField(auto_now_add=True)
    ready_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    size_bytes = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ready_at=None, expires_at=None)
                | Q(ready_at__isnull=False, expires_at__isnull=False),
                name="ready_exports_expire",
            ),
        ]
        indexes = [models.Index(fields=["user", "-requested_at"], name="exports_of_person")]

    def __str__(self) -> str:
        return str(_("Your data"))

    @property
    def path(self) -> str:
        """Where its bytes lie; the same on every try, so that a killed worker leaves nothing behind."""
        return f"exports/{self.name[:2]}/{self.name}"

    @property
    def is_open(self) -> bool:
        """Ready, and not yet too old to be fetched."""
        return self.expires_at is not None and self.expires_at > timezone.now()


class Departure(GlobalModel):
    """Somebody wants their account deleted on ``due_at``; signing in before takes it back.

    It outlives the deletion, with numbers and times only, as the proof that it was done.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="departure")
    keeps_words = models.BooleanField()
    requested_at = models.DateTimeField(auto_now_add=True)
    due_at = models.DateTimeField()
    queued_at = models.DateTimeField(null=True, blank=True)
    begun_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(begun_at__isnull=False), name="departures_begin_before_they_end"
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(done_at=None), name="departures_to_come"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} leaves on {self.due_at:%Y-%m-%d}"


class Consent(GlobalModel):
    """What somebody agreed to, in which version, when and where; kept when it is withdrawn or renewed."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="consents")
    kind = models.CharField(_("kind"), max_length=20, choices=ConsentKind)
    text_version = models.CharField(_("version"), max_length=20)
    at = models.DateTimeField()
    via = models.CharField(_("where"), max_length=40)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ConsentKind.values), name="consent_kind_known"),
            models.UniqueConstraint(
                fields=["user", "kind", "text_version"],
                condition=Q(withdrawn_at=None),
                name="consent_once_a_version",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.kind} {self.text_version}"


class LegalText(GlobalModel):
    """One version of the terms or the privacy notice, as it was published; never changed afterwards."""

    kind = models.CharField(_("kind"), max_length=20, choices=ConsentKind)
    version = models.CharField(_("version"), max_length=20)
    title = models.CharField(_("title"), max_length=160)
    html = models.TextField(_("text"))
    summary = models.CharField(_("what changed"), max_length=1000, blank=True)
    asks_again = models.BooleanField(_("people are asked again"), default=False)
    published_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "version"], name="legal_version_once"),
            models.CheckConstraint(condition=Q(kind__in=ConsentKind.values), name="legal_kind_known"),
        ]
        indexes = [models.Index(fields=["kind", "-published_at"], name="legal_latest")]

    def __str__(self) -> str:
        return f"{self.title} ({self.version})"
