"""What the database threads do for a socket: session and rights are read anew before each deed."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from portal.operations import AccessDeniedError
from portal.realtime.people import Caller, acting_in
from portal.realtime.socket import Close, ClosingError
from rooms.guests import spoken_by
from rooms.live.heard import Edit, Post, Remove
from rooms.live.visitors import acting_user, is_still_here
from rooms.models import Message, Room
from rooms.operations import come_in, edit_message, post_message, remove_message

R = TypeVar("R")


class MessageNotFoundError(Exception):
    """The frame names a message that is not in this room."""


def say(caller: Caller, room_id: int, space_id: int, frame: Post) -> Message:
    def post(actor: Any, room: Room) -> Message:
        reply_to = _message(actor, room, frame.reply_to) if frame.reply_to is not None else None
        return post_message(
            actor=actor, room=room, body=frame.body, client_id=frame.client_id, reply_to=reply_to
        )

    return _as_caller(caller, room_id, space_id, post)


def edit(caller: Caller, room_id: int, space_id: int, frame: Edit) -> Message:
    return _as_caller(
        caller,
        room_id,
        space_id,
        lambda actor, room: edit_message(
            actor=actor, message=_message(actor, room, frame.id), body=frame.body
        ),
    )


def remove(caller: Caller, room_id: int, space_id: int, frame: Remove) -> Message:
    return _as_caller(
        caller,
        room_id,
        space_id,
        lambda actor, room: remove_message(actor=actor, message=_message(actor, room, frame.id)),
    )


def be_let_in(caller: Caller, room_id: int, space_id: int) -> None:
    """Write down that they have come in; done once for each person of a room."""
    _as_caller(caller, room_id, space_id, lambda actor, room: come_in(actor=actor, room=room))


def was_said(caller: Caller, room_id: int, space_id: int, client_id: UUID) -> bool:
    """Whether this very message of the caller is stored already."""
    return _as_caller(
        caller,
        room_id,
        space_id,
        lambda actor, room: Message.objects.filter(
            room=room, client_id=client_id, **spoken_by(actor)
        ).exists(),
    )


def _as_caller(caller: Caller, room_id: int, space_id: int, do: Callable[[Any, Room], R]) -> R:
    """``do`` in the room's space, for who is signed in now; the operation loads and locks the room.

    Raises:
        ClosingError: nobody is signed in, or they may not see the room any more.
    """
    if not is_still_here(caller):
        raise ClosingError(Close.NOT_SIGNED_IN)
    with acting_in(space_id):
        try:
            return do(acting_user(caller), Room(pk=room_id, space_id=space_id))
        except Room.DoesNotExist:
            raise ClosingError(Close.NOT_FOUND) from None
        except AccessDeniedError as denied:
            if denied.permission == "rooms.view_room":
                raise ClosingError(Close.NO_LONGER_ALLOWED) from denied
            raise


def _message(actor: Any, room: Room, pk: int) -> Message:
    message = Message.objects.readable_by(actor).filter(room=room, pk=pk).first()
    if message is None:
        raise MessageNotFoundError
    return message
