from typing import Final

from django.db import models
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _


class TalkState(models.TextChoices):
    REQUESTED = "requested", _("Asked for")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Taken back")
    IN_PROGRESS = "in_progress", _("In progress")
    CLOSED = "closed", _("Ended")


class EntryKind(models.TextChoices):
    MESSAGE = "message", _("Message")
    MEETING = "meeting", _("Meeting")
    STEP = "step", _("Next step")


class Helped(models.TextChoices):
    YES = "yes", _("Yes")
    PARTLY = "partly", _("In part")
    NO = "no", _("Not this time")


class DayPart(models.TextChoices):
    MORNING = "am", _("Morning")
    AFTERNOON = "pm", _("Afternoon")
    EVENING = "eve", _("Evening")


OPEN_STATES: Final = (TalkState.REQUESTED.value, TalkState.IN_PROGRESS.value)
MOST_AT_ONCE: Final = 3
MOST_REQUESTS: Final = 5  # that one person has waiting
# Of one person within a day, also such as were taken back: each is a notice and a mail.
MOST_ASKED_A_DAY: Final = 10
MOST_ASKED_OF_ONE: Final = 2
LONGEST_MEETING: Final = 600  # minutes

# Times of a week, such as ``0-am``: the weekday from Monday on, and a part of the day.
TIMES: Final = tuple(f"{day}-{part.value}" for day in WEEKDAYS for part in DayPart)
