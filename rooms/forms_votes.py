"""What people type into polls and notes of rooms: shape, not business."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from portal.addresses import number_of
from portal.choices import Ballot
from rooms.choices_votes import BlockKind, PollKind
from rooms.models import RoomPoll
from rooms.models.poll import MOST_IN_QUESTION
from rooms.operations.notes import MOST_IN_BLOCK, BlockText
from rooms.operations.polls import MINUTES, MOST_DOTS, USUAL_DOTS, Question


def minutes_to_choose() -> list[tuple[str, Any]]:
    told = [
        (str(n), ngettext("%(minutes)s minute", "%(minutes)s minutes", n) % {"minutes": n}) for n in MINUTES
    ]
    return [("", _("Until somebody ends it")), *told]


class AskForm(forms.Form):
    """A question to the room; only who runs it can make a vote of it."""

    question = forms.CharField(label=_("Question"), max_length=MOST_IN_QUESTION)
    kind = forms.ChoiceField(
        label=_("How do people answer?"),
        choices=PollKind.choices,
        widget=forms.RadioSelect,
        initial=PollKind.YES_NO,
    )
    answers = forms.CharField(
        label=_("Answers"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1_500,
        required=False,
        help_text=_("Each on a line of its own, two to ten."),
    )
    takes_several = forms.BooleanField(label=_("Several answers can be chosen"), required=False)
    dots = forms.IntegerField(
        label=_("Dots for each person"), min_value=1, max_value=MOST_DOTS, required=False, initial=USUAL_DOTS
    )
    ballot = forms.ChoiceField(
        label=_("Who sees what somebody chose?"),
        choices=Ballot.choices,
        widget=forms.RadioSelect,
        initial=Ballot.OPEN,
    )
    minutes = forms.TypedChoiceField(
        label=_("How long?"), choices=minutes_to_choose, coerce=int, empty_value=None, required=False
    )
    is_formal = forms.BooleanField(
        label=_("This is a vote"),
        required=False,
        help_text=_("A poll asks for opinions; a vote decides, and only who runs the room calls one."),
    )

    def __init__(self, *args: Any, runs: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = "ask-%s"
        if not runs:
            del self.fields["is_formal"]

    def asked(self) -> Question:
        said = self.cleaned_data
        lines = (" ".join(line.split()) for line in said["answers"].splitlines())
        return Question(
            question=said["question"],
            kind=said["kind"],
            answers=tuple(line for line in lines if line),
            takes_several=said["takes_several"],
            dots=said["dots"] or USUAL_DOTS,
            ballot=said["ballot"],
            minutes=said["minutes"],
            is_formal=said.get("is_formal", False),
        )


def chosen_in(data: Any, poll: RoomPoll) -> list[int]:
    """The ids of options that somebody sent, one for each dot; whether they fit is the operation's to say."""
    if not poll.has_dots:
        return [pk for text in data.getlist("chosen") if (pk := number_of(text)) is not None]
    given: list[int] = []
    for option in poll.options.all():
        dots = number_of(data.get(f"dots-{option.pk}", "")) or 0
        given += [option.pk] * min(dots, MOST_DOTS + 1)
    return given


class BlockForm(forms.Form):
    """One block of notes. ``people`` can do a task; ``polls`` have ended, and a decision can rest on one."""

    body = forms.CharField(
        label=_("Text"), widget=forms.Textarea(attrs={"rows": 4, "maxlength": MOST_IN_BLOCK})
    )
    kind = forms.ChoiceField(
        label=_("What is it?"), choices=BlockKind.choices, widget=forms.RadioSelect, initial=BlockKind.TEXT
    )
    who = forms.ChoiceField(label=_("Who does it?"), required=False)
    due_on = forms.DateField(
        label=_("Until when?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        required=False,
    )
    poll = forms.ChoiceField(label=_("Which vote does it rest on?"), required=False)
    base_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, people: Sequence[Any], polls: Sequence[RoomPoll], name: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = f"{name}-%s"
        self.people = {str(person.pk): person for person in people}
        self.polls = {str(poll.pk): poll for poll in polls}
        nobody, none = [("", _("Nobody in particular"))], [("", _("None"))]
        named = [(pk, person.name) for pk, person in self.people.items()]
        voted = [(pk, poll.question) for pk, poll in self.polls.items()]
        self.fields["who"].choices = nobody + named  # type: ignore[attr-defined]
        self.fields["poll"].choices = none + voted  # type: ignore[attr-defined]
        if not voted:
            del self.fields["poll"]

    def text(self) -> BlockText:
        said = self.cleaned_data
        return BlockText(
            body=said["body"],
            kind=said["kind"],
            who=self.people.get(said["who"]),
            due_on=said["due_on"],
            poll=self.polls.get(said.get("poll", "")),
        )
