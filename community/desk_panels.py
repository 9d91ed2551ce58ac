"""What people and belonging put on desks: requests, newcomers, spaces asleep, growth, countries."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from community import desk
from community.desk import ASLEEP_DAYS, Desk, Number, Table, day_of
from community.selectors import open_requests_in
from community.selectors.desk import (
    newcomers,
    open_invitations,
    sleeping,
    standing_figures,
    waiting_by_space,
)
from community.selectors.organisations import proposed_organisations
from portal.addresses import in_space
from portal.ui import panels
from portal.ui.panels import Panel

MOST = 6


@desk.number(order=40)
def requests_waiting(at: Desk) -> Number:
    if at.place is None:
        number = standing_figures(at.actor, at.place).get("requests", {}).get("", 0)
        return Number(_("Requests to join"), number)
    number = open_requests_in(at.place).count()
    return Number(_("Requests to join"), number, in_space(at.place, "space_requests"))


@desk.number(order=45)
def invitations_waiting(at: Desk) -> Number | None:
    """Of a space alone: whom a partner invites is its own matter."""
    if at.place is None:
        return None
    number = open_invitations(at.place).count()
    return Number(_("Open invitations"), number, in_space(at.place, "space_invitations"))


@desk.number(order=46)
def organisations_to_verify(at: Desk) -> Number | None:
    if at.place is not None:
        return None
    return Number(
        _("Organisations to verify"), proposed_organisations().count(), reverse("organisations_waiting")
    )


@panels.register("desk", order=30)
def requests(request: HttpRequest, place: Any) -> Panel:
    at = Desk.of(request, place)
    context: dict[str, Any] = {"desk": at, "csv_url": at.csv("requests")}
    if place is None:
        context["by_space"] = waiting_by_space(at.actor, most=MOST)
        return Panel("requests", _("Requests to join"), "community/_desk_requests.html", context)
    context["asked"] = list(open_requests_in(place)[:MOST])
    return Panel(
        "requests", _("Requests to join"), "community/_desk_requests.html", context,
        more_url=in_space(place, "space_requests"), more_label=_("Decide about requests"),
    )  # fmt: skip


@desk.table("requests")
def request_rows(at: Desk) -> Table:
    if at.place is None:
        asked = waiting_by_space(at.actor, most=desk.MOST_ROWS)
        header = [_("Space"), _("Requests"), _("The oldest, in days")]
        return Table(header, [[row.space.name, row.number, at.age(row.since)] for row in asked])
    header = [_("Name"), _("Asked on"), _("Days")]
    waiting = open_requests_in(at.place)[: desk.MOST_ROWS]
    rows = [[row.user.name, day_of(row.asked_at), at.age(row.asked_at)] for row in waiting]
    return Table(header, rows)


@panels.register("desk", order=25)
def silent_newcomers(request: HttpRequest, place: Any) -> Panel | None:
    """Who joined and has said nothing yet; of a space alone, since who belongs where is its own matter."""
    if place is None:
        return None
    at = Desk.of(request, place)
    joined = newcomers(place, since=at.new_since)
    silent = list(joined.filter(spoke=False)[: MOST + 1])
    context = {
        "silent": silent[:MOST],
        "more": len(silent) > MOST,
        "days": desk.NEW_DAYS,
        "members_url": in_space(place, "space_members"),
        "csv_url": at.csv("newcomers"),
    }
    return Panel("newcomers", _("New and silent"), "community/_desk_newcomers.html", context)


@desk.table("newcomers")
def newcomer_rows(at: Desk) -> Table | None:
    if at.place is None:
        return None
    joined = newcomers(at.place, since=at.new_since)[: desk.MOST_ROWS]
    rows = [[row.user.name, day_of(row.joined_at), _("yes") if row.spoke else _("no")] for row in joined]
    return Table([_("Name"), _("Joined on"), _("Has written")], rows)


@panels.register("desk", order=40)
def spaces_asleep(request: HttpRequest, place: Any) -> Panel | None:
    if place is not None:
        return None
    at = Desk.of(request, place)
    context = {
        "found": sleeping(at.actor, today=at.today, days=at.asleep, most=MOST),
        "days": at.asleep,
        "choices": [
            {
                "label": _("%(days)s days") % {"days": days},
                "url": f"{at.url(asleep=days)}#asleep",
                "current": days == at.asleep,
            }
            for days in ASLEEP_DAYS
        ],
        "csv_url": at.csv("asleep"),
    }
    return Panel("asleep", _("Spaces asleep"), "community/_desk_asleep.html", context)


@desk.table("asleep")
def asleep_rows(at: Desk) -> Table | None:
    if at.place is not None:
        return None
    found = sleeping(at.actor, today=at.today, days=at.asleep, most=desk.MOST_ROWS)
    rows: list[list[Any]] = [
        [row.space.name, row.last or "", ", ".join(person.name for person in row.administrators)]
        for row in found.shown
    ]
    if found.others:
        rows.append([_("Other spaces"), "", found.others])
    return Table([_("Space"), _("Last activity"), _("Administrators")], rows)
