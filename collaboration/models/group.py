from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from collaboration.choices import GroupRole, GroupState, NextStep, PlannedOutput
from collaboration.querysets import GroupMemberQuerySet, GroupQuerySet
from portal.addresses import in_space, words_of
from portal.audience import AudienceModel
from portal.markdown import excerpt, validate_length
from portal.models import Tagging
from portal.tenancy import SpaceManager, SpaceModel
from portal.text import MarkdownModel

DAYS_A_WEEK = 7


class Group(AudienceModel, MarkdownModel):
    """A few people, a few weeks, one aim, and a result. ``body`` says more than the aim.

    ``members_circle`` names its people: the group's own topic and room are for them. It is *forming* until
    a second person has joined. ``ends_on`` can be moved once, which ``extended_at`` remembers.
    """

    title = models.CharField(_("title"), max_length=140)
    aim = models.CharField(_("aim, in one sentence"), max_length=280)
    planned_output = models.CharField(_("planned result"), max_length=20, choices=PlannedOutput)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    state = models.CharField(_("state"), max_length=20, choices=GroupState, default=GroupState.FORMING)
    members_circle = models.OneToOneField("portal.Circle", on_delete=models.PROTECT, related_name="group")
    member_count = models.PositiveSmallIntegerField(default=0)
    formed_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    extended_at = models.DateTimeField(null=True, blank=True)
    extension_reason = models.CharField(_("why longer"), max_length=280, blank=True)
    outcome_done = models.TextField(_("what we did"), blank=True, validators=[validate_length])
    outcome_done_html = models.TextField(blank=True, editable=False)
    outcome_learned = models.TextField(_("what we learned"), blank=True, validators=[validate_length])
    outcome_learned_html = models.TextField(blank=True, editable=False)
    next_step = models.CharField(_("what comes next"), max_length=20, choices=NextStep, blank=True)
    next_reason = models.CharField(_("why nothing further"), max_length=280, blank=True)

    objects = SpaceManager.from_queryset(GroupQuerySet)()  # type: ignore[misc]

    class Meta(AudienceModel.Meta):
        constraints = [
            *AudienceModel.Meta.constraints,
            models.CheckConstraint(condition=Q(state__in=GroupState.values), name="group_state_known"),
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="group_ends_after_start"),
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(closed_at__isnull=False), name="closed_groups_say_when"
            ),
            models.CheckConstraint(
                condition=Q(next_step__in=["", *NextStep.values]), name="group_next_step_known"
            ),
            models.CheckConstraint(
                condition=~Q(next_step="nothing") | ~Q(next_reason=""), name="nothing_further_has_a_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["space", "-formed_at", "-id"], name="groups_of_space"),
            models.Index(fields=["state", "ends_on"], name="groups_by_end"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return in_space(self.space, "group", self.pk, words_of(self.title))

    @property
    def is_closed(self) -> bool:
        return self.state == GroupState.CLOSED

    @property
    def outcome_excerpt(self) -> str:
        """The beginning of what came of it, for lists; the aim where nobody wrote it down."""
        return excerpt(self.outcome_done_html) or self.aim

    @property
    def weeks(self) -> int:
        """How long the group works; begun weeks count."""
        return -((self.starts_on - self.ends_on).days // DAYS_A_WEEK)

    def week_on(self, today: date) -> int:
        """Which of its ``weeks`` ``today`` lies in: 0 before the start, ``weeks`` + 1 after the end."""
        if today < self.starts_on:
            return 0
        if today > self.ends_on:
            return self.weeks + 1
        return min((today - self.starts_on).days // DAYS_A_WEEK + 1, self.weeks)


class GroupMember(SpaceModel):
    """A person of a group; invited until ``joined_at`` is set: people are invited, never enrolled."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="group_memberships"
    )
    role = models.CharField(max_length=20, choices=GroupRole, default=GroupRole.MEMBER)
    invited_at = models.DateTimeField()
    joined_at = models.DateTimeField(null=True, blank=True)

    objects = SpaceManager.from_queryset(GroupMemberQuerySet)()  # type: ignore[misc]

    class Meta(SpaceModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["group", "user"], name="person_once_per_group"),
            models.CheckConstraint(condition=Q(role__in=GroupRole.values), name="group_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.group_id}"

    @property
    def has_joined(self) -> bool:
        return self.joined_at is not None

    @property
    def is_convenor(self) -> bool:
        return self.role == GroupRole.CONVENOR


class GroupTag(Tagging):
    content_object = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="taggings")

    class Meta(Tagging.Meta):
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="group_tag_once"),
        ]

    def __str__(self) -> str:
        return f"{self.tag_id} on {self.content_object_id}"
