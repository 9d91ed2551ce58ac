"""The parts of one's profile, each on a small page of its own."""

from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from community.choices import ProfileAudience
from community.forms.fields import PictureField, WordsField, chips
from community.models import Organisation, Position, Profile
from community.operations.positions import PositionText
from community.operations.profiles import MOST_LANGUAGES
from community.skills import Skill
from community.vocabularies import ContactPreference, LanguageLevel, Offer, ProfessionalRole, Sector
from portal import languages
from portal.pictures import PHOTO

EARLIEST_YEAR, LATEST_YEAR = 1950, 2100
NEW_ORGANISATION = "new"
EMPTY_ROWS = 1


class PhotoForm(forms.Form):
    photo = PictureField(
        shape=PHOTO,
        label=_("Photo"),
        help_text=_("PNG, JPEG or WebP, at most 8 MB. It is cut to a square."),
    )


class WorkForm(forms.Form):
    """What somebody does at work, besides the positions."""

    roles = chips(_("What you do"), ProfessionalRole.choices)
    sectors = chips(_("Trades and fields"), Sector.choices)
    expertise = WordsField(
        label=_("What others can ask you about"), required=False, help_text=_("A few words, with commas.")
    )

    @classmethod
    def of(cls, profile: Profile) -> dict[str, Any]:
        return {name: getattr(profile, name) for name in cls.base_fields}


class ExchangeForm(forms.Form):
    """What somebody offers to colleagues, and looks for."""

    offers = chips(_("What you offer to colleagues"), Offer.choices)
    seeks = WordsField(
        label=_("What you look for"),
        required=False,
        help_text=_(
            "A few words, with commas. For example: host companies in Italy, partners for a project."
        ),
    )

    @classmethod
    def of(cls, profile: Profile) -> dict[str, Any]:
        return {name: getattr(profile, name) for name in cls.base_fields}


class ReadersForm(forms.Form):
    """Who sees the profile."""

    shown_to = forms.ChoiceField(
        label=_("Who can see your profile"),
        choices=ProfileAudience.choices,
        widget=forms.RadioSelect,
        help_text=_("Your name stands beside what you write, wherever that can be read."),
    )
    contact_by = forms.ChoiceField(
        label=_("How others can reach you"), choices=ContactPreference.choices, widget=forms.RadioSelect
    )

    @classmethod
    def of(cls, profile: Profile) -> dict[str, Any]:
        return {name: getattr(profile, name) for name in cls.base_fields}


class LanguageForm(forms.Form):
    """One language; a row without one is left out."""

    language = forms.ChoiceField(
        label=_("Language"),
        required=False,
        choices=lambda: [("", gettext("No language")), *languages.choices()],
    )
    level = forms.ChoiceField(
        label=_("Level"),
        required=False,
        choices=lambda: [("", gettext("Not stated")), *LanguageLevel.choices],
    )
    can_translate = forms.BooleanField(label=_("I can translate"), required=False)
    can_counsel = forms.BooleanField(label=_("I can advise in it"), required=False)


class LanguageRows(BaseFormSet[LanguageForm]):
    """All languages of a person."""

    def clean(self) -> None:
        codes = [skill.language for skill in self.skills()]
        if len(set(codes)) < len(codes):
            raise forms.ValidationError(_("Name each language once."))

    def skills(self) -> list[Skill]:
        rows = [form.cleaned_data for form in self.forms if hasattr(form, "cleaned_data")]
        return [Skill(**row) for row in rows if row.get("language")]


LanguageFormSet = formset_factory(
    LanguageForm,
    formset=LanguageRows,
    extra=EMPTY_ROWS,
    max_num=MOST_LANGUAGES,
    absolute_max=MOST_LANGUAGES * 2,
)


class PositionForm(forms.Form):
    """A place of work. The organisation is typed, then chosen among those that fit, or stays as typed."""

    organisation_name = forms.CharField(
        label=_("Organisation"),
        max_length=160,
        help_text=_("Type its name; it may already be in the directory."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    organisation = forms.ChoiceField(required=False, choices=[])
    title = forms.CharField(label=_("What you do there"), max_length=120, required=False)
    from_year = forms.IntegerField(
        label=_("From (year)"), min_value=EARLIEST_YEAR, max_value=LATEST_YEAR, required=False
    )
    to_year = forms.IntegerField(
        label=_("Until (year)"),
        min_value=EARLIEST_YEAR,
        max_value=LATEST_YEAR,
        required=False,
        help_text=_("Leave it empty while you work there."),
    )
    is_main = forms.BooleanField(label=_("Show this one beside my name"), required=False)

    def __init__(self, *args: Any, known: list[Organisation], **kwargs: Any) -> None:
        """``known``: the organisations that fit what was typed."""
        super().__init__(*args, **kwargs)
        self.known = {str(row.pk): row for row in known}
        codes = ["", NEW_ORGANISATION, *self.known]
        self.fields["organisation"].choices = [(code, code) for code in codes]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        first, last = said.get("from_year"), said.get("to_year")
        if first and last and last < first:
            self.add_error("to_year", _("This is before the year in which it began."))
        return said

    @property
    def wants_new(self) -> bool:
        return self.cleaned_data.get("organisation") == NEW_ORGANISATION

    def text(self) -> PositionText:
        said = dict(self.cleaned_data)
        return PositionText(**said | {"organisation": self.known.get(said["organisation"])})

    @classmethod
    def of(cls, position: Position) -> dict[str, Any]:
        values = {name: getattr(position, name) for name in cls.base_fields}
        return values | {"organisation": str(position.organisation_id or "")}
