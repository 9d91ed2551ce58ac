"""How messages of rooms appear in cases."""

from community.subjects import Subject, paragraphs, register_subject
from rooms.models import Message, RoomMeasure

register_subject(
    Message,
    Subject(
        "rooms.view_message",
        related=("space", "author", "room__space"),
        title=lambda message: message.room.title,
    ),
)

register_subject(
    RoomMeasure,
    Subject(
        "rooms.view_measure",
        related=("space", "room__space", "by"),
        title=lambda measure: measure.room_title,
        words=lambda measure: paragraphs(measure.reason),
    ),
)
