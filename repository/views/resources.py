from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal import languages
from portal.addresses import in_space, words_of
from portal.choices import SectionKind
from portal.http import next_url
from portal.operations import may
from portal.ui.framing import crumbs_of
from repository.choices import ResourceKind
from repository.models import Resource
from repository.selectors import page_of_resources
from repository.views.showing import files_of, find_resource, may_all, surroundings


@require_safe
def resource(request: Any, slug: str, pk: int, words: str = "") -> HttpResponse:
    shown = find_resource(request, pk)
    if words != words_of(shown.title):
        return redirect(shown.get_absolute_url())
    context = {
        "resource": shown,
        "crumbs": crumbs_of(
            shown.space, SectionKind.SHARING, (_("Toolbox"), in_space(shown.space, "resources"))
        ),
        "files": files_of(shown),
        "facts": _facts(shown),
        "may": may_all(request, shown, "edit_resource", "publish_resource", "withdraw_resource"),
        **surroundings(request, shown),
    }
    return render(request, "repository/resource.html", context)


def _facts(resource: Resource) -> list[tuple[str, str]]:
    """What a reader wants to know before they use it."""
    facts = [
        (_("Kind"), resource.get_kind_display()),
        (_("Language"), languages.name_of(resource.language)),
        (_("Licence"), resource.get_licence_display()),
        (_("Where it comes from"), resource.source_note),
    ]
    return [(term, value) for term, value in facts if value]


@require_safe
def resources(request: Any, slug: str) -> HttpResponse:
    """Everything in the toolbox of a space, the newest first, perhaps of one kind only."""
    kind = request.GET.get("kind", "")
    kind = kind if kind in ResourceKind.values else ""
    before = request.GET.get("before", "")
    page = page_of_resources(request.user, request.space, kind=kind, before=before)
    here = in_space(request.space, "resources")
    context = {
        "crumbs": crumbs_of(request.space, SectionKind.SHARING, (_("Toolbox"), "")),
        "resources": page.rows,
        "kind": kind,
        "kinds": ResourceKind.choices,
        "next_url": next_url(request, before=page.next_cursor),
        "first_url": here if before else "",
        "may_create": may(request.user, "repository.create_resource", request.space),
    }
    return render(request, "repository/resources.html", context)
