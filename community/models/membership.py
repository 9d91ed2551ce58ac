"""Belonging: memberships and the wish for one."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.choices import Role
from portal.tenancy import GlobalModel


class MembershipQuerySet(models.QuerySet["Membership"]):
    def of_the_network(self) -> "MembershipQuerySet":
        """Memberships that make their person one of the network: let in by the space, and not to observe."""
        return self.exclude(accepted_at=None).exclude(role=Role.OBSERVER)


class Membership(GlobalModel):
    """One person's role in one space; global, because scopes are computed from it.

    ``accepted_at`` is set when the space let the person in (administrator, invitation); who joined an open
    space by themselves has none and does not count as a person of the network, nor do observers, who see
    their space alone. ``version`` rises with every change, so that open sockets notice.
    """

    space = models.ForeignKey("portal.Space", on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.MEMBER)
    edits_pages = models.BooleanField(_("edits pages"), default=False)
    joined_at = models.DateTimeField(auto_now_add=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["space", "user"], name="membership_once_per_space"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="membership_role_known"),
        ]
        indexes = [models.Index(fields=["user", "space"], name="membership_of_user")]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.space_id}: {self.role}"

    @property
    def writes_pages(self) -> bool:
        """Observers read; the flag waits until they are more."""
        return self.edits_pages and self.role != Role.OBSERVER


class JoinRequest(GlobalModel):
    """Somebody asks a space to let them in; decided once.

    ``question`` is what the space asked then, ``message`` the answer; ``reply`` is the space's word to whom
    it turned down.
    """

    space = models.ForeignKey("portal.Space", on_delete=models.CASCADE, related_name="join_requests")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="join_requests")
    message = models.TextField(_("who you are and why you would like to join"), max_length=1000, blank=True)
    question = models.CharField(_("question"), max_length=280, blank=True)
    reply = models.TextField(_("a word to the person"), max_length=500, blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    granted = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["space", "user"],
                condition=models.Q(decided_at=None),
                name="join_request_open_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} asks {self.space_id}"
