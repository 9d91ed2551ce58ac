"""An object that goes to another space, or becomes part of another one, with all that hangs on it.

Called by operations that hold the locks and have asked for rights at both ends. The parts of an object are
found by their foreign keys, so that a new kind of part needs no line here: rows of a space that would be
deleted with the object are given to its new space, and so are the files that they name.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.db.models import CASCADE, ForeignKey, Model

from portal.lineage import content_type
from portal.models import CarryRequest, Link, StoredFile
from portal.tenancy import Scope, SpaceModel, current_scope

AT_ONCE = 1_000
Ids = list[int]


def parts_of(model: type[Model], pks: Ids, above: tuple[type[Model], ...] = ()) -> Iterator[tuple[Any, Ids]]:
    """Each kind of space-owned row that would be deleted with these of ``model``, and which they are."""
    for relation in model._meta.get_fields(include_hidden=True):  # noqa: SLF001
        part = relation.related_model
        is_part = (
            (relation.one_to_many or relation.one_to_one)
            and relation.auto_created
            and getattr(relation, "on_delete", None) is CASCADE
            and isinstance(part, type)
            and issubclass(part, SpaceModel)
            and part not in {model, *above}
        )
        if is_part:
            rows: Any = part._default_manager  # type: ignore[union-attr]  # noqa: SLF001
            column = f"{relation.field.name}__in"  # type: ignore[union-attr]
            found = [pk for some in _batches(pks) for pk in _ids(rows.filter(**{column: some}), "pk")]
            if found:
                yield part, found
                yield from parts_of(part, found, (model, *above))  # type: ignore[arg-type]


def hand_over(obj: Any, *, to: Any) -> None:
    """Give ``obj``, its parts, their files and its ends of lineage to the space ``to``.

    The scope writes to the space that ``obj`` leaves. ``obj`` itself is stale afterwards: load it again.
    """
    # All are found before the first one goes: what has gone leads nowhere any more.
    for part, pks in list(parts_of(type(obj), [obj.pk])):
        for some in _batches(pks):
            rows = part._default_manager.filter(pk__in=some)  # noqa: SLF001
            for column in _file_columns(part):
                files = _ids(rows.exclude(**{column: None}), column)
                StoredFile.objects.filter(pk__in=files).hand_over(space_id=to.pk)  # type: ignore[attr-defined]
            rows.hand_over(space_id=to.pk)
    this = {"type": content_type(obj), "id": obj.pk}
    links: Any
    for links, side in ((Link.objects, "from"), (Link.objects, "to"), (CarryRequest.objects, "from")):
        ends = {f"{side}_{name}": value for name, value in this.items()}
        links.filter(**ends).hand_over(**{f"{side}_space_id": to.pk})
    type(obj)._default_manager.filter(pk=obj.pk).hand_over(space_id=to.pk)  # noqa: SLF001


def _batches(pks: Ids) -> Iterator[Ids]:
    return (pks[start : start + AT_ONCE] for start in range(0, len(pks), AT_ONCE))


def _ids(rows: Any, column: str) -> Ids:
    return list(rows.order_by().values_list(column, flat=True))


def _file_columns(part: type[Model]) -> list[str]:
    fields = part._meta.get_fields()  # noqa: SLF001
    return [f.name for f in fields if isinstance(f, ForeignKey) and f.related_model is StoredFile]


def take_over(gone: Any, kept: Any) -> None:
    """Tie the lineage of ``gone`` to ``kept``, an object of the same kind and space that stands for it now.

    A link that ``kept`` has already, or that would tie it to itself, ends. So do requests for the words of
    ``gone``: they asked for another object.
    """
    kind = content_type(kept)
    for near, far in (("from", "to"), ("to", "from")):
        for link in Link.objects.filter(**{f"{near}_type": kind, f"{near}_id": gone.pk}):
            other = {name: getattr(link, name) for name in (f"{far}_type_id", f"{far}_id")}
            this = {f"{near}_type": kind, f"{near}_id": kept.pk}
            is_itself = other == {f"{far}_type_id": kind.pk, f"{far}_id": kept.pk}
            if is_itself or Link.objects.filter(**other, **this, relation=link.relation).exists():
                link.delete()
            else:
                setattr(link, f"{near}_id", kept.pk)
                link.save(update_fields=[f"{near}_id"])
    CarryRequest.objects.filter(from_type=kind, from_id=gone.pk).delete()


def writing_to(space_id: int) -> Scope:
    """The current scope with another space to write to, for what arrives there.

    Raises:
        RuntimeError: there is no scope at all.
    """
    scope = current_scope()
    if scope is None:
        raise RuntimeError("Nothing is handed over outside a scope.")
    return replace(scope, writes=space_id)
