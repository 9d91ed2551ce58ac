"""What groups show on the network home, in spaces, on section pages and with people."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from collaboration import selectors
from collaboration.models import Group
from portal.addresses import in_space
from portal.choices import SectionKind
from portal.operations import may
from portal.ui import actions, panels
from portal.ui.actions import Action
from portal.ui.panels import Panel
from portal.ui.shell import section_of_place, whole_list

COLLABORATION = SectionKind.COLLABORATION.value
_GROUPS = "collaboration/_panel_groups.html"


def _panel(key: str, title: Any, groups: list[Group], *, place: Any, **more: Any) -> Panel:
    today = timezone.localdate()
    context = {
        "groups": [{"group": group, **selectors.time_of(group, today)} for group in groups],
        "shows_space": place is None,
        **more.pop("context", {}),
    }
    return Panel(key, title, _GROUPS, context, section=COLLABORATION, **more)


@panels.register(f"section:{COLLABORATION}", order=10)
def at_work(request: HttpRequest, place: Any) -> Panel:
    groups = selectors.groups_at_work(request.user, place, most=12)
    return _panel(
        "at-work",
        _("Groups at work"),
        groups,
        place=place,
        context={
            "empty_title": _("No group is at work"),
            "empty_text": _("A group is a few people, a few weeks and one aim. Form one on what moves you."),
        },
        more_url=whole_list(place, "groups", "group") if groups else "",
        more_label=_("All groups"),
    )


@panels.register(f"section:{COLLABORATION}", order=20)
def outcomes(request: HttpRequest, place: Any) -> Panel | None:
    groups = selectors.groups_closed(request.user, place, most=6)
    if not groups:
        return None
    context = {"groups": groups, "shows_space": place is None}
    return Panel(
        "outcomes",
        _("What groups have left behind"),
        "collaboration/_panel_outcomes.html",
        context,
        section=COLLABORATION,
    )


@panels.register("home", order=30)
@panels.register("space", order=30)
def working(request: HttpRequest, place: Any) -> Panel | None:
    groups = selectors.groups_at_work(request.user, place, most=3)
    if not groups:
        return None
    return _panel(
        "groups",
        _("Groups at work") if place else _("Working on it together"),
        groups,
        place=place,
        more_url=section_of_place(place, COLLABORATION),
        more_label=_("All groups"),
    )


@panels.register("person", order=40)
def groups_of_person(request: HttpRequest, place: Any) -> Panel | None:
    groups = selectors.groups_of(request.user, place, most=6)
    if not groups:
        return None
    return _panel("groups", _("In groups"), groups, place=None)


@panels.register("me", order=10)
def my_groups(request: HttpRequest, place: Any) -> Panel | None:
    """Invitations that wait, what I have taken on, and my groups."""
    invited = selectors.invitations_of(request.user, most=5)
    tasks = selectors.tasks_of(request.user, most=8)
    groups = selectors.groups_of(request.user, request.user, most=6)
    if not invited and not tasks and not groups:
        return None
    today = timezone.localdate()
    for task in tasks:
        task.is_late = task.due_on is not None and task.due_on < today
    context = {
        "invited": invited,
        "tasks": tasks,
        "groups": [{"group": group, **selectors.time_of(group, today)} for group in groups],
    }
    return Panel(
        "my-groups", _("Your groups"), "collaboration/_panel_me.html", context, section=COLLABORATION
    )


@actions.register(f"section:{COLLABORATION}", order=10)
def form(request: HttpRequest, space: Any) -> Action | None:
    if not may(request.user, "collaboration.form_group", space):
        return None
    return Action(_("Form a group"), in_space(space, "group_new"), "plus", "primary")
