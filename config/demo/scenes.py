"""Drawn pictures of three futures: flat and calm as the portraits are, in the colours of a long day."""

from collections.abc import Callable
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1440, 810
FINE = 2  # drawn larger, so that edges come out smooth

Pen = ImageDraw.ImageDraw
Point = tuple[float, float]


def scene(key: str) -> SimpleUploadedFile:
    """The picture of the future ``key``, as somebody would upload it."""
    picture = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE))
    _SCENES[key](ImageDraw.Draw(picture))
    out = BytesIO()
    picture.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).save(out, "PNG")
    return SimpleUploadedFile(f"{key}.png", out.getvalue(), "image/png")


def _learning_place(pen: Pen) -> None:
    """A street of small workshops in the morning; in the middle one a mentor and two learners at a bench."""
    _sky(pen, "#fbe3c0", "#f6c79b", to=560)
    _disc(pen, (1130, 230), 92, "#fff3d6")
    _hills(pen, "#dba98b", 520, 120)
    _box(pen, (0, 640), (WIDTH, HEIGHT), "#7d6a5c")
    _box(pen, (0, 640), (WIDTH, 656), "#cbb6a2")
    for left, width, wall in ((30, 330, "#2f6b6b"), (800, 300, "#45618c"), (1140, 270, "#7b8b45")):
        _workshop(pen, left, width, wall, "#f2dfb5")
    _workshop(pen, 360, 400, "#b5523b", "#ffe9bd")
    _box(pen, (440, 582), (700, 600), "#6b4428")
    for foot in (458, 668):
        _box(pen, (foot, 600), (foot + 14, 640), "#6b4428")
    _person(pen, (480, 640), 150, "#27465c", "#eec1a2", "#8e8b88")
    _person(pen, (578, 640), 128, "#c99a2e", "#b97d56", "#2b2320")
    _person(pen, (655, 640), 132, "#6a4a7c", "#f6d7c3", "#7a4f2c")
    for left in (120, 900, 1240):
        _tree(pen, (left, 690), 58)


def _digital_first(pen: Pen) -> None:
    """Evening: many lit windows in a dark town, and in the front somebody learning before a screen."""
    _sky(pen, "#1b2547", "#53417a", to=HEIGHT)
    _disc(pen, (1190, 150), 54, "#f4ecd2")
    _disc(pen, (1168, 138), 46, "#232a50")
    for number, (left, width, top) in enumerate(
        ((0, 170, 330), (180, 130, 250), (320, 200, 380), (530, 120, 290), (660, 190, 350), (860, 140, 230),
         (1010, 210, 390), (1230, 210, 310))
    ):  # fmt: skip
        _tower(pen, left, width, top, number)
    _glow(pen, (730, 560), 270, "#3a3768", "#7fb4c9")
    _box(pen, (0, 690), (WIDTH, HEIGHT), "#141a33")
    _box(pen, (470, 690), (980, 712), "#3a2b25")
    _round(pen, (560, 430), (900, 660), 16, "#0f1428")
    _round(pen, (576, 446), (884, 644), 8, "#bfe6ee")
    _box(pen, (716, 660), (744, 690), "#0f1428")
    pen.polygon(_scaled((700, 500), (700, 590), (776, 545)), fill="#1f6f83")
    for top, to in ((608, 850), (624, 760)):
        _round(pen, (600, top), (to, top + 8), 4, "#7fb4c9")
    _person(pen, (390, 850), 350, "#c2603f", "#d9a07a", "#2b2320")
    _person(pen, (1080, 850), 330, "#2f6b57", "#f6d7c3", "#b0793c")


def _two_speeds(pen: Pen) -> None:
    """A fast train on a high bridge, and far below it a small van on a winding road."""
    _sky(pen, "#d6ebf2", "#f4efd9", to=HEIGHT)
    _hills(pen, "#a9c7c0", 470, 150)
    _hills(pen, "#7fa886", 600, 110)
    _box(pen, (0, 690), (WIDTH, HEIGHT), "#5f8a63")
    for left in range(60, WIDTH, 300):
        _box(pen, (left, 330), (left + 34, 720), "#8d8579")
        pen.arc(_pair((left + 34, 330), (left + 300, 620)), 180, 360, fill="#8d8579", width=22 * FINE)
    _box(pen, (0, 306), (WIDTH, 340), "#a39a8c")
    _train(pen)
    road = ((0, 790), (330, 720), (620, 742), (900, 770), (1180, 728), (WIDTH, 745))
    pen.line(_scaled(*road), fill="#e7dcc4", width=46 * FINE, joint="curve")
    pen.line(_scaled(*road), fill="#b9a887", width=3 * FINE, joint="curve")
    _van(pen, (560, 742))
    for at, size in (((130, 690), 60), ((860, 700), 74), ((1290, 690), 66), ((1010, 690), 48)):
        _tree(pen, at, size)


_SCENES: dict[str, Callable[[Pen], None]] = {
    "future.learning-place": _learning_place,
    "future.digital-first": _digital_first,
    "future.two-speeds": _two_speeds,
}


def _scaled(*points: Point) -> list[Point]:
    return [(x * FINE, y * FINE) for x, y in points]


def _pair(start: Point, end: Point) -> tuple[float, float, float, float]:
    return (start[0] * FINE, start[1] * FINE, end[0] * FINE, end[1] * FINE)


def _box(pen: Pen, start: Point, end: Point, colour: str) -> None:
    pen.rectangle(_pair(start, end), fill=colour)


def _round(pen: Pen, start: Point, end: Point, radius: int, colour: str) -> None:
    pen.rounded_rectangle(_pair(start, end), radius=radius * FINE, fill=colour)


def _disc(pen: Pen, middle: Point, radius: float, colour: str) -> None:
    x, y = middle
    pen.ellipse(_pair((x - radius, y - radius), (x + radius, y + radius)), fill=colour)


def _between(first: str, second: str, part: float) -> str:
    pairs = ((int(first[at : at + 2], 16), int(second[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in pairs)


def _sky(pen: Pen, above: str, below: str, *, to: int) -> None:
    for top in range(0, HEIGHT, 6):
        _box(pen, (0, top), (WIDTH, top + 6), _between(above, below, min(1.0, top / to)))


def _glow(pen: Pen, middle: Point, radius: int, edge: str, core: str) -> None:
    for step in range(12):
        _disc(pen, middle, radius * (12 - step) / 12, _between(edge, core, (step + 1) / 14))


def _hills(pen: Pen, colour: str, base: int, rise: int) -> None:
    for number, left in enumerate(range(-260, WIDTH, 330)):
        high = rise * (0.7 + 0.3 * (number % 3))
        pen.ellipse(_pair((left, base - high), (left + 620, base + high * 2)), fill=colour)
    _box(pen, (0, base + rise // 2), (WIDTH, HEIGHT), colour)


def _workshop(pen: Pen, left: int, width: int, wall: str, light: str) -> None:
    """A front with a gable, a wide lit window and a door."""
    right = left + width
    _box(pen, (left, 340), (right, 640), wall)
    pen.polygon(_scaled((left - 16, 344), (left + width / 2, 240), (right + 16, 344)), fill="#4a3b35")
    _disc(pen, (left + width / 2, 312), 17, light)
    _box(pen, (left + 24, 376), (right - 24, 392), "#fff6e4")
    _box(pen, (left + 34, 420), (right - 34, 640), light)
    for part in (1, 2):
        line = left + 34 + (width - 68) * part / 3
        _box(pen, (line - 3, 420), (line + 3, 470), wall)
    _box(pen, (left + 34, 468), (right - 34, 474), wall)


def _tower(pen: Pen, left: int, width: int, top: int, number: int) -> None:
    _box(pen, (left, top), (left + width, HEIGHT), ("#20284d", "#2a2f5c", "#1d2345")[number % 3])
    for row, y in enumerate(range(top + 26, 660, 44)):
        for column, x in enumerate(range(left + 18, left + width - 26, 38)):
            is_lit = (row * 7 + column * 5 + number * 3) % 4 != 0
            _box(pen, (x, y), (x + 20, y + 24), "#f3cf7f" if is_lit else "#343b6b")


def _person(pen: Pen, foot: Point, height: int, *colours: str) -> None:
    """Head and shoulders on a body, standing at ``foot``; the colours are those of cloth, skin and hair."""
    cloth, skin, hair = colours
    x, y = foot
    unit = height / 10
    _round(pen, (x - 2.1 * unit, y - 6.6 * unit), (x + 2.1 * unit, y), round(1.9 * unit), cloth)
    _box(pen, (x - 2.1 * unit, y - 3 * unit), (x + 2.1 * unit, y), cloth)
    _disc(pen, (x, y - 8.5 * unit), 1.75 * unit, hair)
    _disc(pen, (x, y - 8.1 * unit), 1.5 * unit, skin)
    _box(pen, (x - 0.5 * unit, y - 7 * unit), (x + 0.5 * unit, y - 6.3 * unit), skin)


def _tree(pen: Pen, foot: Point, size: int) -> None:
    x, y = foot
    _box(pen, (x - size / 10, y - size), (x + size / 10, y), "#5b4331")
    _disc(pen, (x, y - size * 1.5), size * 0.72, "#4d7d55")
    _disc(pen, (x - size * 0.2, y - size * 1.65), size * 0.42, "#5e9165")


def _train(pen: Pen) -> None:
    _round(pen, (300, 226), (1330, 306), 34, "#f7f5ef")
    pen.polygon(_scaled((1270, 226), (1420, 296), (1420, 306), (1270, 306)), fill="#f7f5ef")
    _box(pen, (300, 282), (1408, 292), "#b5523b")
    for left in range(340, 1240, 66):
        _round(pen, (left, 244), (left + 46, 268), 6, "#31506b")
    pen.polygon(_scaled((1276, 240), (1336, 266), (1276, 266)), fill="#31506b")
    for top, left in ((240, 120), (262, 60), (284, 150)):
        _round(pen, (left, top), (280, top + 6), 3, "#ffffff")


def _van(pen: Pen, foot: Point) -> None:
    x, y = foot
    _round(pen, (x - 76, y - 78), (x + 40, y - 8), 8, "#c2603f")
    cab = ((x + 36, y - 64), (x + 66, y - 64), (x + 88, y - 34), (x + 88, y - 8), (x + 36, y - 8))
    pane = ((x + 46, y - 56), (x + 63, y - 56), (x + 78, y - 36), (x + 46, y - 36))
    pen.polygon(_scaled(*cab), fill="#c2603f")
    pen.polygon(_scaled(*pane), fill="#dcebf0")
    _box(pen, (x - 62, y - 56), (x + 10, y - 46), "#f2dfb5")
    for wheel in (x - 44, x + 56):
        _disc(pen, (wheel, y - 6), 17, "#2b2320")
        _disc(pen, (wheel, y - 6), 7, "#cbb6a2")
