"""What people type about themselves, and how they look for each other."""

import re
import unicodedata
from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from community.choices import OrganisationType, ProfileAudience, TargetGroup
from community.models import Organisation, User
from community.operations.people import open_profile
from portal import countries, languages
from portal.choices import JoinPolicy, SpaceKind

MOST_WORDS = 12
LONGEST_WORD = 40


def _agreement() -> SafeString:
    return format_html(
        gettext(
            "What I post stays mine; what I share carries the licence that I choose, usually CC BY 4.0, as "
            'the <a href="{terms}">terms</a> say. The <a href="{privacy}">privacy notice</a> says what is '
            "kept about me and why."
        ),
        terms="/terms/",
        privacy="/privacy/",
    )


class NameField(forms.CharField):
    """The name that others see: a name, not an address."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"label": _("Name"), "min_length": 2, "max_length": 80, **kwargs})
        self.widget.attrs["autocomplete"] = "name"

    def clean(self, value: Any) -> str:
        name = " ".join(str(super().clean(value)).split())
        if "@" in name or any(unicodedata.category(letter).startswith("C") for letter in name):
            raise forms.ValidationError(
                _("Write your name as others should see it, without an e-mail address.")
            )
        return name


class WordsField(forms.CharField):
    """A few words or short phrases, typed with commas between them; a list without doubles."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        typed = str(super().clean(value))
        words: dict[str, str] = {}
        for raw in re.split(r"[,;\n]", typed):
            word = " ".join(raw.split())
            if word:
                words.setdefault(word.casefold(), word)
        if len(words) > MOST_WORDS:
            raise forms.ValidationError(_("Name at most %(most)s things."), params={"most": MOST_WORDS})
        if any(len(word) > LONGEST_WORD for word in words.values()):
            raise forms.ValidationError(
                _("Keep each within %(most)s letters, with commas between them."),
                params={"most": LONGEST_WORD},
            )
        return list(words.values())


def _country(**kwargs: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Country"),
        required=False,
        choices=lambda: [("", gettext("Choose a country")), *countries.choices()],
        **kwargs,
    )


def _languages() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=_("Languages you work in"), required=False, choices=languages.choices,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "chips"}),
    )  # fmt: skip


class SignupForm(forms.Form):
    """What sign-up asks besides the e-mail address, which allauth adds."""

    field_order = ("display_name", "email", "terms")
    display_name = NameField(help_text=_("As colleagues know you. You can change it later."))
    terms = forms.BooleanField(
        label=_("I agree to the terms and the licence."), help_text=lazy(_agreement, SafeString)()
    )

    def signup(self, request: Any, user: User) -> None:
        """Run by allauth when the account has been made."""
        open_profile(actor=user)


class WelcomeForm(forms.Form):
    target_group = forms.ChoiceField(
        label=_("What describes you best?"), choices=TargetGroup.choices, widget=forms.RadioSelect
    )
    headline = forms.CharField(
        label=_("What you do, in one line"), max_length=120, required=False,
        help_text=_("For example: mentor of two apprentices in a car workshop."),
    )  # fmt: skip
    country = _country()
    languages = _languages()
    expertise = WordsField(
        label=_("What can others ask you about?"), required=False, help_text=_("A few words, with commas.")
    )


class ProfileForm(forms.Form):
    """Everything that a person says of themselves, on one page."""

    display_name = NameField()
    handle = forms.RegexField(
        r"^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$",
        label=_("Handle"),
        help_text=_("The address of your profile, and what others type after @ to mention you."),
        error_messages={"invalid": _("Use small letters, digits and hyphens, at most 40.")},
    )
    headline = forms.CharField(label=_("What you do, in one line"), max_length=120, required=False)
    bio = forms.CharField(
        label=_("About you"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    target_group = forms.ChoiceField(
        label=_("What describes you best"),
        required=False,
        choices=[("", _("Rather not say")), *TargetGroup.choices],
    )
    organisation_name = forms.CharField(label=_("Where you work"), max_length=160, required=False)
    country = _country()
    languages = _languages()
    expertise = WordsField(
        label=_("What others can ask you about"), required=False, help_text=_("A few words, with commas.")
    )
    shown_to = forms.ChoiceField(
        label=_("Who can see your profile"), choices=ProfileAudience.choices, widget=forms.RadioSelect
    )
    wants_mail = forms.BooleanField(label=_("Send me notices by mail"), required=False)

    def __init__(self, *args: Any, organisation: Organisation | None = None, **kwargs: Any) -> None:
        """``organisation``: where the person is listed; then the field only shows it."""
        super().__init__(*args, **kwargs)
        if organisation is not None:
            field = self.fields["organisation_name"]
            field.disabled = True
            field.help_text = _("Your organisation has listed you.")
            self.initial["organisation_name"] = str(organisation)

    @classmethod
    def of(cls, user: User) -> dict[str, Any]:
        """The form's values as they are now."""
        profile = getattr(user, "profile", None)
        own = {"display_name": user.display_name, "handle": user.handle}
        rest = {name: getattr(profile, name) for name in cls.base_fields if profile and name not in own}
        return own | rest


class AskForm(forms.Form):
    message = forms.CharField(
        label=_("Who you are and why you would like to join"), max_length=1000, required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The administrators of the space read this, nobody else."),
    )  # fmt: skip


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


class PeopleFilter(FilterForm):
    q = _words()
    group = _any(_("Who they are"), TargetGroup.choices, _("Everybody"))
    country = _any(_("Country"), countries.choices, _("All countries"))


class OrganisationFilter(FilterForm):
    q = _words()
    kind = _any(_("Kind"), OrganisationType.choices, _("All kinds"))
    country = _any(_("Country"), countries.choices, _("All countries"))
