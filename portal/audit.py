"""The trail: one row an operation, in its transaction, naming objects by label and id only."""

from typing import Any

from portal.models import AuditEntry
from portal.operations import NAMELESS, SYSTEM, Actor


def record(*, actor: Actor, verb: str, obj: Any, space_id: int | None = None, **details: Any) -> AuditEntry:
    """Write the trail's row. ``details`` are codes, ids and numbers; never what people wrote."""
    is_user = actor not in {SYSTEM, NAMELESS} and actor.is_authenticated
    return AuditEntry.objects.create(
        actor=actor if is_user else None,
        actor_kind="user" if is_user else str(actor) if actor in {SYSTEM, NAMELESS} else "visitor",
        verb=verb,
        space_id=space_id if space_id is not None else getattr(obj, "space_id", None),
        object_label=obj._meta.label_lower,  # noqa: SLF001
        object_id=obj.pk,
        details=details,
    )


def record_nameless(*, verb: str, obj: Any) -> AuditEntry:
    """Write that something happened, without who did it and where.

    For what is between two people: their names side by side would tell what nobody else is to know.
    """
    return AuditEntry.objects.create(
        actor=None,
        actor_kind="user",
        verb=verb,
        object_label=obj._meta.label_lower,  # noqa: SLF001
        object_id=obj.pk,
    )
