"""What search keeps in the database: the changes that the index does not know of yet."""

from search.models.outbox import IndexChange

__all__ = ["IndexChange"]
