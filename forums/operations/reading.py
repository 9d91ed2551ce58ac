"""How far somebody has read. What a person reads is their own affair: nothing is audited, nobody is told."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection  # noqa: TID251  (one upsert on two global tables; see _move_forward)
from django.db.models import Model
from django.utils import timezone

from community.models import User
from forums.models import Board, BoardRead, Topic, TopicRead
from forums.querysets import UNREAD_FOR
from forums.unread import new_for
from portal.models import Space
from portal.operations import Actor, operation, require

TIDIED_AT_ONCE = 5_000


@operation
def read_topic(*, actor: User, topic: Topic, number: int) -> None:
    """``actor`` has read ``topic`` up to post ``number``; a smaller number than before changes nothing.

    One statement, since pages that are only looked at call it.
    """
    require(actor, "forums.keep_place", topic)
    number = min(number, topic.post_count)
    if number > 0:
        row = {"user_id": actor.pk, "topic_id": topic.pk, "read_at": timezone.now(), "last_number": number}
        _move_forward(TopicRead, "last_number", [row])


@operation
def read_board(*, actor: User, board: Board) -> None:
    """Everything that stands on ``board`` now counts as read by ``actor``."""
    require(actor, "forums.view_board", board)
    require(actor, "forums.keep_place", board)
    _read(actor, [board.pk])


@operation
def read_everything(*, actor: User, space: Space | None) -> None:
    """Everything on the boards of ``space`` that have something new for ``actor`` now counts as read.

    Without a space: of all their spaces, and where they follow something elsewhere.
    """
    require(actor, "forums.keep_place")
    boards = new_for(actor, space).order_by().values_list("board_id", flat=True).distinct()
    _read(actor, list(boards))


def _read(actor: User, board_ids: Sequence[int]) -> None:
    now = timezone.now()
    rows = [{"user_id": actor.pk, "board_id": pk, "read_until": now} for pk in board_ids]
    _move_forward(BoardRead, "read_until", rows)


@operation
def tidy_reading(*, actor: Actor) -> int:
    """Forget what the cut-off says as well: what was read so long ago was written before. Says how many."""
    require(actor, "forums.tidy_reading")
    before = timezone.now() - UNREAD_FOR
    return _forget(TopicRead, read_at__lt=before) + _forget(BoardRead, read_until__lt=before)


def _forget(model: Any, **old: datetime) -> int:
    some = list(model.objects.filter(**old).values_list("pk", flat=True)[:TIDIED_AT_ONCE])
    model.objects.filter(pk__in=some).delete()
    return len(some)


def _move_forward(model: type[Model], column: str, rows: Sequence[dict[str, Any]]) -> None:
    """Write ``rows``, or raise ``column`` of those that are there; it never goes back.

    In SQL, because the ORM's upsert takes the later write and not the greater value: of two tabs the slower
    one would win. Both databases know these words.
    """
    if not rows:
        return
    meta = model._meta  # noqa: SLF001
    fields = {name: next(each for each in meta.concrete_fields if each.attname == name) for name in rows[0]}
    name_of = {name: connection.ops.quote_name(str(field.column)) for name, field in fields.items()}
    table = connection.ops.quote_name(meta.db_table)
    keys = meta.constraints[0].fields  # type: ignore[attr-defined]  # once a person and thing
    written = [name for name in fields if name.removesuffix("_id") not in keys]
    changes = ", ".join(f"{name_of[name]} = excluded.{name_of[name]}" for name in written)
    sql = (
        f"INSERT INTO {table} ({', '.join(name_of.values())}) VALUES ({', '.join(['%s'] * len(fields))}) "  # noqa: S608  (names of our own columns)
        f"ON CONFLICT ({', '.join(name_of[f'{key}_id'] for key in keys)}) DO UPDATE SET {changes} "
        f"WHERE excluded.{name_of[column]} > {table}.{name_of[column]}"
    )
    with connection.cursor() as cursor:
        cursor.executemany(
            sql,
            [
                [field.get_db_prep_save(row[name], connection) for name, field in fields.items()]
                for row in rows
            ],
        )
