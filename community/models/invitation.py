"""Invitations by mail, and the wish to get no more of them."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.choices import Role
from portal.tenancy import GlobalModel


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def waiting(self) -> "InvitationQuerySet":
        """Neither accepted nor declined nor withdrawn; one that has run out waits for a new link."""
        return self.filter(accepted_at=None, declined_at=None, withdrawn_at=None)


class Invitation(GlobalModel):
    """A space invites whoever reads the mail of one address.

    Only the hash of the link's token is kept, and no token at all before a mail goes out: it is made in the
    moment in which the mail is sent. ``asked_at`` is when a mail was last asked for.
    """

    space = models.ForeignKey("portal.Space", on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail"))
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.MEMBER)
    edits_pages = models.BooleanField(_("edits pages"), default=False)
    welcome = models.TextField(_("a word of welcome"), max_length=500, blank=True)
    language = models.CharField(_("language of the mail"), max_length=10, blank=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    token_hash = models.CharField(max_length=64, unique=True, null=True)  # noqa: DJ001  (none is no token)
    made_at = models.DateTimeField(auto_now_add=True)
    asked_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    accepted_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    mail_claimed_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)
    mail_failed_at = models.DateTimeField(null=True, blank=True)
    mail_attempts = models.PositiveSmallIntegerField(default=0)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="invitation_role_known"),
            models.UniqueConstraint(
                fields=["space", "email"],
                condition=models.Q(accepted_at=None, declined_at=None, withdrawn_at=None),
                name="invitation_waits_once_per_address",
            ),
        ]
        indexes = [
            models.Index(fields=["space", "-asked_at"], name="invitations_of_space"),
            models.Index(fields=["invited_by", "-asked_at"], name="invitations_by_person"),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk} to {self.space_id}"

    @property
    def is_waiting(self) -> bool:
        return self.accepted_at is None and self.declined_at is None and self.withdrawn_at is None

    def is_good(self, now: datetime) -> bool:
        """Whether its link still leads in, as far as the invitation itself can tell."""
        return self.is_waiting and self.expires_at > now


class InvitationRefusal(GlobalModel):
    """Whoever reads the mail of an address wants no more invitations to a space; the address is hashed."""

    space = models.ForeignKey("portal.Space", on_delete=models.CASCADE, related_name="+")
    address_hash = models.CharField(max_length=64)
    refused_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["space", "address_hash"], name="address_refuses_space_once"),
        ]

    def __str__(self) -> str:
        return f"refusal {self.pk} of {self.space_id}"
