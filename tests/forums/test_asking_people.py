"""Asking people who may know: two at a time, nobody twice a week, and what becomes of it."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from community.mailing.at_once import mail_due_notices
from community.models import HelpOffer, Membership, Notice
from community.operations.memberships import leave_space
from forums.models import HelpInvitation, Routing, Topic
from forums.operations.answers import accept_answer
from forums.operations.merging import merge_topics
from forums.operations.moving import move_topic
from forums.operations.posts import reply_to_topic
from forums.operations.routing import ask_people, decline_to_help, let_ask_by_itself
from portal.choices import Role
from portal.models import Space
from portal.operations import AccessDeniedError, OperationRefusedError, may
from portal.post import PostOffice
from tests.factories import join
from tests.factories_forums import BoardFactory, QuestionFactory
from tests.forums.asking import expert, knows


@pytest.fixture
def experts(question, space):
    """Four people who know a word of the title."""
    return [expert(space, "begin") for _number in range(4)]


def ask(actor, topic, *people):
    return ask_people(actor=actor, topic=topic, people=[person.pk for person in people])


def states(topic):
    rows = HelpInvitation.objects.filter(topic=topic).order_by("pk")
    return list(rows.values_list("person_id", "state"))


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        ("member", True), ("moderator", True), ("administrator", True), ("colleague", False),
        ("observer", False), ("outsider", False), ("coordinator", False), ("visitor", False),
    ],
)  # fmt: skip
def test_who_asked_and_moderators_ask_people(request, who, allowed, question, experts):
    actor = request.getfixturevalue(who)

    if allowed:
        ask(actor, question, experts[0])
    else:
        with pytest.raises(AccessDeniedError) as denied:
            ask(actor, question, experts[0])
        assert denied.value.permission == "forums.ask_people"

    assert HelpInvitation.objects.count() == allowed
    assert HelpOffer.objects.exclude(last_asked_at=None).count() == allowed


def test_who_is_asked_hears_of_it_with_the_reason(question, member, experts):
    (made,) = ask(member, question, experts[0])

    assert (made.reasons, made.invited_by, made.state) == (
        [["knows", ["begin"]], ["speaks", "en"], ["has_time", True]], member, "open",
    )  # fmt: skip
    notice = Notice.objects.get()
    assert (notice.kind, notice.recipient, notice.object_id) == ("help_wanted", experts[0], made.pk)
    assert notice.thread_id == question.pk


def test_the_mail_says_why_and_how_to_say_no_and_can_be_answered(question, member, experts, settings):
    settings.REPLY_DOMAIN = "reply.example.org"
    (made,) = ask(member, question, experts[0])

    with PostOffice() as office:
        mail_due_notices(office)

    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (
        [experts[0].email], "You are asked for help: How do you begin?",
    )  # fmt: skip
    for words in ("You know about: begin", "You speak English", "With which page?", "Not this time"):
        assert words in letter.body
    assert made.get_absolute_url() in letter.body
    assert "/me/settings/helping/" in letter.body
    assert letter.extra_headers["Reply-To"].endswith("@reply.example.org")


def test_two_are_asked_at_a_time(question, member, experts):
    ask(member, question, experts[0])

    with pytest.raises(OperationRefusedError) as refusal:
        ask(member, question, experts[1], experts[2])
    assert (refusal.value.field, str(refusal.value)) == (
        "people", "One person is asked already. Choose one more at most.",
    )  # fmt: skip
    ask(member, question, experts[1])
    with pytest.raises(OperationRefusedError) as refusal:
        ask(member, question, experts[2])

    assert str(refusal.value) == (
        "Two people are asked already. Ask others when one has said no, or after three days."
    )
    assert states(question) == [(experts[0].pk, "open"), (experts[1].pk, "open")]
    assert HelpOffer.objects.exclude(last_asked_at=None).count() == 2


@pytest.mark.parametrize("people", [0, 3])
def test_nobody_and_three_at_once_are_refused(people, question, member, experts):
    with pytest.raises(OperationRefusedError) as refusal:
        ask(member, question, *experts[:people])

    assert str(refusal.value) == ("Choose two people at most." if people else "Choose one or two people.")
    assert (states(question), HelpOffer.objects.exclude(last_asked_at=None).count()) == ([], 0)


def test_who_says_no_makes_room_for_another(question, member, experts):
    first, _second = ask(member, question, *experts[:2])

    decline_to_help(actor=experts[0], invitation=first)
    decline_to_help(actor=experts[0], invitation=first)
    ask(member, question, experts[2])

    assert [state for _person, state in states(question)] == ["declined", "open", "open"]
    assert Notice.objects.filter(recipient=member).count() == 0  # nobody is told off


def test_nobody_says_no_for_another(question, member, colleague, experts):
    (made,) = ask(member, question, experts[0])

    for person in (member, colleague):
        with pytest.raises(AccessDeniedError):
            decline_to_help(actor=person, invitation=made)

    assert states(question) == [(experts[0].pk, "open")]


def test_after_three_days_others_are_asked(question, member, experts):
    with time_machine.travel(timezone.now() - timedelta(days=3, minutes=1), tick=False):
        ask(member, question, *experts[:2])

    ask(member, question, experts[2])

    assert [state for _person, state in states(question)] == ["lapsed", "lapsed", "open"]


def test_nobody_is_asked_twice_within_a_week_nor_twice_about_the_same(question, board, member, experts):
    other = QuestionFactory(board=board, author=member, title="Begin again")
    now = timezone.now()
    with time_machine.travel(now - timedelta(days=6), tick=False):
        ask(member, question, experts[0])

    with pytest.raises(OperationRefusedError):
        ask(member, other, experts[0])
    assert states(other) == []

    with time_machine.travel(now + timedelta(days=2), tick=False):
        ask(member, other, experts[0])
        with pytest.raises(OperationRefusedError):
            ask(member, question, experts[0])
    assert (states(other), states(question)) == ([(experts[0].pk, "open")], [(experts[0].pk, "open")])


def test_only_who_was_suggested_is_asked(question, member, colleague, outsider, experts):
    knows(outsider, "begin")

    for person in (colleague, outsider):  # one has said nothing, one could not answer
        with pytest.raises(OperationRefusedError) as refusal:
            ask(member, question, experts[0], person)
        assert refusal.value.field == "people"

    assert (states(question), Notice.objects.count()) == ([], 0)


@pytest.mark.parametrize("state", ["solved_at", "locked_at", "hidden_at"])
def test_what_waits_for_nobody_is_put_to_nobody(state, question, moderator, experts):
    setattr(question, state, timezone.now())
    question.save()

    with pytest.raises(OperationRefusedError) as refusal:
        ask(moderator, question, experts[0])

    assert str(refusal.value) == "This question does not wait for answers any more."
    assert states(question) == []


@pytest.mark.parametrize("before", ["open", "declined", "lapsed"])
def test_an_answer_closes_the_invitation_whatever_was_said_before(before, question, member, experts):
    (made,) = ask(member, question, experts[0])
    ended = timezone.now() if before != "open" else None
    HelpInvitation.objects.filter(pk=made.pk).update(state=before, ended_at=ended)

    reply_to_topic(actor=experts[0], topic=question, body="With the first one.")

    assert states(question) == [(experts[0].pk, "answered")]


def unread(*people):
    rows = Notice.objects.filter(recipient__in=people, kind="help_wanted", read_at=None)
    return set(rows.values_list("recipient", flat=True))


def test_who_has_not_looked_hears_nothing_of_what_is_solved(question, reply, board, member, experts):
    other = QuestionFactory(board=board, author=member, title="Where do I begin?")
    ask(member, question, *experts[:2])
    ask(member, other, experts[2])

    accept_answer(actor=member, post=reply)

    assert unread(*experts) == {experts[2].pk}
    with PostOffice() as office:
        mail_due_notices(office)
    assert [letter.to for letter in mail.outbox if "begin" in letter.body] == [[experts[2].email]]


def test_who_has_answered_is_not_asked_by_mail_afterwards(question, member, experts):
    ask(member, question, *experts[:2])

    reply_to_topic(actor=experts[0], topic=question, body="With a list.")

    assert unread(*experts) == {experts[1].pk}


def test_when_it_is_solved_nobody_is_waited_for(question, reply, member, experts):
    ask(member, question, experts[0])

    accept_answer(actor=member, post=reply)

    assert states(question) == [(experts[0].pk, "lapsed")]


@pytest.mark.parametrize("way", ["leaves", "observes"])
def test_who_cannot_answer_any_more_is_not_waited_for(way, question, space, member, administrator, experts):
    from community.operations.memberships import change_role

    Space.objects.update(member_count=20)
    ask(member, question, *experts[:2])
    if way == "leaves":
        leave_space(actor=experts[0], space=space)
    else:
        row = Membership.objects.select_related("space", "user").get(user=experts[0])
        change_role(actor=administrator, membership=row, role=Role.OBSERVER)

    assert states(question) == [(experts[0].pk, "lapsed"), (experts[1].pk, "open")]


def test_invitations_move_with_the_question_and_end_for_who_stays_behind(
    question, other_space, member, moderator, experts
):
    there = BoardFactory(space=other_space)
    join(moderator, other_space, Role.MODERATOR)
    join(experts[1], other_space)
    ask(member, question, *experts[:2])
    let_ask_by_itself(actor=member, topic=question, allowed=False)

    move_topic(actor=moderator, topic=question, board=there)

    rows = HelpInvitation.objects.filter(topic=question).order_by("pk")
    assert list(rows.values_list("space_id", "person_id", "state")) == [
        (other_space.pk, experts[0].pk, "lapsed"),
        (other_space.pk, experts[1].pk, "open"),
    ]
    assert Routing.objects.get().space == other_space


def test_invitations_of_merged_questions_become_one_list(question, board, member, moderator, experts):
    kept = QuestionFactory(board=board, author=member, title="Begin again")
    ask(member, question, *experts[:2])
    ask(member, kept, experts[2])
    # As if asked about both, a week apart.
    HelpInvitation.objects.create(
        space=kept.space, topic=kept, person=experts[0], invited_at=timezone.now(), state="declined",
        ended_at=timezone.now(),
    )  # fmt: skip

    merge_topics(actor=moderator, gone=question, kept=kept)

    assert sorted(states(kept)) == sorted(
        [(experts[2].pk, "open"), (experts[0].pk, "declined"), (experts[1].pk, "open")]
    )
    assert HelpInvitation.objects.count() == 3


# Who sees it ---------------------------------------------------------------------------------------
def test_the_set_and_the_sentence_agree_for_everybody(question, everybody, experts, outsider):
    ask(everybody["member"], question, *experts[:2])
    rows = list(HelpInvitation.objects.select_related("topic__space", "person__profile"))
    readers = {**everybody, "asked": experts[0]}

    seen = {}
    for name, reader in readers.items():
        seen[name] = set(HelpInvitation.objects.visible_to(reader))
        assert seen[name] == {row for row in rows if may(reader, "forums.view_help_invitation", row)}, name

    assert {name: len(rows) for name, rows in seen.items() if rows} == {
        "member": 2, "moderator": 2, "administrator": 2, "asked": 1,
    }  # fmt: skip


# Of a person ---------------------------------------------------------------------------------------
def test_where_one_was_asked_is_handed_out_and_forgotten(question, member, experts):
    from forums.own_routing import forget, rows

    ask(member, question, *experts[:2])

    (row,) = rows(experts[0])

    assert (row["topic"], row["why"], row["state"]) == (
        "How do you begin?", ["You know about: begin", "You speak English"], "open",
    )  # fmt: skip
    assert (forget(experts[0], 10), forget(experts[0], 10)) == (1, 0)
    assert states(question) == [(experts[1].pk, "open")]


def test_the_title_of_what_one_may_no_longer_see_is_not_handed_out(question, space, member, experts):
    from forums.own_routing import rows

    Topic.objects.update(audience="space")
    Space.objects.update(member_count=20)
    ask(member, question, experts[0])
    leave_space(actor=experts[0], space=space)

    (row,) = rows(experts[0])

    assert (row["topic"], row["address"], row["state"]) == (None, None, "lapsed")
