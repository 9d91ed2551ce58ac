"""The shelf of boards: what they are called, in which order they stand, which are closed."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from forums.choices import OpenedBy
from forums.events import BoardsArranged
from forums.models import Board
from forums.operations.boards import board_audiences, end_of_shelf, kept_kinds
from portal import audit
from portal.events import publish
from portal.models import Space
from portal.operations import Actor, OperationRefusedError, operation, require


@operation
def describe_board(
    *,
    actor: Actor,
    board: Board,
    name: str,
    purpose: str,
    audience: str,
    colour: str = "",
    opened_by: str = OpenedBy.MEMBERS,
    kinds: Sequence[str] = (),
) -> Board:
    """Change what a board is called, looks like and takes; its address stays, and so do its topics.

    Raises:
        AccessDeniedError: only administrators arrange boards.
        OperationRefusedError: another board has this name, or the space does not allow the audience.
    """
    board = _locked(board)
    require(actor, "forums.arrange_boards", board)
    if Board.objects.filter(space=board.space, name__iexact=name).exclude(pk=board.pk).exists():
        raise OperationRefusedError(_("There is a board of this name already."), field="name")
    if audience not in board_audiences(board.space):
        raise OperationRefusedError(_("Boards of this space cannot have this audience."), field="audience")

    return _changed(
        actor, board, "forums.describe_board", name=name, purpose=purpose, audience=audience, colour=colour,
        opened_by=opened_by, kinds=kept_kinds(kinds),
    )  # fmt: skip


@operation
def move_board(*, actor: Actor, board: Board, up: bool) -> Board:
    """Let a board and its neighbour change places; the first stays first, the last stays last.

    Raises:
        AccessDeniedError: only administrators arrange boards.
    """
    board = _locked(board)
    require(actor, "forums.arrange_boards", board)
    shelf = list(Board.objects.filter(space=board.space, archived_at=None).in_order())
    here = next((place for place, each in enumerate(shelf) if each.pk == board.pk), None)
    if here is not None:
        there = min(max(here + (-1 if up else 1), 0), len(shelf) - 1)
        shelf.insert(there, shelf.pop(here))
    for place, each in enumerate(shelf):  # orders may have gaps and doubles from before
        Board.objects.filter(pk=each.pk).update(order=place)
    audit.record(actor=actor, verb="forums.move_board", obj=board, up=up)
    publish(BoardsArranged(board_id=board.pk, space_id=board.space_id))
    return board


@operation
def archive_board(*, actor: Actor, board: Board) -> Board:
    """Close a board: its topics stay and go on, nothing new is begun on it, and it leaves the shelf.

    Raises:
        AccessDeniedError: only administrators arrange boards.
        OperationRefusedError: it is closed already, or it is the only one.
    """
    board = _locked(board)
    require(actor, "forums.arrange_boards", board)
    if board.archived_at is not None:
        raise OperationRefusedError(_("This board is archived already."))
    if not Board.objects.filter(space=board.space, archived_at=None).exclude(pk=board.pk).exists():
        raise OperationRefusedError(
            _("A space needs one board. Make another one first, or hide the section.")
        )
    return _changed(actor, board, "forums.archive_board", archived_at=timezone.now())


@operation
def restore_board(*, actor: Actor, board: Board) -> Board:
    """Undo ``archive_board``; the board stands last.

    Raises:
        AccessDeniedError: only administrators arrange boards.
        OperationRefusedError: it is not archived.
    """
    board = _locked(board)
    require(actor, "forums.arrange_boards", board)
    if board.archived_at is None:
        raise OperationRefusedError(_("This board is not archived."))
    order = end_of_shelf(board.space)
    return _changed(actor, board, "forums.restore_board", archived_at=None, order=order)


def _locked(board: Board) -> Any:
    """The board as it is now, under the lock of its space: the shelf changes one step at a time."""
    Space.objects.select_for_update().get(pk=board.space_id)
    return Board.objects.select_related("space").get(pk=board.pk)


def _changed(actor: Actor, board: Board, verb: str, **values: Any) -> Board:
    for name, value in values.items():
        setattr(board, name, value)
    board.save(update_fields=list(values))
    audit.record(actor=actor, verb=verb, obj=board)
    publish(BoardsArranged(board_id=board.pk, space_id=board.space_id))
    return board
