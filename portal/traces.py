"""What a file says of who made it, beside its content; taken out for who stands somewhere without a name.

Photos know the place and the camera, office documents their author and the firm. Other kinds stay as they
are, and so does what people wrote into a document, such as comments: of that the form warns.
"""

import shutil
import zlib
from io import BytesIO
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from PIL import Image, ImageOps, UnidentifiedImageError

MOST_PIXELS: Final = 60_000_000
MOST_UNPACKED_BYTES: Final = 300 * 1024 * 1024
_PICTURES: Final = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
_QUALITY: Final = 90
_OPEN_XML: Final = "http://schemas.openxmlformats.org"
_CORE: Final = f'<cp:coreProperties xmlns:cp="{_OPEN_XML}/package/2006/metadata/core-properties"/>'
_ODF: Final = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
# By the end of the name of a part: the same part with nothing said in it, since others point to it.
_NOTHING_SAID: Final = {
    "docProps/core.xml": _CORE,
    ".psmdcp": _CORE,
    "docProps/app.xml": f'<Properties xmlns="{_OPEN_XML}/officeDocument/2006/extended-properties"/>',
    "docProps/custom.xml": f'<Properties xmlns="{_OPEN_XML}/officeDocument/2006/custom-properties"/>',
    "meta.xml": (
        f'<office:document-meta xmlns:office="{_ODF}" office:version="1.3"><office:meta/>'
        "</office:document-meta>"
    ),
}
_UNREADABLE: Final = (
    BadZipFile, UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning, OSError,
    ValueError, SyntaxError, RuntimeError, EOFError, KeyError, zlib.error,
)  # fmt: skip


class UnreadableFileError(Exception):
    """It cannot be opened, so nobody knows what it says."""


def without_traces(upload: "UploadedFile[Any]", content_type: str) -> "UploadedFile[Any]":
    """The upload without what it says of its maker; itself where its kind is none that we can change.

    Raises:
        UnreadableFileError: it is broken, locked by a password, or too large when it is unpacked.
    """
    is_office = "officedocument" in content_type or "opendocument" in content_type
    if content_type not in _PICTURES and not is_office:
        return upload
    upload.seek(0)
    try:
        content = _office(upload) if is_office else _picture(upload, _PICTURES[content_type])
    except _UNREADABLE as error:
        raise UnreadableFileError from error
    return SimpleUploadedFile(upload.name or "file", content, content_type)


def _picture(upload: "UploadedFile[Any]", kind: str) -> bytes:
    out = BytesIO()
    with Image.open(upload) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise ValueError("too many pixels")
        upright = ImageOps.exif_transpose(picture)
        # Only the pixels go over: comments, places and profiles stand in ``info``.
        bare = upright.copy()
        bare.info = {name: value for name, value in upright.info.items() if name == "transparency"}
        bare.save(out, kind, quality=_QUALITY)
    return out.getvalue()


def _office(upload: "UploadedFile[Any]") -> bytes:
    out = BytesIO()
    with ZipFile(upload) as whole, ZipFile(out, "w") as copy:
        if sum(part.file_size for part in whole.infolist()) > MOST_UNPACKED_BYTES:
            raise ValueError("too large")
        for part in whole.infolist():
            said = next((text for end, text in _NOTHING_SAID.items() if part.filename.endswith(end)), None)
            if said is not None:
                copy.writestr(part.filename, said, part.compress_type)
                continue
            with whole.open(part) as source, copy.open(_bare(part), "w") as target:
                shutil.copyfileobj(source, target)
    return out.getvalue()


def _bare(part: Any) -> Any:
    part.comment, part.extra = b"", b""
    return part
