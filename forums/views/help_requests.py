"""Lists of help requests, of a space and of the network, and what is like a question while it is typed."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forums.choices import BoardFilter
from forums.forms_help import HELP_TABS, HelpFilterForm
from forums.help_lists import page_of_help, solved_alike
from portal.choices import SectionKind
from portal.http import answer, next_url, with_query
from portal.ui import actions
from portal.ui.framing import crumbs_of

SHORTEST = 4


@require_safe
def help_everywhere(request: Any) -> HttpResponse:
    return answer(
        request, "forums/help_everywhere.html", "forums/_help_requests.html", _context(request, None)
    )


@require_safe
def help_in_space(request: Any, slug: str) -> HttpResponse:
    context = {
        **_context(request, request.space),
        "actions": actions.for_slot("help", request, request.space),
        "crumbs": crumbs_of(request.space, SectionKind.COMMUNICATION, (_("Help requests"), "")),
    }
    return answer(request, "forums/help_in_space.html", "forums/_help_requests.html", context)


def _context(request: Any, space: Any) -> dict[str, Any]:
    form = HelpFilterForm(request.GET)
    chosen, facts, before = form.shown(), form.chosen(), request.GET.get("before", "")
    page = page_of_help(request.user, space, chosen=chosen, facts=facts, before=before)
    return {
        "form": form,
        "is_filtered": bool(facts),
        "tabs": [
            {
                "label": BoardFilter(tab).label,
                "url": _at(request, {**facts, "show": tab.value}),
                "current": tab == chosen,
            }
            for tab in HELP_TABS
        ],
        "topics": page.rows,
        "chosen": chosen,
        "is_first": not before,
        "shows_space": space is None,
        "next_url": next_url(request, before=page.next_cursor),
        "first_url": with_query(request, before=""),
    }


def _at(request: Any, query: dict[str, str]) -> str:
    return f"{request.path}?{urlencode(query)}"


@require_safe
def help_alike(request: Any, slug: str) -> HttpResponse:
    """Solved questions like the one that is being typed; nothing until there are words enough.

    Nothing either for who is not signed in any more: to be led to the door would take the form from under
    their hands.
    """
    words = request.GET.get("title", "").strip()
    asks = request.user.is_authenticated and len(words) >= SHORTEST
    topics = solved_alike(request.user, words) if asks else []
    return render(request, "forums/_help_alike.html", {"topics": topics})
