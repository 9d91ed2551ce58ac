"""What scheduled rooms keep besides their time: invited spaces, sent reminders, calendars of people."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from portal.tenancy import GlobalModel, SpaceModel
from rooms.choices import ReminderMoment
from rooms.models.room import Room


class InvitedSpace(SpaceModel):
    """A space whose people were invited; each of them who could be told has a row in ``RoomPerson``."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="invited_spaces")
    guest = models.ForeignKey("portal.Space", on_delete=models.CASCADE, related_name="+")
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    invited_at = models.DateTimeField()

    class Meta(SpaceModel.Meta):
        constraints = [models.UniqueConstraint(fields=["room", "guest"], name="space_invited_once")]

    def __str__(self) -> str:
        return f"{self.guest_id} to room {self.room_id}"


class RoomReminder(SpaceModel):
    """That one person was reminded of one beginning, once; another beginning is another reminder."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="reminders")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    moment = models.CharField(max_length=10, choices=ReminderMoment)
    starts_at = models.DateTimeField()
    at = models.DateTimeField()

    class Meta(SpaceModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["room", "person", "moment", "starts_at"], name="reminded_once"),
            models.CheckConstraint(
                condition=Q(moment__in=ReminderMoment.values), name="reminder_moment_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.moment} of room {self.room_id} for {self.person_id}"


class CalendarFeed(GlobalModel):
    """A person's private calendar: of its token only the hash is stored (``rooms.feeds``)."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_feed"
    )
    salt = models.CharField(max_length=43)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"calendar of {self.user_id}"
