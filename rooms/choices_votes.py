"""What a room can be asked, and what its notes are made of."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PollKind(models.TextChoices):
    YES_NO = "yes_no", _("Yes, no or abstain")
    CHOICE = "choice", _("Choose among answers")
    DOTS = "dots", _("Spread dots over answers")


class YesNo(models.TextChoices):
    YES = "yes", _("Yes")
    NO = "no", _("No")
    ABSTAIN = "abstain", _("I abstain")


class BlockKind(models.TextChoices):
    TEXT = "text", _("Text")
    DECISION = "decision", _("Decision")
    TASK = "task", _("Task")


class Together(models.TextChoices):
    """What becomes of two texts that were written at the same time."""

    BOTH = "both", _("Keep both")
    JOIN = "join", _("Join them")
    UPPER = "upper", _("Keep the upper one")
    LOWER = "lower", _("Keep this one")
