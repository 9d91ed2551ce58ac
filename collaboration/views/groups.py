from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from collaboration.choices import GroupState
from collaboration.selectors import page_of_groups, time_of
from collaboration.views.showing import find_group, whole_page, work_of
from portal.addresses import in_space, words_of
from portal.choices import SectionKind
from portal.http import answer, next_url
from portal.operations import may
from portal.ui.framing import crumbs_of, tabs


@require_safe
def group(request: Any, slug: str, pk: int, words: str = "") -> HttpResponse:
    shown = find_group(request, pk)
    if words != words_of(shown.title):
        return redirect(shown.get_absolute_url())
    build = work_of if request.htmx else whole_page
    return answer(request, "collaboration/group.html", "collaboration/_work.html", build(request, shown))


@require_safe
def groups(request: Any, slug: str) -> HttpResponse:
    """All groups of a space, the newest first, perhaps in one state only."""
    state = request.GET.get("state", "")
    state = state if state in GroupState.values else ""
    before = request.GET.get("before", "")
    page = page_of_groups(request.user, request.space, state=state, before=before)
    here = in_space(request.space, "groups")
    today = timezone.localdate()
    context = {
        "crumbs": crumbs_of(request.space, SectionKind.COLLABORATION, (_("Groups"), "")),
        "groups": [{"group": each, **time_of(each, today)} for each in page.rows],
        "state": state,
        "tabs": tabs(here, "state", GroupState.choices, state),
        "next_url": next_url(request, before=page.next_cursor),
        "first_url": here if before else "",
        "may_form": may(request.user, "collaboration.form_group", request.space),
    }
    return render(request, "collaboration/groups.html", context)
