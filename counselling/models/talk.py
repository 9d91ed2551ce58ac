from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from counselling.choices import OPEN_STATES, TalkState
from counselling.models.offer import Offer
from counselling.querysets import TalkQuerySet
from portal import languages
from portal.choices import Audience
from portal.tenancy import GlobalModel
from portal.text import MarkdownModel


def _person(**values: Any) -> Any:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", **values
    )


class Talk(GlobalModel, MarkdownModel):
    """What one person asks another, and what the two make of it; nobody else's, whatever their role.

    Its own text is the question. Global, because it belongs to its two people and not to the space in which
    they found each other (``place``). ``title`` repeats that of the offer, which may be gone or out of sight.
    ``asker_read`` and ``counsellor_read`` are the numbers of the latest entries that each has read.
    """

    audience = Audience.PARTIES.value  # by this, mails keep its words out of their subjects

    offer = models.ForeignKey(Offer, null=True, on_delete=models.SET_NULL, related_name="+")
    place = models.ForeignKey("portal.Space", null=True, on_delete=models.SET_NULL, related_name="+")
    asker = _person()
    counsellor = _person()
    title = models.CharField(max_length=120)
    subject = models.CharField(_("what it is about"), max_length=120)
    language = models.CharField(_("language"), max_length=3, blank=True)
    times = models.CharField(_("when it suits"), max_length=160, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=TalkState, default=TalkState.REQUESTED)
    answer = models.TextField(_("answer"), max_length=1000, blank=True)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = _person(blank=True)
    last_at = models.DateTimeField()
    entry_count = models.PositiveIntegerField(default=0)
    asker_read = models.PositiveIntegerField(default=0)
    counsellor_read = models.PositiveIntegerField(default=0)

    objects = TalkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=TalkState.values), name="talk_state_known"),
            models.CheckConstraint(condition=~Q(asker=F("counsellor")), name="talk_has_two_people"),
            models.CheckConstraint(
                condition=Q(state__in=OPEN_STATES, closed_at=None)
                | (~Q(state__in=OPEN_STATES) & Q(closed_at__isnull=False)),
                name="ended_talk_says_when",
            ),
            models.UniqueConstraint(
                fields=["asker", "counsellor"],
                condition=Q(state__in=OPEN_STATES),
                name="talk_open_once_between_two",
            ),
        ]
        indexes = [
            models.Index(fields=["asker", "-last_at"], name="talks_of_asker"),
            models.Index(fields=["counsellor", "-last_at"], name="talks_of_counsellor"),
        ]

    def __str__(self) -> str:
        return f"talk {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("talk", args=[self.pk])

    @property
    def is_requested(self) -> bool:
        return self.state == TalkState.REQUESTED

    @property
    def is_in_progress(self) -> bool:
        return self.state == TalkState.IN_PROGRESS

    @property
    def is_closed(self) -> bool:
        return self.state == TalkState.CLOSED

    @property
    def is_over(self) -> bool:
        return self.state not in OPEN_STATES

    @property
    def language_name(self) -> str:
        return languages.name_of(self.language)

    def other_than(self, person: Any) -> Any:
        """The other one of the two; None when their row is gone."""
        return self.counsellor if person.pk == self.asker_id else self.asker

    def read_column(self, person: Any) -> str:
        return "asker_read" if person.pk == self.asker_id else "counsellor_read"

    def unread_by(self, person: Any) -> int:
        return max(self.entry_count - getattr(self, self.read_column(person)), 0)
