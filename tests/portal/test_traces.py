"""Files of who stands without a name say nothing of their maker beside their content."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from portal import traces
from portal.files import TYPES, store_file
from portal.models import StoredFile
from portal.operations import NAMELESS, OperationRefusedError
from portal.traces import UnreadableFileError, without_traces

NAME = b"Zebulon Quietly"
OFFICE = {
    "docx": ("word/document.xml", "docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"),
    "xlsx": ("xl/workbook.xml", "package/services/metadata/core-properties/1.psmdcp"),
    "odt": ("content.xml", "meta.xml"),
}


def photo(kind):
    out, exif = BytesIO(), Image.Exif()
    exif[0x013B], exif[0x0112] = NAME.decode(), 6  # artist; turned by a quarter
    Image.new("RGB", (40, 20), "red").save(out, kind, exif=exif)
    return out.getvalue()


def document(*parts, extension="odt"):
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as whole:
        whole.writestr("mimetype", TYPES[extension], ZIP_STORED)
        for part in parts:
            whole.writestr(part, b"Words" if part == parts[0] else b"<creator>%s</creator>" % NAME)
        whole.comment = NAME
    return out.getvalue()


def upload(name, content):
    return SimpleUploadedFile(name, content)


@pytest.mark.parametrize(("extension", "kind"), [("jpg", "JPEG"), ("png", "PNG"), ("webp", "WEBP")])
def test_a_photo_says_no_more_than_its_pixels(extension, kind):
    content = photo(kind)
    assert NAME in content

    bare = without_traces(upload(f"a.{extension}", content), TYPES[extension]).read()

    with Image.open(BytesIO(bare)) as picture:
        assert (picture.format, picture.size, dict(picture.getexif())) == (kind, (20, 40), {})
    assert NAME not in bare


@pytest.mark.parametrize("extension", OFFICE)
def test_an_office_document_loses_its_properties_and_keeps_its_words(extension):
    parts = OFFICE[extension]
    content = document(*parts, extension=extension)

    bare = without_traces(upload(f"a.{extension}", content), TYPES[extension]).read()

    assert NAME not in bare
    with ZipFile(BytesIO(bare)) as whole:
        assert whole.namelist() == ["mimetype", *parts]
        assert whole.infolist()[0].compress_type == ZIP_STORED
        assert whole.read(parts[0]) == b"Words"
        assert [NAME in whole.read(part) for part in parts] == [False] * len(parts)
        assert whole.testzip() is None


def test_other_kinds_stay_as_they_are():
    file = upload("a.pdf", b"%PDF-1.4 words")

    assert without_traces(file, TYPES["pdf"]) is file


def test_what_is_broken_or_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(traces, "MOST_UNPACKED_BYTES", 5)
    monkeypatch.setattr(traces, "MOST_PIXELS", 5)
    for name, content in (
        ("a.docx", b"PK\x03\x04 broken"), ("a.odt", document("content.xml")),
        ("a.jpg", b"\xff\xd8\xff broken"), ("a.png", photo("PNG")),
    ):  # fmt: skip
        with pytest.raises(UnreadableFileError):
            without_traces(upload(name, content), TYPES[name.rpartition(".")[2]])


def test_only_the_files_of_the_nameless_are_changed(everywhere, space, member):
    content = photo("JPEG")
    kept = {
        actor: store_file(actor=actor, space=space, upload=upload("a.jpg", content))
        for actor in (member, NAMELESS)
    }
    stored = {}
    for actor, file in kept.items():
        with file.blob.open("rb") as blob:
            stored[actor] = blob.read()

    assert stored[member] == content
    assert (NAME in stored[NAMELESS], kept[NAMELESS].size_bytes) == (False, len(stored[NAMELESS]))


def test_a_file_that_cannot_be_opened_is_refused_at_its_field(everywhere, space):
    with pytest.raises(OperationRefusedError) as refused:
        store_file(actor=NAMELESS, space=space, upload=upload("a.jpg", b"\xff\xd8\xff broken"), field="files")

    assert refused.value.field == "files"
    assert StoredFile.objects.count() == 0
