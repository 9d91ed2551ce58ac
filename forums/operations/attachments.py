"""Files on posts; called by operations that write posts, inside their transaction."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from forums.models import Post, PostFile
from portal.dropping import drop_stored
from portal.files import Upload, check_upload, store_file
from portal.models import Space, StoredFile
from portal.operations import Actor, OperationRefusedError
from portal.quota import check_room

MAX_FILES = 5
FIELD = "files"


def make_room(space: Space, uploads: Iterable[Upload]) -> list[Upload]:
    """Look at all uploads before anything is locked or stored, so that a refusal leaves no blob behind.

    Raises:
        OperationRefusedError: one of them is not taken, or the space has no room for them.
    """
    new = list(uploads)
    for upload in new:
        check_upload(upload, field=FIELD)
    if new:
        check_room(space, [upload.size or 0 for upload in new], field=FIELD)
    return new


def attach(*, actor: Actor, post: Post, uploads: Iterable[Upload], dropped: Iterable[int] = ()) -> bool:
    """Take files off ``post`` and put others on, under the lock of its topic; False when there were none.

    Raises:
        OperationRefusedError: these would be too many.
    """
    new = list(uploads)
    going = list(post.files.filter(file_id__in=list(dropped)).select_related("file"))
    if not (new or going):
        return False
    if post.file_count - len(going) + len(new) > MAX_FILES:
        raise OperationRefusedError(
            _("A post takes at most %(most)s files.") % {"most": MAX_FILES}, field=FIELD
        )
    _drop(going)
    last = post.files.order_by("-order").first()
    for order, upload in enumerate(new, start=last.order + 1 if last else 0):
        stored = store_file(actor=actor, space=post.space, upload=upload, field=FIELD)
        PostFile.objects.create(space_id=post.space_id, post=post, file=stored, order=order)
    _count(post)
    return True


def drop_files(post: Post) -> None:
    """Delete all files of ``post``."""
    _drop(list(post.files.select_related("file")))
    _count(post)


def take_files(post: Post, stored: Iterable[StoredFile]) -> None:
    """Hang files on ``post`` that are stored already, in their order."""
    files = list(stored)
    for order, file in enumerate(files):
        PostFile.objects.create(space_id=post.space_id, post=post, file=file, order=order)
    if files:
        _count(post)


def _drop(rows: list[PostFile]) -> None:
    if not rows:
        return
    for row in rows:
        row.delete()
    drop_stored(row.file for row in rows)


def _count(post: Post) -> None:
    post.file_count = post.files.count()
    post.save(update_fields=["file_count"])
