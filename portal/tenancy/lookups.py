"""The lookup by which a scope narrows a query: ``IN``, but never the way into a table."""

from typing import Any

from django.db.models import ForeignKey
from django.db.models.fields.related_lookups import RelatedIn


@ForeignKey.register_lookup
class Within(RelatedIn):
    """``space_id__within=<ids>`` says what ``space_id__in`` says, as a condition that only filters.

    SQLite takes a list of spaces for the best index there is, and then reads and sorts everything that a
    reader may see in all of them, for the six latest. A plus before the column keeps it from that. Where a
    page is about one space, its own ``space = …`` still leads; PostgreSQL knows by its statistics.
    """

    lookup_name = "within"

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        sql, params = super().as_sql(compiler, connection)
        return f"+{sql}", params
