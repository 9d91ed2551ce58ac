from django.db import models
from django.utils.translation import gettext_lazy as _


class Op(models.TextChoices):
    """What happened to an object. The writer looks at the object itself; this says why it looks."""

    UPDATE = "update", _("Changed")
    REMOVE = "remove", _("Removed")
    CONTENTS = "contents", _("Everything in this space")
