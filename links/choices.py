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
