from django.db import models
from django.utils.translation import gettext_lazy as _


class Op(models.TextChoices):
    """What the writer looks at again: an object, which may be gone by then, or all that is in a space."""

    UPDATE = "update", _("Changed")
    CONTENTS = "contents", _("Everything in this space")
