from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from community.choices import OrganisationType
from portal.addresses import words_of
from portal.tenancy import GlobalModel


class Organisation(GlobalModel):
    """A school, firm or body; a public profile. It may have a partner space of its own."""

    name = models.CharField(_("name"), max_length=160)
    alias = models.CharField(_("also known as"), max_length=160, blank=True)
    kind = models.CharField(_("kind"), max_length=30, choices=OrganisationType)
    country = models.CharField(_("country"), max_length=2)
    city = models.CharField(_("city"), max_length=80, blank=True)
    website = models.URLField(_("website"), blank=True)
    description = models.TextField(_("description"), blank=True)
    source_note = models.CharField(_("source"), max_length=280, blank=True)
    is_demo = models.BooleanField(default=False)
    space = models.OneToOneField(
        "portal.Space", null=True, blank=True, on_delete=models.SET_NULL, related_name="organisation"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=OrganisationType.values), name="organisation_kind_known"
            ),
            models.UniqueConstraint(fields=["name", "country"], name="organisation_once_per_country"),
        ]

    def __str__(self) -> str:
        return self.alias or self.name

    def get_absolute_url(self) -> str:
        return reverse("organisation", args=[self.pk, words_of(str(self))])


class Participation(GlobalModel):
    """An organisation takes part in a network space."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="participations")
    space = models.ForeignKey("portal.Space", on_delete=models.CASCADE, related_name="participations")
    role = models.CharField(_("part"), max_length=40, blank=True)
    since = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "space"], name="organisation_once_per_space"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} in {self.space_id}"
