from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from forums import selectors
from forums.choices import BoardFilter
from forums.following import choice_about_board
from forums.forms import BoardForm
from forums.models import Board
from forums.operations.boards import create_board, usual_audience
from forums.recent import held_in
from forums.views.framing import board_crumbs
from portal.addresses import in_space
from portal.choices import SectionKind
from portal.http import MemberRequest, answer, kept_form, member_required, refused, see_other
from portal.operations import OperationRefusedError, may, require


@require_safe
def board(request: Any, slug: str, board_slug: str) -> HttpResponse:
    boards = Board.objects.visible_to(request.user).filter(space=request.space).select_related("space")
    return answer(
        request,
        "forums/board.html",
        "forums/_topics.html",
        _context(request, get_object_or_404(boards, slug=board_slug)),
    )


def _context(request: HttpRequest, shown: Board) -> dict[str, Any]:
    chosen = request.GET.get("show", "")
    chosen = chosen if chosen in BoardFilter.values else BoardFilter.ALL
    before = request.GET.get("before", "")
    page = selectors.topics_of_board(request.user, shown, chosen=chosen, before=before)
    is_first = not before
    shows_pinned = is_first and chosen == BoardFilter.ALL
    pinned = selectors.pinned_topics(request.user, shown) if shows_pinned else []
    address = shown.get_absolute_url()
    return {
        "board": shown,
        "crumbs": board_crumbs(shown),
        "chosen": chosen,
        "tabs": [
            {"label": choice.label, "url": _with(address, show=choice.value), "current": choice == chosen}
            for choice in BoardFilter
        ],
        "pinned": pinned,
        "topics": page.rows,
        "is_first": is_first,
        "next_url": _with(address, show=chosen, before=page.next_cursor) if page.next_cursor else "",
        "first_url": _with(address, show=chosen),
        "live_key": f"board:{shown.pk}" if is_first else "",
        "live_keys": f"board:{shown.pk}",
        "held_here": held_in(request.user, board=shown),
        "may_open": may(request.user, "forums.open_topic", shown),
        "choice": choice_about_board(shown, request.user),
        "target": f"board:{shown.pk}",
        "may_mark": any(getattr(topic, "unread", 0) for topic in (*pinned, *page.rows)),
        "new_url": _with(reverse("topic_new", args=[shown.space.slug]), board=shown.slug),
    }


def _with(address: str, **parameters: str) -> str:
    """``address`` with those parameters that have a value."""
    query = urlencode({name: value for name, value in parameters.items() if value})
    return f"{address}?{query}" if query else address


@require_http_methods(["GET", "POST"])
@member_required
def board_new(request: MemberRequest, slug: str) -> HttpResponse:
    require(request.user, "forums.create_board", request.space)
    initial = {"audience": usual_audience(request.space), **kept_form(request)}
    form = BoardForm(request.POST or None, initial=initial, space=request.space)
    if request.method == "POST" and form.is_valid():
        try:
            made = create_board(actor=request.user, space=request.space, **form.cleaned_data)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            return see_other(made.get_absolute_url())
    context = {"form": form, "section_url": in_space(request.space, "section", SectionKind.COMMUNICATION)}
    return render(request, "forums/board_new.html", context, status=422 if form.is_bound else 200)
