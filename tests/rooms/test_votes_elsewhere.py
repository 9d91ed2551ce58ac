"""Polls and notes outside the room's page: frames, search, reports, one's own data, hidden history."""

import pytest

from community.moderation.targets import find
from portal.operations import AccessDeniedError, may
from portal.own_data import holdings
from portal.tenancy.scope import forget_person
from rooms.choices import History
from rooms.live.frames import lasting_frame
from rooms.models import NoteBlock, NoteVersion, Room, RoomPerson, RoomPoll
from rooms.operations.arranging import remove_block
from rooms.operations.polls import end_poll, hide_poll
from rooms.operations.voting import vote
from rooms.reporting_votes import _block, _poll
from rooms.search_indexes import RoomIndex
from rooms.selectors import Outcome, events_after, happened
from rooms.selectors_votes import polls_of
from tests.community.deciding import answered, decided, objected, reported
from tests.factories_rooms import make_room
from tests.rooms.voting import ask, change, ids, numbers, said, write


def frames(room):
    rows = events_after(room.pk, 0, 50)
    return [lasting_frame(happened(row), Outcome("", "")) for row in rows]


def test_frames_say_that_something_happened_and_never_what(room, member, colleague):
    poll = ask(member, room, "Secret words?", ballot="secret")
    vote(actor=colleague, poll=poll, chosen=ids(poll, "yes"))
    block = write(member, room, "Secret words")

    told = [{key: f[key] for key in f if key not in {"id", "at", "type"}} for f in frames(room)]

    assert told == [
        {"seq": 1, "kind": "poll", "poll": poll.pk, "voted": 0, "op": "asked"},
        {"seq": 2, "kind": "poll", "poll": poll.pk, "voted": 1, "op": "voted"},
        {"seq": 3, "kind": "note", "block": block.pk, "version": 1, "op": "added"},
    ]


def test_notes_are_found_unless_newcomers_are_not_to_read_them(room, member):
    write(member, room, "Sourdough")
    gone = write(member, room, "Yeast")
    remove_block(actor=member, block=gone)
    room.refresh_from_db()

    shown = [*RoomIndex().body(room)]
    room.history = History.JOINING

    assert ["Sourdough" in shown, "Yeast" in shown] == [True, False]
    assert "Sourdough" not in [*RoomIndex().body(room)]


def test_a_reported_note_is_hidden_and_comes_back(room, member, colleague, moderator, administrator):
    block = write(colleague, room, "You are all fools.")

    case = decided(reported(_block(block.pk), member), moderator, "hide")
    hidden = said(room)
    found = [find("note", block.pk, who) for who in (member, moderator)]
    answered(objected(case), administrator, upheld=True)

    assert (hidden, found, said(room)) == ([], [None, None], ["You are all fools."])


def test_a_note_that_is_removed_for_good_leaves_no_words(room, member, colleague, moderator):
    block = write(colleague, room, "Fools one")
    change(colleague, block, "Fools two")

    decided(reported(_block(block.pk), member), moderator, "remove")

    block.refresh_from_db()
    assert (block.body, block.is_removed) == ("", True)
    assert [v.body + v.html for v in NoteVersion.objects.filter(block=block)] == ["", ""]


def test_a_reported_poll_is_hidden_and_comes_back(room, member, colleague, moderator, administrator):
    poll = ask(colleague, room, "Fools?")

    case = decided(reported(_poll(poll.pk), member), moderator, "hide")
    hidden = list(polls_of(member, room))
    answered(objected(case), administrator, upheld=True)

    assert (hidden, list(polls_of(member, room))) == ([], [poll])


def test_everybody_gets_their_own_data_and_votes_go_with_them(room, member, colleague):
    poll = ask(member, room, "Monday?")
    vote(actor=colleague, poll=poll, chosen=ids(poll, "yes"))
    change(colleague, write(member, room, "One"), "Two")
    by_code = {holding.code: holding for holding in holdings()}

    votes = list(by_code["room_votes"].rows(colleague))
    notes = {who: [row["text"] for row in by_code["room_notes"].rows(who)] for who in (member, colleague)}
    asked = [row["question"] for row in by_code["room_polls"].rows(member)]
    gone = by_code["room_votes"].forget(colleague, 10)

    assert [(row["question"], row["chosen"], row["room"]) for row in votes] == [
        ("Monday?", ["Yes"], room.title)
    ]
    assert (notes, asked) == ({member: ["One"], colleague: ["Two"]}, ["Monday?"])
    assert (gone, list(by_code["room_votes"].rows(colleague))) == (1, [])


def test_what_an_author_leaves_stays_without_their_name(room, member, colleague):
    block = write(colleague, room, "Stays")

    colleague.delete()

    block.refresh_from_db()
    assert (block.body, block.author, block.versions.get().author) == ("Stays", None, None)


def test_who_came_in_later_to_a_hidden_history_sees_no_earlier_results(room, member, colleague):
    before, going_on = ask(member, room, "Before?"), ask(member, room, "Now?")
    end_poll(actor=member, poll=before)
    Room.objects.filter(pk=room.pk).update(history=History.JOINING)
    RoomPerson.objects.create(space=room.space, room=room, person=colleague, joined_seq=3)
    room.refresh_from_db()

    seen = [list(polls_of(who, room).order_by("pk")) for who in (member, colleague)]
    end_poll(actor=member, poll=going_on)

    assert seen == [[before, going_on], [going_on]]
    assert list(polls_of(colleague, room)) == [going_on]


@pytest.mark.parametrize("audience", ["space", "network", "public"])
def test_the_set_and_the_single_form_agree_for_everybody(
    space, member, moderator, everybody, as_reader, everywhere, audience
):
    if audience not in space.audiences:
        pytest.skip("This space has no such audience.")
    room = make_room(member, space, audience=audience)
    shown, hidden = ask(member, room), ask(member, room)
    hide_poll(actor=moderator, poll=hidden)
    block = write(member, room)
    polls = [_loaded(shown), _loaded(hidden)]
    blocks = [_loaded(block)]

    for name, actor in everybody.items():
        with as_reader(actor, space):
            seen = {*RoomPoll.objects.visible_to(actor), *NoteBlock.objects.visible_to(actor)}
            allowed = {p for p in polls if may(actor, "rooms.view_poll", p)}
            allowed |= {b for b in blocks if may(actor, "rooms.view_note", b)}
            assert seen == allowed, name


def _loaded(piece):
    return type(piece).objects.select_related("room__space").get(pk=piece.pk)


def test_who_is_muted_reads_on_and_neither_votes_nor_writes(room, member, colleague, moderator):
    poll, block = ask(member, room), write(member, room, "One")
    decided(reported(_block(write(colleague, room, "Fools!").pk), member), moderator, "mute_7")
    forget_person(colleague.pk)

    for deed in (
        lambda: vote(actor=colleague, poll=poll, chosen=ids(poll, "yes")),
        lambda: ask(colleague, room),
        lambda: change(colleague, block, "Two"),
    ):
        with pytest.raises(AccessDeniedError):
            deed()

    assert (numbers(poll)[0], said(room)[0], may(colleague, "rooms.view_poll", poll)) == (0, "One", True)
