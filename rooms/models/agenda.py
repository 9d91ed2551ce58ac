from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.tenancy import SpaceModel
from rooms.models.room import Room

MOST_IN_TITLE: Final = 140
MOST_IN_NOTE: Final = 280
MOST_MINUTES: Final = 480


class AgendaItem(SpaceModel):
    """One thing that a meeting talks about, in its turn.

    ``minutes``: the time it is planned to take, None where nobody set one; ``more_minutes``: what the host
    gave on top. It is the current one between ``started_at`` and ``ended_at``; a room has one at a time.
    """

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="agenda")
    order = models.PositiveSmallIntegerField()
    title = models.CharField(_("what is talked about"), max_length=MOST_IN_TITLE)
    minutes = models.PositiveSmallIntegerField(
        _("minutes"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_MINUTES)],
    )
    more_minutes = models.PositiveSmallIntegerField(default=0)
    note = models.CharField(_("note"), max_length=MOST_IN_NOTE, blank=True)
    lead = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta(SpaceModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["room"],
                condition=Q(started_at__isnull=False, ended_at=None),
                name="agenda_one_item_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=models.F("started_at")),
                name="agenda_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(started_at__isnull=False), name="agenda_ended_has_started"
            ),
        ]
        indexes = [models.Index(fields=["room", "order"], name="agenda_of_room")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_current(self) -> bool:
        return self.started_at is not None and self.ended_at is None

    @property
    def is_to_come(self) -> bool:
        return self.started_at is None

    @property
    def due_at(self) -> datetime | None:
        """When its time is over; None while it has not started, or where no time was set."""
        if self.started_at is None or self.minutes is None:
            return None
        return self.started_at + timedelta(minutes=self.minutes + self.more_minutes)
