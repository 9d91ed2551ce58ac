from django.db import models
from django.utils.translation import gettext_lazy as _


class LinkKind(models.TextChoices):
    """What somebody finds behind a link."""

    NETWORK = "network", _("Network or association")
    PLATFORM = "platform", _("Platform")
    AUTHORITY = "authority", _("Authority or agency")
    FUNDING = "funding", _("Funding")
    MATERIAL = "material", _("Collection of material")
    OTHER = "other", _("Something else")


class Answer(models.TextChoices):
    """How an address answered when it was last asked."""

    ALIVE = "alive", _("It answers")
    MISSING = "missing", _("The page is not there")
    SILENT = "silent", _("No answer")
    CERTIFICATE = "certificate", _("Its certificate is not valid")
