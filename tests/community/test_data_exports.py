"""Asking for a copy of one's data: built by a task, for its person alone, for a week."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from community.agreements import current_versions, note_agreements
from community.archive import write_archive
from community.data_tasks import build_export, forget_exports_by_the_clock
from community.models import (
    DataExport,
    Notice,
    User,
)
from community.operations.exports import finish_export, request_export
from portal.models import AuditEntry
from portal.models.files import private_storage
from portal.operations import AccessDeniedError, OperationRefusedError
from tests.life import live


@pytest.fixture
def life(everywhere, space, member, colleague):
    note_agreements(member, current_versions(), via="sign_up")
    return live(member, colleague, space)


def copy_for(person):
    export = request_export(actor=person)
    build_export.func(export.pk)
    export.refresh_from_db()
    return export


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
