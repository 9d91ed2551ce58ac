"""Small public pictures: photos of people and logos, made anew from what somebody uploads.

A picture is decoded and written again as WebP in a few sizes, so nothing of the uploaded file is ever served:
no place data, no script in an SVG, no HTML under the name of a picture. Its name is the hash of its content;
whoever knows the name may see it, and browsers keep it for ever. Pictures of hidden spaces go to the private
storage instead, as do pictures that have an audience, and a view that asks permission serves them.
"""

import hashlib
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Protocol

import filetype
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from portal.files import Upload

MOST_BYTES = 8 * 1024 * 1024
MOST_PIXELS = 40_000_000
TAKEN = {"image/png", "image/jpeg", "image/webp", "image/gif"}
QUALITY = 82
UNREADABLE = (
    UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning, OSError, ValueError,
    SyntaxError,
)  # fmt: skip
NAME_LETTERS = 40
PICTURE = r"(?P<name>[0-9a-f]{40})-(?P<width>[0-9]{2,4})\.webp"
PATTERN = rf"pictures/{PICTURE}"


@dataclass(frozen=True)
class Shape:
    """``sizes``: the widths in which it is kept, in pixels. ``ratio``: its sides, else fitted."""

    name: str
    sizes: tuple[int, ...]
    ratio: tuple[int, int] | None = None

    def height(self, width: int) -> int:
        """How high a picture that is cut stands in this width."""
        across, up = self.ratio or (1, 1)
        return width * up // across


class Shows(Protocol):
    """Says whether some row still shows the picture of that name in that storage."""

    def __call__(self, name: str, *, private: bool) -> bool: ...


_shows: list[Shows] = []


def shown_by(function: Shows) -> Shows:
    """Register a table that names pictures: two rows with the same picture share its files."""
    _shows.append(function)
    return function


PHOTO = Shape("photo", (96, 384), ratio=(1, 1))
LOGO = Shape("logo", (96, 384))
SCENE = Shape("scene", (480, 960, 1440), ratio=(16, 9))


@dataclass(frozen=True)
class Drawn:
    """A picture made anew and kept nowhere yet; ``renditions`` has the WebP of each width."""

    name: str
    renditions: Mapping[int, bytes]


def draw_picture(upload: Upload, shape: Shape) -> Drawn:
    """Check and convert an uploaded picture. It can take seconds: do it before an operation, not inside.

    Raises:
        ValidationError: too large in bytes or pixels, of another kind, or broken.
    """
    size = upload.size or 0
    if size > MOST_BYTES:
        raise ValidationError(
            _("The picture has %(size)s; at most %(most)s are possible.")
            % {"size": filesizeformat(size), "most": filesizeformat(MOST_BYTES)}
        )
    with _decoded(upload) as picture:
        renditions = {width: _rendition(picture, shape, width) for width in shape.sizes}
    return Drawn(hashlib.sha256(renditions[max(shape.sizes)]).hexdigest()[:NAME_LETTERS], renditions)


def keep_picture(drawn: Drawn, *, private: bool = False) -> str:
    """Write the picture to its storage; returns its name."""
    for width, content in drawn.renditions.items():
        _write(path_of(drawn.name, width), content, private=private)
    return drawn.name


def keep_apart(drawn: Drawn) -> str:
    """Write the picture to the private storage under a name that no other has, also where it shows the same.

    For pictures with an audience: one row shows it, and nothing tells that another has the same.
    """
    return keep_picture(replace(drawn, name=secrets.token_hex(NAME_LETTERS // 2)), private=True)


def copy_picture(name: str, shape: Shape, *, private: bool) -> None:
    """Bring a copy to the other storage; the old one is forgotten when the change is committed."""
    here = storage(private=not private)
    for width in shape.sizes:
        path = path_of(name, width)
        if here.exists(path):
            with here.open(path) as file:
                _write(path, file.read(), private=private)


def forget_picture(name: str, shape: Shape, *, private: bool = False) -> None:
    """Delete a picture that nothing shows any more."""
    for width in shape.sizes:
        storage(private=private).delete(path_of(name, width))


def forget_unless_shown(name: str, shape: Shape, *, private: bool = False) -> None:
    """Delete a picture that a row has given up, unless another row shows the same one."""
    if not any(shows(name, private=private) for shows in _shows):
        forget_picture(name, shape, private=private)


def picture_bytes(name: str, shape: Shape, *, private: bool = False) -> int:
    """The room that a kept picture takes, over all its sizes."""
    return sum(storage(private=private).size(path_of(name, width)) for width in shape.sizes)


def is_kept(shape: Shape, width: int) -> bool:
    """Whether pictures of ``shape`` are kept in this width."""
    return width in shape.sizes


def path_of(name: str, width: int) -> str:
    return f"pictures/{name}-{width}.webp"


def picture_url(name: str, width: int) -> str:
    """The address of a public picture; empty when there is none."""
    return reverse("picture", kwargs={"name": name, "width": width}) if name else ""


def storage(*, private: bool) -> Storage:
    return storages["private" if private else "default"]


def _write(path: str, content: bytes, *, private: bool) -> None:
    # The name follows from the content: what stands there already is the same.
    if not storage(private=private).exists(path):
        storage(private=private).save(path, ContentFile(content))


@contextmanager
def _decoded(upload: Upload) -> Iterator[Image.Image]:
    """The picture, decoded only after its kind and its number of pixels are known to be bearable."""
    broken = ValidationError(_("This is not a picture that can be read. Take a PNG, JPEG, WebP or GIF."))
    upload.seek(0)
    data = upload.read()
    if filetype.guess_mime(data) not in TAKEN:
        raise broken
    try:
        with Image.open(BytesIO(data)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise ValidationError(
                    _("The picture has %(size)s million pixels; at most %(most)s million are possible.")
                    % {"size": picture.width * picture.height // 1_000_000, "most": MOST_PIXELS // 1_000_000}
                )
            picture.load()
            yield picture
    except UNREADABLE as error:
        raise broken from error


def _rendition(picture: Image.Image, shape: Shape, width: int) -> bytes:
    upright = ImageOps.exif_transpose(picture).convert("RGBA")
    if shape.ratio is not None:
        small = ImageOps.fit(upright, (width, shape.height(width)))
    else:
        small = upright.copy()
        small.thumbnail((width, width))
    out = BytesIO()
    small.save(out, "WEBP", quality=QUALITY)  # without exif, icc or anything else of the original
    return out.getvalue()
