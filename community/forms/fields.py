"""Fields that several forms share."""

import re
import unicodedata
from typing import Any

from allauth.core import context as allauth_context
from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal import countries
from portal.pictures import Drawn, Shape, draw_picture

MOST_WORDS = 12
LONGEST_WORD = 40
# In the session of who has opened an invitation: the address that it was mailed to.
INVITED_ADDRESS = "invited_address"


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


def country_field(*, required: bool = False) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Country"),
        required=required,
        choices=lambda: [("", gettext("Choose a country")), *countries.choices()],
    )


def chips(label: Any, choices: Any) -> forms.MultipleChoiceField:
    """Any number of a few choices, none included."""
    return forms.MultipleChoiceField(
        label=label, required=False, choices=choices,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "chips"}),
    )  # fmt: skip


class PictureField(forms.FileField):
    """An upload that is a picture; its cleaned value is ``Drawn`` in the field's ``shape``."""

    def __init__(self, *, shape: Shape, **kwargs: Any) -> None:
        # What is offered; what is sent is checked when it is drawn.
        accept = forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp,image/gif"})
        super().__init__(widget=accept, **kwargs)
        self.shape = shape

    def clean(self, data: Any, initial: Any = None) -> Drawn | None:
        upload = super().clean(data, initial)
        return draw_picture(upload, self.shape) if upload else None
