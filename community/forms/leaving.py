"""How somebody wants to leave for good."""

from django import forms
from django.utils.translation import gettext_lazy as _

KEEP, REMOVE = "keep", "remove"
WORDS = {
    KEEP: _("Keep what I wrote, under “Former member”"),
    REMOVE: _("Take away what I wrote"),
}


class LeaveForm(forms.Form):
    words = forms.ChoiceField(
        label=_("What shall become of what you wrote?"), choices=list(WORDS.items()), widget=forms.RadioSelect
    )
    sure = forms.BooleanField(label=_("I want my account to be deleted."))
