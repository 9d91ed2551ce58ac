"""What people type when they close a room, and about how long it keeps what was said."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from rooms.choices import Result
from rooms.operations.closing import MOST_OUTCOME_CHARACTERS
from rooms.ways_on import Way

KEEPING_DAYS = (7, 30, 90, 365)


class OutcomeForm(forms.Form):
    outcome = forms.CharField(
        label=_("What came of it?"),
        required=False,
        max_length=MOST_OUTCOME_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "A few sentences that help somebody who was not there. Empty only where nothing came of it."
        ),
    )
    minutes = forms.CharField(label=_("Minutes"), required=False, widget=forms.Textarea(attrs={"rows": 22}))


class CloseForm(OutcomeForm):
    result = forms.ChoiceField(
        label=_("What is to become of it?"), widget=forms.RadioSelect, initial=Result.KEPT
    )

    field_order = ("result", "outcome", "minutes")

    def __init__(self, *args: Any, ways: list[Way], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["result"].choices = [(way.code, way.label) for way in ways]  # type: ignore[attr-defined]
        self.ways = ways

    def options(self) -> list[tuple[Any, str]]:
        """Each radio button with the sentence that says what happens."""
        return [(option, str(way.sentence)) for option, way in zip(self["result"], self.ways, strict=True)]


class KeepingForm(forms.Form):
    """How many days after closing messages go; empty: never."""

    keeps_days = forms.TypedChoiceField(
        label=_("How long is what was said kept?"),
        widget=forms.RadioSelect,
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("The days count from the closing of the room."),
    )

    def __init__(self, data: Any = None, *, present: int | None) -> None:
        super().__init__(data, initial={"keeps_days": present or ""})
        days = sorted({*KEEPING_DAYS, *([present] if present else [])})
        choices = [("", _now("For as long as the room exists")), *((day, _in_words(day)) for day in days)]
        self.fields["keeps_days"].choices = choices  # type: ignore[attr-defined]


def _in_words(days: int) -> str:
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": days}
