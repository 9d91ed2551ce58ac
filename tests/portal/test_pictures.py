"""Photos and logos: what is taken, what is refused, and that nothing of the original is served."""

import struct
import zlib
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from portal.pictures import (
    LOGO,
    PHOTO,
    copy_picture,
    draw_picture,
    forget_picture,
    keep_picture,
    path_of,
    picture_url,
    storage,
)


def upload(content: bytes, name: str = "me.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def png(width: int, height: int, **options) -> bytes:
    out = BytesIO()
    Image.new("RGB", (width, height), "teal").save(out, "PNG", **options)
    return out.getvalue()


def huge_png() -> bytes:
    """The head of a PNG that says 10,000 by 5,000 pixels, without their 150 megabytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 10_000, 5_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )


def kept(name: str, width: int, *, private: bool = False) -> Image.Image:
    with storage(private=private).open(path_of(name, width)) as file:
        picture = Image.open(BytesIO(file.read()))
        picture.load()
        return picture


def test_photo_is_cut_square_and_logo_is_fitted():
    photo = keep_picture(draw_picture(upload(png(600, 300)), PHOTO))
    logo = keep_picture(draw_picture(upload(png(600, 300)), LOGO))

    assert [kept(photo, width).size for width in PHOTO.sizes] == [(96, 96), (384, 384)]
    assert [kept(logo, width).size for width in LOGO.sizes] == [(96, 48), (384, 192)]


def test_nothing_of_the_original_is_left():
    exif = Image.Exif()
    exif[0x010E] = "taken at home"

    name = keep_picture(draw_picture(upload(png(400, 400, exif=exif)), PHOTO))

    with storage(private=False).open(path_of(name, 384)) as file:
        content = file.read()
    assert (b"taken at home" in content, content[8:12]) == (False, b"WEBP")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "not a picture"),
        (b"<!doctype html><script>alert(1)</script>", "not a picture"),
        (b"\x89PNG\r\n\x1a\n<html>", "not a picture"),
        (b"", "not a picture"),
        (huge_png(), "50 million pixels"),
    ],
    ids=["svg", "html", "png in name only", "empty", "50 megapixels"],
)
def test_what_is_no_bearable_picture_is_refused(content, words):
    with pytest.raises(ValidationError, match=words):
        draw_picture(upload(content), PHOTO)


def test_too_many_bytes_are_refused_before_they_are_read():
    big = upload(png(10, 10))
    big.size = 9 * 1024 * 1024

    with pytest.raises(ValidationError, match="at most"):
        draw_picture(big, PHOTO)


def test_public_picture_is_served_for_ever_and_only_under_its_name(db):
    name = keep_picture(draw_picture(upload(png(200, 200)), PHOTO))

    response = Client().get(picture_url(name, 96))

    assert (response.status_code, response["Content-Type"]) == (200, "image/webp")
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert Client().get(picture_url("0" * 40, 96)).status_code == 404
    assert picture_url("", 96) == ""


def test_private_picture_has_no_public_address(db):
    name = keep_picture(draw_picture(upload(png(201, 201)), LOGO), private=True)

    assert Client().get(picture_url(name, 96)).status_code == 404
    assert kept(name, 96, private=True).size == (96, 96)


def test_picture_is_copied_between_storages_and_forgotten(db):
    name = keep_picture(draw_picture(upload(png(202, 202)), LOGO))

    copy_picture(name, LOGO, private=True)
    forget_picture(name, LOGO)
    assert Client().get(picture_url(name, 96)).status_code == 404

    copy_picture(name, LOGO, private=False)
    copy_picture(name, LOGO, private=False)
    assert Client().get(picture_url(name, 96)).status_code == 200

    forget_picture(name, LOGO)
    assert Client().get(picture_url(name, 96)).status_code == 404
