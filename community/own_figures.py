"""What is counted of people, organisations and of what is carried forward."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, QuerySet
from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy as _

from community import figures
from community.figures import Counted
from community.models import JoinRequest, Membership, Organisation, Participation, User
from community.vocabularies import OrganisationState
from portal import lineage
from portal.models import Link
from portal.models.lineage import Relation
from portal.ui.kinds import KINDS

REUSED = (Relation.APPLIES, Relation.ADAPTS)


def _members() -> QuerySet[Membership]:
    return Membership.objects.filter(user__is_active=True)


def _people() -> QuerySet[User]:
    return User.objects.filter(is_active=True, profile__isnull=False)


def _organisations() -> QuerySet[Organisation]:
    return Organisation.objects.filter(state=OrganisationState.VERIFIED, merged_into=None)


def _waiting() -> QuerySet[JoinRequest]:
    return JoinRequest.objects.filter(decided_at=None, user__is_active=True)


def sections_by_type() -> dict[int, str]:
    """The section in which things of a content type stand."""
    types = ContentType.objects.get_for_models(*(kind.model for kind in lineage.kinds()))
    return {types[kind.model].pk: KINDS[kind.code].section for kind in lineage.kinds()}


def carried(since: date, until: date) -> Iterator[Counted]:
    """What became of what, by the sections of both, in the space where the new thing stands."""
    sections = sections_by_type()
    rows = figures.between(Link.objects.all(), "at", since, until).order_by()
    rows = rows.annotate(counted_on=TruncDate("at"))
    columns = ("to_space_id", "counted_on", "from_type_id", "to_type_id")
    found = rows.values_list(*columns).annotate(number=Count("pk"))
    for space_id, day, source, target, number in found:
        yield Counted(space_id, day, f"{sections.get(source, '')}>{sections.get(target, '')}", number)


def _reused() -> QuerySet[Any]:
    return Link.objects.filter(relation__in=REUSED)


def register_figures() -> None:
    figures.daily("joined", _("New members"), figures.by_day(_members, at="joined_at"))
    figures.daily(
        "members",
        _("Members"),
        figures.so_far(_members, at="joined_at", space="space_id"),
        totalled=False,
    )
    figures.daily("people", _("People"), figures.so_far(_people, at="date_joined"), totalled=False)
    figures.daily("carried", _("Carried forward"), carried)
    figures.daily("reused", _("Used elsewhere"), figures.by_day(_reused, at="at", space="from_space_id"))
    figures.standing("requests", figures.by_space(_waiting))
    figures.standing(
        "people-country", figures.by_space(_members, code="user__profile__country", totalled=False)
    )
    figures.standing("people-country", figures.of_network(_people, code="profile__country"))
    figures.standing(
        "places-country",
        figures.by_space(Participation.objects.in_force, code="organisation__country", totalled=False),
    )
    figures.standing("places-country", figures.of_network(_organisations, code="country"))
