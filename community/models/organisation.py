from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.choices import OrganisationType, ParticipationSide
from community.vocabularies import OrganisationState, StaffBand
from portal.addresses import words_of
from portal.pictures import LOGO, picture_url
from portal.tenancy import GlobalModel


class Organisation(GlobalModel):
    """A school, firm or body; a public profile once verified. It may have a partner space of its own.

    A row that was merged into another stays behind, so that its old address leads on; no list shows it.
    ``folded`` and ``website_key`` are written by ``community.findable``: what is looked through and compared.
    """

    name = models.CharField(_("legal name"), max_length=160)
    alias = models.CharField(_("name in use"), max_length=160, blank=True)
    name_en = models.CharField(_("name in English"), max_length=160, blank=True)
    acronym = models.CharField(_("acronym"), max_length=20, blank=True)
    kind = models.CharField(_("kind"), max_length=30, choices=OrganisationType)
    vet_levels = models.JSONField(_("levels of VET"), default=list, blank=True)
    country = models.CharField(_("country"), max_length=2)
    nuts = models.CharField(_("region (NUTS code)"), max_length=5, blank=True)
    city = models.CharField(_("city"), max_length=80, blank=True)
    website = models.URLField(_("website"), blank=True)
    email = models.EmailField(_("public e-mail address"), blank=True)
    phone = models.CharField(_("public phone number"), max_length=30, blank=True)
    oid = models.CharField(_("organisation id (OID)"), max_length=12, blank=True)
    pic = models.CharField(_("participant code (PIC)"), max_length=9, blank=True)
    staff_band = models.CharField(_("size"), max_length=10, choices=StaffBand, blank=True)
    sectors = models.JSONField(_("sectors"), default=list, blank=True)
    qualifications = models.JSONField(_("qualifications offered"), default=list, blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    description = models.TextField(_("description"), blank=True)
    strategic_topics = models.JSONField(_("strategic topics"), default=list, blank=True)
    accreditations = models.JSONField(_("accreditations"), default=list, blank=True)
    logo = models.CharField(_("logo"), max_length=40, blank=True)
    source_note = models.CharField(_("source"), max_length=280, blank=True)
    is_demo = models.BooleanField(default=False)
    space = models.OneToOneField(
        "portal.Space", null=True, blank=True, on_delete=models.SET_NULL, related_name="organisation"
    )
    state = models.CharField(max_length=20, choices=OrganisationState, default=OrganisationState.PROPOSED)
    created_at = models.DateTimeField(auto_now_add=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    verified_at = models.DateTimeField(null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )
    folded = models.TextField(blank=True, editable=False)
    website_key = models.CharField(max_length=200, blank=True, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=OrganisationType.values), name="organisation_kind_known"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=OrganisationState.values), name="organisation_state_known"
            ),
            models.CheckConstraint(
                condition=models.Q(staff_band__in=["", *StaffBand.values]), name="organisation_size_known"
            ),
            models.UniqueConstraint(
                fields=["name", "country"],
                condition=models.Q(merged_into=None),
                name="organisation_once_per_country",
            ),
        ]

    def __str__(self) -> str:
        return self.alias or self.name

    def get_absolute_url(self) -> str:
        return reverse("organisation", args=[self.pk, words_of(str(self))])

    @property
    def is_verified(self) -> bool:
        return self.state == OrganisationState.VERIFIED

    @property
    def is_proposed(self) -> bool:
        return self.state == OrganisationState.PROPOSED

    @property
    def logo_url(self) -> str:
        return picture_url(self.logo, LOGO.sizes[-1])


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
