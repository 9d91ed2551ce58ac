"""Keeping what was counted."""

from collections.abc import Sequence
from datetime import date

from community.figures import Counted
from community.models import DailyFigure
from portal.operations import Actor, operation, require

BATCH = 2000


@operation
def keep_figures(*, actor: Actor, kind: str, since: date | None, rows: Sequence[Counted]) -> int:
    """Put ``rows`` in the place of what is kept of ``kind`` since that day, of all days when it is None.

    Two workers may count at once: who comes second finds the same numbers there and leaves them.
    """
    require(actor, "community.keep_figures")
    kept = DailyFigure.objects.filter(kind=kind)
    if since is not None:
        kept = kept.filter(day__gte=since)
    kept.delete()
    made = [
        DailyFigure(space_id=row.space_id, day=row.day, kind=kind, code=row.code, value=row.value)
        for row in rows
        if row.value or row.space_id is None
    ]
    DailyFigure.objects.bulk_create(made, batch_size=BATCH, ignore_conflicts=True)
    return len(made)
