"""Editing in place: newer words are never written over, and files need none."""

from datetime import timedelta

import pytest

from portal.operations import OperationRefusedError
from rooms.operations import ChangedMeanwhileError, edit_message, upload_file
from tests.factories_rooms import events_of, make_message
from tests.rooms.test_room_files import text


def test_who_saw_the_latest_words_changes_them(room, member):
    said = make_message(member, room, "First")

    edited = edit_message(actor=member, message=said, body="Second", known_at=said.at)
    again = edit_message(actor=member, message=said, body="Third", known_at=edited.edited_at)

    assert again.body == "Third"


def test_newer_words_stay(room, member):
    said = make_message(member, room, "First")
    edit_message(actor=member, message=said, body="From another window")

    with pytest.raises(ChangedMeanwhileError):
        edit_message(actor=member, message=said, body="Late", known_at=said.at)

    said.refresh_from_db()
    assert said.body == "From another window"
    assert events_of(room) == [(1, "message"), (2, "changed")]


def test_the_same_words_are_no_conflict(room, member):
    said = make_message(member, room, "First")

    edited = edit_message(actor=member, message=said, body="First", known_at=said.at - timedelta(days=1))

    assert edited.edited_at is None


def test_words_may_go_where_files_stay_and_not_otherwise(room, member):
    brought = upload_file(actor=member, room=room, upload=text())
    with_file = make_message(member, room, "Look", files=[brought.pk])

    assert edit_message(actor=member, message=with_file, body="").body == ""
    with pytest.raises(OperationRefusedError):
        edit_message(actor=member, message=make_message(member, room, "Words"), body="")
