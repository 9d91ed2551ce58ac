from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.addresses import in_space
from portal.tenancy import SpaceModel
from rooms.choices import MeasureKind
from rooms.models.guest import RoomGuest
from rooms.models.room import Room


class RoomMeasure(SpaceModel):
    """That somebody was muted in a room or removed from it, by whom and why; taken back at ``ended_at``.

    ``room_title`` is what the room was called then: who was removed learns nothing of it any more.
    """

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="measures")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    guest = models.ForeignKey(
        RoomGuest, null=True, blank=True, on_delete=models.CASCADE, related_name="measures"
    )
    kind = models.CharField(max_length=10, choices=MeasureKind)
    reason = models.CharField(_("reason"), max_length=500)
    room_title = models.CharField(max_length=140)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta(SpaceModel.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=MeasureKind.values), name="room_measure_kind_known"),
            models.CheckConstraint(
                condition=Q(person=None) | Q(guest=None), name="room_measure_is_about_one"
            ),
            models.UniqueConstraint(
                fields=["room", "person", "kind"],
                condition=Q(ended_at=None, person__isnull=False),
                name="room_measure_of_person_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} in room {self.room_id}"

    def get_absolute_url(self) -> str:
        return in_space(self.space, "room_measure", self.pk)

    @property
    def is_mute(self) -> bool:
        return self.kind == MeasureKind.MUTE
