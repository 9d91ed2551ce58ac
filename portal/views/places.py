"""The pages that gather what the apps show: home, a space, its sections, and the same across the network."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from portal.choices import SectionKind
from portal.models import HomePage, SectionPage, SpacePage
from portal.operations import may
from portal.pages import section_page, space_page
from portal.spaces import standing
from portal.stories import stories
from portal.ui import actions, panels
from portal.ui.kinds import SECTION_PROMISES
from portal.ui.shell import address_of


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, the four sections with what lives in them, and one story that really happened."""
    told = stories(request.user)
    context = {
        "page": HomePage.objects.filter(live=True).first(),
        "story": told[0] if told else [],
        "panels": panels.for_slot("home", request, None),
        "sections": list(SectionKind),
    }
    return render(request, "portal/home.html", context)


@require_safe
def space_home(request: Any, slug: str) -> HttpResponse:
    return show_space(request, space_page(request.space))


def show_space(request: Any, page: SpacePage | None) -> HttpResponse:
    """The front of the request's space with the text of ``page``, which may be a draft."""
    space = request.space
    context = {
        **doors(request),
        "space": space,
        "page": page,
        "edit_url": edit_url(request, page),
        "actions": actions.for_slot("space", request, space),
        "panels": panels.on_page("space", request, space),
    }
    return render(request, "portal/space_home.html", context)


@require_safe
def section(request: Any, slug: str, kind: str) -> HttpResponse:
    return show_section(request, kind, section_page(request.space, kind))


def show_section(request: Any, kind: str, page: SectionPage | None) -> HttpResponse:
    """A section of the request's space with the introduction of ``page``, which may be a draft."""
    space = request.space
    if not space.shows(kind):
        return _section_put_away(request, SectionKind(kind))
    context = {
        **doors(request),
        "space": space,
        "section": SectionKind(kind),
        "live_keys": f"{kind}:{space.pk}",
        "page": page,
        "edit_url": edit_url(request, page),
        "actions": actions.for_slot(f"section:{kind}", request, space),
        "panels": panels.for_slot(f"section:{kind}", request, space),
    }
    return render(request, "portal/section.html", context)


def _section_put_away(request: Any, kind: SectionKind) -> HttpResponse:
    """Says to members that their space does not show this section, and what became of what is in it.

    Raises:
        Http404: for everybody else there is no such section.
    """
    place = standing(request.user)
    if not place.is_member(request.space.pk):
        raise Http404
    context = {
        **doors(request),
        "space": request.space,
        "section": kind,
        "sections_url": address_of("space_sections", request.space.slug)
        if place.administers(request.space.pk) and not request.space.is_archived
        else "",
    }
    return render(request, "portal/section_put_away.html", context)


@require_safe
def network_section(request: HttpRequest, kind: str) -> HttpResponse:
    """One section across all spaces, as far as the reader may see."""
    if kind not in SectionKind.values:
        raise Http404
    context = {
        "section": SectionKind(kind),
        "lead": SECTION_PROMISES[kind],
        "actions": actions.for_slot(f"network:{kind}", request, None),
        "panels": panels.for_slot(f"section:{kind}", request, None),
    }
    return render(request, "portal/network_section.html", context)


def doors(request: Any) -> dict[str, Any]:
    """Where the reader can go from the head of a space, by what they are there."""
    space = request.space
    place = standing(request.user)
    role = place.role_in(space.pk)
    return {
        "role": role,
        "members_url": address_of("space_members", space.slug),
        "settings_url": address_of("space_settings", space.slug) if place.administers(space.pk) else "",
        "cases_url": address_of("space_cases", space.slug) if place.moderates(space.pk) else "",
        "desk_url": address_of("space_desk", space.slug) if place.administers(space.pk) else "",
        "join_url": "" if role else address_of("space_join", space.slug),
    }


def edit_url(request: Any, page: Any) -> str:
    """Where the reader can edit ``page`` of the request's space; empty for who may not."""
    if page is None or page.pk is None or not may(request.user, "portal.edit_pages", request.space):
        return ""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
