"""How messages of rooms appear in cases."""

from community.subjects import Subject, register_subject
from rooms.models import Message

register_subject(
    Message,
    Subject(
        "rooms.view_message",
        related=("space", "author", "room__space"),
        title=lambda message: message.room.title,
    ),
)
