from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _

from counselling.models.entry import TalkEntry
from counselling.querysets import HandoverQuerySet
from portal.tenancy import SpaceManager, SpaceModel


class Handover(SpaceModel):
    """The words of one entry of a talk that one of the two has shown to the network's coordinators.

    ``words`` are a copy: who reads this learns nothing else of the talk. It lies in the space in which the
    two met, and nobody there reads it.
    """

    entry = models.ForeignKey(TalkEntry, null=True, on_delete=models.SET_NULL, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    words = models.TextField(blank=True)
    at = models.DateTimeField()

    objects = SpaceManager.from_queryset(HandoverQuerySet)()  # type: ignore[misc]

    class Meta(SpaceModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["entry", "reporter"], name="entry_handed_over_once_by_each"),
        ]

    def __str__(self) -> str:
        return _("From a talk in peer counselling")

    def get_absolute_url(self) -> str:
        """For the two people of the talk; nobody else gets through."""
        return self.entry.get_absolute_url() if self.entry is not None else reverse("talks")
