"""The door to stored figures, and what a coordinator reads beside them; every one takes the reader."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from community import figures
from community.models import DailyFigure, Invitation, JoinRequest, Membership, User
from community.selectors.belonging import members_of
from community.selectors.people import people_for
from portal.choices import Role
from portal.models import Space
from portal.operations import may
from portal.spaces import readable
from portal.tenancy.scope import memo

Row = tuple[date, str, int]


def sees_desk(actor: Any, place: Space | None) -> bool:
    """Administrators see the desk of their space, coordinators that of the whole network."""
    if place is None:
        return may(actor, "community.view_network_desk")
    return may(actor, "community.view_desk", place)


def counted(actor: Any, place: Space | None, *, since: date) -> dict[str, list[Row]]:
    """By kind what was counted since that day, of ``place`` or of the whole network; one query a page.

    Totals of the network hold hidden spaces too: a number, never a name (decision 0030).
    """
    if not sees_desk(actor, place):
        return {}

    def read() -> dict[str, list[Row]]:
        kinds = [*(each.kind for each in figures.all_daily()), figures.ACTIVE]
        rows = DailyFigure.objects.filter(space=place, kind__in=kinds, day__gte=since)
        found: dict[str, list[Row]] = {}
        for kind, day, code, value in rows.values_list("kind", "day", "code", "value"):
            found.setdefault(kind, []).append((day, code, value))
        return found

    return memo(("desk figures", place.pk if place else None, since), read)


def standing_figures(actor: Any, place: Space | None) -> dict[str, dict[str, int]]:
    """By kind and code what there was when it was counted last; one query a page."""
    if not sees_desk(actor, place):
        return {}

    def read() -> dict[str, dict[str, int]]:
        rows = DailyFigure.objects.filter(space=place, kind__in=list(figures.all_standing()))
        found: dict[str, dict[str, int]] = {}
        for kind, code, value in rows.order_by("-value", "code").values_list("kind", "code", "value"):
            found.setdefault(kind, {})[code] = value
        return found

    return memo(("desk standing", place.pk if place else None), read)


@dataclass(frozen=True)
class Sleeper:
    """A space in which nobody does anything; ``last`` is None when that was before all figures."""

    space: Space
    last: date | None
    administrators: list[User]


@dataclass(frozen=True)
class Sleeping:
    """``others``: how many more there are that the reader may not know of."""

    shown: list[Sleeper]
    in_all: int
    others: int


def sleeping(actor: Any, *, today: date, days: int, most: int) -> Sleeping:
    """The spaces in which nobody has done anything for so many days, the longest first."""
    if not sees_desk(actor, None):
        return Sleeping([], 0, 0)
    stirred = DailyFigure.objects.filter(space=OuterRef("pk"), kind__in=figures.stirring())
    since = today - timedelta(days=days)
    asleep = Space.objects.open().filter(
        ~Exists(stirred.filter(day__gte=since)), created_at__lt=figures.midnight(since)
    )
    in_all = asleep.count()
    known = asleep.filter(pk__in=readable(actor).values("pk"))
    rows = known.annotate(last=Subquery(stirred.order_by("-day").values("day")[:1]))
    shown = list(rows.order_by("last", "name", "pk")[:most])
    leaders = administrators_of(shown, actor)
    listed = known.count() if len(shown) == most else len(shown)
    return Sleeping(
        [Sleeper(space, space.last, leaders.get(space.pk, [])) for space in shown],  # type: ignore[attr-defined]
        in_all,
        in_all - listed,
    )


def administrators_of(spaces: list[Space], actor: Any) -> dict[int, list[User]]:
    """By space the administrators whose profile ``actor`` may see."""
    led = Membership.objects.filter(space__in=[space.pk for space in spaces], role=Role.ADMINISTRATOR)
    pairs = list(led.order_by("user__display_name", "pk").values_list("space_id", "user_id"))
    # Asked for by id: as a condition of the first query it would be answered for everybody there is.
    people = people_for(actor).in_bulk([user_id for _space_id, user_id in pairs])
    found: dict[int, list[User]] = {}
    for space_id, user_id in pairs:
        if user_id in people:
            found.setdefault(space_id, []).append(people[user_id])
    return found


@dataclass(frozen=True)
class Asked:
    """How many wait before one space, and since when."""

    space: Space
    number: int
    since: datetime


def waiting_by_space(actor: Any, *, most: int) -> list[Asked]:
    """Spaces that ``actor`` may know of where people wait to be let in, the longest first; no names."""
    if not sees_desk(actor, None):
        return []
    known = JoinRequest.objects.filter(decided_at=None, user__is_active=True, space__in=readable(actor))
    rows = known.values_list("space").annotate(number=Count("pk"), since=Min("asked_at"))
    chosen = list(rows.order_by("since")[:most])
    spaces = Space.objects.in_bulk([pk for pk, _number, _since in chosen])
    return [Asked(spaces[pk], number, since) for pk, number, since in chosen]


def newcomers(space: Space, *, since: datetime) -> QuerySet[Any]:
    """Who joined since then, with ``spoke``; for readers who may ``community.view_desk``."""
    spoke = Q(pk__in=[])
    for traces in figures.traces():
        of_person = {traces.by: OuterRef("user_id"), "space_id": space.pk}
        spoke |= Q(Exists(traces.rows().filter(**of_person)))
    joined = members_of(space).filter(joined_at__gte=since)
    return joined.annotate(spoke=spoke).order_by("joined_at", "pk")


def open_invitations(space: Space) -> QuerySet[Invitation]:
    """Those that can still be accepted; for readers who may ``community.view_desk``."""
    return Invitation.objects.waiting().filter(space=space, expires_at__gt=timezone.now())
