"""Notes in blocks: everybody who speaks writes, each version stays, and two at once keep both texts."""

from datetime import date

import pytest

from portal.operations import AccessDeniedError, OperationRefusedError
from rooms.choices import History
from rooms.models import NoteBlock, NoteVersion, Room, RoomEvent, RoomPerson
from rooms.operations import RoomClosedError, close_room
from rooms.operations.arranging import move_block, remove_block, restore_block, settle_block
from rooms.operations.polls import end_poll
from rooms.selectors_notes import decisions_and_tasks_of, notes_of, versions_of
from tests.factories_rooms import events_of, make_message, make_room
from tests.rooms.voting import ask, change, said, write


def test_who_speaks_writes_a_block_at_the_end(room, member, colleague):
    first, second = write(member, room, " One\r\n"), write(colleague, room, "**Two**", kind="decision")

    room.refresh_from_db()
    assert [(b.body, b.position, b.version, b.author) for b in (first, second)] == [
        ("One", 1, 1, member),
        ("**Two**", 2, 1, colleague),
    ]
    assert (second.html, room.has_notes) == ("<p><strong>Two</strong></p>\n", True)
    assert events_of(room) == [(1, "note"), (2, "note")]
    facts = {"block": second.pk, "version": 1, "op": "added"}
    assert RoomEvent.objects.get(seq=2).details == facts


@pytest.mark.parametrize(
    ("who", "permission"), [("observer", "rooms.write_notes"), ("outsider", "rooms.view_room")]
)
def test_who_does_not_speak_writes_nothing(request, room, who, permission):
    with pytest.raises(AccessDeniedError) as denied:
        write(request.getfixturevalue(who), room)

    assert denied.value.permission == permission
    assert (NoteBlock.objects.count(), Room.objects.get(pk=room.pk).last_seq) == (0, 0)


@pytest.mark.parametrize("body", ["", " \x00\n", "x" * 2001])
def test_empty_and_endless_blocks_are_refused(room, member, body):
    block = write(member, room, "Short")

    with pytest.raises(OperationRefusedError) as refused:
        write(member, room, body)
    with pytest.raises(OperationRefusedError):
        change(member, block, body)

    assert (refused.value.field, said(room)) == ("body", ["Short"])


def test_each_version_stays(room, member, colleague):
    block = write(member, room, "One")

    change(colleague, block, "Two")
    block.refresh_from_db()
    same = change(member, block, "Two")

    assert (same.version, same.author) == (2, colleague)
    versions = NoteVersion.objects.order_by("number").values_list("number", "body", "author__handle", "seq")
    assert list(versions) == [(1, "One", member.handle, 1), (2, "Two", colleague.handle, 2)]


def test_two_at_once_keep_both_texts(room, member, colleague):
    block, after = write(member, room, "We meet."), write(member, room, "Last")

    change(member, block, "We meet on Monday.", base=1)
    other = change(colleague, block, "We meet at nine.", base=1)

    assert said(room) == ["We meet on Monday.", "We meet at nine.", "Last"]
    assert (other.beside, other.author, other.version) == (block, colleague, 1)
    after.refresh_from_db()
    assert after.position > other.position


def test_what_is_based_on_a_block_that_was_taken_away_is_not_lost(room, member, colleague):
    block = write(member, room, "We meet.")
    remove_block(actor=member, block=block)

    other = change(colleague, block, "We meet at nine.", base=1)

    assert (said(room), other.beside) == (["We meet at nine."], None)


@pytest.mark.parametrize(
    ("how", "left"),
    [
        ("both", ["Monday.", "At nine.", "Last"]),
        ("join", ["Monday.\n\nAt nine.", "Last"]),
        ("upper", ["Monday.", "Last"]),
        ("lower", ["At nine.", "Last"]),
    ],
)
def test_people_say_what_becomes_of_two_texts(room, member, colleague, how, left):
    block = write(member, room, "We meet.")
    write(member, room, "Last")
    change(member, block, "Monday.", base=1)
    other = change(colleague, block, "At nine.", base=1)

    settle_block(actor=member, block=other, how=how, seen=(2, 1))
    settle_block(actor=member, block=other, how=how)

    assert said(room) == left
    assert not NoteBlock.objects.standing().exclude(beside=None).exists()
    assert {"We meet.", "Monday.", "At nine."} <= set(NoteVersion.objects.values_list("body", flat=True))


def test_nothing_is_settled_that_was_changed_since_one_looked(room, member, colleague):
    block = write(member, room, "We meet.")
    change(member, block, "Monday.", base=1)
    other = change(colleague, block, "At nine.", base=1)
    change(colleague, block, "Tuesday.", base=2)

    with pytest.raises(OperationRefusedError):
        settle_block(actor=member, block=other, how="lower", seen=(2, 1))
    with pytest.raises(OperationRefusedError):
        remove_block(actor=member, block=block, base_version=2)

    assert said(room) == ["Tuesday.", "At nine."]


def test_texts_too_long_for_one_block_are_not_joined(room, member, colleague):
    block = write(member, room, "a")
    change(member, block, "b" * 1500, base=1)
    other = change(colleague, block, "c" * 1500, base=1)

    with pytest.raises(OperationRefusedError):
        settle_block(actor=member, block=other, how="join")

    assert said(room) == ["b" * 1500, "c" * 1500]


def test_blocks_change_places(room, member, colleague):
    one, two, three = (write(member, room, body) for body in ("One", "Two", "Three"))
    remove_block(actor=member, block=two)

    move_block(actor=colleague, block=three, direction="up")
    move_block(actor=colleague, block=three, direction="up")
    one.refresh_from_db()
    move_block(actor=colleague, block=one, direction="down")

    assert said(room) == ["Three", "One"]


def test_what_was_taken_away_comes_back_and_so_do_old_words(room, member, colleague):
    block = write(member, room, "One")
    change(member, block, "Two")
    remove_block(actor=colleague, block=block)
    gone = said(room)

    restore_block(actor=member, block=block)
    back = said(room)
    restored = restore_block(actor=member, block=block, version=1)

    assert (gone, back, said(room), restored.version) == ([], ["Two"], ["One"], 3)
    with pytest.raises(OperationRefusedError):
        restore_block(actor=member, block=block, version=9)


def test_in_a_closed_room_notes_stay_as_they_are(room, member):
    block = write(member, room, "One")
    close_room(actor=member, room=room, outcome="Done")

    for deed in (
        lambda: write(member, room),
        lambda: change(member, block, "Two"),
        lambda: remove_block(actor=member, block=block),
        lambda: move_block(actor=member, block=block, direction="up"),
        lambda: restore_block(actor=member, block=block),
    ):
        with pytest.raises(RoomClosedError):
            deed()

    assert said(room) == ["One"]


def test_a_task_is_for_somebody_who_is_in_the_room(room, member, colleague, outsider):
    with pytest.raises(OperationRefusedError) as refused:
        write(member, room, "Call", kind="task", who=colleague)
    make_message(colleague, room)
    with pytest.raises(OperationRefusedError):
        write(member, room, "Call", kind="task", who=outsider)

    task = write(member, room, "Call", kind="task", who=colleague, due_on=date(2026, 12, 1))

    assert (refused.value.field, task.who, task.due_on) == ("who", colleague, date(2026, 12, 1))
    text = change(member, task, "Call", kind="text", who=colleague, due_on=date(2026, 12, 1))
    assert (text.who, text.due_on) == (None, None)


def test_a_decision_rests_on_a_vote_of_this_room_that_has_ended(room, space, member):
    here, elsewhere, going_on = ask(member, room), ask(member, make_room(member, space)), ask(member, room)
    for poll in (here, elsewhere):
        end_poll(actor=member, poll=poll)

    for poll in (elsewhere, going_on):
        with pytest.raises(OperationRefusedError) as refused:
            write(member, room, "Yes", kind="decision", poll=poll)
        assert refused.value.field == "poll"
    here.refresh_from_db()
    decision = write(member, room, "Yes", kind="decision", poll=here)

    room.refresh_from_db()
    write(member, room, "Text")
    assert ([b.poll for b in notes_of(room)], decisions_and_tasks_of(room)) == ([here, None], [decision])


def test_a_newcomer_to_a_hidden_history_reads_no_version_of_before(room, member, colleague):
    block = write(member, room, "One")
    change(member, block, "Two")
    Room.objects.filter(pk=room.pk).update(history=History.JOINING)
    RoomPerson.objects.create(space=room.space, room=room, person=colleague, joined_seq=2)
    block.refresh_from_db()
    early = list(versions_of(colleague, block).values_list("number", flat=True))
    change(member, block, "Three")
    block.refresh_from_db()

    late = list(versions_of(colleague, block).values_list("number", flat=True))

    assert (early, late) == ([2], [3])
    assert list(versions_of(member, block).values_list("number", flat=True)) == [3, 2, 1]
