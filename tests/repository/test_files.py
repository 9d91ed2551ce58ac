"""Files of resources: taken by content, and kept over mistakes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.models import StoredFile
from portal.models.files import private_storage
from portal.operations import SYSTEM, AccessDeniedError, OperationRefusedError
from portal.worker import _chores
from repository.models import Resource, WaitingFile
from repository.operations.files import (
    forget_abandoned_files,
    keep_files,
    kept_files,
)
from repository.operations.resources import create_resource, edit_resource
from tests.factories_repository import EXE, PDF, ResourceFactory, put_file, resource_text, upload
from tests.lines import anywhere

BAD = [
    ("run.exe", EXE, "Files of the kind “exe” are not taken."),
    ("plan.pdf", EXE, "The content of “plan.pdf” is not what its name says."),
    ("photo.png", PDF, "The content of “photo.png” is not what its name says."),
    ("page.html", b"<script>alert(1)</script>", "Files of the kind “html” are not taken."),
    ("plan.pdf", b"", "The file “plan.pdf” is empty."),
]


def names_of(resource):
    return [row.file.original_name for row in resource.files.in_order()]


def edit(resource, actor, **changes):
    values = {"text": resource_text(), "audience": "space", **changes}
    return edit_resource(actor=actor, resource=resource, **values)


def test_a_file_alone_makes_a_resource(everywhere, space, member):
    made = create_resource(
        actor=member, space=space, text=resource_text(body=""), audience="space", files=[upload("a.pdf")]
    )

    stored = StoredFile.objects.get()
    assert names_of(made) == ["a.pdf"]
    assert (stored.space, stored.owner, stored.size_bytes, stored.content_type) == (
        space, member, len(PDF), "application/pdf",
    )  # fmt: skip
    with private_storage().open(stored.blob.name) as blob:
        assert blob.read() == PDF


@pytest.mark.parametrize(("name", "content", "words"), BAD)
def test_bad_files_are_refused_at_their_field_and_nothing_is_kept(
    name, content, words, everywhere, space, member
):
    with pytest.raises(OperationRefusedError) as refused:
        create_resource(
            actor=member, space=space, text=resource_text(), audience="space",
            files=[upload("good.pdf"), upload(name, content)],
        )  # fmt: skip

    assert refused.value.field == "files"
    assert str(refused.value).startswith(words)
    assert (Resource.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_a_file_that_is_too_large_is_refused(everywhere, space, member, settings):
    settings.STORED_FILE_MAX_BYTES = len(PDF) - 1

    with pytest.raises(OperationRefusedError) as refused:
        create_resource(actor=member, space=space, text=resource_text(), audience="space", files=[upload()])

    assert refused.value.field == "files"
    assert (Resource.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_at_most_five_files(resource, member):
    for n in range(5):
        put_file(resource, f"{n}.pdf")

    with pytest.raises(OperationRefusedError) as refused:
        edit(resource, member, files=[upload("6.pdf")])

    assert refused.value.field == "files"
    assert names_of(resource) == ["0.pdf", "1.pdf", "2.pdf", "3.pdf", "4.pdf"]
    assert StoredFile.objects.count() == 5


@pytest.mark.parametrize("who", ["newcomer", "observer", "outsider", "stranger"])
def test_others_attach_and_remove_nothing(who, resource, member, everybody):
    stored = put_file(resource, "a.pdf")

    with pytest.raises(AccessDeniedError):
        edit(resource, everybody[who], files=[upload("b.pdf")])
    with pytest.raises(AccessDeniedError):
        edit(resource, everybody[who], dropped=[stored.pk])

    assert names_of(resource) == ["a.pdf"]


def test_a_removed_file_is_gone_from_table_and_disk(resource, member, django_capture_on_commit_callbacks):
    first, second = put_file(resource, "a.pdf"), put_file(resource, "b.pdf")

    with django_capture_on_commit_callbacks(execute=True):
        edit(resource, member, dropped=[first.pk])

    assert names_of(resource) == ["b.pdf"]
    assert list(StoredFile.objects.all()) == [second]
    assert private_storage().exists(first.blob.name) is False
    assert private_storage().exists(second.blob.name) is True


def test_the_last_thing_in_a_resource_stays(everywhere, space, member):
    resource = ResourceFactory(space=space, author=member, body="")
    stored = put_file(resource, "a.pdf")

    with pytest.raises(OperationRefusedError):
        edit(resource, member, text=resource_text(body=""), dropped=[stored.pk])

    assert names_of(resource) == ["a.pdf"]


def test_the_file_of_another_resource_is_not_removed(everywhere, space, resource, member):
    other = ResourceFactory(space=space, author=member)
    stored = put_file(other, "a.pdf")

    edit(resource, member, dropped=[stored.pk])

    assert names_of(other) == ["a.pdf"]


def test_good_files_wait_and_bad_ones_do_not(everywhere, space, member):
    waiting = keep_files(actor=member, space=space, uploads=[upload("a.pdf"), upload("x.exe", EXE)])

    assert [file.original_name for file in waiting] == ["a.pdf"]
    assert WaitingFile.objects.count() == 1


def test_waiting_files_come_with_the_form(everywhere, space, member):
    (stored,) = keep_files(actor=member, space=space, uploads=[upload("a.pdf")])

    made = create_resource(
        actor=member, space=space, text=resource_text(), audience="space", kept=[stored.name]
    )

    assert names_of(made) == ["a.pdf"]
    assert WaitingFile.objects.count() == 0


def test_nobody_takes_somebody_elses_waiting_file(everywhere, space, other_space, member, colleague):
    (stored,) = keep_files(actor=member, space=space, uploads=[upload("a.pdf")])

    assert kept_files(actor=colleague, space=space, names=[stored.name]) == []
    assert kept_files(actor=member, space=other_space, names=[stored.name]) == []
    assert kept_files(actor=member, space=space, names=[stored.name]) == [stored]


def test_uploads_whose_form_was_never_sent_are_deleted_for_everybody_and_everywhere(
    space, other_space, member, outsider, as_reader, django_capture_on_commit_callbacks
):
    kept = []
    for actor, place in ((member, space), (outsider, other_space), (member, space)):
        with as_reader(actor, place):
            kept += keep_files(actor=actor, space=place, uploads=[upload("a.pdf")])
    *old, new = kept
    with anywhere():
        StoredFile.objects.exclude(pk=new.pk).update(stored_at=timezone.now() - timedelta(hours=25))

    with django_capture_on_commit_callbacks(execute=True):
        _chores["forget abandoned uploads"].do()

    with anywhere():
        assert list(StoredFile.objects.all()) == [new]
        assert list(WaitingFile.objects.values_list("file", flat=True)) == [new.pk]
    assert [private_storage().exists(file.blob.name) for file in (*old, new)] == [False, False, True]


def test_files_of_resources_are_not_abandoned(resource, member):
    stored = put_file(resource, "a.pdf")
    StoredFile.objects.update(stored_at=timezone.now() - timedelta(hours=25))

    assert forget_abandoned_files(actor=SYSTEM) == 0
    assert list(StoredFile.objects.all()) == [stored]


def test_nobody_but_the_platform_forgets_files(everywhere, space, member, administrator):
    keep_files(actor=member, space=space, uploads=[upload("a.pdf")])
    StoredFile.objects.update(stored_at=timezone.now() - timedelta(hours=25))

    with pytest.raises(AccessDeniedError):
        forget_abandoned_files(actor=administrator)

    assert WaitingFile.objects.count() == 1
