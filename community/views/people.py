"""The directory of people, and their profiles."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from community import faceting
from community.blocking import is_blocked_by
from community.forms import PeopleFilter
from community.labels import role_label
from community.models import User
from community.selectors import count_people, found_people, people_for, positions_of, shared_spaces
from community.vocabularies import Offer, ProfessionalRole, Sector
from portal import countries
from portal.http import answer, next_url
from portal.keyset import by_name
from portal.operations import may
from portal.ui import panels


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """The people whom the reader may see."""
    form = PeopleFilter(request.GET)
    chosen = form.chosen()
    found = found_people(request.user, **chosen)
    page = by_name(found, name="display_name", after=request.GET.get("after", ""))
    context = {
        "form": form,
        "total": found.count(),
        "people": [
            {"person": person, "country": countries.name_of(_country_of(person))} for person in page.rows
        ],
        "facets": faceting.groups(request, faceting.OF_PEOPLE, count_people(request.user, **chosen), chosen),
        "chosen": faceting.chosen_ones(request, faceting.OF_PEOPLE, chosen),
        "next_url": next_url(request, after=page.next_cursor),
    }
    return answer(request, "community/people.html", "community/_found_people.html", context)


def _country_of(person: object) -> str:
    return str(getattr(getattr(person, "profile", None), "country", ""))


@require_safe
def person(request: HttpRequest, handle: str) -> HttpResponse:
    found = people_for(request.user).annotate(is_blocked=is_blocked_by(request.user, "pk"))
    shown = get_object_or_404(found, handle=handle)
    memberships = shared_spaces(shown, request.user)
    context = {
        "person": shown,
        "profile": getattr(shown, "profile", None),
        "country": countries.name_of(_country_of(shown)),
        "positions": positions_of(shown),
        "skills": list(shown.language_skills.order_by("order", "pk")),
        "spaces": [{"space": row.space, "standing": role_label(row.space, row.role)} for row in memberships],
        "is_self": shown.pk == request.user.pk,
        "is_blocked": shown.is_blocked,  # type: ignore[attr-defined]  # an annotation
        "address": shown.email if may(request.user, "community.view_address", shown) else "",
        "panels": panels.for_slot("person", request, shown),
        **_in_words(shown),
    }
    return render(request, "community/person.html", context)


def _in_words(person: User) -> dict[str, Any]:
    """Codes of the profile as people read them; a code that is no more in its vocabulary is left out."""
    profile = getattr(person, "profile", None)
    return {
        name: [str(label) for code, label in choices if profile and code in getattr(profile, name)]
        for name, choices in (
            ("roles", ProfessionalRole.choices),
            ("sectors", Sector.choices),
            ("offers", Offer.choices),
        )
    }
