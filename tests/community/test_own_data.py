"""The copy of one's data: everything of one's own, nothing of others, for its person alone, for a week."""

import json
import tracemalloc
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from community.agreements import note_agreements
from community.archive import write_archive
from community.data_tasks import build_export, forget_exports_by_the_clock
from community.models import DataExport, Notice, User
from community.operations.exports import finish_export, request_export
from portal.models import AuditEntry
from portal.models.files import private_storage
from portal.operations import AccessDeniedError, OperationRefusedError
from portal.own_data import holdings
from portal.tenancy.scope import forget_person
from tests.factories_rooms import make_message
from tests.life import FOREIGN, OWN, hide_away, live


@pytest.fixture
def life(everywhere, space, member, colleague):
    note_agreements(member, via="sign_up")
    return live(member, colleague, space)


def archive_of(person):
    out = BytesIO()
    write_archive(person, out)
    return ZipFile(out)


def told(archive, code):
    return json.loads(archive.read(f"data/{code}.json"))


def copy_for(person):
    export = request_export(actor=person)
    build_export.func(export.pk)
    export.refresh_from_db()
    return export


# What is in it ------------------------------------------------------------------------------------
def test_everything_of_ones_own_is_in_it(life, member):
    archive = archive_of(member)

    assert archive.testzip() is None
    assert [row["text"] for row in told(archive, "posts")] == [f"Asked {OWN}", f"Answer {OWN}"]
    assert [row["topic"] for row in told(archive, "posts")] == [f"Title {OWN}", "Their question"]
    assert [row["text"] for row in told(archive, "messages")] == [f"Hello {OWN}"]
    assert [row["title"] for row in told(archive, "resources")] == [f"Resource {OWN}", f"Draft {OWN}"]
    assert [row["steps"][0]["text"] for row in told(archive, "practices")] == [f"Step {OWN}"]
    assert [row["group"] for row in told(archive, "groups")] == ["A group"]
    assert [row["task"] for row in told(archive, "tasks")] == ["Their task"]
    assert [row["email"] for row in told(archive, "account")] == [member.email]
    assert [row["space"] for row in told(archive, "memberships")] == ["Baltic ILP"]
    assert {row["kind"] for row in told(archive, "consents")} == {"terms", "privacy"}
    assert told(archive, "profile")[0]["shown_to"] == "network"


def test_the_files_that_one_uploaded_are_in_it_byte_for_byte(life, member):
    archive = archive_of(member)

    files = sorted(name for name in archive.namelist() if name.startswith("files/"))
    assert files == sorted([f"files/{life.file.pk}-plan.pdf", f"files/{life.draft_file.pk}-draft.pdf"])
    with life.file.blob.open("rb") as blob:
        assert archive.read(f"files/{life.file.pk}-plan.pdf") == blob.read()


def test_nothing_that_others_wrote_is_in_it(life, member, hidden_space, colleague):
    hide_away(member, colleague, hidden_space)
    forget_person(member.pk)

    archive = archive_of(member)

    everything = "".join(archive.read(name).decode(errors="ignore") for name in archive.namelist())
    assert FOREIGN not in everything
    assert hidden_space.name not in everything
    assert "Told zqownxq in secret" in everything  # what one wrote stays one's own
    secret = next(row for row in told(archive, "posts") if "secret" in row["text"])
    assert (secret["space"], secret["topic"], secret["address"]) == (None, None, None)


def test_a_page_and_a_text_say_what_is_there(life, member):
    archive = archive_of(member)

    page, text = archive.read("index.html").decode(), archive.read("README.txt").decode()
    for holding in holdings():
        assert f"data/{holding.code}.json" in page
        assert f"data/{holding.code}.json" in text
    assert "<script" not in page


def test_file_names_cannot_leave_the_folder(life, member):
    life.file.original_name = "../../etc/passwd"
    life.file.save(update_fields=["original_name"])

    assert all(".." not in name for name in archive_of(member).namelist())


def test_a_file_whose_bytes_are_gone_is_left_out(life, member):
    private_storage().delete(life.file.blob.name)

    names = archive_of(member).namelist()

    assert [name for name in names if name.startswith("files/")] == [f"files/{life.draft_file.pk}-draft.pdf"]


def test_memory_does_not_grow_with_what_somebody_wrote(life, member):
    def peak():
        tracemalloc.start()
        with open("/dev/null", "wb") as nothing:  # noqa: PTH123
            write_archive(member, _Counting(nothing))
        _now, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak()
    few = peak()
    for number in range(600):
        make_message(member, life.room, f"{number} " + "words " * 100)
    many = peak()

    assert many - few < 1_500_000  # 600 messages are one MB as rows, in slices of 200


class _Counting(BytesIO):
    """Takes bytes and forgets them."""

    def __init__(self, out):
        super().__init__()
        self.at = 0

    def write(self, data):
        self.at += len(data)
        return len(data)

    def tell(self):
        return self.at

    def seekable(self):
        return False


# Asked for, built, fetched ------------------------------------------------------------------------
def test_it_is_asked_for_built_told_and_fetched(life, member, signed_in):
    client = signed_in(member)

    asked = client.post(reverse("me_data_export"))
    export = DataExport.objects.get()
    build_export.func(export.pk)
    page = client.get(reverse("me_data")).content.decode()
    answer = client.get(reverse("me_data_copy", args=[export.name]))

    assert (asked.status_code, asked.headers["Location"]) == (303, "/me/data/")
    assert reverse("me_data_copy", args=[export.name]) in page
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/zip")
    assert answer.headers["Cache-Control"] == "private, no-store"
    archive = ZipFile(BytesIO(b"".join(answer.streaming_content)))
    assert archive.testzip() is None
    assert list(Notice.objects.filter(recipient=member).values_list("kind", flat=True)) == ["export_ready"]


@pytest.mark.parametrize("who", ["visitor", "stranger", "colleague", "administrator", "coordinator", "boss"])
def test_nobody_else_can_fetch_it(who, life, member, request, signed_in, space):
    export = copy_for(member)
    if who == "visitor":
        client = Client()
    elif who == "boss":
        client = signed_in(User.objects.create_superuser("boss@example.org", "x" * 12))
    else:
        client = signed_in(request.getfixturevalue(who))

    answer = client.get(reverse("me_data_copy", args=[export.name]))

    assert answer.status_code == (303 if who == "visitor" else 404)


def test_after_a_week_it_is_gone_for_its_person_too(life, member, signed_in):
    export = copy_for(member)

    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1), tick=False):
        before = signed_in(member).get(reverse("me_data_copy", args=[export.name])).status_code
        deleted = forget_exports_by_the_clock()

    assert (before, deleted, DataExport.objects.count()) == (404, 1, 0)
    assert not private_storage().exists(export.path)


def test_before_a_week_the_clock_leaves_it_alone(life, member):
    export = copy_for(member)

    with time_machine.travel(timezone.now() + timedelta(days=6), tick=False):
        assert forget_exports_by_the_clock() == 0

    assert private_storage().exists(export.path)


def test_one_a_day(life, member, signed_in):
    request_export(actor=member)

    with pytest.raises(OperationRefusedError):
        request_export(actor=member)
    again = signed_in(member).post(reverse("me_data_export"))
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1), tick=False):
        request_export(actor=member)

    assert again.status_code == 303
    assert DataExport.objects.count() == 2


def test_who_signed_in_long_ago_proves_who_they_are(life, known, signed_in):
    client = signed_in(known)
    session = client.session
    del session["signed_in_at"]
    session.save()

    answer = client.post(reverse("me_data_export"))

    assert answer.headers["Location"] == "/accounts/reauthenticate/?next=%2Fme%2Fdata%2Fexport%2F"
    assert DataExport.objects.count() == 0


def test_who_has_no_password_signs_in_again(life, member, signed_in):
    member.set_unusable_password()
    member.save()
    client = signed_in(member)
    session = client.session
    del session["signed_in_at"]
    session.save()

    answer = client.get(reverse("me_data_delete"))

    assert answer.headers["Location"] == "/me/prove/?next=%2Fme%2Fdata%2Fdelete%2F"
    assert client.get(answer.headers["Location"]).status_code == 200


# The task -----------------------------------------------------------------------------------------
def test_a_worker_that_was_killed_leaves_nothing_double(life, member):
    """The bytes lie there already, but nobody has written that they do."""
    export = request_export(actor=member)
    build_export.func(export.pk)
    DataExport.objects.update(ready_at=None, expires_at=None)

    build_export.func(export.pk)
    build_export.func(export.pk)

    folder = export.path.rpartition("/")[0]
    assert private_storage().listdir(folder) == ([], [export.name])
    assert Notice.objects.filter(recipient=member).count() == 1


def test_the_platform_alone_finishes_one(life, member, colleague):
    export = request_export(actor=member)

    with pytest.raises(AccessDeniedError):
        finish_export(actor=colleague, export_id=export.pk, size_bytes=1)

    export.refresh_from_db()
    assert export.ready_at is None


@pytest.mark.parametrize("gone", ["the request", "the account"])
def test_what_nobody_waits_for_any_more_is_not_kept(gone, life, member, monkeypatch):
    export = request_export(actor=member)

    def meanwhile(person, out):
        write_archive(person, out)
        if gone == "the request":
            DataExport.objects.all().delete()
        else:
            type(member).objects.filter(pk=member.pk).update(is_active=False)

    monkeypatch.setattr("community.data_tasks.write_archive", meanwhile)
    build_export.func(export.pk)

    assert not private_storage().exists(export.path)
    assert Notice.objects.count() == 0


def test_asking_is_in_the_trail_without_words(life, member):
    copy_for(member)

    rows = AuditEntry.objects.filter(verb__endswith="_export").order_by("pk")
    assert [(row.verb, row.actor_kind, row.details) for row in rows] == [
        ("community.request_export", "user", {}),
        ("community.finish_export", "system", {}),
    ]
    assert mail.outbox == []
