"""Facets of a directory as links: what can be chosen, how many fit, and what is chosen already."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from community.choices import OrganisationType, TargetGroup
from community.vocabularies import Offer, OrganisationState, ProfessionalRole, Sector, VetLevel
from portal import countries, languages
from portal.http import with_query

MOST_VALUES = 8


@dataclass(frozen=True)
class Facet:
    """``label_of`` gives the words for a code."""

    name: str
    title: Any
    label_of: Callable[[str], str]


def _label_in(choices: Any) -> Callable[[str], str]:
    def label_of(code: str) -> str:
        return str(dict(choices).get(code, code))

    return label_of


OF_PEOPLE = (
    Facet("country", _("Country"), countries.name_of),
    Facet("language", _("Language"), languages.name_of),
    Facet("role", _("What they do"), _label_in(ProfessionalRole.choices)),
    Facet("sector", _("Trade or field"), _label_in(Sector.choices)),
    Facet("offer", _("What they offer"), _label_in(Offer.choices)),
    Facet("group", _("Who they are"), _label_in(TargetGroup.choices)),
    Facet("works", _("Where they work"), _label_in(OrganisationType.choices)),
)
OF_ORGANISATIONS = (
    Facet("country", _("Country"), countries.name_of),
    Facet("kind", _("Kind"), _label_in(OrganisationType.choices)),
    Facet("sector", _("Trade or field"), _label_in(Sector.choices)),
    Facet("level", _("Level of VET"), _label_in(VetLevel.choices)),
    Facet("state", _("Verified"), _label_in(OrganisationState.choices)),
)


def groups(
    request: HttpRequest,
    facets: Iterable[Facet],
    counts: Mapping[str, Mapping[str, int]],
    chosen: Mapping[str, str],
) -> list[dict[str, Any]]:
    """The component's groups: the most frequent values first, and the chosen one whatever its place."""
    shown = []
    for facet in facets:
        values = counts.get(facet.name, {})
        picked = chosen.get(facet.name, "")
        codes = sorted(values, key=lambda code: (-values[code], facet.label_of(code)))[:MOST_VALUES]
        if picked and picked not in codes:
            codes.append(picked)
        if codes:
            links = [
                {
                    "label": facet.label_of(code),
                    "count": values.get(code, 0),
                    "url": with_query(request, **{facet.name: "" if code == picked else code, "after": ""}),
                    "selected": code == picked,
                }
                for code in codes
            ]
            shown.append({"title": facet.title, "values": links})
    return shown


def chosen_ones(
    request: HttpRequest, facets: Iterable[Facet], chosen: Mapping[str, str]
) -> list[dict[str, str]]:
    """What narrows the list now, each with the address that takes it away."""
    picked = [
        {"label": facet.label_of(code), "url": with_query(request, **{facet.name: "", "after": ""})}
        for facet in facets
        if (code := chosen.get(facet.name, ""))
    ]
    if words := chosen.get("q"):
        picked.insert(0, {"label": f"“{words}”", "url": with_query(request, q="", after="")})
    return picked
