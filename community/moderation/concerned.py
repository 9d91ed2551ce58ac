"""Whom a case is about where they wrote without a name: told and muted like others, shown to nobody."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from community.moderation.targets import Target, target_of, targets
from portal.tenancy.scope import memo


def person_of(case: Any) -> Any:
    """The person concerned, with a name or without; for deeds, never for pages."""
    if case.person_id is not None:
        return case.person
    target = _target(case)
    found: Any = target.model._default_manager if target is not None else None  # noqa: SLF001
    obj = found.filter(pk=case.object_id).first() if found is not None else None
    return target.behind(obj) if target is not None and obj is not None else None


def _target(case: Any) -> Target | None:
    model = ContentType.objects.get_for_id(case.object_type_id).model_class()
    return target_of(model) if model is not None else None


def is_nameless(case: Any) -> bool:
    """Whether the case is about somebody whose name stands nowhere."""
    return case.person_id is None and person_of(case) is not None


def wrote_it_without_name(actor: Any, case: Any) -> bool:
    """The single form of ``about_ones_nameless``: one query a kind of thing and reader, not a case."""
    if case.person_id is not None or actor.pk is None:
        return False
    target = _target(case)
    if target is None or target.nameless_of is None:
        return False
    nameless_of, key = target.nameless_of, f"nameless {target.code}"
    return case.object_id in memo((key, actor.pk), lambda: _ids(nameless_of(actor)))


def _ids(rows: Any) -> set[int]:
    """The one column of ``rows``, which may be another one than that of the model's ids."""
    return {pk for row in rows for pk in row.values()}


def about_ones_nameless(actor: Any) -> Q:
    """The condition on cases about what ``actor`` wrote without a name."""
    found = Q(pk__in=[])
    for target in targets():
        if target.nameless_of is not None:
            kind = ContentType.objects.get_for_model(target.model)
            found |= Q(person=None, object_type=kind, object_id__in=target.nameless_of(actor))
    return found
