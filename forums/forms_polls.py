"""A poll as people type it: part of the forms of posts, and a form of its own."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from forums.choices import ResultsShown
from forums.models import Poll
from forums.models.poll import MOST_IN_QUESTION, MOST_IN_REASON
from forums.operations.poll_making import MOST_DAYS, USUAL_DAYS, PollText, check_poll
from portal.choices import Ballot
from portal.operations import OperationRefusedError

# The last minute of a day: "until the 3rd" holds the 3rd.
DAY_ENDS = time(23, 59)
ONE, SEVERAL = "one", "several"
_SAID = ("poll_question", "poll_options")


def usual_last_day() -> date:
    return timezone.localdate() + timedelta(days=USUAL_DAYS)


class PollFields(forms.Form):
    """The fields of a poll, which is not required: cleaned, ``poll`` is what it asks, or None.

    Days are those of the person who types, whose time zone is the current one.
    """

    poll_question = forms.CharField(label=_("Question"), max_length=MOST_IN_QUESTION, required=False)
    poll_options = forms.CharField(
        label=_("Answers to choose from"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1_500,
        required=False,
        help_text=_("Each on a line of its own, two to ten."),
    )
    poll_choice = forms.ChoiceField(
        label=_("How many can one choose?"),
        choices=[(ONE, _("One answer")), (SEVERAL, _("Several answers"))],
        widget=forms.RadioSelect,
        required=False,
        initial=ONE,
    )
    poll_ballot = forms.ChoiceField(
        label=_("Who sees what somebody chose?"),
        choices=Ballot.choices,
        widget=forms.RadioSelect,
        required=False,
        initial=Ballot.OPEN,
        help_text=_(
            "Of a secret vote we do not keep who chose what. Nobody can look it up: not you, not moderators, "
            "not the people who run this site."
        ),
    )
    poll_results = forms.ChoiceField(
        label=_("When are the numbers shown?"),
        choices=ResultsShown.choices,
        widget=forms.RadioSelect,
        required=False,
        initial=ResultsShown.ALWAYS,
    )
    poll_closes_on = forms.DateField(
        label=_("Last day to vote"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        required=False,
        initial=usual_last_day,
        help_text=format_lazy(
            _("The poll ends at the end of this day, in your time. At most {most} days from now."),
            most=MOST_DAYS,
        ),
    )

    is_always = False

    @property
    def poll_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("poll_")]

    @property
    def shows_poll(self) -> bool:
        """Whether the poll stands open in the form: something was typed, or is wrong."""
        return any(self[name].value() for name in _SAID) or any(field.errors for field in self.poll_fields)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        said = {name: cleaned.pop(name, None) for name in list(self.fields) if name.startswith("poll_")}
        cleaned["poll"] = None
        if any(field.errors for field in self.poll_fields):
            return cleaned
        text = _text_of(said)
        if self.is_always or text.question or text.options:
            cleaned["poll"] = text
            try:
                check_poll(text)
            except OperationRefusedError as refusal:
                self.add_error(refusal.field, str(refusal))
        return cleaned


class PollForm(PollFields):
    """A poll for a post that stands already."""

    is_always = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in _SAID:
            self.fields[name].required = True

    @staticmethod
    def initial_of(poll: Poll) -> dict[str, Any]:
        return {
            "poll_question": poll.question,
            "poll_options": "\n".join(option.text for option in poll.options.order_by("order")),
            "poll_choice": SEVERAL if poll.takes_several else ONE,
            "poll_ballot": poll.ballot,
            "poll_results": poll.results_shown,
            "poll_closes_on": timezone.localdate(poll.closes_at),
        }


class VoteForm(forms.Form):
    """Ids of options; whether they are those of the poll is for the operation to say."""

    chosen = forms.TypedMultipleChoiceField(coerce=int, required=False)
    reason = forms.CharField(max_length=MOST_IN_REASON, required=False)

    def __init__(self, *args: Any, poll: Poll, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(str(option.pk), option.text) for option in poll.options.order_by("order")]
        self.fields["chosen"].choices = offered  # type: ignore[attr-defined]


def _text_of(said: dict[str, Any]) -> PollText:
    lines = (" ".join(line.split()) for line in (said["poll_options"] or "").splitlines())
    return PollText(
        question=(said["poll_question"] or "").strip(),
        options=tuple(line for line in lines if line),
        takes_several=said["poll_choice"] == SEVERAL,
        ballot=said["poll_ballot"] or Ballot.OPEN.value,
        results_shown=said["poll_results"] or ResultsShown.ALWAYS.value,
        closes_at=timezone.make_aware(datetime.combine(said["poll_closes_on"] or usual_last_day(), DAY_ENDS)),
    )
