from django.db import models
from django.utils.translation import gettext_lazy as _


class RoomState(models.TextChoices):
    """Standing rooms are open until they are closed.

    Scheduled ones begin as planned, open before their time, and run when their host begins.
    """

    PLANNED = "planned", _("Planned")
    OPEN = "open", _("Open")
    RUNNING = "running", _("Running")
    CLOSED = "closed", _("Closed")


class History(models.TextChoices):
    """What somebody who comes in may read of what was said before."""

    ALL = "all", _("Everything that was said")
    JOINING = "joining", _("Only what is said after they have come in")


class Answer(models.TextChoices):
    """What somebody says to an invitation."""

    YES = "yes", _("I come")
    MAYBE = "maybe", _("Perhaps")
    NO = "no", _("I cannot come")


class ReminderMoment(models.TextChoices):
    """When people who come are reminded of a scheduled room."""

    DAY = "day", _("A day before")
    SOON = "soon", _("A quarter of an hour before")


class Result(models.TextChoices):
    """What is to come of a room when it is closed; all but the first two are made in a form of their own."""

    NONE = "none", _("Nothing came of it this time")
    KEPT = "kept", _("What we found stays here")
    TOPIC = "topic", _("The minutes as a topic")
    RESOURCE = "resource", _("The minutes as a resource")
    HELP = "help", _("A help request")
    PRACTICE = "practice", _("A draft of a practice")
    GROUP = "group", _("A group with the tasks")


class RoomEventKind(models.TextChoices):
    """The lasting events of a room, as frames name them; ``event`` frames carry the others as ``kind``."""

    MESSAGE = "message", _("Message")
    CHANGED = "changed", _("Changed")
    REMOVED = "removed", _("Removed")
    STATE = "state", _("State")
    OUTCOME = "outcome", _("Outcome")
    DETAILS = "details", _("Details")
    REACTION = "reaction", _("Reaction")
    AGENDA = "agenda", _("Agenda")
    HAND = "hand", _("Raised hand")
    PERSON = "person", _("Person")
    ATTENDANCE = "attendance", _("Attendance")
    POLL = "poll", _("Poll")
    NOTE = "note", _("Note")


class MeasureKind(models.TextChoices):
    """How a host keeps order among people."""

    MUTE = "mute", _("Muted")
    REMOVE = "remove", _("Removed")
