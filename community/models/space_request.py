from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from community.models.organisation import Organisation
from portal.choices import SpaceKind, Visibility
from portal.tenancy import GlobalModel


class SpaceRequest(GlobalModel):
    """Somebody asks the coordinators for a space; decided once, then ``space`` is what came of it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=20, choices=SpaceKind)
    template = models.CharField(_("begin with"), max_length=20)
    visibility = models.CharField(_("who may know of it"), max_length=20, choices=Visibility)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    purpose = models.TextField(_("what it is for"), max_length=2000)
    asked_at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    granted = models.BooleanField(null=True)
    answer = models.TextField(_("answer"), max_length=1000, blank=True)
    space = models.ForeignKey(
        "portal.Space", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=SpaceKind.values), name="space_request_kind_known"
            ),
            models.CheckConstraint(
                condition=models.Q(visibility__in=Visibility.values), name="space_request_visibility_known"
            ),
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(decided_at=None), name="space_request_open_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("space_wish", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.decided_at is None
