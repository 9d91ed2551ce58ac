"""Where things come from and what came of them."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.tenancy import BetweenSpacesModel


class Relation(models.TextChoices):
    CARRIED_FORWARD = "carried_forward", _("carried forward")
    APPLIES = "applies", _("applies")
    ADAPTS = "adapts", _("adapts")
    CITES = "cites", _("cites")
    ANSWERS = "answers", _("answers")


class Ends(BetweenSpacesModel):
    """A pair of objects, each in a space."""

    from_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    from_id = models.BigIntegerField()
    from_object = GenericForeignKey("from_type", "from_id")

    class Meta(BetweenSpacesModel.Meta):
        abstract = True


class Link(Ends):
    """``to_object`` came of ``from_object``."""

    to_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    to_id = models.BigIntegerField()
    to_object = GenericForeignKey("to_type", "to_id")
    relation = models.CharField(max_length=20, choices=Relation)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    note = models.CharField(max_length=280, blank=True)

    class Meta(Ends.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["from_type", "from_id", "to_type", "to_id", "relation"], name="link_once"
            ),
            models.CheckConstraint(
                condition=models.Q(relation__in=Relation.values), name="link_relation_known"
            ),
        ]
        indexes = [
            models.Index(fields=["from_type", "from_id"], name="link_from"),
            models.Index(fields=["to_type", "to_id"], name="link_to"),
        ]

    def __str__(self) -> str:
        return f"{self.from_type_id}:{self.from_id} {self.relation} {self.to_type_id}:{self.to_id}"


class CarryRequest(Ends):
    """Somebody wants to carry an object forward; the author whose words it uses is asked first.

    ``draft`` holds what was typed, so that nothing is lost while the author thinks.
    """

    target = models.CharField(max_length=20)
    draft = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta(Ends.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["from_type", "from_id", "to_space", "target", "by"],
                condition=models.Q(done_at=None, declined_at=None),
                name="carry_request_open_once",
            ),
            models.CheckConstraint(
                condition=models.Q(agreed_at=None) | models.Q(declined_at=None),
                name="carry_request_agreed_or_declined",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_type_id}:{self.from_id} to {self.target}"

    @property
    def is_waiting(self) -> bool:
        return self.agreed_at is None and self.declined_at is None

    @property
    def is_agreed(self) -> bool:
        return self.agreed_at is not None
