from django.db import models
from django.utils.translation import gettext_lazy as _


class TopicKind(models.TextChoices):
    DISCUSSION = "discussion", _("Discussion")
    HELP = "help", _("Help request")
    ANNOUNCEMENT = "announcement", _("Announcement")
    EXPERIENCE = "experience", _("Experience")


class BoardFilter(models.TextChoices):
    """What a board page shows; the code stands in its address."""

    ALL = "", _("All topics")
    OPEN = "open", _("Open questions")
    SOLVED = "solved", _("Solved")
