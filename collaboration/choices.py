from django.db import models
from django.utils.translation import gettext_lazy as _


class GroupState(models.TextChoices):
    FORMING = "forming", _("Forming")
    ACTIVE = "active", _("Active")
    CLOSED = "closed", _("Closed")


class PlannedOutput(models.TextChoices):
    """What a group means to leave behind."""

    RESOURCE = "resource", _("A resource")
    PRACTICE = "practice", _("A practice")
    UNIT = "unit", _("A training unit")
    REPORT = "report", _("A short report")
    PARTNERSHIP = "partnership", _("A partnership")


class NextStep(models.TextChoices):
    """What comes of a closed group; *nothing* needs a reason."""

    PRACTICE = "practice", _("A practice")
    RESOURCE = "resource", _("A resource")
    PARTNERSHIP = "partnership", _("A partnership")
    NOTHING = "nothing", _("Nothing further")


class GroupRole(models.TextChoices):
    CONVENOR = "convenor", _("Convenor")
    MEMBER = "member", _("Member")


class TaskState(models.TextChoices):
    TODO = "todo", _("To do")
    DOING = "doing", _("In progress")
    DONE = "done", _("Done")
