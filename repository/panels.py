"""What the library shows on the network home, in spaces, on section pages and with people."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portal.addresses import in_space
from portal.choices import SectionKind
from portal.operations import may
from portal.ui import actions, panels
from portal.ui.actions import Action
from portal.ui.panels import Panel
from portal.ui.shell import section_of_place, whole_list
from repository import selectors
from repository.choices import ResourceKind

SHARING = SectionKind.SHARING.value
COOPERATION = SectionKind.COOPERATION.value
_RESOURCES = "repository/_panel_resources.html"
_PROJECTS = "repository/_panel_projects.html"
_PRACTICES = "repository/_panel_practices.html"


@panels.register(f"section:{SHARING}", order=10)
def toolbox(request: HttpRequest, place: Any) -> Panel:
    tools = selectors.tools(request.user, place, most=12)
    return Panel(
        "toolbox",
        _("In the toolbox"),
        _RESOURCES,
        {
            "resources": tools,
            "shows_space": place is None,
            "empty_title": _("The toolbox is empty"),
            "empty_text": _(
                "Put in what helped you: a template, a checklist, a method, an answer that worked."
            ),
        },
        more_url=whole_list(place, "resources", "resource") if tools else "",
        more_label=_("Everything in the toolbox"),
        section=SHARING,
    )


@panels.register(f"section:{SHARING}", order=20)
def projects(request: HttpRequest, place: Any) -> Panel | None:
    cards = selectors.projects(request.user, place, most=6)
    if not cards:
        return None
    context = {"resources": cards, "shows_space": place is None}
    more_url = f"{in_space(place, 'resources')}?kind={ResourceKind.PROJECT}" if place is not None else ""
    return Panel("projects", _("Projects realised"), _PROJECTS, context, more_url=more_url, section=SHARING)


@panels.register(f"section:{COOPERATION}", order=10)
def practices(request: HttpRequest, place: Any) -> Panel:
    rows = selectors.latest_practices(request.user, place, most=12)
    return Panel(
        "practices",
        _("Good practice"),
        _PRACTICES,
        {
            "practices": rows,
            "shows_space": place is None,
            "empty_title": _("No practice has been set yet"),
            "empty_text": _(
                "A practice says what was not working, what was done, step by step, and what changed."
            ),
        },
        more_url=whole_list(place, "practices", "practice") if rows else "",
        more_label=_("All practices"),
        section=COOPERATION,
    )


@panels.register("home", order=20)
@panels.register("space", order=20)
def newest(request: HttpRequest, place: Any) -> Panel | None:
    tools = selectors.tools(request.user, place, most=3 if place else 6)
    if not tools:
        return None
    return Panel(
        "newest",
        _("New in the toolbox") if place else _("New in the toolboxes"),
        _RESOURCES,
        {"resources": tools, "shows_space": place is None},
        more_url=section_of_place(place, SHARING),
        more_label="" if place else _("All that is shared"),
        section=SHARING,
    )


@panels.register("home", order=40)
@panels.register("space", order=40)
def latest_practices(request: HttpRequest, place: Any) -> Panel | None:
    rows = selectors.latest_practices(request.user, place, most=3 if place else 4)
    if not rows:
        return None
    return Panel(
        "set" if place else "practices",
        _("Set as good practice") if place else _("Good practice, set for others to apply"),
        _PRACTICES,
        {"practices": rows, "shows_space": place is None},
        more_url=section_of_place(place, COOPERATION),
        more_label="" if place else _("All practices"),
        section=COOPERATION,
    )


@panels.register("live:resources", label=_("New in the toolbox"))
def live_resources(request: HttpRequest, place: Any) -> Panel | None:
    panel = newest(request, place)
    return replace(panel, key="live-resources") if panel is not None else None


@panels.register("live:practices", label=_("Set as good practice"))
def live_practices(request: HttpRequest, place: Any) -> Panel | None:
    panel = latest_practices(request, place)
    return replace(panel, key="live-practices") if panel is not None else None


@panels.register("person", order=30)
def made_by_person(request: HttpRequest, place: Any) -> Panel | None:
    tools = selectors.resources_by(request.user, place, most=6)
    rows = selectors.practices_by(request.user, place, most=6)
    if not tools and not rows:
        return None
    context = {"resources": tools, "practices": rows}
    return Panel("made", _("Shared and described"), "repository/_panel_person.html", context, section=SHARING)


@panels.register("me", order=40)
def my_drafts(request: HttpRequest, place: Any) -> Panel | None:
    drafts = selectors.drafts_of(request.user, most=10)
    if not drafts:
        return None
    context = {"drafts": drafts}
    return Panel("drafts", _("Your drafts"), "repository/_panel_drafts.html", context, section=SHARING)


@actions.register(f"section:{SHARING}", order=10)
def deposit(request: HttpRequest, space: Any) -> Action | None:
    if not may(request.user, "repository.create_resource", space):
        return None
    return Action(_("Add a resource"), in_space(space, "resource_new"), "plus", "primary")


@actions.register(f"section:{COOPERATION}", order=10)
def describe(request: HttpRequest, space: Any) -> Action | None:
    if not may(request.user, "repository.create_practice", space):
        return None
    return Action(_("Describe a practice"), in_space(space, "practice_new"), "plus", "primary")
