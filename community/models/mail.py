"""What people wish of mail, and which digests they have had; only what differs from the usual is stored."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from community.choices import Delivery, DigestPeriod, NoticeGroup
from portal.tenancy import GlobalModel

DIGEST_HOUR = 8
MONDAY = 0


class MailSettings(GlobalModel):
    """When one person's mail may come; hours are of their own time zone.

    ``refused_at``: the mail server told us for good that it takes nothing for ``refused_address``.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mail_settings"
    )
    stopped_at = models.DateTimeField(null=True, blank=True)
    digest_weekday = models.PositiveSmallIntegerField(_("day of the weekly digest"), default=MONDAY)
    digest_hour = models.PositiveSmallIntegerField(_("hour of digests"), default=DIGEST_HOUR)
    quiet_from = models.PositiveSmallIntegerField(_("quiet from"), null=True, blank=True)
    quiet_until = models.PositiveSmallIntegerField(_("quiet until"), null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)
    refused_address = models.EmailField(blank=True)
    refused_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(digest_weekday__lte=6, digest_hour__lte=23), name="digest_moment_exists"
            ),
            models.CheckConstraint(
                condition=Q(quiet_from=None, quiet_until=None)
                | Q(
                    quiet_from__isnull=False,
                    quiet_until__isnull=False,
                    quiet_from__lte=23,
                    quiet_until__lte=23,
                ),
                name="quiet_hours_have_both_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"mail of {self.user_id}"


class NoticePreference(GlobalModel):
    """How one group of notices reaches one person, in one space or, without a space, everywhere."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notice_preferences"
    )
    space = models.ForeignKey("portal.Space", null=True, on_delete=models.CASCADE, related_name="+")
    group = models.CharField(max_length=20, choices=NoticeGroup)
    delivery = models.CharField(max_length=20, choices=Delivery)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(group__in=NoticeGroup.values), name="preference_group_known"),
            models.CheckConstraint(
                condition=Q(delivery__in=Delivery.values), name="preference_delivery_known"
            ),
            models.UniqueConstraint(
                fields=["user", "space", "group"], name="preference_once_per_space_and_group"
            ),
            models.UniqueConstraint(
                fields=["user", "group"], condition=Q(space=None), name="preference_once_per_group"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.delivery}"


class DigestRun(GlobalModel):
    """One period's digest of one person; the row is the claim, so that nobody gets two.

    ``period_start`` is the local date at whose hour it was due. ``covers_until`` is where the next begins;
    ``done_at`` stays empty until it was sent, or there was nothing to send (``items`` 0).
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="digest_runs")
    period = models.CharField(max_length=20, choices=DigestPeriod)
    period_start = models.DateField()
    covers_from = models.DateTimeField()
    covers_until = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    next_try_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True, blank=True)
    items = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(period__in=DigestPeriod.values), name="digest_period_known"),
            models.UniqueConstraint(fields=["user", "period", "period_start"], name="digest_once_per_period"),
        ]
        indexes = [
            models.Index(fields=["covers_until"], name="digest_runs_by_age"),
        ]

    def __str__(self) -> str:
        return f"{self.period} {self.period_start} for {self.user_id}"
