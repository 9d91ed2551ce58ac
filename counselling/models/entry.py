from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from counselling.choices import LONGEST_MEETING, EntryKind
from counselling.models.talk import Talk
from counselling.querysets import EntryQuerySet
from portal.choices import Audience
from portal.tenancy import GlobalModel
from portal.text import MarkdownModel


class TalkEntry(GlobalModel, MarkdownModel):
    """One thing in a talk: a message, a meeting that took place, or a next step.

    ``met_on`` and ``minutes`` are of meetings, ``done_at`` of steps. A removed entry keeps its number and
    loses its words.
    """

    audience = Audience.PARTIES.value  # by this, mails keep its words out of their subjects

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="entries")
    number = models.PositiveIntegerField()
    kind = models.CharField(_("kind"), max_length=20, choices=EntryKind, default=EntryKind.MESSAGE)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    posted_at = models.DateTimeField()
    met_on = models.DateField(_("when you met"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["talk", "number"], name="talk_entry_number_once"),
            models.CheckConstraint(condition=Q(kind__in=EntryKind.values), name="talk_entry_kind_known"),
            models.CheckConstraint(
                condition=Q(kind=EntryKind.MEETING, met_on__isnull=False)
                | (~Q(kind=EntryKind.MEETING) & Q(met_on=None, minutes=None)),
                name="talk_meetings_have_a_day",
            ),
            models.CheckConstraint(
                condition=Q(minutes=None) | Q(minutes__range=(1, LONGEST_MEETING)),
                name="talk_meeting_length_possible",
            ),
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(kind=EntryKind.STEP), name="only_steps_of_talks_are_done"
            ),
        ]

    def __str__(self) -> str:
        return f"entry {self.number} of talk {self.talk_id}"

    def get_absolute_url(self) -> str:
        return f"{self.talk.get_absolute_url()}#post-{self.number}"

    @property
    def is_meeting(self) -> bool:
        return self.kind == EntryKind.MEETING

    @property
    def is_step(self) -> bool:
        return self.kind == EntryKind.STEP

    @property
    def is_removed(self) -> bool:
        return self.removed_at is not None
