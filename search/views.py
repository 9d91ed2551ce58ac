from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from portal.http import answer
from search.documents import IndexUnavailableError, Sort
from search.params import Params
from search.queries import find, suggest

ORDERS = {Sort.RELEVANCE: _("Best match"), Sort.NEWEST: _("Newest first")}


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The page, or its results alone when a facet or a page number was chosen on it."""
    params = Params.from_query(request.GET)
    context = {
        "params": params,
        "orders": [
            {
                "label": label,
                "url": f"?{params.sorted_by(sort).query_string()}",
                "current": sort is params.sort,
            }
            for sort, label in ORDERS.items()
        ],
    }
    try:
        context["found"] = find(request.user, params)
    except IndexUnavailableError:
        context["found"] = None
    return answer(request, "search/search.html", "search/_found.html", context)


@require_safe
def search_suggest(request: HttpRequest) -> JsonResponse:
    """Titles for what is being typed; none while the index is being rebuilt."""
    try:
        found = suggest(request.user, Params.from_query(request.GET).q)
    except IndexUnavailableError:
        found = []
    return JsonResponse(
        {"suggestions": [{"text": hit.plain_title, "type": hit.type_label, "url": hit.url} for hit in found]}
    )
