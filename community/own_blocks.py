"""Whom somebody has blocked, for the copy of their data; nobody is told who has blocked them."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from community.models import PersonBlock
from portal.own_data import Holding, Row, in_slices, register


def blocked_people(person: Any) -> Iterator[Row]:
    for rows in in_slices(PersonBlock.objects.filter(user=person).select_related("blocked")):
        for row in rows:
            yield {"name": row.blocked.name, "handle": row.blocked.handle, "blocked_at": row.at}


def forget_blocks(person: Any, most: int) -> int:
    """Those of the person, and those of others against them, since nobody is left to hear from."""
    rows = PersonBlock.objects.filter(Q(user=person) | Q(blocked=person)).order_by("pk")
    some = list(rows.values_list("pk", flat=True)[:most])
    PersonBlock.objects.filter(pk__in=some).delete()
    return len(some)


register(
    Holding(code="blocked_people", label=_("Whom you blocked"), rows=blocked_people, forget=forget_blocks)
)
