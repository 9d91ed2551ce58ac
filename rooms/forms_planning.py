"""What people type about the set-up of a room: its time by a clock on the wall, its host, what stays."""

import datetime as dt
from datetime import date, datetime, timedelta
from typing import Any, Final, cast
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from community.audiences import audience_choices
from community.forms.locality import time_zones
from community.models import User
from portal.choices import Audience
from portal.clocks import moments_of
from portal.locality import is_time_zone
from portal.models import Space
from rooms.choices import History
from rooms.models import Room
from rooms.operations.schedule import RoomPlan, Schedule
from rooms.people import person_called
from rooms.times import place_of

NOW, LATER = "now", "later"
FIRST, SECOND = "first", "second"
USUAL_MINUTES: Final = 60
MOST_MINUTES: Final = 7 * 24 * 60  # what is too long below that, the operation says in its own words
KEPT_FOR: Final = (7, 30, 90, 365)


class PlanForm(forms.Form):
    """The set-up of a room; ``plan`` gives it as the operations take it.

    What is typed is what a clock shows in ``time_zone``. On the nights when clocks change some times do not
    come at all, which is an error, and some come twice, for which ``turn`` is asked.
    """

    day = forms.DateField(
        label=_("Day"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Say on which day it begins.")},
    )  # fmt: skip
    time = forms.TimeField(
        label=_("Begins at"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": _("Say at what time it begins.")},
    )  # fmt: skip
    turn = forms.ChoiceField(
        label=_("Which of the two?"), required=False, widget=forms.RadioSelect,
        choices=[(FIRST, _("The first, before the clocks change")), (SECOND, _("The second, an hour later"))],
    )  # fmt: skip
    minutes = forms.IntegerField(
        label=_("How many minutes?"),
        required=False,
        min_value=5,
        max_value=MOST_MINUTES,
        initial=USUAL_MINUTES,
    )
    until = forms.TimeField(
        label=_("Or until"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    time_zone = forms.ChoiceField(label=_("By the clock of"), required=False)
    host = forms.CharField(
        label=_("Host"), required=False, max_length=80, widget=forms.TextInput(attrs={"list": "host-names"}),
        help_text=_("Runs the room: opens, begins, closes. A handle such as @anna; empty means you."),
    )  # fmt: skip
    video_url = forms.URLField(
        label=_("Video meeting"), required=False, max_length=500, assume_scheme="https",
        help_text=_("An address that begins with https://. Only people who belong here see it."),
    )  # fmt: skip
    history = forms.ChoiceField(
        label=_("What can people read who come in later?"), choices=History.choices, required=False,
        widget=forms.RadioSelect, initial=History.ALL,
    )  # fmt: skip
    keeps_days = forms.TypedChoiceField(
        label=_("How long are messages kept?"), coerce=int, empty_value=None, required=False,
        help_text=_("Then they are deleted for everybody. What came of the room stays."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zone, kept = self.initial.get("time_zone", ""), self.initial.get("keeps_days")
        cast("forms.ChoiceField", self.fields["time_zone"]).choices = _zones(zone)
        cast("forms.TypedChoiceField", self.fields["keeps_days"]).choices = _lengths(kept)
        self.asks_turn = bool(self.initial.get("turn") or self.data.get("turn"))
        for name in ("day", "time", "time_zone"):
            self.fields[name].required = self.wants_time or not self.is_bound

    @property
    def wants_time(self) -> bool:
        """Whether a time is to be read at all."""
        return True

    def clean_day(self) -> date | None:
        """Days at the ends of the calendar have no hour in some time zones."""
        day: date | None = self.cleaned_data["day"]
        if day is not None and not 2000 <= day.year <= 2200:  # noqa: PLR2004  (far beyond what is allowed)
            raise forms.ValidationError(gettext("Say on which day it begins."))
        return day

    def clean_host(self) -> User | None:
        typed = self.cleaned_data["host"].strip()
        person = person_called(typed) if typed else None
        if typed and person is None:
            raise forms.ValidationError(gettext("This person cannot host rooms here."))
        return person

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        typed["schedule"] = None
        if self.wants_time and not {"day", "time", "minutes", "until", "time_zone"} & self.errors.keys():
            typed["schedule"] = self._schedule(typed)
        return typed

    def _schedule(self, typed: dict[str, Any]) -> Schedule | None:
        name = typed["time_zone"]
        if not is_time_zone(name):
            self.add_error("time_zone", gettext("We do not know this time zone."))
            return None
        start = self._start(typed["day"], typed["time"], name, typed["turn"])
        end = self._end(typed, start, name) if start is not None else None
        return Schedule(start, end, name) if start is not None and end is not None else None

    def _start(self, day: date, hour: dt.time, zone: str, turn: str) -> datetime | None:
        moments = moments_of(day, hour, ZoneInfo(zone))
        words = {"day": date_format(day, "DATE_FORMAT"), "time": time_format(hour, "TIME_FORMAT")}
        words["place"] = place_of(zone)
        if not moments:
            self.add_error("time", _skipped() % words)
            return None
        if len(moments) > 1 and not turn:
            self.asks_turn = True
            self.add_error("turn", _twice() % words)
            return None
        return moments[-1] if turn == SECOND else moments[0]

    def _end(self, typed: dict[str, Any], start: datetime, zone: str) -> datetime | None:
        if typed["until"] is None:
            return start + timedelta(minutes=typed["minutes"] or USUAL_MINUTES)
        moments = moments_of(typed["day"], typed["until"], ZoneInfo(zone))
        if not moments:
            words = {
                "day": date_format(typed["day"], "DATE_FORMAT"),
                "time": time_format(typed["until"], "TIME_FORMAT"),
                "place": place_of(zone),
            }
            self.add_error("until", _skipped() % words)
            return None
        return next((at for at in moments if at > start), moments[-1])

    def plan(self) -> RoomPlan:
        typed = self.cleaned_data
        return RoomPlan(
            schedule=typed["schedule"],
            host=typed["host"],
            video_url=typed["video_url"],
            history=typed["history"] or History.ALL,
            keeps_days=typed["keeps_days"],
        )


class RoomForm(PlanForm):
    title = forms.CharField(label=_("What is it about?"), max_length=140)
    purpose = forms.CharField(
        label=_("What should come of it?"),
        max_length=280,
        required=False,
        help_text=_("One sentence, so that people know whether to come in."),
    )
    when = forms.ChoiceField(
        label=_("When?"), required=False, initial=NOW, widget=forms.RadioSelect,
        choices=[(NOW, _("Now, and open until somebody closes it")), (LATER, _("At a set time"))],
    )  # fmt: skip
    audience = forms.ChoiceField(
        label=_("Who can see this?"),
        widget=forms.RadioSelect,
        help_text=_("Whoever can see it can read along; members speak."),
    )

    def __init__(self, *args: Any, space: Space, actor: Any, **kwargs: Any) -> None:
        usual = {"time_zone": getattr(actor, "time_zone", "") or settings.TIME_ZONE}
        kwargs["initial"] = usual | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        choices = audience_choices(space, parties=_("Only the people named: you invite them next"))
        cast("forms.ChoiceField", self.fields["audience"]).choices = choices
        self.fields["audience"].initial = Audience.SPACE

    @property
    def wants_time(self) -> bool:
        return self.data.get("when") == LATER

    def room(self) -> dict[str, Any]:
        """What was typed, as ``open_room`` takes it."""
        typed = self.cleaned_data
        return {name: typed[name] for name in ("title", "purpose", "audience")} | {"plan": self.plan()}


class RoomEditForm(PlanForm):
    title = forms.CharField(label=_("What is it about?"), max_length=140)
    purpose = forms.CharField(label=_("What should come of it?"), max_length=280, required=False)

    def __init__(self, *args: Any, room: Room, **kwargs: Any) -> None:
        self.is_scheduled = room.is_scheduled
        kwargs["initial"] = present_plan(room) | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        if room.message_count:
            self.fields["history"].disabled = True
            self.fields["history"].help_text = _("Something has been said here, so this stays as it is.")

    @property
    def wants_time(self) -> bool:
        return self.is_scheduled

    def change(self) -> dict[str, Any]:
        """What was typed, as ``change_room`` takes it."""
        typed = self.cleaned_data
        return {"title": typed["title"], "purpose": typed["purpose"], "plan": self.plan()}


def present_plan(room: Room) -> dict[str, Any]:
    """What stands in the form before anything is changed: times by the clock in which they were set."""
    names = ("title", "purpose", "video_url", "history", "keeps_days", "time_zone")
    present = {name: getattr(room, name) for name in names}
    present["host"] = f"@{room.host.handle}" if room.host is not None else ""
    if room.starts_at is None or room.ends_at is None:
        return present
    zone = ZoneInfo(room.time_zone)
    local = room.starts_at.astimezone(zone)
    comes_twice = len(moments_of(local.date(), local.time(), zone)) > 1
    return present | {
        "day": local.date(),
        "time": local.time(),
        "turn": (SECOND if local.fold else FIRST) if comes_twice else "",
        "minutes": int((room.ends_at - room.starts_at).total_seconds() // 60),
    }


class CallOffForm(forms.Form):
    reason = forms.CharField(
        label=_("Why does it not take place?"), max_length=280,
        help_text=_("Everybody who was to come reads this. Say also whether there will be another time."),
    )  # fmt: skip


def _skipped() -> str:
    return gettext("On %(day)s the clocks in %(place)s are put forward: there is no %(time)s.")


def _twice() -> str:
    return gettext(
        "On %(day)s the clocks in %(place)s are put back: %(time)s comes twice. Say which one you mean."
    )


def _zones(current: str) -> list[tuple[str, str]]:
    known = [(code, words) for code, words in time_zones() if code]
    if current and current not in dict(known):
        known.insert(0, (current, place_of(current)))
    return known


def _lengths(current: Any) -> list[tuple[Any, str]]:
    days = sorted({*KEPT_FOR, *([current] if isinstance(current, int) else [])})
    words = gettext("%(days)s days after it was closed")
    return [("", gettext("For good")), *((each, words % {"days": each}) for each in days)]
