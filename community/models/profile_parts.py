"""The parts of a profile of which there are several, and the rows by which people are counted and found."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from community.choices import ProfileAudience
from community.vocabularies import LanguageLevel
from portal import languages
from portal.tenancy import GlobalModel


class PositionSet(models.QuerySet["Position"]):
    def main_first(self) -> "PositionSet":
        """The main one, then what somebody does today, then the past, the latest first."""
        lasting = models.Case(models.When(to_year=None, then=0), default=1)
        return self.order_by("-is_main", lasting, "-to_year", "-from_year", "pk")


class Position(GlobalModel):
    """Where somebody works or worked; ``organisation`` if it is one of the network's, else only a name."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="positions")
    organisation = models.ForeignKey(
        "community.Organisation", null=True, blank=True, on_delete=models.SET_NULL, related_name="positions"
    )
    organisation_name = models.CharField(_("organisation"), max_length=160)
    title = models.CharField(_("what you do there"), max_length=120, blank=True)
    from_year = models.PositiveSmallIntegerField(_("from"), null=True, blank=True)
    to_year = models.PositiveSmallIntegerField(_("until"), null=True, blank=True)
    is_main = models.BooleanField(_("main position"), default=False)

    objects = PositionSet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(is_main=True), name="position_main_once"
            ),
            models.CheckConstraint(
                condition=models.Q(from_year=None)
                | models.Q(to_year=None)
                | models.Q(to_year__gte=models.F("from_year")),
                name="position_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} at {self.organisation_name}"

    @property
    def works_at(self) -> str:
        return str(self.organisation) if self.organisation else self.organisation_name

    @property
    def years(self) -> str:
        """Both ends with a dash between them; empty when neither is known."""
        if self.from_year is None and self.to_year is None:
            return ""
        return f"{self.from_year or ''}–{self.to_year or ''}"  # noqa: RUF001


class LanguageSkill(GlobalModel):
    """A language that somebody works in; an empty level is one that nobody has stated."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="language_skills"
    )
    language = models.CharField(_("language"), max_length=10)
    level = models.CharField(_("level"), max_length=10, choices=LanguageLevel, blank=True)
    can_translate = models.BooleanField(_("can translate"), default=False)
    can_counsel = models.BooleanField(_("can counsel"), default=False)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "language"], name="language_once_per_person"),
            models.CheckConstraint(
                condition=models.Q(level__in=["", *LanguageLevel.values]), name="language_level_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} speaks {self.language}"

    @property
    def name(self) -> str:
        return languages.name_of(self.language)


class ProfileFacet(GlobalModel):
    """One fact by which the directory counts and narrows; rows stand for active people alone.

    Written from the profile by ``community.findable`` and by nothing else. ``shown_to`` repeats the
    profile's, so that counting everybody reads one index and no other table.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="facets")
    kind = models.CharField(max_length=20)
    code = models.CharField(max_length=40)
    shown_to = models.CharField(max_length=20, choices=ProfileAudience)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "kind", "code"], name="profile_facet_once"),
            models.CheckConstraint(
                condition=models.Q(shown_to__in=ProfileAudience.values), name="profile_facet_audience_known"
            ),
        ]
        indexes = [models.Index(fields=["kind", "code", "shown_to", "user"], name="profile_facet_counts")]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.kind} {self.code}"
