"""The three kinds of model; each model inherits exactly one."""

from collections.abc import Collection
from typing import Any, ClassVar, Self

from django.db import models

from portal.tenancy.guard import BetweenSpacesManager, SpaceManager, check_write, spaces_written


class GlobalModel(models.Model):
    """Belongs to no single space; read through a door that takes the reader."""

    wagtail_reference_index_ignore = True  # Wagtail's index task would query without a scope

    class Meta:
        abstract = True


class ScopedModel(models.Model):
    """What space-owned rows and rows between spaces share: no write goes round the scope."""

    space_columns: ClassVar[tuple[str, ...]]
    spaces_when_loaded: tuple[int | None, ...] | None = None
    wagtail_reference_index_ignore = True  # Wagtail's index task would query without a scope

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        check_write(self)
        super().save(*args, **kwargs)

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any]) -> Self:  # type: ignore[override]  # Self, as in Django
        row = super().from_db(db, field_names, values)
        if not row.get_deferred_fields() & set(cls.space_columns):
            row.spaces_when_loaded = spaces_written(row)
        return row

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        check_write(self)
        return super().delete(*args, **kwargs)


class SpaceModel(ScopedModel):
    """A row that one space owns."""

    space_columns = ("space_id",)
    space = models.ForeignKey("portal.Space", on_delete=models.CASCADE, related_name="+")

    objects = SpaceManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"
        default_manager_name = "objects"


class BetweenSpacesModel(ScopedModel):
    """A row that ties two spaces together; readable when one end is."""

    space_columns = ("from_space_id", "to_space_id")
    from_space = models.ForeignKey("portal.Space", on_delete=models.CASCADE, related_name="+")
    to_space = models.ForeignKey("portal.Space", on_delete=models.CASCADE, related_name="+")

    objects = BetweenSpacesManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"
        default_manager_name = "objects"
