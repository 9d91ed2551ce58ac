"""Coming back: what is new, where one stopped, and saying that it is read."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from community.http import PersonRequest
from forums.following import choice_about_space
from forums.models import Board
from forums.operations.reading import read_board, read_everything, read_topic
from forums.selectors import page_start
from forums.unread import page_of_new
from forums.views.showing import find_topic
from portal.addresses import number_of
from portal.choices import SectionKind
from portal.http import answer, member_required, next_url, see_other, tells_what_was_in_sight
from portal.ui.framing import crumbs_of
from portal.ui.shell import address_of


@require_safe
@member_required
def new_for_me(request: PersonRequest) -> HttpResponse:
    """What the reader has not read yet, across the network."""
    return answer(request, "forums/new_for_me.html", "forums/_new_topics.html", _new(request, None))


@require_safe
@member_required
def new_in_space(request: PersonRequest, slug: str) -> HttpResponse:
    context = {
        **_new(request, request.space),
        "crumbs": crumbs_of(request.space, SectionKind.COMMUNICATION, (_("New for you"), "")),
        "choice": choice_about_space(request.space, request.user),
        "target": f"space:{request.space.pk}",
    }
    return answer(request, "forums/new_in_space.html", "forums/_new_topics.html", context)


@require_http_methods(["GET", "POST"])
@member_required
def new_seen(request: PersonRequest, slug: str = "") -> HttpResponse:
    """Marks all that is new as read, in a space or everywhere, and leads back to the empty list."""
    if request.method == "POST":
        read_everything(actor=request.user, space=request.space)
    return see_other(address_of("new_in_space", slug) if slug else address_of("new_for_me"))


def _new(request: PersonRequest, space: Any) -> dict[str, Any]:
    page = page_of_new(request.user, space, before=request.GET.get("before", ""))
    return {
        "topics": page.rows,
        "is_first": not request.GET.get("before"),
        "seen_url": address_of("new_seen_in_space", space.slug) if space else address_of("new_seen"),
        "shows_space": space is None,
        "next_url": next_url(request, before=page.next_cursor),
    }


@require_safe
def topic_unread(request: Any, slug: str, pk: int) -> HttpResponse:
    """Leads to the first post that the reader has not read, or to the last one."""
    topic = find_topic(request, pk)
    read = getattr(topic, "read_number", 0)
    number = max(min(read + 1, topic.post_count), 1)
    after = page_start(number)
    return see_other(f"{topic.get_absolute_url()}{f'?after={after}' if after else ''}#post-{number}")


@require_http_methods(["GET", "POST"])
@member_required
def topic_seen(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    """The reader had posts of this topic in sight, up to ``number``. Scripts send it; nothing comes back."""
    topic = find_topic(request, pk)
    if request.method != "POST":
        return see_other(topic.get_absolute_url())
    read_topic(actor=request.user, topic=topic, number=number_of(request.POST.get("number", "")) or 0)
    return HttpResponse(status=204)


@require_http_methods(["GET", "POST"])
@member_required
def board_seen(request: PersonRequest, slug: str, board_slug: str) -> HttpResponse:
    boards = Board.objects.visible_to(request.user).filter(space=request.space).select_related("space")
    found = get_object_or_404(boards, slug=board_slug)
    if request.method == "POST":
        read_board(actor=request.user, board=found)
    return see_other(found.get_absolute_url())


def note_page_as_read(request: HttpRequest, context: dict[str, Any]) -> None:
    """What a browser without scripts was shown counts as read, up to the last post of the page."""
    topic, posts = context["topic"], context["posts"]
    tells_itself = tells_what_was_in_sight(request)
    if request.method != "GET" or not request.user.is_authenticated or tells_itself or not posts:
        return
    last = posts[-1].post.number
    if last > topic.read_number:
        read_topic(actor=request.user, topic=topic, number=last)
