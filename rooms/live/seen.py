"""Marks of how far people have read, gathered so that a room costs one write every few seconds."""

import asyncio
import logging
from typing import Final
from weakref import WeakKeyDictionary

from django.db import DatabaseError

from portal.operations import SYSTEM
from portal.realtime.people import acting_in
from portal.realtime.threads import WRITE, in_database
from rooms.models import Room
from rooms.operations import keep_seen

logger = logging.getLogger(__name__)

GATHER_SECONDS: Final = 4.0

Marks = dict[int, int]
_waiting: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[int, Marks]] = WeakKeyDictionary()
_writing: set[asyncio.Task[None]] = set()


def saw(room_id: int, space_id: int, user_id: int, seq: int) -> None:
    """``user_id``, who is in the room, has read up to ``seq``; written with what others say meanwhile."""
    loop = asyncio.get_running_loop()
    rooms = _waiting.setdefault(loop, {})
    if room_id not in rooms:
        rooms[room_id] = {}
        loop.call_later(GATHER_SECONDS, _write, room_id, space_id)
    marks = rooms[room_id]
    marks[user_id] = max(seq, marks.get(user_id, 0))


def _write(room_id: int, space_id: int) -> None:
    loop = asyncio.get_running_loop()
    task = loop.create_task(_keep(room_id, space_id, _waiting[loop].pop(room_id)))
    _writing.add(task)
    task.add_done_callback(_writing.discard)


async def _keep(room_id: int, space_id: int, marks: Marks) -> None:
    try:
        await in_database(WRITE, _kept, room_id, space_id, marks)
    except (DatabaseError, Room.DoesNotExist):
        # A mark that is lost comes again with what is read next.
        logger.warning("seen_unkept", exc_info=True, extra={"room_id": room_id})


def _kept(room_id: int, space_id: int, marks: Marks) -> None:
    with acting_in(space_id):
        keep_seen(actor=SYSTEM, room=Room(pk=room_id, space_id=space_id), seen=marks)
