"""What people type to run a meeting: shape, not business."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rooms.models.agenda import MOST_IN_NOTE, MOST_IN_TITLE, MOST_MINUTES


class AgendaLinesForm(forms.Form):
    lines = forms.CharField(
        label=_("What is still to come"),
        required=False,
        max_length=8000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("One line for each item, with its minutes at the end: Welcome, 5 min"),
    )


class QuickItemForm(forms.Form):
    title = forms.CharField(label=_("What is talked about"), max_length=MOST_IN_TITLE)
    minutes = forms.IntegerField(label=_("Minutes"), required=False, min_value=1, max_value=MOST_MINUTES)


class AgendaItemForm(QuickItemForm):
    lead = forms.TypedChoiceField(
        label=_("Who leads it"), required=False, empty_value=None, help_text=_("Somebody of this room.")
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=MOST_IN_NOTE,
        help_text=_("What people should know or bring, in a sentence."),
    )

    def __init__(self, *args: Any, people: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        by_pk = {str(person.pk): person for person in people}
        lead: Any = self.fields["lead"]
        lead.choices = [("", _("Nobody in particular")), *((pk, each.name) for pk, each in by_pk.items())]
        lead.coerce = by_pk.get
