"""The pages of polls and notes: with scripts as parts, without as forms; nothing typed is lost."""

import pytest

from rooms.models import NoteBlock, RoomPoll, RoomPollVote
from rooms.operations.polls import end_poll
from rooms.operations.voting import vote
from tests.factories_rooms import make_room
from tests.rooms.voting import ask, change, ids, numbers, over, said, write

ASKED = {"question": "Shall we?", "kind": "yes_no", "ballot": "open"}


def at(room, *more):
    return f"/spaces/{room.space.slug}/communication/rooms/{room.pk}/{'/'.join(str(part) for part in more)}/"


def htmx(browser, path, data=None):
    headers = {"HX-Request": "true"}
    return (
        browser.post(path, data, headers=headers) if data is not None else browser.get(path, headers=headers)
    )


def test_asking_works_as_a_form_and_as_a_part(room, member, signed_in):
    browser = signed_in(member)

    plain = browser.post(at(room, "polls"), ASKED)
    part = htmx(browser, at(room, "polls"), {**ASKED, "is_formal": "on", "minutes": "2"})

    assert (plain.status_code, plain["Location"]) == (303, f"{room.get_absolute_url()}#votes")
    assert (part.status_code, part.content.decode().count("<room-poll")) == (200, 2)
    second = RoomPoll.objects.latest("pk")
    assert (second.is_formal, (second.closes_at - second.asked_at).seconds) == (True, 120)
    assert "Shall we?" in browser.get(room.get_absolute_url()).content.decode()


@pytest.mark.parametrize("how", ["plain", "htmx"])
def test_a_question_that_is_not_taken_comes_back_with_its_errors(room, member, signed_in, how):
    browser = signed_in(member)
    typed = {**ASKED, "kind": "choice", "answers": "Only this one"}

    answer = (
        browser.post(at(room, "polls"), typed) if how == "plain" else htmx(browser, at(room, "polls"), typed)
    )

    assert answer.status_code == 422
    page = answer.content.decode()
    assert ["Only this one" in page, "Write at least two answers" in page] == [True, True]
    assert RoomPoll.objects.count() == 0


def test_a_colleague_cannot_make_a_vote_of_a_poll(room, colleague, signed_in):
    browser = signed_in(colleague)

    browser.post(at(room, "polls"), {**ASKED, "is_formal": "on"})

    assert RoomPoll.objects.get().is_formal is False
    assert 'name="is_formal"' not in browser.get(at(room, "polls")).content.decode()


@pytest.mark.parametrize(
    ("who", "status"), [("colleague", 303), ("observer", 403), ("outsider", 404), ("stranger", 404)]
)
def test_who_votes(request, room, member, signed_in, who, status):
    poll = ask(member, room)
    browser = signed_in(request.getfixturevalue(who))

    answer = browser.post(at(room, "polls", poll.pk), {"chosen": ids(poll, "yes")})

    assert answer.status_code == status
    assert numbers(poll)[0] == (status == 303)


@pytest.mark.parametrize(("audience", "statuses"), [("public", [303, 200, 200]), ("space", [404, 404, 404])])
def test_visitors_read_what_is_public_and_sign_in_to_vote(
    space, member, client, everywhere, audience, statuses
):
    room = make_room(member, space, audience=audience)
    poll = ask(member, room)

    answers = [
        client.post(at(room, "polls", poll.pk), {"chosen": ids(poll, "yes")}),
        client.get(at(room, "polls", poll.pk)),
        client.get(at(room, "notes")),
    ]

    assert ([answer.status_code for answer in answers], numbers(poll)[0]) == (statuses, 0)


def test_a_late_vote_keeps_the_choice_on_the_page_and_ends_the_poll(room, member, colleague, signed_in):
    poll = ask(member, room, kind="choice", answers=("Monday", "Friday"), minutes=1)
    over(poll)

    path = at(room, "polls", poll.pk)
    part = htmx(signed_in(colleague), path, {"chosen": ids(poll, "Friday")})
    plain = signed_in(colleague).post(path, {"chosen": ids(poll, "Friday")})

    for answer in (part, plain):
        page = answer.content.decode()
        assert answer.status_code == 422
        assert ["came too late" in page, "Your choice: Friday" in page] == [True, True]
    poll.refresh_from_db()
    assert (poll.ended_at, numbers(poll)[0]) == (poll.closes_at, 0)


def test_looking_at_the_room_ends_what_is_over(room, member, client, signed_in):
    poll = ask(member, room, minutes=1)
    over(poll)

    signed_in(member).get(at(room, "parts", "votes"))

    poll.refresh_from_db()
    assert poll.ended_at == poll.closes_at


def test_dots_are_read_from_their_fields(room, member, signed_in):
    poll = ask(member, room, kind="dots", answers=("One", "Two"))
    one, two = ids(poll, "One", "Two")
    browser, path = signed_in(member), at(room, "polls", poll.pk)

    browser.post(path, {f"dots-{one}": "2", f"dots-{two}": "3"})
    too_many = browser.post(path, {f"dots-{one}": "99999", f"dots-{two}": "x"})

    assert (numbers(poll), too_many.status_code) == ((1, [2, 3]), 422)


def test_a_secret_vote_is_known_to_its_browser_alone(room, member, colleague, signed_in):
    poll = ask(member, room, ballot="secret")
    first, second, path = signed_in(colleague), signed_in(colleague), at(room, "polls", poll.pk)

    first.post(path, {"chosen": ids(poll, "yes")})
    elsewhere = second.post(path, {"chosen": ids(poll, "no")})
    changed = first.post(path, {"chosen": ids(poll, "no")})

    assert (elsewhere.status_code, changed.status_code) == (422, 303)
    assert "You voted in another browser" in second.get(path).content.decode()
    assert "Take my vote back" in first.get(path).content.decode()
    assert numbers(poll) == (1, [0, 1, 0])
    cookie = first.cookies[f"ballot-room-{poll.pk}-{colleague.pk}"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (path, True, "Lax")


def test_names_are_shown_as_far_as_their_reader_may_see_people(room, space, member, colleague, signed_in):
    poll = ask(member, room)
    vote(actor=colleague, poll=poll, chosen=ids(poll, "yes"))
    path = at(room, "polls", poll.pk)

    shown = colleague.name in signed_in(member).get(path).content.decode()
    space.members_shown_to = "moderators"
    space.save()
    hidden = colleague.name in signed_in(member).get(path).content.decode()

    assert (shown, hidden) == (True, False)


@pytest.mark.parametrize(("verb", "status"), [("end", 303), ("remove", 303), ("hide", 403), ("burn", 404)])
def test_what_its_author_does_with_a_poll(room, colleague, signed_in, verb, status):
    poll = ask(colleague, room)

    answer = signed_in(colleague).post(at(room, "polls", poll.pk, "act"), {"verb": verb})

    assert answer.status_code == status
    assert RoomPoll.objects.filter(ended_at=None, hidden_at=None).count() == (status != 303)


def test_notes_are_written_changed_and_arranged_without_scripts(room, member, colleague, signed_in):
    browser = signed_in(member)
    for body in ("One", "Two"):
        answer = browser.post(at(room, "notes"), {"body": body, "kind": "text"})
        assert (answer.status_code, answer["Location"]) == (303, f"{room.get_absolute_url()}#notes")
    one, two = NoteBlock.objects.order_by("pk")

    page = signed_in(colleague).get(at(room, "notes", one.pk)).content.decode()
    signed_in(colleague).post(at(room, "notes", one.pk), {"body": "1", "kind": "text", "base_version": "1"})
    browser.post(at(room, "notes", one.pk), {"body": "First", "kind": "text", "base_version": "1"})
    browser.post(at(room, "notes", two.pk, "act"), {"verb": "up"})

    assert 'name="base_version" value="1"' in page
    assert said(room) == ["1", "Two", "First"]
    assert "Written at the same time by: " in browser.get(room.get_absolute_url()).content.decode()


@pytest.mark.parametrize(("extra", "target"), [({}, "#note-new"), ({"on": "block"}, "#note-{pk}")])
def test_a_note_that_is_not_taken_comes_back_where_it_was_typed(room, member, signed_in, extra, target):
    block = write(member, room, "One")
    path = at(room, "notes", block.pk) if extra else at(room, "notes")

    answer = htmx(signed_in(member), path, {"body": "x" * 2001, "kind": "text", "base_version": "1"})

    assert (answer.status_code, answer["HX-Retarget"]) == (422, target.format(pk=block.pk))
    assert ["x" * 2001 in answer.content.decode(), said(room)] == [True, ["One"]]


@pytest.mark.parametrize("who", ["observer", "outsider"])
def test_who_may_not_write_notes(request, room, member, signed_in, who):
    block = write(member, room, "One")
    browser, status = signed_in(request.getfixturevalue(who)), {"observer": 403, "outsider": 404}[who]

    answers = [
        browser.post(at(room, "notes"), {"body": "Two", "kind": "text"}),
        browser.post(at(room, "notes", block.pk), {"body": "Two", "kind": "text", "base_version": "1"}),
        browser.post(at(room, "notes", block.pk, "act"), {"verb": "remove"}),
    ]

    assert ([answer.status_code for answer in answers], said(room)) == ([status] * 3, ["One"])


def test_versions_and_what_was_taken_away_come_back(room, member, signed_in):
    block = write(member, room, "One")
    change(member, block, "Two")
    browser = signed_in(member)

    page = browser.get(at(room, "notes", block.pk, "history")).content.decode()
    browser.post(at(room, "notes", block.pk, "act"), {"verb": "remove"})
    gone = browser.get(at(room, "notes")).content.decode()
    browser.post(at(room, "notes", block.pk, "act"), {"verb": "restore", "version": "1"})

    assert ["<p>One</p>" in page, "<p>Two</p>" in page, "Bring it back" in gone] == [True, True, True]
    assert said(room) == ["One"]


def test_what_has_changed_meanwhile_is_not_taken_away(room, member, signed_in):
    block = write(member, room, "One")
    change(member, block, "Two")

    answer = htmx(signed_in(member), at(room, "notes", block.pk, "act"), {"verb": "remove", "seen": "1"})

    assert (answer.status_code, said(room)) == (422, ["Two"])


@pytest.mark.parametrize("rows", [1, 4])
def test_parts_cost_the_same_whatever_is_in_them(
    room, member, colleague, signed_in, django_assert_num_queries, rows
):
    for _each in range(rows):
        poll = ask(member, room)
        vote(actor=colleague, poll=poll, chosen=ids(poll, "yes"))
        write(colleague, room)
    end_poll(actor=member, poll=poll)
    browser = signed_in(member)
    browser.get(at(room, "parts", "votes"))

    with django_assert_num_queries(7):
        assert browser.get(at(room, "parts", "votes")).status_code == 200
    with django_assert_num_queries(6):
        assert browser.get(at(room, "parts", "notes")).status_code == 200
    assert RoomPollVote.objects.count() == rows
