from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.choices import OrganisationType, ParticipationSide
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


class ParticipationQuerySet(models.QuerySet["Participation"]):
    def in_force(self) -> "ParticipationQuerySet":
        """Both sides have agreed, and neither has ended it: the only ones that others see."""
        return self.filter(agreed_at__isnull=False, ended_at=None)

    def proposed(self) -> "ParticipationQuerySet":
        return self.filter(agreed_at=None, ended_at=None)


class Participation(GlobalModel):
    """An organisation takes part in a network space, once both have said so.

    Proposed by one side, agreed to by the other, ended by either; a proposal that is declined is ended.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="participations")
    space = models.ForeignKey("portal.Space", on_delete=models.CASCADE, related_name="participations")
    role = models.CharField(_("part"), max_length=40, blank=True)
    since = models.DateField(null=True, blank=True)
    proposed_from = models.CharField(
        _("proposed by"), max_length=20, choices=ParticipationSide, default=ParticipationSide.SPACE
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    proposed_at = models.DateTimeField(default=timezone.now)
    agreed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "space"], name="organisation_once_per_space"),
            models.CheckConstraint(
                condition=models.Q(proposed_from__in=ParticipationSide.values),
                name="participation_side_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} in {self.space_id}"
