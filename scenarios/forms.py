"""What people type about scenarios: shape, not business."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.audiences import audience_choices
from community.forms.fields import PictureField
from portal import languages
from portal.markdown import validate_length
from portal.models import Space
from portal.operations import OperationRefusedError
from portal.pictures import SCENE, Drawn
from scenarios.choices import LATEST_HORIZON, LONGEST_POINT, MOST_DECISIONS, MOST_POINTS, Degree
from scenarios.models import Scenario
from scenarios.operations.scenarios import DecisionText, ScenarioText

# A sign of a list with a space behind it; without one it is a minus or a star of their own.
_BULLET = re.compile(r"^[-*•]\s+")
_ROW = ("pk", "title", "text")
FIRST_ROWS = 4
SPARE_ROWS = 2


class PointsField(forms.CharField):
    """A short list, one point a line; cleaned it is a tuple."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": 4}), **kwargs)

    def clean(self, value: Any) -> tuple[str, ...]:
        lines = (_BULLET.sub("", line.strip()).strip() for line in super().clean(value).splitlines())
        points = tuple(dict.fromkeys(line for line in lines if line))
        if len(points) > MOST_POINTS:
            raise forms.ValidationError(_("Keep to the %(most)s that matter most.") % {"most": MOST_POINTS})
        if any(len(point) > LONGEST_POINT for point in points):
            raise forms.ValidationError(
                _("One of the lines is too long: at most %(most)s characters each.") % {"most": LONGEST_POINT}
            )
        return points


class ScenarioForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=120)
    horizon = forms.IntegerField(label=_("Year"), help_text=_("The year that the picture shows."))
    body = forms.CharField(
        label=_("The picture"),
        widget=forms.Textarea(attrs={"rows": 8}),
        validators=[validate_length],
        help_text=_("What does a day look like then, for a learner, a mentor, a small firm?"),
    )
    drivers = PointsField(label=_("What drives it"), help_text=_("Forces behind it, one a line."))
    signals = PointsField(
        label=_("Signals of it today"), help_text=_("What one can already see, one a line.")
    )
    picture = PictureField(
        shape=SCENE,
        label=_("A picture to go with it"),
        required=False,
        help_text=_("A PNG, JPEG, WebP or GIF of at most 8 MB. It is shown wide: the edges may be cut."),
    )
    picture_text = forms.CharField(
        label=_("What the picture shows"),
        required=False,
        max_length=200,
        help_text=_("One sentence for people who cannot see it. Needed when there is a picture."),
    )
    drops_picture = forms.BooleanField(label=_("Take the picture away"), required=False)
    language = forms.ChoiceField(label=_("Language of your text"), choices=languages.choices)
    audience = forms.ChoiceField(label=_("Who can see this?"), widget=forms.RadioSelect)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, space: Space, since: int | None = None, has_picture: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if not has_picture:
            del self.fields["drops_picture"]
        # A scenario may grow older than its year; a new one looks ahead.
        earliest = min(since or LATEST_HORIZON, timezone.localdate().year)
        horizon = self.fields["horizon"]
        horizon.validators += [MinValueValidator(earliest), MaxValueValidator(LATEST_HORIZON)]
        horizon.widget.attrs |= {"min": earliest, "max": LATEST_HORIZON}
        self.fields["audience"].choices = audience_choices(space)  # type: ignore[attr-defined]


class DecisionForm(forms.Form):
    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(label=_("Decision"), required=False, max_length=140)
    text = forms.CharField(
        label=_("What it means"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        if typed.get("text") and not typed.get("title"):
            self.add_error("title", _("Say in one line what would be decided."))
        return typed


DecisionFormSet = forms.formset_factory(
    DecisionForm, extra=0, max_num=MOST_DECISIONS, absolute_max=MOST_DECISIONS
)


class ScenarioSheet:
    """The form of a scenario and the rows of its decisions, as one; ``data`` is None for a fresh sheet."""

    def __init__(
        self,
        data: QueryDict | None,
        files: Any = None,
        *,
        space: Space,
        initial: Mapping[str, Any],
        scenario: Scenario | None = None,
    ) -> None:
        self._space, self._scenario, self._initial = space, scenario, dict(initial)
        self._files = files
        self._read(data)
        self.decisions_error = ""

    def _read(self, data: QueryDict | None) -> None:
        scenario, initial = self._scenario, self._initial
        since = scenario.horizon if scenario is not None else None
        self.data = data
        self.form = ScenarioForm(
            data, self._files if data is not None else None, initial=initial, space=self._space, since=since,
            has_picture=bool(scenario and scenario.picture),
        )  # fmt: skip
        present = decisions_in(initial) or (decisions_of(scenario) if scenario is not None else [])
        # What was sent is never compared with what was there: a row that stayed the same is still a row.
        self.rows = DecisionFormSet(data, initial=present if data is None else None, prefix="decisions")
        if data is None:
            shown = max(FIRST_ROWS, len(present) + SPARE_ROWS)
            self.rows.extra = max(min(shown, MOST_DECISIONS) - len(present), 0)

    def is_valid(self) -> bool:
        # Both are asked, so that all mistakes show at once.
        return all([self.form.is_valid(), self.rows.is_valid()])

    @property
    def audience(self) -> str:
        return str(self.form.cleaned_data["audience"])

    def text(self) -> ScenarioText:
        rows = [row.cleaned_data for row in self.rows.forms if row.cleaned_data.get("title")]
        apart = {"audience", "version", "picture", "drops_picture"}
        typed = {name: value for name, value in self.form.cleaned_data.items() if name not in apart}
        decisions = tuple(DecisionText(row["title"], row["text"], row.get("pk")) for row in rows)
        return ScenarioText(decisions=decisions, **typed)

    @property
    def picture(self) -> Drawn | None:
        """What was chosen on the device just now."""
        drawn: Drawn | None = self.form.cleaned_data["picture"]
        return drawn

    @property
    def drops_picture(self) -> bool:
        return bool(self.form.cleaned_data.get("drops_picture"))

    @property
    def began_from(self) -> int | None:
        """The version that was on the desk."""
        version: int | None = self.form.cleaned_data["version"]
        return version

    def begin_from(self, now: Scenario) -> None:
        """Sent again, what was typed replaces what stands there now; decisions that came since stay in it."""
        data = self.data.copy() if self.data is not None else QueryDict(mutable=True)
        data["version"] = str(now.version)
        rows = self.rows.total_form_count()
        typed = [[data.get(f"decisions-{number}-{name}") for name in _ROW] for number in range(rows)]
        known = {pk for pk, _title, _text in typed}
        empty = [number for number, row in enumerate(typed) if not any(row)]
        places = iter([*empty, *range(rows, MOST_DECISIONS)])
        for row in decisions_of(now):
            if str(row["pk"]) not in known and (place := next(places, None)) is not None:
                for name in _ROW:
                    data[f"decisions-{place}-{name}"] = str(row[name])
                rows = max(rows, place + 1)
        data["decisions-TOTAL_FORMS"] = str(rows)
        self._read(data)
        self.is_valid()

    def refuse(self, refusal: OperationRefusedError) -> None:
        """Put what is wrong where the person will look."""
        if refusal.field == "decisions":
            self.decisions_error = str(refusal)
        self.form.add_error(refusal.field if refusal.field in self.form.fields else None, str(refusal))


class RatingForm(forms.Form):
    plausibility = forms.TypedChoiceField(
        label=_("How plausible is it?"),
        coerce=int,
        choices=Degree.choices,
        widget=forms.RadioSelect,
        help_text=_("Could it come true?"),
    )
    consistency = forms.TypedChoiceField(
        label=_("How consistent is it?"),
        coerce=int,
        choices=Degree.choices,
        widget=forms.RadioSelect,
        help_text=_("Do its parts fit together?"),
    )
    reason = forms.CharField(
        label=_("Why?"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Who sees the scenario sees your rating with your name."),
    )


class SynthesisForm(forms.Form):
    body = forms.CharField(
        label=_("Synthesis"),
        widget=forms.Textarea(attrs={"rows": 12}),
        validators=[validate_length],
        help_text=_("What do the scenarios say together, and what follows from that?"),
    )
    audience = forms.ChoiceField(label=_("Who can see this?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, space: Space, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["audience"].choices = audience_choices(space)  # type: ignore[attr-defined]


def decisions_of(scenario: Scenario) -> list[dict[str, Any]]:
    return [{"pk": row.pk, "title": row.title, "text": row.text} for row in scenario.decisions.all()]


def decisions_in(kept: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rows that are not empty among what was typed before a session ended."""
    rows = [
        {name: kept.get(f"decisions-{number}-{name}") or "" for name in DecisionForm.base_fields}
        for number in range(MOST_DECISIONS)
    ]
    return [row for row in rows if row["title"] or row["text"]]


def present_values(scenario: Scenario) -> dict[str, Any]:
    """What the form starts with when ``scenario`` is changed."""
    names = ("title", "horizon", "body", "language", "audience", "version", "picture_text")
    lists = {name: "\n".join(getattr(scenario, name)) for name in ("drivers", "signals")}
    return {name: getattr(scenario, name) for name in names} | lists
