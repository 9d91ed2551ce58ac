from django.conf import settings
from django.db import models
from django.db.models import Q

from portal.tenancy import SpaceModel
from rooms.choices import Answer
from rooms.models.room import Room


class RoomPerson(SpaceModel):
    """What a room keeps of one person; made when there is first something to keep.

    ``joined_seq``: the room's last number when they first came in, None before that; with a hidden history
    they read what is later. ``seen_seq``: how far they have read. ``word_at``: they were given
    the word, and have it until somebody else is. ``attended_at``: they agreed to stand on
    the list of who was there. Who was removed knows of the room no more.
    """

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="people")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    invited_at = models.DateTimeField(null=True, blank=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    joined_at = models.DateTimeField(null=True, blank=True)
    joined_seq = models.PositiveBigIntegerField(null=True, blank=True)
    seen_seq = models.PositiveBigIntegerField(default=0)
    word_at = models.DateTimeField(null=True, blank=True)
    hand_at = models.DateTimeField(null=True, blank=True)
    muted_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    attended_at = models.DateTimeField(null=True, blank=True)

    class Meta(SpaceModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["room", "person"], name="room_person_once"),
            models.UniqueConstraint(
                fields=["room"], condition=Q(word_at__isnull=False), name="room_word_is_of_one"
            ),
            models.CheckConstraint(condition=Q(answer__in=["", *Answer.values]), name="room_answer_known"),
        ]
        indexes = [models.Index(fields=["person", "room"], name="rooms_of_person")]

    def __str__(self) -> str:
        return f"{self.person_id} in room {self.room_id}"
