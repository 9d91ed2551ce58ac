"""Named lists of people: the parties of an object, the members of a group."""

from django.conf import settings
from django.db import models

from portal.tenancy import SpaceModel


class Circle(SpaceModel):
    """The people for whom things with the audience *parties* are meant."""

    title = models.CharField(max_length=160)

    def __str__(self) -> str:
        return self.title


class CircleMember(SpaceModel):
    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="circle_memberships"
    )

    class Meta(SpaceModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["circle", "user"], name="person_once_per_circle"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.circle_id}"
