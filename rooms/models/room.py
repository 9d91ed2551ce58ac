from datetime import datetime, timedelta

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.addresses import in_space, words_of
from portal.audience import AudienceModel
from portal.markdown import excerpt
from portal.tenancy import SpaceManager
from rooms.choices import History, Result, RoomState
from rooms.querysets import RoomQuerySet, counted
from rooms.times import Spoken, spoken


class Room(AudienceModel):
    """A live room. ``last_seq`` is the number of its last lasting event; taken under the row's lock.

    A standing room has no ``starts_at``. ``time_zone`` is the IANA name in which a scheduled one was set;
    ``revision`` counts changes to what calendars show. The ``has_…`` flags spare pages of rooms without a
    meeting what only meetings need. ``keeps_days``: messages go that many days after
    closing, None: never; what came of the room stays. ``scheduled_at``: when ``starts_at`` was last set, so
    that nobody is reminded of a moment that was over then. ``asked_to_close_at``: the host was asked, once,
    whether it is over. ``owns_circle``: its people are its own, not those of a group.
    ``emptied_at``: when the last of the messages had gone. ``result`` is what its host wanted to make of it;
    whether that was made stands in the lineage.
    """

    title = models.CharField(_("title"), max_length=140)
    purpose = models.CharField(_("what it is for"), max_length=280, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=RoomState, default=RoomState.OPEN)
    last_seq = models.PositiveBigIntegerField(default=0)
    message_count = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField()
    last_message_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    host = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    starts_at = models.DateTimeField(_("begins"), null=True, blank=True)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=60, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)
    video_url = models.URLField(_("video meeting"), max_length=500, blank=True)
    history = models.CharField(
        _("what newcomers can read"), max_length=20, choices=History, default=History.ALL
    )
    keeps_days = models.PositiveSmallIntegerField(
        _("messages are kept for"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    emptied_at = models.DateTimeField(null=True, blank=True)
    scheduled_at = models.DateTimeField(null=True, blank=True)
    called_off_at = models.DateTimeField(null=True, blank=True)
    called_off_reason = models.CharField(_("why it does not take place"), max_length=280, blank=True)
    asked_to_close_at = models.DateTimeField(null=True, blank=True)
    owns_circle = models.BooleanField(default=False)
    has_agenda = models.BooleanField(default=False)
    has_polls = models.BooleanField(default=False)
    has_notes = models.BooleanField(default=False)
    outcome = models.TextField(_("what came of it"), blank=True)
    outcome_html = models.TextField(blank=True, editable=False)
    minutes = models.TextField(_("minutes of the meeting"), blank=True)
    minutes_html = models.TextField(blank=True, editable=False)
    result = models.CharField(_("result"), max_length=20, choices=Result, blank=True)

    objects = SpaceManager.from_queryset(RoomQuerySet)()  # type: ignore[misc]

    class Meta(AudienceModel.Meta):
        constraints = [
            *AudienceModel.Meta.constraints,
            models.CheckConstraint(condition=Q(state__in=RoomState.values), name="room_state_known"),
            models.CheckConstraint(
                condition=Q(state=RoomState.CLOSED, closed_at__isnull=False)
                | (~Q(state=RoomState.CLOSED) & Q(closed_at=None)),
                name="closed_rooms_say_when",
            ),
            models.CheckConstraint(condition=Q(history__in=History.values), name="room_history_known"),
            models.CheckConstraint(condition=Q(result__in=["", *Result.values]), name="room_result_known"),
            models.CheckConstraint(
                condition=Q(starts_at=None, ends_at=None) | Q(ends_at__gt=models.F("starts_at")),
                name="room_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(called_off_at=None) | Q(state=RoomState.CLOSED),
                name="called_off_rooms_are_closed",
            ),
        ]
        indexes = [
            models.Index(fields=["space", "state", "-last_message_at"], name="rooms_of_space"),
            models.Index(
                fields=["state", "starts_at"], condition=Q(starts_at__isnull=False), name="rooms_by_time"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return in_space(self.space, "room", self.pk, words_of(self.title))

    @property
    def is_open(self) -> bool:
        """One can speak in it, whether its meeting runs or not."""
        return self.state in {RoomState.OPEN, RoomState.RUNNING}

    @property
    def is_planned(self) -> bool:
        return self.state == RoomState.PLANNED

    @property
    def is_closed(self) -> bool:
        return self.state == RoomState.CLOSED

    @property
    def messages_go_at(self) -> datetime | None:
        """When the messages of a closed room are due to go; None: they stay, or it is not closed yet."""
        if self.keeps_days is None or self.closed_at is None:
            return None
        return self.closed_at + timedelta(days=self.keeps_days)

    @property
    def is_scheduled(self) -> bool:
        return self.starts_at is not None

    @property
    def is_called_off(self) -> bool:
        return self.called_off_at is not None

    @property
    def when(self) -> Spoken | None:
        """When a scheduled one is, by the reader's clock and in their language."""
        if self.starts_at is None or self.ends_at is None:
            return None
        return spoken(self.starts_at, self.ends_at, self.time_zone)

    @property
    def unread_words(self) -> str:
        """How many messages are new to the reader of a list; empty where there are none."""
        return counted(getattr(self, "unread_count", None) or 0)

    @property
    def short_outcome(self) -> str:
        return excerpt(self.outcome_html)

    @property
    def closing_words(self) -> str:
        """What lists say of a closed one: what came of it, or why it did not take place."""
        return self.called_off_reason or self.short_outcome
