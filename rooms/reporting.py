"""What is said in rooms can be reported; the room itself takes it away, so that open pages hear of it."""

from typing import Any

from community.moderation.targets import Target, register
from portal.markdown import excerpt
from portal.operations import SYSTEM
from rooms.models import Message
from rooms.operations import remove_message, restore_message

LENGTH = 400


def _message(pk: int) -> Any:
    return Message.objects.filter(pk=pk).select_related("space", "author", "room__space").first()


def _body(message: Any) -> dict[str, Any]:
    return {"body": Message.objects.values_list("body", flat=True).get(pk=message.pk)}


def _hide(message: Any) -> dict[str, Any]:
    kept = _body(message)
    remove_message(actor=SYSTEM, message=message, keeps_files=True)
    return kept


register(
    Target(
        code="message",
        model=Message,
        permission="rooms.view_message",
        load=_message,
        author=lambda message: message.author,
        words=lambda message, kept: kept.get("body", "")[:LENGTH] or excerpt(message.html, LENGTH),
        hide=_hide,
        show=lambda message, kept: restore_message(actor=SYSTEM, message=message, body=kept["body"]),
        remove=lambda message: remove_message(actor=SYSTEM, message=message),
        keeps=_body,
        title=lambda message: message.room.title,
    )
)
