"""The boards in a space's settings."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from community.http import PersonRequest
from community.space_nav import frame
from community.views.refusals import refusal_page
from forums.forms import BoardForm
from forums.models import Board
from forums.operations.shelf import archive_board, describe_board, move_board, restore_board
from forums.selectors import shelf_of
from portal.addresses import in_space
from portal.http import kept_form, member_required, refused, see_other
from portal.operations import OperationRefusedError, may, require

CHANGES: dict[str, Any] = {
    "up": partial(move_board, up=True),
    "down": partial(move_board, up=False),
    "archive": archive_board,
    "restore": restore_board,
}


@member_required
def shelf(request: PersonRequest, slug: str) -> HttpResponse:
    """All boards in their order, with what can be done with each."""
    require(request.user, "forums.arrange_boards", request.space)
    boards = shelf_of(request.space)
    is_open = [board for board in boards if board.archived_at is None]
    context = {
        **frame(request, "boards"),
        "open_boards": is_open,
        "archived_boards": boards[len(is_open) :],
        "may_create": may(request.user, "forums.create_board", request.space),
    }
    return render(request, "forums/shelf.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def board_edit(request: PersonRequest, slug: str, board_slug: str) -> HttpResponse:
    board = _board(request, board_slug)
    require(request.user, "forums.arrange_boards", board)
    now = {name: getattr(board, name) for name in ("name", "purpose", "audience", "opened_by", "colour")}
    now["kinds"] = board.kinds_taken
    form = BoardForm(request.POST or None, initial={**now, **kept_form(request)}, space=request.space)
    if request.method == "POST" and form.is_valid():
        try:
            describe_board(actor=request.user, board=board, **form.cleaned_data)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            messages.success(request, _("Saved."))
            return see_other(in_space(request.space, "space_boards"))
    crumbs = [
        {"label": _("Boards"), "url": in_space(request.space, "space_boards")},
        {"label": board.name, "url": ""},
    ]
    context = {**frame(request, "boards"), "board": board, "form": form, "crumbs": crumbs}
    return render(request, "forums/board_edit.html", context, status=422 if form.is_bound else 200)


@require_POST
@member_required
def board_arrange(request: PersonRequest, slug: str, board_slug: str) -> HttpResponse:
    """Up, down, archive, restore.

    Raises:
        Http404: none of these.
    """
    board = _board(request, board_slug)
    change = CHANGES.get(request.POST.get("do", ""))
    require(request.user, "forums.arrange_boards", board)
    if change is None:
        raise Http404
    try:
        change(actor=request.user, board=board)
    except OperationRefusedError as refusal:
        return refusal_page(request, refusal, back_to="space_boards")
    return see_other(f"{in_space(request.space, 'space_boards')}#board-{board.slug}")


def _board(request: PersonRequest, board_slug: str) -> Board:
    boards = Board.objects.visible_to(request.user).filter(space=request.space).select_related("space")
    found: Board = get_object_or_404(boards, slug=board_slug)
    return found
