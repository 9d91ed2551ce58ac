"""Files of a resource: attached, taken off, and kept for a form that had to be shown again."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.events import publish
from portal.files import Upload, check_upload, store_file
from portal.models import Space, StoredFile
from portal.operations import Actor, OperationRefusedError, operation, require
from portal.quota import check_room
from repository.events import FilesDropped
from repository.models import Resource, ResourceFile, WaitingFile

MAX_FILES = 5
# A form that nobody sends within this time does not need its files any more.
KEPT_FOR = timedelta(hours=24)


@operation
def keep_files(*, actor: Actor, space: Space, uploads: Iterable[Upload]) -> list[StoredFile]:
    """Store uploads for a form that is shown again; nobody can read them until they are attached.

    Files of a kind that is not taken are left out, and all of them when the space has no room.
    """
    require(actor, "repository.create_resource", space)
    taken = _taken(uploads)[:MAX_FILES]
    try:
        check_room(space, [upload.size or 0 for upload in taken], field="files")
    except OperationRefusedError:
        return []  # the form says so already
    stored = [store_file(actor=actor, space=space, upload=upload) for upload in taken]
    WaitingFile.objects.bulk_create([WaitingFile(space=space, file=file) for file in stored])
    return stored


@operation
def forget_abandoned_files(*, actor: Actor) -> int:
    """Delete files that no form came back for within ``KEPT_FOR``, whoever's they are; says how many."""
    require(actor, "repository.forget_abandoned_files")
    old = WaitingFile.objects.filter(file__stored_at__lt=timezone.now() - KEPT_FOR)
    # Locked, so that a form which is sent at this moment either has its file or finds none.
    waiting = list(old.select_related("file").select_for_update(of=("self",)).order_by("pk"))
    WaitingFile.objects.filter(pk__in=[row.pk for row in waiting]).delete()
    _delete([row.file for row in waiting])
    return len(waiting)


def kept_files(*, actor: Actor, space: Space, names: Iterable[str]) -> list[StoredFile]:
    """Find the actor's own files that wait for a form of this space, by their random names."""
    wanted = [name for name in names if "\x00" not in name][:MAX_FILES]
    if not wanted:
        return []
    rows = _waiting(actor, space).filter(file__name__in=wanted).order_by("file_id")
    return [row.file for row in rows]


def attach(
    *,
    actor: Actor,
    resource: Resource,
    uploads: Iterable[Upload] = (),
    kept: Iterable[str] = (),
    dropped: Iterable[int] = (),
) -> None:
    """Make the changes to a resource's files; called by operations, inside their transaction.

    Every upload is looked at before one is stored, so that a refusal leaves no blob behind.
    """
    new = list(uploads)
    for upload in new:
        check_upload(upload, field="files")
    going = list(resource.files.filter(file_id__in=list(dropped)).select_related("file"))
    waiting = _claimed(kept_files(actor=actor, space=resource.space, names=kept))
    last = resource.files.order_by("-order").first()
    if resource.files.count() - len(going) + len(waiting) + len(new) > MAX_FILES:
        raise OperationRefusedError(
            _("A resource takes at most %(most)s files.") % {"most": MAX_FILES}, field="files"
        )
    for row in going:
        row.delete()
    _delete([row.file for row in going])
    check_room(resource.space, [upload.size or 0 for upload in new], field="files")
    stored = [
        *waiting,
        *(store_file(actor=actor, space=resource.space, upload=upload, field="files") for upload in new),
    ]
    first = last.order + 1 if last else 0
    for order, file in enumerate(stored, start=first):
        ResourceFile.objects.create(space=resource.space, resource=resource, file=file, order=order)


def drop_files(*holders: Resource | WaitingFile) -> None:
    """Delete all files of resources and of waiting rows; called by operations, inside their transaction."""
    going: list[Any] = []
    for holder in holders:
        going.extend([holder] if isinstance(holder, WaitingFile) else holder.files.select_related("file"))
    for row in going:
        row.delete()
    _delete([row.file for row in going])


def locked(resource: Resource) -> Resource:
    """Read the resource as it is now, kept still until the operation ends."""
    found: Resource = (
        Resource.objects.select_for_update(of=("self",)).select_related("space").get(pk=resource.pk)
    )
    return found


def _taken(uploads: Iterable[Upload]) -> list[Upload]:
    taken = []
    for upload in uploads:
        try:
            check_upload(upload)
        except OperationRefusedError:
            continue
        taken.append(upload)
    return taken


def _waiting(actor: Actor, space: Space) -> QuerySet[WaitingFile]:
    return WaitingFile.objects.filter(space=space, file__owner_id=actor.pk).select_related("file")


def _claimed(files: list[StoredFile]) -> list[StoredFile]:
    """Let ``files`` wait no more, since the caller takes them; without those forgotten meanwhile."""
    waiting = WaitingFile.objects.filter(file__in=files).select_for_update()
    found = {row.file_id: row.pk for row in waiting}
    WaitingFile.objects.filter(pk__in=found.values()).delete()
    return [file for file in files if file.pk in found]


def _delete(files: list[StoredFile]) -> None:
    paths = tuple(str(file.blob.name) for file in files)
    if paths:
        StoredFile.objects.filter(pk__in=[file.pk for file in files]).delete()
        publish(FilesDropped(paths=paths))
