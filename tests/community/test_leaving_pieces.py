"""Carrying a deletion out: in pieces, after a worker died, beside other tasks of the same account."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from community.archive import write_archive
from community.data_tasks import build_export, forget_who_is_due
from community.letters import mail_departure
from community.mailing.at_once import mail_due_notices, mail_notice
from community.models import DataExport, Departure, Invitation, Membership, Notice, User
from community.notices import notify
from community.operations import leaving
from community.operations.exports import request_export
from community.operations.leaving import cancel_departure, request_departure
from forums.models import Post
from portal.choices import Role
from portal.models import Space
from portal.models.files import private_storage
from portal.operations import SYSTEM
from portal.pictures import PHOTO, path_of, storage
from portal.post import PostOffice
from tests.community.goodbye import LATER, carry_out, fresh, leave
from tests.factories import PASSWORD, join
from tests.life import live


@pytest.fixture
def life(everywhere, space, hidden_space, member, colleague, administrator):
    Space.objects.update(member_count=5)
    return live(member, colleague, space)


# Pieces, kills and company ------------------------------------------------------------------------
@pytest.mark.parametrize("step", ["end_a_membership", "forget_a_piece", "finish_departure"])
def test_a_worker_that_dies_between_two_pieces_is_taken_over(step, life, member, monkeypatch):
    departure = request_departure(actor=member, keeps_words=False)
    done = getattr(leaving, step)
    calls = []

    def dies(**words):
        calls.append(step)
        if len(calls) == (1 if step != "forget_a_piece" else 3):
            raise RuntimeError("killed")
        return done(**words)

    with time_machine.travel(timezone.now() + LATER, tick=False):
        with monkeypatch.context() as patched:
            patched.setattr(f"community.data_tasks.{step}", dies)
            with pytest.raises(RuntimeError):
                carry_out(departure)
        between = fresh(member).is_active
        carry_out(departure)
        carry_out(departure)

    departure.refresh_from_db()
    assert (between, departure.done_at is not None) == (False, True)
    assert (fresh(life.answer).body, fresh(life.room).message_count) == ("", 1)


def test_pieces_are_small(life, member, monkeypatch):
    monkeypatch.setattr(leaving, "PIECE", 1)
    monkeypatch.setattr(leaving, "ROWS_A_PIECE", 1)

    leave(member, keeps_words=False)

    assert Post.objects.filter(author=member, removed_at=None).count() == 0


def test_nobody_can_come_back_once_it_has_begun(life, known):
    departure = request_departure(actor=known, keeps_words=True)
    with time_machine.travel(timezone.now() + LATER, tick=False):
        leaving.begin_departure(actor=SYSTEM, departure_id=departure.pk)

    client = Client()
    client.post("/accounts/login/", {"login": known.email, "password": PASSWORD})

    assert cancel_departure(actor=known) is False
    assert "_auth_user_id" not in client.session
    assert Departure.objects.count() == 1


def test_a_copy_that_is_being_built_meanwhile_is_not_kept(life, member, monkeypatch):
    export = request_export(actor=member)

    def meanwhile(person, out):
        write_archive(person, out)
        leave(member)

    monkeypatch.setattr("community.data_tasks.write_archive", meanwhile)
    build_export.func(export.pk)

    assert (DataExport.objects.count(), private_storage().exists(export.path)) == (0, False)
    assert fresh(member).forgotten_at is not None


def test_a_copy_that_is_ready_goes_too(life, member):
    export = request_export(actor=member)
    build_export.func(export.pk)

    leave(member)

    assert (DataExport.objects.count(), private_storage().exists(export.path)) == (0, False)


def test_mail_that_waits_is_not_sent_to_who_has_left(life, member, colleague, space):
    notice = notify(recipient=member, kind="mention", obj=life.foreign_question, actor=colleague, space=space)
    leave(member)
    mail.outbox.clear()

    Notice.objects.update(mail_due_at=timezone.now())
    with PostOffice() as office:
        mail_due_notices(office)
        mail_notice(notice.pk, office)
    mail_departure.func(Departure.objects.get().pk)

    assert mail.outbox == []


def test_due_ones_are_queued_once_and_stuck_ones_again(life, member):
    request_departure(actor=member, keeps_words=True)

    with time_machine.travel(timezone.now() + LATER, tick=False) as clock:
        queued = [forget_who_is_due(), forget_who_is_due()]
        clock.shift(timedelta(hours=7))
        queued.append(forget_who_is_due())

    assert queued == [1, 0, 1]


def test_a_space_left_alone_meanwhile_does_not_hold_anybody_back(
    life, administrator, colleague, space, caplog
):
    Membership.objects.filter(user=colleague).update(role=Role.ADMINISTRATOR)
    departure = request_departure(actor=administrator, keeps_words=True)
    Membership.objects.filter(user=colleague).delete()

    with time_machine.travel(timezone.now() + LATER, tick=False):
        carry_out(departure)

    assert fresh(administrator).forgotten_at is not None
    assert "space_without_administrator" in caplog.text


def test_somebody_who_was_in_a_hidden_space_leaves_it_too(life, insider, hidden_space, rival):
    join(rival, hidden_space, Role.ADMINISTRATOR)

    leave(insider)

    assert Membership.objects.filter(user=insider).count() == 0


def test_invitations_and_photo_go_with_the_account(
    life, member, space, administrator, django_capture_on_commit_callbacks
):
    Invitation.objects.create(
        space=space, email=member.email.upper(), expires_at=timezone.now(), invited_by=administrator
    )
    name = "a" * 40
    User.objects.filter(pk=member.pk).update(photo=name)
    paths = [path_of(name, width) for width in PHOTO.sizes]
    for path in paths:
        storage(private=False).save(path, ContentFile(b"x"))

    with django_capture_on_commit_callbacks(execute=True):
        leave(member)

    assert (Invitation.objects.count(), fresh(member).photo) == (0, "")
    assert [storage(private=False).exists(path) for path in paths] == [False] * len(paths)


def test_every_column_of_an_account_is_emptied_or_kept_on_purpose(life, member):
    leave(member)

    row = User.objects.filter(pk=member.pk).values().get()
    filled = {name for name, value in row.items() if value not in ("", None, False)}
    assert filled == {"id", "password", "email", "handle", "date_joined", "forgotten_at"}
