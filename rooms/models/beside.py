"""What hangs on messages: reactions and files."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from portal.choices import ReactionKind
from portal.models import StoredFile
from portal.tenancy import SpaceModel
from rooms.models.message import Message
from rooms.models.room import Room


class MessageReaction(SpaceModel):
    """One person's sign at a message; how many there are of each kind is stored on the message."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="reactions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, choices=ReactionKind)
    reacted_at = models.DateTimeField()

    class Meta(SpaceModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["message", "person", "kind"], name="message_reaction_once"),
            models.CheckConstraint(
                condition=Q(kind__in=ReactionKind.values), name="message_reaction_kind_known"
            ),
        ]
        indexes = [models.Index(fields=["person", "-reacted_at"], name="room_reactions_of_person")]

    def __str__(self) -> str:
        return f"{self.kind} at {self.message_id}"


class MessageFile(SpaceModel):
    """A file that somebody brought into a room; as visible as its message.

    Until it is sent with one it is its owner's alone, and forgotten after a day.
    """

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="+")
    message = models.ForeignKey(Message, null=True, on_delete=models.CASCADE, related_name="files")
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.file_id} of {self.message_id}"
