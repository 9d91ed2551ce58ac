from django.db import models

from forums.choices import Addressed
from portal.tenancy import SpaceModel


class OldAddress(SpaceModel):
    """A number that once stood in an address of ``space`` and stands elsewhere now.

    ``leads_to`` is the number of what took its place: the topic into which it was merged, or its own when it
    went to another space. A number, not a key: the other end may be in a space that nobody here may write
    to, and it may go on from there.
    """

    what = models.CharField(max_length=10, choices=Addressed)
    number = models.BigIntegerField()
    leads_to = models.BigIntegerField()

    class Meta(SpaceModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["space", "what", "number"], name="old_address_once"),
            models.CheckConstraint(
                condition=models.Q(what__in=Addressed.values), name="old_address_what_known"
            ),
        ]
        indexes = [
            models.Index(fields=["what", "number"], name="old_addresses_by_number"),
            models.Index(fields=["what", "leads_to"], name="old_addresses_by_goal"),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.number} leads to {self.leads_to}"
