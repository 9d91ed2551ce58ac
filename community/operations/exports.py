"""A copy of everything that somebody has here: asked for, built by a task, deleted after a week."""

from django.utils import timezone
from django.utils.translation import gettext as _

from community.events import ExportReady, ExportRequested
from community.models import DataExport, User
from community.models.account import EXPORT_KEPT, ONE_EXPORT_EVERY
from portal.audit import record
from portal.events import publish
from portal.models.files import private_storage
from portal.operations import Actor, OperationRefusedError, operation, require


@operation
def request_export(*, actor: User) -> DataExport:
    """Ask for a copy of one's own data; a task builds it.

    Raises:
        OperationRefusedError: one was asked for within the last day.
    """
    User.objects.select_for_update().get(pk=actor.pk)
    if DataExport.objects.filter(user=actor, requested_at__gt=timezone.now() - ONE_EXPORT_EVERY).exists():
        raise OperationRefusedError(_("You have asked for a copy today already. One a day is possible."))
    export = DataExport.objects.create(user=actor)
    record(actor=actor, verb="community.request_export", obj=export)
    publish(ExportRequested(export_id=export.pk, user_id=actor.pk))
    return export


@operation
def finish_export(*, actor: Actor, export_id: int, size_bytes: int) -> bool:
    """The archive lies in the storage; False when nobody waits for it any more, so that it must go again."""
    waiting = DataExport.objects.select_for_update(of=("self",)).filter(pk=export_id, user__is_active=True)
    export = waiting.first()
    if export is None:
        return False
    require(actor, "community.forget_person")
    if export.ready_at is not None:
        return True
    export.ready_at = timezone.now()
    export.expires_at = export.ready_at + EXPORT_KEPT
    export.size_bytes = size_bytes
    export.save(update_fields=["ready_at", "expires_at", "size_bytes"])
    record(actor=actor, verb="community.finish_export", obj=export)
    publish(ExportReady(export_id=export.pk, user_id=export.user_id))
    return True


@operation
def forget_old_exports(*, actor: Actor) -> int:
    """Delete archives that are too old, and requests that led to none; says how many."""
    require(actor, "community.forget_person")
    now = timezone.now()
    old = DataExport.objects.filter(requested_at__lt=now - EXPORT_KEPT)
    gone = [export for export in old.select_for_update() if not export.is_open]
    delete_exports(gone)
    return len(gone)


def delete_exports(exports: list[DataExport]) -> None:
    """Rows and bytes. Bytes first: a row without them is tried again, bytes without a row are never found."""
    for export in exports:
        private_storage().delete(export.path)
    DataExport.objects.filter(pk__in=[export.pk for export in exports]).delete()
