"""What people type about a help request beside its words; all of it may stay empty."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from community.vocabularies import Sector
from forums.choices import BoardFilter, FirmSize, Urgency
from forums.models import HelpRequest
from forums.operations.help_facts import HelpFacts
from portal import countries
from portal.choices import Audience
from portal.markdown import validate_length
from portal.models import Space

FACTS = ("urgency", "trade", "country", "firm_size", "may_go_wider")


def _or_not(choices: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    return [("", _("Not said")), *choices]


def fact_fields(space: Space) -> dict[str, forms.Field]:
    """The fields of the facts, in the order in which they are shown."""
    fields: dict[str, forms.Field] = {
        "urgency": forms.ChoiceField(
            label=_("How urgent is it?"), choices=_or_not(Urgency.choices), required=False
        ),
        "trade": forms.ChoiceField(
            label=_("Trade or field"), choices=_or_not(Sector.choices), required=False
        ),
        "country": forms.ChoiceField(
            label=_("Country"), choices=_or_not(countries.choices()), required=False,
            help_text=_("Rules differ from country to country."),
        ),
        "firm_size": forms.ChoiceField(
            label=_("Where does the question come from?"), choices=_or_not(FirmSize.choices), required=False
        ),
    }  # fmt: skip
    if Audience.NETWORK in space.audiences:
        fields["may_go_wider"] = forms.BooleanField(
            label=_("If nobody answers in two days, show it to the whole network"),
            required=False,
            help_text=_("Only a question for the members of this space, and only before somebody replies."),
        )
    return fields


def tried_field() -> forms.CharField:
    return forms.CharField(
        label=_("What have you tried?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        validators=[validate_length],
        required=False,
    )


def facts_in(typed: dict[str, Any]) -> HelpFacts:
    """The facts of a form's cleaned data."""
    return HelpFacts(**{name: typed[name] for name in FACTS if name in typed})


def initial_of(request: HelpRequest | None) -> dict[str, Any]:
    """What the fields start with when a request is changed."""
    return {name: getattr(request, name) for name in FACTS} if request is not None else {}


class WhetherNoteForm(forms.Form):
    """What is still missing when a question is opened again."""

    note = forms.CharField(
        label=_("What is still missing?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        validators=[validate_length],
        required=False,
        help_text=_("It stands in the topic as your reply, for those who want to help."),
    )


class HelpFilterForm(forms.Form):
    """Which help requests a list shows; what is none of ours counts as not chosen."""

    show = forms.CharField(required=False, widget=forms.HiddenInput)
    country = forms.ChoiceField(label=_("Country"), required=False)
    trade = forms.ChoiceField(label=_("Trade or field"), required=False)
    urgency = forms.ChoiceField(label=_("Urgency"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offers: dict[str, list[tuple[str, Any]]] = {
            "country": list(countries.choices()),
            "trade": list(Sector.choices),
            "urgency": list(Urgency.choices),
        }
        for name, choices in offers.items():
            cast("forms.ChoiceField", self.fields[name]).choices = [("", _("All")), *choices]

    def chosen(self) -> dict[str, str]:
        """By name, the filters that are chosen."""
        self.is_valid()
        typed = {name: self.cleaned_data.get(name, "") for name in ("country", "trade", "urgency")}
        return {name: value for name, value in typed.items() if value}

    def shown(self) -> str:
        self.is_valid()
        show: str = self.cleaned_data.get("show", "")
        return show if show in HELP_TABS else BoardFilter.OPEN.value


HELP_TABS = (BoardFilter.OPEN, BoardFilter.SOLVED, BoardFilter.VERIFIED, BoardFilter.SHARED)
