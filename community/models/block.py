from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.tenancy import GlobalModel


class Block(GlobalModel):
    """A space does not take somebody in: a person with an account, or whoever has an address.

    The hash of a person's address is kept beside them, so that closing the account and signing up again
    changes nothing.
    """

    space = models.ForeignKey("portal.Space", on_delete=models.CASCADE, related_name="blocks")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    address_hash = models.CharField(max_length=64)
    # Enough to recognise an address, not to use it.
    address_hint = models.CharField(max_length=80, blank=True)
    reason = models.CharField(_("reason"), max_length=280, blank=True)
    blocked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    blocked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["space", "address_hash"], name="address_blocked_once_per_space"),
            models.UniqueConstraint(fields=["space", "user"], name="person_blocked_once_per_space"),
        ]

    def __str__(self) -> str:
        return f"block {self.pk} in {self.space_id}"
