"""Files that people attach: checked by content, kept privately under a random name, served after asking.

An app that attaches files registers a *holder*: given a stored file and a reader, it says whether one of its
objects that the reader may see carries the file. No holder, no access: a guessed name is 404.
"""

import hashlib
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any, TypeAlias

import filetype
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from portal.models import Space, StoredFile
from portal.operations import NAMELESS, Actor, OperationRefusedError
from portal.quota import check_room
from portal.traces import UnreadableFileError, without_traces

Upload: TypeAlias = "UploadedFile[Any]"
Holder = Callable[[StoredFile, Actor], bool]
_holders: list[Holder] = []

_OFFICE = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."
# Extension → the type that its content must have.
TYPES: dict[str, str] = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "docx": f"{_OFFICE}wordprocessingml.document",
    "xlsx": f"{_OFFICE}spreadsheetml.sheet",
    "pptx": f"{_OFFICE}presentationml.presentation",
    "odt": f"{_ODF}text",
    "ods": f"{_ODF}spreadsheet",
    "odp": f"{_ODF}presentation",
    "zip": "application/zip",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "txt": "text/plain",
    "md": "text/markdown",
    "csv": "text/csv",
}
_HEAD_BYTES = 8192


def holder(function: Holder) -> Holder:
    """Register who can vouch for a file."""
    _holders.append(function)
    return function


def may_read(stored: StoredFile, actor: Actor) -> bool:
    return any(vouches(stored, actor) for vouches in _holders)


Carrier = Callable[[Iterable[int]], dict[int, Any]]
_carriers: list[Carrier] = []


def carrier(function: Carrier) -> Carrier:
    """Register who can say, for ids of stored files, which object carries each."""
    _carriers.append(function)
    return function


def carried_by(file_ids: Iterable[int]) -> dict[int, Any]:
    """The object that carries each file; files that only wait for their form are left out."""
    asked = list(file_ids)
    found: dict[int, Any] = {}
    for carries in _carriers:
        found |= carries(asked)
    return found


@dataclass(frozen=True)
class CheckedUpload:
    """An upload that passed: a bare name, and a type that follows from the content."""

    upload: Upload
    name: str
    content_type: str


def check_upload(upload: Upload, *, field: str = "file") -> CheckedUpload:
    """Look at size, name and content.

    Raises:
        OperationRefusedError: empty, too large, of a kind that is not taken, or not what its name says.
    """
    name = PurePath(upload.name or "").name.strip()[-160:] or "file"
    size: int = upload.size or 0
    if size == 0:
        raise OperationRefusedError(_("The file “%(name)s” is empty.") % {"name": name}, field=field)
    most = settings.STORED_FILE_MAX_BYTES
    if size > most:
        message = _("The file “%(name)s” has %(size)s; at most %(most)s are possible.") % {
            "name": name, "size": filesizeformat(size), "most": filesizeformat(most),
        }  # fmt: skip
        raise OperationRefusedError(message, field=field)
    extension = PurePath(name).suffix.lower().lstrip(".")
    expected = TYPES.get(extension)
    if expected is None:
        message = _("Files of the kind “%(kind)s” are not taken. Possible are: %(kinds)s.") % {
            "kind": extension or name, "kinds": ", ".join(sorted(TYPES)),
        }  # fmt: skip
        raise OperationRefusedError(message, field=field)
    if not _content_is(upload, expected):
        message = _("The content of “%(name)s” is not what its name says.") % {"name": name}
        raise OperationRefusedError(message, field=field)
    return CheckedUpload(upload, name, expected)


def _content_is(upload: Upload, expected: str) -> bool:
    upload.seek(0)
    head = upload.read(_HEAD_BYTES)
    upload.seek(0)
    if expected.startswith("text/"):
        return _is_text(head)
    guess = filetype.guess_mime(head)
    if guess == expected:
        return True
    # Office files are ZIP archives whose first entry need not name them.
    return guess == "application/zip" and "officedocument" in expected


def _is_text(head: bytes) -> bool:
    # Only kinds that we take count as lies: to a guesser, honest notes that begin with "BM" are a picture.
    if b"\x00" in head or filetype.guess_mime(head) in TYPES.values():
        return False
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(head) - 3  # a character cut at the end of the head
    return True


def store_file(*, actor: Actor, space: Space, upload: Upload, field: str = "file") -> StoredFile:
    """Check and keep an upload; called by operations that attach it, inside their transaction.

    Of who has no name it keeps nothing that the file says of its maker, as far as we can take that out.

    Raises:
        OperationRefusedError: see ``check_upload``; or the space has no room left.
    """
    checked = check_upload(upload, field=field)
    if actor is NAMELESS:
        checked = _without_traces(checked, field)
    check_room(space, [checked.upload.size or 0], field=field)
    digest = hashlib.sha256()
    for chunk in checked.upload.chunks():
        digest.update(chunk)
    checked.upload.seek(0)
    stored = StoredFile(
        space=space,
        name=secrets.token_urlsafe(32)[:43],
        original_name=checked.name,
        content_type=checked.content_type,
        size_bytes=checked.upload.size or 0,
        sha256=digest.hexdigest(),
        owner=actor if getattr(actor, "is_authenticated", False) else None,
    )
    stored.blob.save(stored.name, checked.upload, save=False)
    stored.save()
    return stored


def _without_traces(checked: CheckedUpload, field: str) -> CheckedUpload:
    try:
        return replace(checked, upload=without_traces(checked.upload, checked.content_type))
    except UnreadableFileError as unreadable:
        message = _(
            "“%(name)s” cannot be opened, so we cannot take out of it who made it. "
            "Save it anew, or leave it out."
        )
        raise OperationRefusedError(message % {"name": checked.name}, field=field) from unreadable


def describe(stored: StoredFile) -> dict[str, Any]:
    """Name, kind and size as components show them."""
    kind = PurePath(stored.original_name).suffix.lstrip(".").upper()
    return {
        "name": stored.original_name,
        "kind": kind,
        "size": filesizeformat(stored.size_bytes),
        "url": stored.get_absolute_url(),
    }


# A larger picture is a link alone: on a weak line it would hold up the words.
_MOST_INLINE_BYTES = 2_000_000


def shown(stored: StoredFile) -> dict[str, Any]:
    """``describe`` for what stands under words: small pictures are shown there, all else is a link."""
    is_picture = stored.content_type.startswith("image/")
    return {
        **describe(stored),
        "pk": stored.pk,
        "is_inline": is_picture and stored.size_bytes <= _MOST_INLINE_BYTES,
        "bytes": stored.size_bytes,
    }
