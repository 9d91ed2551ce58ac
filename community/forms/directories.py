"""How people look for each other, for organisations and spaces."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from community.choices import OrganisationType, TargetGroup
from community.vocabularies import Offer, OrganisationState, ProfessionalRole, Sector, VetLevel
from portal import countries, languages
from portal.choices import JoinPolicy, Role, SpaceKind


class FilterForm(forms.Form):
    """A form of choices for a list; what does not fit is left out of account."""

    def chosen(self) -> dict[str, str]:
        self.is_valid()
        return {name: str(self.cleaned_data.get(name) or "") for name in self.fields}


def _any(label: Any, choices: Any, all_of_them: Any) -> forms.ChoiceField:
    def listed() -> list[tuple[Any, Any]]:
        return [("", all_of_them), *(choices() if callable(choices) else choices)]

    return forms.ChoiceField(label=label, choices=listed, required=False)


def _words() -> forms.CharField:
    return forms.CharField(label=_("Words"), max_length=80, required=False, widget=forms.SearchInput())


class SpaceFilter(FilterForm):
    q = _words()
    kind = _any(_("Kind"), SpaceKind.choices, _("All kinds"))
    join = _any(_("How to join"), JoinPolicy.choices, _("Every way"))
    language = _any(_("Language"), languages.choices, _("All languages"))
    country = _any(_("Country"), countries.choices, _("All countries"))


def _kept(choices: Any) -> forms.ChoiceField:
    """A facet: chosen by its link, and carried along when somebody types words."""
    field = _any("", choices, "")
    field.widget = forms.HiddenInput()
    return field


class PeopleFilter(FilterForm):
    q = _words()
    country = _kept(countries.choices)
    language = _kept(languages.choices)
    role = _kept(ProfessionalRole.choices)
    sector = _kept(Sector.choices)
    offer = _kept(Offer.choices)
    group = _kept(TargetGroup.choices)
    works = _kept(OrganisationType.choices)


class MemberFilter(FilterForm):
    q = _words()
    role = _any(_("Role"), Role.choices, _("All roles"))
    language = _any(_("Language"), languages.choices, _("All languages"))
    country = _any(_("Country"), countries.choices, _("All countries"))
    since = forms.DateField(
        label=_("Joined since"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )


class OrganisationFilter(FilterForm):
    q = _words()
    country = _kept(countries.choices)
    kind = _kept(OrganisationType.choices)
    sector = _kept(Sector.choices)
    level = _kept(VetLevel.choices)
    state = _kept(OrganisationState.choices)
