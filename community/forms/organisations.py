"""What people say of organisations."""

import re
from dataclasses import fields
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from community.choices import OrganisationType
from community.forms.fields import PictureField, chips, country_field
from community.models import Organisation
from community.operations.organisations import VERIFIED_FIELDS, OrganisationText
from community.vocabularies import (
    Accreditation,
    ContactRole,
    Sector,
    StaffBand,
    StrategicTopic,
    VetLevel,
)
from portal import languages
from portal.pictures import LOGO

MOST_LINES, LONGEST_LINE = 30, 160


class LinesField(forms.CharField):
    """Several things, one a line; a list without doubles."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False, "widget": forms.Textarea(attrs={"rows": 3}), **kwargs})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> list[str]:
        lines = [" ".join(line.split()) for line in str(super().clean(value)).splitlines()]
        kept = list(dict.fromkeys(line for line in lines if line))
        if len(kept) > MOST_LINES:
            raise forms.ValidationError(_("Name at most %(most)s things."), params={"most": MOST_LINES})
        if any(len(line) > LONGEST_LINE for line in kept):
            raise forms.ValidationError(
                _("Keep each line within %(most)s letters."), params={"most": LONGEST_LINE}
            )
        return kept


class NameInput(forms.CharField):
    """A name on one line, without blanks around it."""

    def clean(self, value: Any) -> str:
        return " ".join(str(super().clean(value)).split())


class ProposalForm(forms.Form):
    """The few words with which an organisation comes into the directory."""

    name = NameInput(label=_("Legal name"), max_length=160, help_text=_("In its own language."))
    kind = forms.ChoiceField(
        label=_("Kind"), choices=lambda: [("", gettext("Choose one")), *OrganisationType.choices]
    )
    country = country_field(required=True)
    city = NameInput(label=_("City"), max_length=80, required=False)
    website = forms.URLField(label=_("Website"), max_length=200, required=False, assume_scheme="https")

    def text(self) -> OrganisationText:
        return OrganisationText(**self.cleaned_data)


class OrganisationForm(ProposalForm):
    """Everything that an organisation says of itself."""

    alias = NameInput(
        label=_("Name in use"), max_length=160, required=False,
        help_text=_("How people call it, when that is not the legal name."),
    )  # fmt: skip
    name_en = NameInput(label=_("Name in English"), max_length=160, required=False)
    acronym = NameInput(label=_("Acronym"), max_length=20, required=False)
    aliases = LinesField(
        label=_("Other names"), help_text=_("One a line. The directory and the search find them all.")
    )
    description = forms.CharField(
        label=_("Description"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 6})
    )
    vet_levels = chips(_("Levels of VET"), VetLevel.choices)
    sectors = chips(_("Trades and fields"), Sector.choices)
    qualifications = LinesField(
        label=_("Qualifications offered"), help_text=_("One a line, with the EQF level where you know it.")
    )
    languages = chips(_("Languages"), languages.choices)
    strategic_topics = chips(_("Strategic topics"), StrategicTopic.choices)
    accreditations = chips(_("Accreditations"), Accreditation.choices)
    staff_band = forms.ChoiceField(
        label=_("Size"), required=False, choices=lambda: [("", gettext("Not stated")), *StaffBand.choices]
    )
    nuts = forms.RegexField(
        r"^[A-Za-z]{2}[0-9A-Za-z]{0,3}$", label=_("Region (NUTS code)"), required=False,
        help_text=_("Such as LV006."),
        error_messages={"invalid": _("Use two letters and up to three signs.")},
    )  # fmt: skip
    email = forms.EmailField(label=_("Public e-mail address"), required=False)
    phone = forms.RegexField(
        r"^\+?[0-9 ()/.-]{4,30}$", label=_("Public phone number"), required=False,
        error_messages={"invalid": _("Use digits, blanks and a plus sign.")},
    )  # fmt: skip
    oid = forms.RegexField(
        r"^[Ee]\d{8}$", label=_("Organisation id (OID)"), required=False,
        help_text=_("As the Union's programmes know it: E and eight digits."),
        error_messages={"invalid": _("Use E and eight digits.")},
    )  # fmt: skip
    pic = forms.RegexField(
        r"^\d{9}$", label=_("Participant code (PIC)"), required=False,
        error_messages={"invalid": _("Use nine digits.")},
    )  # fmt: skip

    field_groups = (
        (_("Names"), ("name", "alias", "name_en", "acronym", "aliases")),
        (_("What it is"), ("kind", "description", "vet_levels", "sectors", "qualifications", "languages")),
        (_("Where to find it"), ("country", "nuts", "city", "website", "email", "phone")),
        (_("For partners"), ("strategic_topics", "accreditations", "staff_band", "oid", "pic")),
    )

    def __init__(self, *args: Any, keeps_name: bool = False, **kwargs: Any) -> None:
        """``keeps_name``: the organisation is verified under its name, which others decide about."""
        super().__init__(*args, **kwargs)
        if keeps_name:
            for name in VERIFIED_FIELDS:
                self.fields[name].disabled = True
                self.fields[name].help_text = _("Verified. A coordinator can change it.")

    def groups(self) -> list[tuple[Any, list[Any]]]:
        """The fields under their headings."""
        return [(title, [self[name] for name in names]) for title, names in self.field_groups]

    def clean_nuts(self) -> str:
        return str(self.cleaned_data["nuts"]).upper()

    def clean_oid(self) -> str:
        return str(self.cleaned_data["oid"]).upper()

    @classmethod
    def of(cls, organisation: Organisation, aliases: list[str]) -> dict[str, Any]:
        names = [each.name for each in fields(OrganisationText) if each.name != "aliases"]
        return {name: getattr(organisation, name) for name in names} | {"aliases": aliases}


class LogoForm(forms.Form):
    logo = PictureField(
        shape=LOGO,
        label=_("Logo"),
        help_text=_("PNG, JPEG or WebP, at most 8 MB."),
    )


class ContactForm(forms.Form):
    """Somebody to be asked about the organisation."""

    handle = forms.CharField(
        label=_("Handle"), max_length=41, help_text=_("As it stands on the person's profile, such as @maris.")
    )
    role = forms.ChoiceField(label=_("Asked about"), choices=ContactRole.choices)
    is_public = forms.BooleanField(label=_("Name this person to everyone"), required=False)

    def clean_handle(self) -> str:
        return re.sub(r"^@", "", str(self.cleaned_data["handle"]).strip()).lower()


class MergeForm(forms.Form):
    """Which of two rows stays."""

    kept = forms.ChoiceField(label=_("Which one stays?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, pair: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kept"].choices = [(str(row.pk), row.name) for row in pair]  # type: ignore[attr-defined]
