"""Directories and profiles of people and organisations."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from community.forms import OrganisationFilter, PeopleFilter
from community.labels import language_names, role_label
from community.models import Organisation
from community.selectors import (
    found_organisations,
    found_people,
    own_space_for,
    participations_for,
    people_for,
    shared_spaces,
)
from portal import countries
from portal.http import see_other, with_query
from portal.keyset import by_name
from portal.operations import may
from portal.ui import panels

MOST_PEOPLE = 24


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """The people whom the reader may see."""
    form = PeopleFilter(request.GET)
    found = found_people(request.user, **form.chosen())
    page = by_name(found, name="display_name", after=request.GET.get("after", ""))
    context = {
        "form": form,
        "people": [
            {"person": person, "country": countries.name_of(_country_of(person))} for person in page.rows
        ],
        "is_filtered": any(form.chosen().values()),
        "next_url": with_query(request, after=page.next_cursor) if page.next_cursor else "",
    }
    return render(request, "community/people.html", context)


def _country_of(person: object) -> str:
    return str(getattr(getattr(person, "profile", None), "country", ""))


@require_safe
def person(request: HttpRequest, handle: str) -> HttpResponse:
    shown = get_object_or_404(people_for(request.user), handle=handle)
    profile = getattr(shown, "profile", None)
    memberships = shared_spaces(shown, request.user)
    context = {
        "person": shown,
        "profile": profile,
        "country": countries.name_of(_country_of(shown)),
        "languages": language_names(profile.languages) if profile else "",
        "spaces": [{"space": row.space, "standing": role_label(row.space, row.role)} for row in memberships],
        "is_self": shown.pk == request.user.pk,
        "panels": panels.for_slot("person", request, shown),
    }
    return render(request, "community/person.html", context)


@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    form = OrganisationFilter(request.GET)
    page = by_name(
        found_organisations(**form.chosen()), name="shown_name", after=request.GET.get("after", ""), size=24
    )
    context = {
        "form": form,
        "organisations": [{"organisation": row, "detail": _facts_of(row)} for row in page.rows],
        "is_filtered": any(form.chosen().values()),
        "next_url": with_query(request, after=page.next_cursor) if page.next_cursor else "",
    }
    return render(request, "community/organisations.html", context)


def _facts_of(organisation: Organisation) -> str:
    place = ", ".join(part for part in (organisation.city, countries.name_of(organisation.country)) if part)
    return f"{organisation.get_kind_display()} · {place}"


@require_safe
def organisation(request: HttpRequest, pk: int, words: str) -> HttpResponse:
    """An organisation with those of its spaces and people that the reader may know of."""
    shown = Organisation.objects.filter(pk=pk).first()
    if shown is None:
        raise Http404
    if request.path != shown.get_absolute_url():
        return see_other(shown.get_absolute_url())
    staff = people_for(request.user).filter(profile__organisation=shown).order_by("display_name", "pk")
    context = {
        "organisation": shown,
        "facts": _facts_of(shown),
        "country": countries.name_of(shown.country),
        "space": own_space_for(shown, request.user),
        "participations": participations_for(shown, request.user),
        "speaks_for_it": may(request.user, "community.speak_for_organisation", shown),
        "people": list(staff[:MOST_PEOPLE]),
        "panels": panels.for_slot("organisation", request, shown),
    }
    return render(request, "community/organisation.html", context)
