"""Files that wait with a text: as visible as it is."""

from collections.abc import Iterable
from typing import Any

from forums.models import HeldFile
from portal.files import carrier, holder
from portal.models import StoredFile
from portal.operations import Actor, may


@holder
def held_carries(stored: StoredFile, actor: Actor) -> bool:
    row = HeldFile.objects.filter(file=stored).select_related("held__space").first()
    return row is not None and may(actor, "forums.view_held", row.held)


@carrier
def held_that_carry(file_ids: Iterable[int]) -> dict[int, Any]:
    rows = HeldFile.objects.filter(file__in=list(file_ids)).select_related("held__space", "held__topic")
    return {row.file_id: row.held for row in rows}
