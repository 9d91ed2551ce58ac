import io
import zipfile

import pytest
from asgiref.sync import async_to_sync
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import AsyncClient

from portal.files import check_upload, store_file
from portal.models import StoredFile
from portal.operations import OperationRefusedError

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 64
EXE = b"MZ\x90\x00" + b"\x00" * 128


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def archive() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr("a.txt", "a")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "content_type"),
    [
        ("plan.pdf", PDF, "application/pdf"),
        ("photo.PNG", PNG, "image/png"),
        ("list.csv", "a;b\nžáci;ü\n".encode(), "text/csv"),
        ("notes.md", b"# Notes", "text/markdown"),
        ("film.md", b"BMS project notes", "text/markdown"),
        ("machines.csv", b"MZ;Name", "text/csv"),
        ("all.zip", archive(), "application/zip"),
        ("../../etc/passwd.txt", b"x", "text/plain"),
    ],
)
def test_files_are_taken_by_content(name, content, content_type):
    checked = check_upload(upload(name, content))

    assert (checked.content_type, "/" in checked.name) == (content_type, False)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("plan.pdf", EXE, "is not what its name says"),
        ("plan.pdf", b"<html><script>", "is not what its name says"),
        ("notes.txt", PDF, "is not what its name says"),
        ("notes.txt", b"a\x00b", "is not what its name says"),
        ("notes.txt", b"\xff\xfe bad", "is not what its name says"),
        ("setup.exe", EXE, "are not taken"),
        ("drawing.svg", b"<svg/>", "are not taken"),
        ("page.html", b"<p>", "are not taken"),
        ("nothing.pdf", b"", "is empty"),
        ("noextension", PDF, "are not taken"),
    ],
)
def test_files_that_lie_or_are_not_taken_are_refused_at_their_field(name, content, words, space, everywhere):
    with pytest.raises(OperationRefusedError, match=words) as refused:
        store_file(actor=None, space=space, upload=upload(name, content), field="files")

    assert refused.value.field == "files"
    assert StoredFile.objects.count() == 0


def test_a_file_that_is_too_large_is_refused(space, everywhere, settings):
    settings.STORED_FILE_MAX_BYTES = 10

    with pytest.raises(OperationRefusedError, match="at most 10"):
        store_file(actor=None, space=space, upload=upload("plan.pdf", PDF))

    assert StoredFile.objects.count() == 0


def test_a_stored_file_has_a_random_name_and_its_own_name_only_as_data(space, member, everywhere):
    stored = store_file(actor=member, space=space, upload=upload("Plan für Ogre.pdf", PDF))

    assert (stored.original_name, stored.owner, stored.size_bytes) == ("Plan für Ogre.pdf", member, len(PDF))
    assert len(stored.name) == 43
    assert "Plan" not in stored.blob.name


def test_a_file_that_no_object_carries_does_not_exist(client, space, member, everywhere, signed_in):
    stored = store_file(actor=member, space=space, upload=upload("plan.pdf", PDF))

    answers = [
        client.get(stored.get_absolute_url()).status_code,
        signed_in(member).get(stored.get_absolute_url()).status_code,
        client.get("/files/" + "x" * 43).status_code,
        client.get("/files/..%2Fsecret-key").status_code,
    ]

    assert answers == [404, 404, 404, 404]


@pytest.mark.django_db(transaction=True)
def test_an_asgi_server_sends_a_file_piece_by_piece(space, member, everywhere, monkeypatch):
    content = b"%PDF-1.7\n" + bytes(range(1, 128)) * 1500
    stored = store_file(actor=member, space=space, upload=upload("plan.pdf", content))
    monkeypatch.setattr("portal.views.files.may_read", lambda _stored, _actor: True)

    async def download():
        answer = await AsyncClient().get(stored.get_absolute_url())
        return answer.headers["Content-Length"], [piece async for piece in answer.streaming_content]

    length, pieces = async_to_sync(download)()

    assert length == str(len(content))
    assert b"".join(pieces) == content
    assert [len(piece) for piece in pieces[:-1]] == [65_536] * (len(pieces) - 1)
