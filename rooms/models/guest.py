from typing import Any

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from portal.tenancy import GlobalModel
from rooms.models.room import Room


class RoomGuestQuerySet(models.QuerySet[Any]):
    def admitted(self) -> "RoomGuestQuerySet":
        """Whose link is good; the database's clock decides. Closing their room lets it run out."""
        return self.filter(
            revoked_at=None,
            removed_at=None,
            forgotten_at=None,
            expires_at__gt=Now(),
            space__archived_at=None,
        )


class RoomGuest(GlobalModel):
    """A named visitor to one room; global, since their link is known before any space is.

    Of the link and of the session that it opened only hashes and a key are kept. ``keeps_name``: they agreed
    at the door that what they say stays under their name; else it is a guest's once they are forgotten.
    """

    space = models.ForeignKey("portal.Space", on_delete=models.CASCADE, related_name="+")
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="guests")
    name = models.CharField(_("name"), max_length=60, blank=True)
    language = models.CharField(_("language"), max_length=12, blank=True)
    token_hash = models.CharField(max_length=64, unique=True, null=True)  # noqa: DJ001  (many have none)
    session_key = models.CharField(max_length=43, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    keeps_name = models.BooleanField(default=False)
    joined_at = models.DateTimeField(null=True, blank=True)
    joined_seq = models.PositiveBigIntegerField(null=True, blank=True)
    seen_seq = models.PositiveBigIntegerField(default=0)
    hand_at = models.DateTimeField(null=True, blank=True)
    muted_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True)

    objects = RoomGuestQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["room", "-made_at"], name="guests_of_room")]

    def __str__(self) -> str:
        return f"guest {self.pk} of room {self.room_id}"

    @property
    def shown_name(self) -> str:
        """Marked as a guest wherever it stands."""
        return named(self.name)


def named(name: str) -> str:
    return _now("%(name)s (guest)") % {"name": name} if name else _now("A guest")
