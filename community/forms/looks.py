"""The colour that administrators give their space."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

OWN = "own"
_FIRST_COLOUR = "#116355"

ACCENT_LABELS = {
    "": _("Like the network"),
    "ink": _("Ink"),
    "brick": _("Brick"),
    "amber": _("Amber"),
    "moss": _("Moss"),
    "pine": _("Pine"),
    "sea": _("Sea"),
    "iris": _("Iris"),
    "plum": _("Plum"),
    OWN: _("A colour of our own"),
}


class Swatches(forms.RadioSelect):
    """Each choice wears its colour."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        if value and value != OWN:
            option["attrs"]["data-accent"] = str(value)
        return option


class LookForm(forms.Form):
    accent = forms.ChoiceField(
        label=_("Colour"),
        required=False,
        choices=list(ACCENT_LABELS.items()),
        widget=Swatches(attrs={"class": "swatches"}),
    )
    colour = forms.CharField(
        label=_("Our own colour"),
        required=False,
        max_length=7,
        initial=_FIRST_COLOUR,
        widget=forms.TextInput(attrs={"type": "color"}),
        help_text=_("Taken when you choose “A colour of our own”. We check that words in it can be read."),
    )

    def chosen(self) -> dict[str, str]:
        """What the operation takes: a named accent, or a colour, or neither."""
        accent = self.cleaned_data["accent"]
        is_own = accent == OWN
        return {"accent": "" if is_own else accent, "colour": self.cleaned_data["colour"] if is_own else ""}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("accent") == OWN and not cleaned.get("colour"):
            self.add_error("colour", _("Choose a colour."))
        return cleaned
