"""How people ask to belong."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AskForm(forms.Form):
    message = forms.CharField(
        label=_("Who you are and why you would like to join"), max_length=1000, required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The administrators of the space read this, nobody else."),
    )  # fmt: skip
