"""How far somebody has read. What a person reads is their own affair: nothing is audited, nobody is told."""

from datetime import datetime
from typing import Any

from django.db import connection  # noqa: TID251  (one upsert on two global tables; see _move_forward)
from django.db.models import Model
from django.utils import timezone

from community.models import User
from forums.models import Board, BoardRead, Topic, TopicRead
from forums.querysets import UNREAD_FOR
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
        _move_forward(
            TopicRead, "last_number", number, user_id=actor.pk, topic_id=topic.pk, read_at=timezone.now()
        )


@operation
def read_board(*, actor: User, board: Board) -> None:
    """Everything that stands on ``board`` now counts as read by ``actor``."""
    require(actor, "forums.view_board", board)
    require(actor, "forums.keep_place", board)
    _move_forward(BoardRead, "read_until", timezone.now(), user_id=actor.pk, board_id=board.pk)


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


def _move_forward(model: type[Model], column: str, value: Any, **others: Any) -> None:
    """Write a row, or raise ``column`` of the one that is there; it never goes back.

    In SQL, because the ORM's upsert takes the later write and not the greater value: of two tabs the slower
    one would win. Both databases know these words.
    """
    meta = model._meta  # noqa: SLF001
    values = {**others, column: value}
    fields = {name: next(each for each in meta.concrete_fields if each.attname == name) for name in values}
    name_of = {name: connection.ops.quote_name(str(field.column)) for name, field in fields.items()}
    table = connection.ops.quote_name(meta.db_table)
    keys = meta.constraints[0].fields  # type: ignore[attr-defined]  # once a person and thing
    written = [name for name in values if name.removesuffix("_id") not in keys]
    changes = ", ".join(f"{name_of[name]} = excluded.{name_of[name]}" for name in written)
    sql = (
        f"INSERT INTO {table} ({', '.join(name_of.values())}) VALUES ({', '.join(['%s'] * len(values))}) "  # noqa: S608  (names of our own columns)
        f"ON CONFLICT ({', '.join(name_of[f'{key}_id'] for key in keys)}) DO UPDATE SET {changes} "
        f"WHERE excluded.{name_of[column]} > {table}.{name_of[column]}"
    )
    with connection.cursor() as cursor:
        cursor.execute(
            sql, [field.get_db_prep_save(values[name], connection) for name, field in fields.items()]
        )
