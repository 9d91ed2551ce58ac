"""Reports, the cases that they make, and who may not write for a time."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from community.choices import OUTCOMES, ReportReason, Verdict
from community.moderation.querysets import CaseQuerySet
from portal.addresses import in_space
from portal.tenancy import GlobalModel, SpaceManager, SpaceModel

LONGEST = 1000


class Case(SpaceModel):
    """Something that was reported, from the first report to the last word about it.

    Coordinators alone meet a case that ``is_for_network``, and nobody of its space besides.
    ``person`` wrote it; None where they did so without a name (``moderation.concerned``). ``version`` rises
    with every decision and objection, so that who decides on what has changed meanwhile is told. ``kept`` is
    what brings a hidden object back. Against a decision one may object once: ``objection`` at
    ``objected_at``, decided as ``upheld`` by somebody else, at ``answered_at``.
    """

    object_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.BigIntegerField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_for_network = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    report_count = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=0)
    verdict = models.CharField(_("decision"), max_length=20, choices=Verdict, blank=True)
    note = models.TextField(_("note to the person"), max_length=LONGEST, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    kept = models.JSONField(default=dict, blank=True)
    objection = models.TextField(_("objection"), max_length=LONGEST, blank=True)
    objected_at = models.DateTimeField(null=True, blank=True)
    upheld = models.BooleanField(null=True)
    answer = models.TextField(_("answer"), max_length=LONGEST, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = SpaceManager.from_queryset(CaseQuerySet)()  # type: ignore[misc]

    class Meta(SpaceModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["space", "object_type", "object_id"],
                condition=Q(decided_at=None),
                name="case_open_once_per_object",
            ),
            models.CheckConstraint(condition=Q(verdict__in=["", *Verdict.values]), name="case_verdict_known"),
            models.CheckConstraint(
                condition=Q(verdict="", decided_at=None) | (~Q(verdict="") & Q(decided_at__isnull=False)),
                name="case_verdict_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(objected_at=None) | Q(decided_at__isnull=False),
                name="case_objection_follows_verdict",
            ),
            models.CheckConstraint(
                condition=Q(upheld=None, answered_at=None)
                | Q(upheld__isnull=False, answered_at__isnull=False, objected_at__isnull=False),
                name="case_answer_follows_objection",
            ),
        ]
        indexes = [models.Index(fields=["space", "decided_at"], name="cases_of_space")]

    def __str__(self) -> str:
        return f"case {self.pk}"

    def get_absolute_url(self) -> str:
        return in_space(self.space, "space_case", self.pk)

    @property
    def is_decided(self) -> bool:
        return self.decided_at is not None

    @property
    def outcome(self) -> str:
        """What was decided, in words; of no use while nothing is."""
        return str(OUTCOMES.get(Verdict(self.verdict), self.get_verdict_display()))

    @property
    def has_consequence(self) -> bool:
        """Decided, and the person was told."""
        return self.verdict not in {"", Verdict.NOTHING}

    @property
    def awaits_answer(self) -> bool:
        return self.objected_at is not None and self.answered_at is None

    @property
    def last_words(self) -> str:
        """What was last written to the person."""
        return self.answer if self.answered_at is not None else self.note


class Report(SpaceModel):
    """What one person reported, and why; once for each object in a space, whatever came of it."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="reports")
    object_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.BigIntegerField()
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.CharField(_("reason"), max_length=20, choices=ReportReason)
    words = models.TextField(_("in your words"), max_length=LONGEST, blank=True)
    at = models.DateTimeField()

    class Meta(SpaceModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["space", "object_type", "object_id", "reporter"], name="reported_once_by_each"
            ),
            models.CheckConstraint(condition=Q(reason__in=ReportReason.values), name="report_reason_known"),
        ]

    def __str__(self) -> str:
        return f"report {self.pk}"

    def get_absolute_url(self) -> str:
        return in_space(self.space, "own_report", self.pk)


class Mute(GlobalModel):
    """Somebody reads on and does not write in a space until ``until``; global, because standing is."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="mute")
    space = models.ForeignKey("portal.Space", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    until = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["user", "space", "-until"], name="mutes_of_person")]

    def __str__(self) -> str:
        return f"mute of {self.user_id} in {self.space_id}"
