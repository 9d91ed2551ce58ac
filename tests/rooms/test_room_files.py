"""Files in rooms: brought first, sent with a message, as visible as it, and gone with it."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from portal.files import may_read
from portal.models import StoredFile
from portal.operations import SYSTEM, AccessDeniedError, OperationRefusedError
from rooms.choices import History
from rooms.models import Message, MessageFile, Room, RoomPerson
from rooms.operations import (
    close_room,
    drop_upload,
    forget_uploads,
    remove_message,
    restore_message,
    upload_file,
)
from tests.factories_rooms import make_message, make_room
from tests.rooms.test_reacting import frames_of


def text(name="plan.txt", content=b"the plan"):
    return SimpleUploadedFile(name, content)


@pytest.fixture
def brought(room, member):
    return upload_file(actor=member, room=room, upload=text())


@pytest.fixture
def sent(room, member, brought):
    return make_message(member, room, "", files=[brought.pk])


def test_a_message_may_be_files_alone(room, member, brought, sent):
    row = MessageFile.objects.get()

    assert (sent.body, sent.file_count, row.message, row.order) == ("", 1, sent, 0)
    assert frames_of(room)[0]["files"] == [
        {
            "name": "plan.txt",
            "kind": "TXT",
            "bytes": 8,
            "url": row.file.get_absolute_url(),
            "is_inline": False,
        }
    ]


def test_before_it_is_sent_it_is_its_owners_alone(brought, member, colleague, moderator):
    readers = [
        actor.display_name for actor in (member, colleague, moderator) if may_read(brought.file, actor)
    ]

    assert readers == [member.display_name]


def test_a_sent_file_is_as_visible_as_its_message(sent, member, colleague, outsider, visitor):
    file = StoredFile.objects.get()

    assert [may_read(file, actor) for actor in (member, colleague, outsider, visitor)] == [
        True,
        True,
        False,
        False,
    ]


def test_who_came_later_has_no_file_of_before(room, sent, colleague, member):
    Room.objects.filter(pk=room.pk).update(history=History.JOINING)
    RoomPerson.objects.create(space=room.space, room=room, person=colleague, joined_seq=sent.seq)
    RoomPerson.objects.create(space=room.space, room=room, person=member, joined_seq=0)

    assert [may_read(StoredFile.objects.get(), actor) for actor in (member, colleague)] == [True, False]


def test_a_removed_message_takes_its_files_along(room, sent, member, django_capture_on_commit_callbacks):
    blob = StoredFile.objects.get().blob
    storage, name = blob.storage, blob.name

    with django_capture_on_commit_callbacks(execute=True):
        remove_message(actor=member, message=sent)

    assert (StoredFile.objects.count(), MessageFile.objects.count(), storage.exists(name)) == (0, 0, False)


def test_files_of_a_hidden_message_are_nobodys_until_it_comes_back(room, sent, member):
    remove_message(actor=SYSTEM, message=sent, keeps_files=True)
    file = StoredFile.objects.get()
    assert may_read(file, member) is False

    restore_message(actor=SYSTEM, message=sent, body="")

    assert may_read(file, member) is True


@pytest.mark.parametrize(
    ("who", "permission"), [("observer", "rooms.post_message"), ("outsider", "rooms.view_room")]
)
def test_who_may_not_speak_brings_nothing(request, room, who, permission):
    with pytest.raises(AccessDeniedError) as denied:
        upload_file(actor=request.getfixturevalue(who), room=room, upload=text())

    assert denied.value.permission == permission
    assert StoredFile.objects.count() == 0


def test_a_closed_room_takes_no_files(room, member):
    close_room(actor=member, room=room, outcome="", without_outcome=True)

    with pytest.raises(AccessDeniedError):
        upload_file(actor=member, room=room, upload=text())

    assert StoredFile.objects.count() == 0


def test_a_full_space_takes_no_more(room, member, space):
    space.quota_bytes = 5
    space.save(update_fields=["quota_bytes"])

    with pytest.raises(OperationRefusedError):
        upload_file(actor=member, room=room, upload=text())

    assert StoredFile.objects.count() == 0


def test_too_many_waiting_files_are_refused(room, member, brought, monkeypatch):
    monkeypatch.setattr("rooms.operations.attaching.MOST_WAITING", 1)

    with pytest.raises(OperationRefusedError):
        upload_file(actor=member, room=room, upload=text())

    assert StoredFile.objects.count() == 1


@pytest.mark.parametrize("whose", ["another's", "another room's", "sent before", "six"])
def test_only_ones_own_waiting_files_of_this_room_are_sent(space, room, member, colleague, brought, whose):
    files = {
        "another's": lambda: [upload_file(actor=colleague, room=room, upload=text()).pk],
        "another room's": lambda: [
            upload_file(actor=member, room=make_room(member, space), upload=text()).pk
        ],
        "sent before": lambda: make_message(member, room, "", files=[brought.pk]) and [brought.pk],
        "six": lambda: [upload_file(actor=member, room=room, upload=text()).pk for _each in range(6)],
    }[whose]()
    before = Message.objects.count()

    with pytest.raises(OperationRefusedError) as refused:
        make_message(member, room, "With files", files=files)

    assert refused.value.field == "files"
    assert Message.objects.count() == before


def test_what_was_not_sent_can_be_taken_back_by_its_owner_alone(brought, member, colleague):
    with pytest.raises(AccessDeniedError):
        drop_upload(actor=colleague, row=brought)
    assert StoredFile.objects.count() == 1

    drop_upload(actor=member, row=brought)
    assert StoredFile.objects.count() == 0


def test_the_clock_forgets_what_was_never_sent(room, member, brought):
    sent = make_message(member, room, "", files=[upload_file(actor=member, room=room, upload=text()).pk])
    now = timezone.now()

    assert forget_uploads(actor=SYSTEM, now=now, most=10) == 0
    assert forget_uploads(actor=SYSTEM, now=now + timedelta(days=1, minutes=1), most=10) == 1
    assert list(MessageFile.objects.values_list("message", flat=True)) == [sent.pk]


def test_only_the_platform_forgets(member, db):
    with pytest.raises(AccessDeniedError):
        forget_uploads(actor=member, now=timezone.now(), most=10)


# Over HTTP ------------------------------------------------------------------------------------------
def test_bringing_a_file_over_http(signed_in, room, member, colleague):
    url = reverse("room_upload", args=["baltic", room.pk])
    browser = signed_in(member)

    answer = browser.post(url, {"file": text()})
    told = answer.json()

    row = MessageFile.objects.get()
    assert (answer.status_code, told["id"], told["name"]) == (201, row.pk, "plan.txt")
    drop = reverse("room_upload_drop", args=["baltic", room.pk, row.pk])
    assert signed_in(colleague).post(drop).status_code == 404
    assert browser.post(drop).status_code == 204
    assert StoredFile.objects.count() == 0


@pytest.mark.parametrize(
    "files", [{}, {"file": text("run.exe", b"MZ")}, {"file": text("a.png", b"no picture")}]
)
def test_what_is_no_good_file_is_refused_with_the_reason(signed_in, room, member, files):
    answer = signed_in(member).post(reverse("room_upload", args=["baltic", room.pk]), files)

    assert (answer.status_code, list(answer.json())) == (422, ["error"])
    assert StoredFile.objects.count() == 0


def test_sending_files_without_scripts(signed_in, room, member):
    browser = signed_in(member)
    page = browser.get(room.get_absolute_url())
    client_id = page.context["form"]["client_id"].value()

    answer = browser.post(
        room.get_absolute_url(), {"body": "", "client_id": client_id, "files": [text(), text("more.txt")]}
    )

    said = Message.objects.get()
    assert answer.status_code == 303
    assert [row.file.original_name for row in said.files.order_by("order")] == ["plan.txt", "more.txt"]
    assert "plan.txt" in browser.get(room.get_absolute_url()).content.decode()


def test_a_refused_form_keeps_the_files_that_are_here(signed_in, room, member):
    browser = signed_in(member)
    client_id = browser.get(room.get_absolute_url()).context["form"]["client_id"].value()
    form = {"body": "x" * 4001, "client_id": client_id}

    refused = browser.post(room.get_absolute_url(), {**form, "files": [text()]})
    brought = refused.context["form"]["brought"].value()
    sent = browser.post(room.get_absolute_url(), {**form, "body": "Shorter", "brought": brought})

    assert (refused.status_code, sent.status_code) == (422, 303)
    assert [each["name"] for each in refused.context["brought"]] == ["plan.txt"]
    assert Message.objects.get().file_count == 1
