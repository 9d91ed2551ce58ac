"""Drawn faces for invented people: flat, calm, the same for the same key; nobody's likeness."""

import zlib
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

SIZE = 384
DRAWN = SIZE * 2  # drawn twice as large, so that edges come out smooth

_GROUNDS = ("#f2c9b8", "#f3dfa8", "#cfe0b4", "#b9dccf", "#b8d4ea", "#cfc6ea", "#eac6dd", "#e3d3c2")
_SKINS = ("#f6d7c3", "#eec1a2", "#d9a07a", "#b97d56", "#8d5a3a")
_HAIRS = ("#2b2320", "#4a3226", "#7a4f2c", "#b0793c", "#d8b277", "#8e8b88", "#9b3f2a")
_CLOTHES = ("#27465c", "#6a4a7c", "#2f6b57", "#a34a38", "#3b3f4a", "#b07a2a", "#4d6aa8", "#7c8a3a")


def portrait(key: str, *, long_hair: bool) -> SimpleUploadedFile:
    """A picture as somebody would upload it."""
    seed = zlib.crc32(f"portrait {key}".encode())
    picture = Image.new("RGB", (DRAWN, DRAWN), _pick(_GROUNDS, seed, 0))
    pen = ImageDraw.Draw(picture)
    hair, skin, cloth = (_pick(colours, seed, n) for n, colours in ((1, _HAIRS), (2, _SKINS), (3, _CLOTHES)))
    if long_hair:
        _long_hair(pen, hair, to=0.78 if seed // 97 % 2 == 0 else 0.64)
    _body(pen, skin, cloth)
    _face(pen, skin)
    _fringe(pen, hair, parted=seed // 31 % 2 == 0)
    if seed // 13 % 3 == 0:
        _glasses(pen)
    out = BytesIO()
    picture.resize((SIZE, SIZE), Image.Resampling.LANCZOS).save(out, "PNG")
    return SimpleUploadedFile(f"{key}.png", out.getvalue(), "image/png")


def _pick(colours: tuple[str, ...], seed: int, turn: int) -> str:
    return colours[seed // (7 ** (turn + 1)) % len(colours)]


def _box(x: float, y: float, width: float, height: float) -> tuple[float, float, float, float]:
    """A box around the middle ``x``, ``y``; all in parts of the picture."""
    left, top = (x - width / 2) * DRAWN, (y - height / 2) * DRAWN
    return (left, top, left + width * DRAWN, top + height * DRAWN)


def _body(pen: ImageDraw.ImageDraw, skin: str, cloth: str) -> None:
    pen.ellipse(_box(0.5, 1.06, 0.84, 0.62), fill=cloth)
    pen.rounded_rectangle(_box(0.5, 0.68, 0.16, 0.26), radius=0.07 * DRAWN, fill=skin)
    pen.ellipse(_box(0.5, 0.79, 0.22, 0.12), fill=skin)


def _face(pen: ImageDraw.ImageDraw, skin: str) -> None:
    pen.ellipse(_box(0.5, 0.44, 0.37, 0.46), fill=skin)
    for side in (-1, 1):
        pen.ellipse(_box(0.5 + side * 0.185, 0.46, 0.06, 0.09), fill=skin)
        pen.ellipse(_box(0.5 + side * 0.078, 0.45, 0.026, 0.032), fill="#2b2320")
    pen.arc(_box(0.5, 0.525, 0.13, 0.09), 25, 155, fill="#7d4234", width=int(0.011 * DRAWN))


def _fringe(pen: ImageDraw.ImageDraw, hair: str, *, parted: bool) -> None:
    """Hair over the forehead, to one side."""
    pen.pieslice(_box(0.5, 0.39, 0.4, 0.42), 185, 355, fill=hair)
    shift = -0.06 if parted else 0.06
    pen.ellipse(_box(0.5 + shift, 0.34, 0.27, 0.12), fill=hair)


def _long_hair(pen: ImageDraw.ImageDraw, hair: str, *, to: float) -> None:
    pen.rounded_rectangle(
        (0.28 * DRAWN, 0.2 * DRAWN, 0.72 * DRAWN, to * DRAWN), radius=0.2 * DRAWN, fill=hair
    )


def _glasses(pen: ImageDraw.ImageDraw) -> None:
    width = int(0.009 * DRAWN)
    for side in (-1, 1):
        pen.ellipse(_box(0.5 + side * 0.078, 0.45, 0.115, 0.105), outline="#2b2320", width=width)
    pen.line((0.48 * DRAWN, 0.445 * DRAWN, 0.52 * DRAWN, 0.445 * DRAWN), fill="#2b2320", width=width)
