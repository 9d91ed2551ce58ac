"""How people ask to belong."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class DecideForm(forms.Form):
    """What becomes of a request; the word is for who is turned down."""

    decision = forms.ChoiceField(choices=[("grant", ""), ("decline", ""), ("block", "")], required=False)
    reply = forms.CharField(label=_("A word to the person"), max_length=500, required=False)


class AskForm(forms.Form):
    """``question`` is what the space asks; without one people say who they are, or nothing."""

    message = forms.CharField(
        label=_("Who you are and why you would like to join"), max_length=1000, required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The administrators of the space read this, nobody else."),
    )  # fmt: skip

    def __init__(self, *args: Any, question: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if question:
            self.fields["message"].label = question
            self.fields["message"].required = True
