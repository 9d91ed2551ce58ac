"""Fields that several forms share."""

import re
import unicodedata
from typing import Any

from allauth.core import context as allauth_context
from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal import countries, languages

MOST_WORDS = 12
# In the session of who has opened an invitation: the address that it was mailed to.
INVITED_ADDRESS = "invited_address"


LONGEST_WORD = 40


def invited_address() -> str:
    """The address of the invitation that brought somebody here; allauth's forms are given no request."""
    request = allauth_context.request
    return str(request.session.get(INVITED_ADDRESS, "")) if request is not None else ""


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


def country_field(**kwargs: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Country"),
        required=False,
        choices=lambda: [("", gettext("Choose a country")), *countries.choices()],
        **kwargs,
    )


def languages_field() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=_("Languages you work in"), required=False, choices=languages.choices,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "chips"}),
    )  # fmt: skip
