"""What hangs on messages and has to go with them when a room is emptied, such as files on the storage.

Rows that point to a message with ``CASCADE`` go by themselves; register only what does not::

    register_leftover(drop_files_of)   # (message ids) -> None, inside the transaction
"""

from collections.abc import Callable, Sequence

Drop = Callable[[Sequence[int]], None]

_drops: list[Drop] = []


def register_leftover(drop: Drop) -> None:
    _drops.append(drop)


def drop_what_hangs_on(message_ids: Sequence[int]) -> None:
    for drop in _drops:
        drop(message_ids)
