"""Who was asked for help with a question, and whether the platform asks by itself."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from forums.choices import HelpState
from forums.models.topic import Topic
from forums.querysets_routing import HelpInvitationQuerySet
from portal.addresses import in_space
from portal.tenancy import SpaceManager, SpaceModel


class HelpInvitation(SpaceModel):
    """One person who was asked whether they know an answer; once a question, whatever became of it.

    ``reasons`` are pairs of a code of ``forums.routing.matching`` and its value, as they were when the person
    was asked. ``invited_by`` is None when the platform asked by itself.
    """

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="help_invitations")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="help_invitations"
    )
    reasons = models.JSONField(default=list)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    invited_at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=HelpState, default=HelpState.OPEN)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = SpaceManager.from_queryset(HelpInvitationQuerySet)()  # type: ignore[misc]

    class Meta(SpaceModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["topic", "person"], name="asked_for_help_once_per_topic"),
            models.CheckConstraint(condition=Q(state__in=HelpState.values), name="help_state_known"),
            models.CheckConstraint(
                condition=Q(state=HelpState.OPEN, ended_at=None)
                | (~Q(state=HelpState.OPEN) & Q(ended_at__isnull=False)),
                name="help_invitation_ends_with_its_time",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-invited_at", "-id"], name="help_invitations_of_person"),
            models.Index(
                fields=["invited_at"], condition=Q(state=HelpState.OPEN), name="open_help_invitations"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} asked in {self.topic_id}"

    def get_absolute_url(self) -> str:
        return in_space(self.space, "topic_help", self.topic_id)

    @property
    def is_open(self) -> bool:
        return self.state == HelpState.OPEN


class Routing(SpaceModel):
    """What the platform does by itself for a question without an answer; no row is as usual.

    ``looked_at``: it has looked for people, which it does once. ``stopped_at``: it is not to ask anybody.
    """

    topic = models.OneToOneField(Topic, on_delete=models.CASCADE, related_name="routing")
    looked_at = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"routing of {self.topic_id}"
