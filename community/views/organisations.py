"""The directory of organisations, and their profiles."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from community import faceting
from community.forms import OrganisationFilter
from community.labels import language_names
from community.models import Organisation
from community.selectors import (
    aliases_of,
    contacts_for,
    count_organisations,
    found_organisations,
    own_space_for,
    participations_for,
    people_of,
)
from community.vocabularies import Accreditation, Sector, StrategicTopic, VetLevel
from portal import countries
from portal.http import answer, next_url, see_other
from portal.keyset import by_name
from portal.operations import may
from portal.ui import panels

MOST_PEOPLE = 24


@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    form = OrganisationFilter(request.GET)
    chosen = form.chosen()
    found = found_organisations(request.user, **chosen)
    page = by_name(found, name="shown_name", after=request.GET.get("after", ""), size=24)
    context = {
        "form": form,
        "total": found.count(),
        "organisations": [{"organisation": row, "detail": facts_of(row)} for row in page.rows],
        "facets": faceting.groups(
            request, faceting.OF_ORGANISATIONS, count_organisations(request.user, **chosen), chosen
        ),
        "chosen": faceting.chosen_ones(request, faceting.OF_ORGANISATIONS, chosen),
        "next_url": next_url(request, after=page.next_cursor),
        "proposes": may(request.user, "community.propose_organisation"),
        "keeps": may(request.user, "community.edit_organisation"),
    }
    return answer(request, "community/organisations.html", "community/_found_organisations.html", context)


def facts_of(organisation: Organisation) -> str:
    place = ", ".join(part for part in (organisation.city, countries.name_of(organisation.country)) if part)
    return f"{organisation.get_kind_display()} · {place}"


@require_safe
def organisation(request: HttpRequest, pk: int, words: str) -> HttpResponse:
    """An organisation with those of its spaces and people that the reader may know of.

    The address of one that was merged leads for good to the one that it was merged into.
    """
    row = Organisation.objects.filter(pk=pk).select_related("merged_into").first()
    shown = row.merged_into if row is not None and row.merged_into is not None else row
    if shown is None or not may(request.user, "community.view_organisation", shown):
        raise Http404
    if shown is not row:
        return HttpResponsePermanentRedirect(shown.get_absolute_url())
    if request.path != shown.get_absolute_url():
        return see_other(shown.get_absolute_url())
    context = {
        "organisation": shown,
        "facts": facts_of(shown),
        "country": countries.name_of(shown.country),
        "names": _other_names(shown),
        "languages": language_names(shown.languages),
        "space": own_space_for(shown, request.user),
        "participations": participations_for(shown, request.user),
        "people": people_of(shown, request.user, MOST_PEOPLE),
        "contacts": contacts_for(shown, request.user),
        "speaks_for_it": may(request.user, "community.speak_for_organisation", shown),
        "panels": panels.for_slot("organisation", request, shown),
        "describes": may(request.user, "community.describe_organisation", shown),
        "keeps": may(request.user, "community.edit_organisation", shown),
        **_in_words(shown),
    }
    return render(request, "community/organisation.html", context)


def _other_names(organisation: Organisation) -> list[str]:
    """The names besides the one in the heading, each once."""
    names = [organisation.name, organisation.name_en, organisation.acronym, *aliases_of(organisation)]
    return [name for name in dict.fromkeys(names) if name and name != str(organisation)]


def _in_words(organisation: Organisation) -> dict[str, Any]:
    """Codes as people read them; a code that is no more in its vocabulary is left out."""
    return {
        name: [str(label) for code, label in choices if code in getattr(organisation, name)]
        for name, choices in (
            ("vet_levels", VetLevel.choices),
            ("sectors", Sector.choices),
            ("strategic_topics", StrategicTopic.choices),
            ("accreditations", Accreditation.choices),
        )
    }
