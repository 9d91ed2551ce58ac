"""What people say that they can help with, and how often others may ask them."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.choices import HelpRhythm
from portal.tenancy import GlobalModel

LONGEST_WORD = 40


class HelpOfferSet(models.QuerySet["HelpOffer"]):
    def askable(self, now: datetime) -> "HelpOfferSet":
        """Of people who may be asked at ``now``; the set form of ``HelpOffer.is_askable``."""
        rested = Q(last_asked_at=None)
        for rhythm in HelpRhythm:
            rested |= Q(rhythm=rhythm, last_asked_at__lte=now - timedelta(days=rhythm))
        on_a_break = Q(paused_until__gt=timezone.localdate(now))
        return self.filter(rested, offered_at__isnull=False, user__is_active=True).exclude(on_a_break)


class HelpOffer(GlobalModel):
    """One person's word that others may ask them for help, while ``offered_at`` is set.

    ``last_asked_at`` is of all spaces together, and stays when the offer is taken back and made again; the
    row is locked when somebody is asked, so that nobody is asked twice at once. From ``paused_until`` on they
    may be asked again.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="help_offer")
    offered_at = models.DateTimeField(null=True, blank=True)
    rhythm = models.PositiveSmallIntegerField(
        _("how often"), choices=HelpRhythm, default=HelpRhythm.FORTNIGHTLY
    )
    paused_until = models.DateField(_("not before"), null=True, blank=True)
    last_asked_at = models.DateTimeField(null=True, blank=True)

    objects = HelpOfferSet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(rhythm__in=HelpRhythm.values), name="help_rhythm_known"),
        ]

    def __str__(self) -> str:
        return f"help of {self.user_id}"

    def is_askable(self, now: datetime) -> bool:
        """Whether offered, not on a break, and not asked too lately; of an active account."""
        if self.offered_at is None:
            return False
        if self.paused_until is not None and self.paused_until > timezone.localdate(now):
            return False
        return self.last_asked_at is None or self.last_asked_at <= now - timedelta(days=self.rhythm)


class HelpWord(GlobalModel):
    """Something that somebody knows about, as they wrote it; ``key`` is what it is found by."""

    offer = models.ForeignKey(HelpOffer, on_delete=models.CASCADE, related_name="words")
    word = models.CharField(max_length=LONGEST_WORD)
    key = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["offer", "key"], name="help_word_once_per_person"),
        ]
        indexes = [models.Index(fields=["key", "offer"], name="help_words_by_key")]

    def __str__(self) -> str:
        return self.word
