"""The parts of an organisation of which there are several."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from community.vocabularies import ContactRole, NameKind
from portal.tenancy import GlobalModel


class OrganisationName(GlobalModel):
    """A name by which an organisation is found; aliases are typed, the others repeat its fields."""

    organisation = models.ForeignKey("community.Organisation", on_delete=models.CASCADE, related_name="names")
    name = models.CharField(_("name"), max_length=160)
    kind = models.CharField(max_length=10, choices=NameKind)
    folded = models.CharField(max_length=200, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=NameKind.values), name="organisation_name_kind_known"
            ),
            models.UniqueConstraint(fields=["organisation", "kind", "folded"], name="organisation_name_once"),
        ]
        indexes = [models.Index(fields=["folded", "organisation"], name="organisation_by_folded_name")]

    def __str__(self) -> str:
        return self.name


class OrganisationContact(GlobalModel):
    """Somebody who may be asked about an organisation and speaks for it; ``is_public``: named to everyone."""

    organisation = models.ForeignKey(
        "community.Organisation", on_delete=models.CASCADE, related_name="contacts"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="contact_for")
    role = models.CharField(_("asked about"), max_length=20, choices=ContactRole)
    is_public = models.BooleanField(_("named to everyone"), default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "user"], name="contact_once_per_organisation"),
            models.CheckConstraint(
                condition=models.Q(role__in=ContactRole.values), name="contact_role_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} for {self.organisation_id}"


class OrganisationFacet(GlobalModel):
    """One fact by which the directory counts and narrows; written by ``community.findable`` alone."""

    organisation = models.ForeignKey(
        "community.Organisation", on_delete=models.CASCADE, related_name="facets"
    )
    kind = models.CharField(max_length=20)
    code = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "kind", "code"], name="organisation_facet_once"),
        ]
        indexes = [models.Index(fields=["kind", "code", "organisation"], name="organisation_facet_counts")]

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.kind} {self.code}"
