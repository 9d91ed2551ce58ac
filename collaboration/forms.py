"""What people type about groups: shape, not business."""

from datetime import date
from typing import Any

from django import forms
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from collaboration.choices import NextStep, PlannedOutput
from collaboration.models import Group
from collaboration.operations.groups import FirstTask, GroupText
from community.audiences import audience_choices
from community.models import Membership, User
from portal.fields import TagsField, offer_words
from portal.markdown import validate_length
from portal.models import Space
from portal.tags import names_on

MOST_IN_TITLE = 160
_PARTIES = _("Only the people of the group")


def person_in_words(membership: Membership) -> str:
    """A name with the organisation, for lists to choose from."""
    profile = getattr(membership.user, "profile", None)
    place = profile.works_at if profile is not None else ""
    return f"{membership.user.name}, {place}" if place else membership.user.name


class DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class GroupTextForm(forms.Form):
    """What a group says of itself."""

    title = forms.CharField(label=_("Name of the group"), max_length=140)
    aim = forms.CharField(
        label=_("Aim, in one sentence"),
        max_length=280,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What will exist when you are done that does not exist now?"),
    )
    planned_output = forms.ChoiceField(
        label=_("What is it to become?"), choices=PlannedOutput.choices, widget=forms.RadioSelect
    )
    body = forms.CharField(
        label=_("More about it"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        validators=[validate_length],
    )
    tags = TagsField()
    audience = forms.ChoiceField(
        label=_("Who can see this page?"),
        widget=forms.RadioSelect,
        help_text=_("What the group writes in its own topic and room is for its people alone."),
    )

    def __init__(self, *args: Any, space: Space, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_words(self, space)
        self.fields["audience"].choices = audience_choices(space, parties=_PARTIES)  # type: ignore[attr-defined]

    def text(self) -> GroupText:
        """What was typed, as the operations take it."""
        typed = self.cleaned_data
        return GroupText(
            title=typed["title"],
            aim=typed["aim"],
            planned_output=typed["planned_output"],
            body=typed["body"],
            words=typed["tags"],
        )


class PeopleField(forms.TypedMultipleChoiceField):
    """Names to tick; cleaned they are ids of people."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=int, required=False, **kwargs)


class TasksField(forms.CharField):
    """Tasks one a line, each with its day at the end where it has one; cleaned they are ``FirstTask``."""

    def __init__(self) -> None:
        super().__init__(
            label=_("First tasks"),
            required=False,
            widget=forms.Textarea(attrs={"rows": 5}),
            help_text=_("One on each line. A date such as 2026-12-01 at the end is the day it is due."),
        )

    def clean(self, value: Any) -> tuple[FirstTask, ...]:
        lines = [line.strip() for line in super().clean(value).splitlines()]
        return tuple(_task_of(line) for line in lines if line)


def _task_of(line: str) -> FirstTask:
    """The task of a line; what looks like a date and is none stays among its words."""
    words, _gap, last = line.rpartition(" ")
    due_on = parse_day(last) if words else None
    title = words.rstrip() if due_on is not None else line
    if len(title) > MOST_IN_TITLE:
        raise forms.ValidationError(
            _("This task is too long, at most %(most)s characters: %(words)s…"),
            params={"most": MOST_IN_TITLE, "words": title[:40]},
        )
    return FirstTask(title, due_on)


def parse_day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:  # the 30th of February
        return None


class GroupForm(GroupTextForm):
    """A new group, with its time and the people to invite."""

    starts_on = forms.DateField(label=_("From"), widget=DateInput)
    ends_on = forms.DateField(
        label=_("Until"),
        widget=DateInput,
        help_text=_("Eight weeks are usual, half a year is the most. A near end helps to begin."),
    )
    tasks = TasksField()
    invitees = PeopleField(
        label=_("Invite people"),
        help_text=_("They are asked and decide themselves. You can invite more people later."),
    )

    field_order = (
        "title",
        "aim",
        "planned_output",
        "body",
        "starts_on",
        "ends_on",
        "tasks",
        "invitees",
        "tags",
        "audience",
    )

    def __init__(self, *args: Any, people: list[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(person.user_id, person_in_words(person)) for person in people]
        self.fields["invitees"].choices = choices  # type: ignore[attr-defined]


class ExtendForm(forms.Form):
    ends_on = forms.DateField(label=_("New end"), widget=DateInput)
    reason = forms.CharField(
        label=_("Why longer?"),
        required=False,
        max_length=280,
        help_text=_("One sentence for those who look in."),
    )


class TaskForm(forms.Form):
    """A task; its assignee is one of the group's people."""

    title = forms.CharField(label=_("What is to be done?"), max_length=160)
    assignee = forms.ModelChoiceField(
        label=_("Who does it?"), queryset=User.objects.none(), required=False, empty_label=_("Nobody yet")
    )
    due_on = forms.DateField(label=_("By when?"), required=False, widget=DateInput)

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["assignee"].queryset = people  # type: ignore[attr-defined]


class CloseForm(forms.Form):
    """What came of a group."""

    done = forms.CharField(
        label=_("What we did"),
        widget=forms.Textarea(attrs={"rows": 8}),
        validators=[validate_length],
        help_text=_("What exists now, and where it is."),
    )
    learned = forms.CharField(
        label=_("What we learned"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        validators=[validate_length],
        help_text=_("For the schools, for the companies. What you would do differently is worth most."),
    )
    next_step = forms.ChoiceField(
        label=_("What comes next?"), choices=NextStep.choices, widget=forms.RadioSelect
    )
    next_reason = forms.CharField(
        label=_("If nothing: why?"), required=False, max_length=280, help_text=_("Honest is useful.")
    )


def present_text(group: Group) -> dict[str, Any]:
    """What stands in a group's form before anything is changed."""
    fields = ("title", "aim", "planned_output", "body", "audience")
    return {**{name: getattr(group, name) for name in fields}, "tags": ", ".join(names_on(group))}


class InviteForm(forms.Form):
    invitees = PeopleField(label=_("People of this space"))

    def __init__(self, *args: Any, people: list[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(person.user_id, person_in_words(person)) for person in people]
        self.fields["invitees"].choices = choices  # type: ignore[attr-defined]
