"""Objects of any model by content type and id."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

Reference = tuple[int, int]  # content type and id


def load(
    references: Iterable[Reference], related: Callable[[type[Model]], tuple[str, ...]]
) -> dict[Reference, Any]:
    """Objects by content type and id, one query a type; what is out of scope or gone is missing.

    ``related(model)`` names what ``select_related`` brings along.
    """
    wanted: dict[int, set[int]] = defaultdict(set)
    for type_id, object_id in references:
        wanted[type_id].add(object_id)
    found: dict[Reference, Any] = {}
    for type_id, ids in wanted.items():
        model = ContentType.objects.get_for_id(type_id).model_class()
        if model is None:
            continue
        rows = model._default_manager.filter(pk__in=ids)  # noqa: SLF001
        if names := related(model):
            rows = rows.select_related(*names)
        found.update({(type_id, row.pk): row for row in rows})
    return found
