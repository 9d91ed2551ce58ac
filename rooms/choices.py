from django.db import models
from django.utils.translation import gettext_lazy as _


class RoomState(models.TextChoices):
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


class RoomEventKind(models.TextChoices):
    """The lasting events of a room, as frames name them; ``event`` frames carry the others as ``kind``."""

    MESSAGE = "message", _("Message")
    CHANGED = "changed", _("Changed")
    REMOVED = "removed", _("Removed")
    STATE = "state", _("State")
    OUTCOME = "outcome", _("Outcome")
