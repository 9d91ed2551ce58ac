"""What the database's planner knows of the rows that came in bulk."""

from django.db import connection  # noqa: TID251  (statistics; no row is read)

from config.demo.large.stage import Stage


def gather(_stage: Stage) -> None:
    """PostgreSQL plans by guesses until it has counted; SQLite plans better without (decision 0025)."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
