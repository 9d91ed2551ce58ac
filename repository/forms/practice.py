"""What people type to describe a practice: shape, not business."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from community.audiences import audience_choices
from portal import countries, languages
from portal.fields import TagsField, offer_words
from portal.markdown import plain, render, validate_length
from portal.models import Space
from portal.operations import OperationRefusedError
from repository.choices import Licence, PracticeKind, Right
from repository.operations.practices import PracticeIncompleteError, PracticeText, StepText

LONGEST_PROBLEM = 1500
# Rows for steps: how many a fresh form has, how many a click adds, how many there can be.
FIRST_ROWS = 5
MORE_ROWS = 3
MOST_STEPS = 20
LONGEST_STEP = 120
_NUMBERED = re.compile(r"^ {0,3}\d{1,3}[.)] +(\S.*)$", re.MULTILINE)


class PracticeForm(forms.Form):
    """A practice; everything but the title may wait while it is a draft."""

    title = forms.CharField(
        label=_("Title"), max_length=120, help_text=_("What is done, for whom. No project acronym.")
    )
    summary = forms.CharField(
        label=_("In one sentence"),
        required=False,
        max_length=280,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("We did this with them, so that …"),
    )
    kind = forms.ChoiceField(
        label=_("What kind of practice is it?"),
        required=False,
        choices=PracticeKind.choices,
        widget=forms.RadioSelect,
    )
    problem = forms.CharField(
        label=_("Problem or need"),
        required=False,
        max_length=LONGEST_PROBLEM,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("What was not working? One number, if you have it."),
    )
    result = forms.CharField(
        label=_("Result"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        validators=[validate_length],
        help_text=_("What changed, for whom, and how do you know?"),
    )
    countries = forms.MultipleChoiceField(
        label=_("Where was it applied?"),
        required=False,
        choices=countries.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    tags = TagsField()
    language = forms.ChoiceField(label=_("Language"), required=False, choices=languages.choices)
    licence = forms.ChoiceField(
        label=_("What may others do with it?"), choices=Licence.choices, widget=forms.RadioSelect
    )
    audience = forms.ChoiceField(label=_("Who can see this?"), widget=forms.RadioSelect)
    confirmed = forms.MultipleChoiceField(
        label=_("Before others use it, you confirm"),
        required=False,
        choices=Right.choices,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, space: Space, parties: Any = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_words(self, space)
        self.fields["audience"].choices = audience_choices(space, parties=parties)  # type: ignore[attr-defined]

    def text(self, steps: tuple[StepText, ...]) -> PracticeText:
        """What was typed, as the operations take it."""
        typed = self.cleaned_data
        return PracticeText(
            title=typed["title"],
            summary=typed["summary"],
            kind=typed["kind"],
            problem=typed["problem"],
            result=typed["result"],
            countries=tuple(typed["countries"]),
            words=typed["tags"],
            language=typed["language"],
            licence=typed["licence"],
            steps=steps,
        )


class StepForm(forms.Form):
    title = forms.CharField(label=_("Step"), required=False, max_length=LONGEST_STEP)
    text = forms.CharField(
        label=_("What to do"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    duration = forms.CharField(
        label=_("Time needed"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"placeholder": _("half a day")}),
    )

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        if not typed.get("title") and (typed.get("text") or typed.get("duration")):
            self.add_error("title", _("Give this step a short name."))
        return typed

    def step(self) -> StepText | None:
        """The step, or None for a row that was left empty."""
        typed = self.cleaned_data
        return StepText(typed["title"], typed["text"], typed["duration"]) if typed.get("title") else None


StepFormSet = forms.formset_factory(StepForm, extra=0, max_num=MOST_STEPS, absolute_max=MOST_STEPS)


class ConfirmForm(forms.Form):
    """The last thing before a complete draft is set."""

    confirmed = forms.MultipleChoiceField(
        label=_("Before others use it, you confirm"),
        required=False,
        choices=Right.choices,
        widget=forms.CheckboxSelectMultiple,
    )


class PracticeSheet:
    """The form of a practice and the rows of its steps, as one.

    ``data`` is None for a fresh sheet, which shows ``initial`` and ``steps`` and some empty rows.
    """

    def __init__(
        self,
        data: QueryDict | None,
        *,
        initial: Mapping[str, Any],
        steps: list[dict[str, str]],
        space: Space,
        parties: Any = "",
    ) -> None:
        self.steps_error = ""
        self.adds_rows = data is not None and "add_rows" in data
        shown = FIRST_ROWS
        if data is not None and self.adds_rows:
            # Nothing is checked yet: what was typed is shown again, with more rows for steps.
            initial, steps, shown = _typed(data), typed_steps(data), _rows(data) + MORE_ROWS
            data = None
        self.form = PracticeForm(data, initial=dict(initial), space=space, parties=parties)
        # What was sent is never compared with what was there: a row that stayed the same is still a row.
        self.rows = StepFormSet(data, initial=steps if data is None else None, prefix="steps")
        if data is None:
            self.rows.extra = max(min(shown, MOST_STEPS) - len(steps), 1)

    def is_valid(self) -> bool:
        # Both are asked, so that all mistakes show at once.
        return all([self.form.is_valid(), self.rows.is_valid()])

    @property
    def audience(self) -> str:
        return str(self.form.cleaned_data["audience"])

    @property
    def confirmed(self) -> list[str]:
        return list(self.form.cleaned_data["confirmed"])

    def text(self) -> PracticeText:
        steps = (row.step() for row in self.rows.forms)
        return self.form.text(tuple(step for step in steps if step is not None))

    def refuse(self, refusal: OperationRefusedError) -> None:
        """Put what is wrong or missing at the fields."""
        if not isinstance(refusal, PracticeIncompleteError):
            field = refusal.field if refusal.field in self.form.fields else None
            self.form.add_error(field, str(refusal))
            return
        for field, sentence in refusal.missing.items():
            if field == "steps":
                self.steps_error = sentence
            self.form.add_error(field if field in self.form.fields else None, sentence)


def typed_steps(data: Mapping[str, Any]) -> list[dict[str, str]]:
    """Read the rows of steps that are not empty from what was sent."""
    rows = [
        {name: str(data.get(f"steps-{number}-{name}") or "") for name in StepForm.base_fields}
        for number in range(MOST_STEPS)
    ]
    return [row for row in rows if any(row.values())]


def listed_steps(markdown: str) -> tuple[list[dict[str, str]], str]:
    """Take the items of a numbered list out of ``markdown`` as steps; gives them and what is left.

    The first sentence of an item names the step. Steps are plain text, so emphasis loses its marks.
    """
    items = [plain(render(item)) for item in _NUMBERED.findall(markdown)[:MOST_STEPS]]
    steps = []
    for item in items:
        name, stop, text = item.partition(". ")
        fits = len(name) < LONGEST_STEP
        steps.append({"title": name + stop.strip() if fits else "", "text": text if fits else item})
    rest = re.sub(r"\n{3,}", "\n\n", _NUMBERED.sub("", markdown)).strip() if items else markdown
    return steps, rest


def _rows(data: QueryDict) -> int:
    text = data.get("steps-TOTAL_FORMS", "")
    return min(int(text), MOST_STEPS) if text.isascii() and text.isdecimal() and len(text) <= len("99") else 0


def _typed(data: QueryDict) -> dict[str, Any]:
    many = {"countries", "confirmed"}
    return {name: data.getlist(name) if name in many else data.get(name) for name in PracticeForm.base_fields}
