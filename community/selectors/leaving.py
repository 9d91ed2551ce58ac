"""What somebody should know before they leave."""

from typing import Any

from django.db.models import Exists, OuterRef

from community.models import Membership
from portal.choices import Role
from portal.models import Space


def spaces_to_hand_over(person: Any) -> list[Space]:
    """Open spaces in which nobody else who stays is administrator, by name."""
    others = Membership.objects.filter(
        space=OuterRef("space"), role=Role.ADMINISTRATOR, user__is_active=True, user__departure=None
    ).exclude(user=person)
    rows = Membership.objects.filter(user=person, role=Role.ADMINISTRATOR, space__archived_at=None)
    alone = rows.exclude(Exists(others)).select_related("space").order_by("space__name")
    return [row.space for row in alone]
