from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from forums.selectors import page_start
from forums.views.old_addresses import heir_at
from forums.views.reading import note_page_as_read
from forums.views.showing import conversation, find_topic, whole_page
from portal.addresses import number_of, words_of
from portal.http import answer


@require_safe
def topic(request: Any, slug: str, pk: int, words: str = "") -> HttpResponse:
    try:
        shown = find_topic(request, pk)
    except Http404:
        return redirect(heir_at(request, pk).get_absolute_url())
    if words != words_of(shown.title):
        query = request.GET.urlencode()
        return redirect(f"{shown.get_absolute_url()}?{query}" if query else shown.get_absolute_url())
    last_page = page_start(max(shown.post_count, 1))
    after = min(number_of(request.GET.get("after", "")) or 0, last_page)
    build = conversation if request.htmx else whole_page
    context = build(request, shown, after=after)
    response = answer(request, "forums/topic.html", "forums/_conversation.html", context)
    if not request.htmx:
        note_page_as_read(request, context)
    return response
