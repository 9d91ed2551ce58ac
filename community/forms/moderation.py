"""What people type when they report, decide and object."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from community.choices import ReportReason, Verdict
from community.models.moderation import LONGEST


def _words(label: Any, *, required: bool = True, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=LONGEST,
        required=required,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ReportForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("What is wrong with it?"), choices=ReportReason.choices, widget=forms.RadioSelect
    )
    words = _words(_("In your words"), required=False, help_text=_("Only those who decide read this."))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("reason") == ReportReason.OTHER and not cleaned.get("words"):
            self.add_error("words", _("Say in a few words what is wrong."))
        return cleaned


class DecisionForm(forms.Form):
    """``verdicts`` are those that fit what was reported."""

    verdict = forms.ChoiceField(label=_("What is to be done?"), widget=forms.RadioSelect)
    note = _words(
        _("Note to the person"),
        required=False,
        help_text=_("What was wrong, and what they could do. Not needed when nothing has to be done."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, verdicts: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = cast("forms.ChoiceField", self.fields["verdict"])
        offered.choices = [(code, label) for code, label in Verdict.choices if code in verdicts]


class ObjectionForm(forms.Form):
    words = _words(_("Why do you object?"), help_text=_("Those who decide about it read this."))


class AnswerForm(forms.Form):
    upheld = forms.TypedChoiceField(
        label=_("Is the person right?"),
        choices=[
            ("yes", _("Yes: the decision is undone as far as it can be")),
            ("no", _("No: the decision stands")),
        ],
        coerce=lambda chosen: chosen == "yes",
        widget=forms.RadioSelect,
    )
    answer = _words(_("Answer to the person"))
    version = forms.IntegerField(widget=forms.HiddenInput)
