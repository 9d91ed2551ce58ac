"""What people type about offers and talks: shape, not business."""

from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from community.audiences import audience_choices
from community.forms.fields import chips
from community.forms.locality import time_zones
from community.forms.moderation import ReportForm
from counselling.choices import LONGEST_MEETING, MOST_AT_ONCE, DayPart, EntryKind, Helped
from counselling.models import Offer, TalkRating
from counselling.operations.asking import Question
from counselling.operations.offers import AUDIENCES, OfferText
from counselling.operations.talking import Words
from portal import languages, tags
from portal.fields import TagsField, offer_words
from portal.markdown import validate_length
from portal.models import Space


def times_of_week() -> list[tuple[str, str]]:
    """Every code with its words, such as “Monday, morning”."""
    return [
        (f"{day}-{part.value}", f"{name}, {part.label}") for day, name in WEEKDAYS.items() for part in DayPart
    ]


class OfferForm(forms.Form):
    title = forms.CharField(
        label=_("What can you help with?"),
        max_length=120,
        help_text=_("One line, as you would say it to a colleague."),
    )
    body = forms.CharField(
        label=_("A little more"), widget=forms.Textarea(attrs={"rows": 6}), validators=[validate_length],
        help_text=_("What you have done yourself, and for whom a talk with you is good."),
    )  # fmt: skip
    tags = TagsField(label=_("Topics"))
    languages = chips(_("Languages in which you talk"), languages.choices)
    times = forms.MultipleChoiceField(
        label=_("When it usually suits you"), required=False, choices=times_of_week,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    times_note = forms.CharField(
        label=_("More about times"), required=False, max_length=160,
        help_text=_("For example: by phone, after closing time."),
    )  # fmt: skip
    time_zone = forms.ChoiceField(label=_("By the clock of"), required=False, choices=time_zones)
    most_talks = forms.TypedChoiceField(
        label=_("How many talks at the same time?"), coerce=int,
        choices=[(number, str(number)) for number in range(1, MOST_AT_ONCE + 1)],
        help_text=_("When you have that many, nobody can ask you until one has ended."),
    )  # fmt: skip
    audience = forms.ChoiceField(label=_("Who can see this offer?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, space: Space, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_words(self, space)
        offered = [choice for choice in audience_choices(space) if choice[0] in AUDIENCES]
        cast("forms.ChoiceField", self.fields["audience"]).choices = offered
        own = self.initial.get("languages", [])
        tongues = sorted(languages.choices(), key=lambda choice: choice[0] not in own)
        cast("forms.ChoiceField", self.fields["languages"]).choices = tongues
        self.fields["languages"].required = True

    @staticmethod
    def of(offer: Offer) -> dict[str, Any]:
        """What the form starts with when ``offer`` is changed."""
        names = ("title", "body", "times", "times_note", "time_zone", "most_talks", "audience")
        return {name: getattr(offer, name) for name in names} | {
            "tags": ", ".join(tags.names_on(offer)),
            "languages": [row.language for row in offer.spoken.all()],
        }

    @property
    def week(self) -> list[dict[str, Any]]:
        """The boxes of ``times`` as rows of a table, a day each."""
        chosen = self["times"].value() or []
        return [
            {
                "day": name,
                "cells": [_cell(f"{day}-{part.value}", f"{name}, {part.label}", chosen) for part in DayPart],
            }
            for day, name in WEEKDAYS.items()
        ]

    @property
    def day_parts(self) -> list[str]:
        return [str(part.label) for part in DayPart]

    def text(self) -> OfferText:
        """What was typed, as the operations take it."""
        typed = self.cleaned_data
        return OfferText(
            title=typed["title"], body=typed["body"], languages=typed["languages"], times=typed["times"],
            times_note=typed["times_note"], time_zone=typed["time_zone"], most_talks=typed["most_talks"],
            words=typed["tags"],
        )  # fmt: skip


def _cell(code: str, label: str, chosen: Any) -> dict[str, Any]:
    return {"code": code, "label": label, "checked": code in chosen}


class AskForm(forms.Form):
    subject = forms.CharField(label=_("What is it about, in one line?"), max_length=120)
    body = forms.CharField(
        label=_("Tell a little more"), widget=forms.Textarea(attrs={"rows": 6}), validators=[validate_length],
        help_text=_("What happened, and what you would like to find out. Leave out the names of learners."),
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Language"), required=False)
    times = forms.CharField(
        label=_("When would it suit you?"), required=False, max_length=160,
        help_text=_("For example: weekdays after five."),
    )  # fmt: skip

    def __init__(self, *args: Any, offer: Offer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        spoken = [(row.language, languages.name_of(row.language)) for row in offer.spoken.all()]
        choices = [("", gettext("It does not matter")), *spoken]
        cast("forms.ChoiceField", self.fields["language"]).choices = choices

    def question(self) -> Question:
        return Question(**self.cleaned_data)


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("A few words"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("When and how you could talk; or, if it does not fit, whom else to ask."),
    )  # fmt: skip


class MessageForm(forms.Form):
    body = forms.CharField(
        label=_("Your message"), widget=forms.Textarea(attrs={"rows": 4}), validators=[validate_length]
    )

    def entry(self) -> Words:
        return Words(body=self.cleaned_data["body"])


class MeetingForm(forms.Form):
    met_on = forms.DateField(label=_("When did you meet?"), widget=forms.DateInput(attrs={"type": "date"}))
    minutes = forms.IntegerField(
        label=_("How many minutes?"), required=False, min_value=1, max_value=LONGEST_MEETING
    )
    body = forms.CharField(
        label=_("What came of it"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        validators=[validate_length],
    )  # fmt: skip

    def entry(self) -> Words:
        return Words(kind=EntryKind.MEETING.value, **self.cleaned_data)


class StepForm(forms.Form):
    body = forms.CharField(
        label=_("What will be done next, and by whom?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def entry(self) -> Words:
        return Words(body=self.cleaned_data["body"], kind=EntryKind.STEP.value)


WRITING: dict[str, type[MessageForm | MeetingForm | StepForm]] = {
    EntryKind.MESSAGE.value: MessageForm,
    EntryKind.MEETING.value: MeetingForm,
    EntryKind.STEP.value: StepForm,
}


def writing_form(kind: str, data: Any = None, initial: Any = None) -> MessageForm | MeetingForm | StepForm:
    """The form of one kind of entry; ids on the page begin with the kind, since all stand there together."""
    usual = {"met_on": timezone.localdate().isoformat()} if kind == EntryKind.MEETING else {}
    return WRITING[kind](data, auto_id=f"id_{kind}_%s", initial=usual | (initial or {}))


class RatingForm(forms.Form):
    helped = forms.ChoiceField(label=_("Did it help?"), choices=Helped.choices, widget=forms.RadioSelect)
    wants_more = forms.BooleanField(label=_("I would like to talk again"), required=False)
    words = forms.CharField(
        label=_("A few words"), required=False, max_length=600, widget=forms.Textarea(attrs={"rows": 3})
    )
    is_shared = forms.BooleanField(label=_("The other person may read this"), required=False)

    @staticmethod
    def of(rating: TalkRating | None) -> dict[str, Any]:
        names = ("helped", "wants_more", "words", "is_shared")
        return {name: getattr(rating, name) for name in names} if rating is not None else {}


class HandOverForm(ReportForm):
    agrees = forms.BooleanField(
        label=_("The coordinators of the network may read exactly these words, and nothing else of the talk")
    )

    def deed(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("reason", "words")}
