from django.db import models
from django.utils.translation import gettext_lazy as _


class Degree(models.IntegerChoices):
    """How plausible or consistent somebody finds a scenario."""

    NOT = 1, _("1, not at all")
    LITTLE = 2, _("2, a little")
    PARTLY = 3, _("3, in parts")
    LARGELY = 4, _("4, largely")
    FULLY = 5, _("5, fully")


EARLIEST_HORIZON = 2000
LATEST_HORIZON = 2150
FEWEST_DECISIONS = 2
MOST_DECISIONS = 8
MOST_POINTS = 12  # drivers, and signals
LONGEST_POINT = 160
