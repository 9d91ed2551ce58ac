from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from portal.folding import fold_text
from portal.markdown import excerpt, plain
from portal.tenancy import SpaceManager, SpaceModel
from portal.text import MARKDOWN_FIELDS, MarkdownModel
from rooms.choices import RoomEventKind
from rooms.models.guest import RoomGuest
from rooms.models.room import Room
from rooms.querysets import MessageQuerySet

# How many numbers later the page goes on that shows a message in its talk.
_AFTER_IT = 12
# What ``write`` sets.
WORDS = (*MARKDOWN_FIELDS, "folded")


class Message(SpaceModel, MarkdownModel):
    """What somebody said; ``seq`` is its number in the room's stream.

    ``client_id`` is the sender's own name for it and makes sending twice harmless. A removed message keeps
    its row and its number, not its words. ``folded`` are its words without accents and case, for the search
    in the room; ``told`` the ids of who was told that it names them.
    """

    # Set on what ``post_message`` returns: it had been sent before under the same ``client_id``.
    is_repeat = False

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="messages")
    seq = models.PositiveBigIntegerField()
    client_id = models.UUIDField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="room_messages"
    )
    guest = models.ForeignKey(RoomGuest, null=True, on_delete=models.SET_NULL, related_name="messages")
    reply_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="replies"
    )
    at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    folded = models.TextField(blank=True, editable=False)
    reaction_counts = models.JSONField(default=dict, editable=False)
    file_count = models.PositiveSmallIntegerField(default=0, editable=False)
    told = models.JSONField(default=list, editable=False)

    objects = SpaceManager.from_queryset(MessageQuerySet)()  # type: ignore[misc]

    class Meta(SpaceModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["room", "seq"], name="message_seq_once"),
            models.UniqueConstraint(fields=["room", "author", "client_id"], name="message_sent_once"),
            models.UniqueConstraint(fields=["room", "guest", "client_id"], name="guest_message_sent_once"),
            models.CheckConstraint(condition=Q(author=None) | Q(guest=None), name="message_said_by_one"),
        ]

    def __str__(self) -> str:
        return f"{self.room_id}/{self.seq}"

    def get_absolute_url(self) -> str:
        """Where it stands among what was said before and after it."""
        return f"{self.room.get_absolute_url()}?at={self.seq}#message-{self.pk}"

    def address_in_talk(self) -> str:
        """Where it stands among what was said before and after it."""
        return f"{self.room.get_absolute_url()}?before={self.seq + 1 + _AFTER_IT}#message-{self.pk}"

    def write(self, text: str) -> None:
        super().write(text)
        self.folded = fold_text(plain(self.html))

    @property
    def is_removed(self) -> bool:
        return self.removed_at is not None

    @property
    def speaker(self) -> Any:
        """Whoever said it, a person or a guest; None when they have left the portal."""
        return self.author if self.author is not None else self.guest

    @property
    def speaker_name(self) -> str:
        """Who said it; empty when they have left the portal. Guests are named as guests."""
        if self.author is not None:
            return str(self.author.name)
        return self.guest.shown_name if self.guest is not None else ""

    @property
    def short(self) -> str:
        return excerpt(self.html, 120)


class RoomEvent(SpaceModel):
    """One number of a room's stream. Frames are made from it and from the message as it is now."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="events")
    seq = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=20, choices=RoomEventKind)
    message = models.ForeignKey(Message, null=True, on_delete=models.CASCADE, related_name="events")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField()
    details = models.JSONField(default=dict)

    class Meta(SpaceModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["room", "seq"], name="room_event_seq_once"),
            models.CheckConstraint(condition=Q(kind__in=RoomEventKind.values), name="room_event_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.room_id}/{self.seq} {self.kind}"
