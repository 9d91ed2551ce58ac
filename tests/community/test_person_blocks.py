"""Blocking between people: nothing of theirs comes, nobody is told, offices are heard all the same."""

from datetime import UTC, datetime

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from collaboration.operations.invitations import invite_to_group
from collaboration.selectors import invitations_of
from community.blocking import blocked_for, may_contact
from community.invitation_tasks import mail_invitation
from community.mailing.at_once import mail_due_notices
from community.models import Notice, PersonBlock, User
from community.notices import notify
from community.operations.person_blocks import block_somebody, unblock_somebody
from community.selectors import invitations_to
from forums.choices import FollowLevel
from forums.models import HelpInvitation
from forums.operations.answers import accept_answer
from forums.operations.following import follow
from forums.operations.helpful import mark_helpful
from forums.operations.posts import reply_to_topic
from forums.operations.reacting import react_to_post
from forums.operations.routing import ask_by_itself, ask_people
from forums.operations.topics import open_topic
from forums.routing.selectors import questions_put_to
from portal.operations import SYSTEM, AccessDeniedError, OperationRefusedError, may
from portal.post import PostOffice
from tests.community.digesting import ask, send, to
from tests.community.inviting import invite, verified
from tests.factories_collaboration import GroupFactory
from tests.factories_forums import BoardFactory, answer
from tests.factories_rooms import make_message, make_room
from tests.forums.asking import expert, knows

HX = {"HX-Request": "true"}


@pytest.fixture
def blocks(everywhere, member, colleague):
    """``member`` has blocked ``colleague``."""
    return block_somebody(actor=member, person=colleague)


def kinds(person):
    return sorted(Notice.objects.filter(recipient=person, read_at=None).values_list("kind", flat=True))


def mail_now():
    Notice.objects.filter(mail_due_at__isnull=False).update(mail_due_at=timezone.now())
    with PostOffice() as office:
        mail_due_notices(office)


# The block itself ---------------------------------------------------------------------------------
def test_it_is_kept_once_and_goes_one_way(blocks, member, colleague):
    assert block_somebody(actor=member, person=colleague) == blocks
    assert PersonBlock.objects.count() == 1

    assert blocked_for(member) == {colleague.pk}
    assert blocked_for(colleague) == frozenset()
    assert (may_contact(colleague, member), may_contact(member, colleague)) == (False, True)


def test_nobody_blocks_themselves(everywhere, member):
    with pytest.raises(OperationRefusedError):
        block_somebody(actor=member, person=member)
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonBlock.objects.create(user=member, blocked=member, at=timezone.now())


def test_one_blocks_whom_one_sees(everybody):
    colleague = everybody["outsider"]
    allowed = {name for name, actor in everybody.items() if may(actor, "community.block_somebody", colleague)}

    assert "visitor" not in allowed
    assert "outsider" not in allowed
    assert {"member", "rival"} <= allowed
    assert allowed == {
        name
        for name, actor in everybody.items()
        if name not in {"visitor", "outsider"} and may(actor, "community.view_person", colleague)
    }


def test_nobody_lifts_the_block_of_somebody_else(blocks, colleague, member):
    with pytest.raises(AccessDeniedError):
        unblock_somebody(actor=colleague, block=blocks)

    unblock_somebody(actor=member, block=blocks)

    assert may_contact(colleague, member)


# Notices ------------------------------------------------------------------------------------------
def test_replies_and_mentions_of_the_blocked_reach_nobody_and_those_of_others_do(
    blocks, question, member, colleague, moderator
):
    reply_to_topic(actor=colleague, topic=question, body=f"Hello @{member.handle}")
    assert kinds(member) == []

    reply_to_topic(actor=moderator, topic=question, body=f"Hello @{member.handle}")

    assert kinds(member) == ["answer"]


def test_a_mention_elsewhere_and_in_a_room_notifies_nobody(blocks, space, member, colleague, moderator):
    room = make_room(moderator, space)
    board = BoardFactory(space=space)
    for author in (colleague, moderator):
        open_topic(
            actor=author, board=board, kind="discussion", title="A talk", body=f"See @{member.handle}",
            audience="public",
        )  # fmt: skip
        make_message(author, room, f"Look, @{member.handle}")

    actors = Notice.objects.filter(recipient=member, kind="mention").values_list("actor_id", flat=True)
    assert set(actors) == {moderator.pk}


def test_who_follows_a_board_hears_of_others_alone(blocks, space, member, colleague, moderator):
    board = BoardFactory(space=space)
    follow(actor=member, target=board, level=FollowLevel.EVERYTHING)
    for author in (colleague, moderator):
        open_topic(
            actor=author, board=board, kind="discussion", title=f"By {author.handle}", body="Words",
            audience="public",
        )  # fmt: skip

    actors = Notice.objects.filter(recipient=member, kind="new_topic").values_list("actor_id", flat=True)
    assert list(actors) == [moderator.pk]


def test_an_accepted_answer_is_not_told_by_the_blocked(everywhere, blocks, space, member, colleague):
    asked = ask(space, colleague, "How?")
    post = answer(asked, member)

    accept_answer(actor=colleague, post=post)

    assert kinds(member) == []


def test_reactions_and_marks_of_the_blocked_are_not_told(blocks, space, member, colleague, moderator):
    post = answer(ask(space, colleague, "How?"), member)

    react_to_post(actor=colleague, post=post, kind="thanks")
    mark_helpful(actor=colleague, post=post)

    assert kinds(member) == []
    react_to_post(actor=moderator, post=post, kind="thanks")
    assert list(Notice.objects.filter(recipient=member).values_list("actor", flat=True)) == [moderator.pk]


def test_a_question_of_the_blocked_is_put_to_others_alone(blocks, space, member, colleague, signed_in):
    knows(member, "begin")
    topic = ask(space, colleague, "How do I begin?")

    ask_people(actor=colleague, topic=topic, people=[member.pk])

    assert HelpInvitation.objects.get().person == member
    assert (kinds(member), questions_put_to(member, most=5)) == ([], [])


@pytest.mark.parametrize("is_blocked", [True, False])
def test_the_platform_asks_nobody_who_blocked_who_asks(is_blocked, everywhere, space, member, colleague):
    if is_blocked:
        block_somebody(actor=member, person=colleague)
    knows(member, "begin")
    other = expert(space, "begin")

    asked = ask_by_itself(actor=SYSTEM, topic=ask(space, colleague, "How do I begin?"))

    assert {each.person for each in asked} == ({other} if is_blocked else {other, member})


def test_announcements_and_decisions_of_moderators_still_come(everywhere, space, member, moderator):
    block_somebody(actor=member, person=moderator)
    board = BoardFactory(space=space)
    follow(actor=member, target=board, level=FollowLevel.EVERYTHING)
    open_topic(
        actor=moderator, board=board, kind="announcement", title="Closed on Monday", body="Words",
        audience="public",
    )  # fmt: skip
    notify(recipient=member, kind="moved", obj=ask(space, member, "Mine"), actor=moderator, space=space)

    assert kinds(member) == ["moved", "new_topic"]
    mail_now()
    assert len(to(member)) == 2


# What waits already -------------------------------------------------------------------------------
def test_what_waits_from_them_alone_is_not_mailed(everywhere, question, member, colleague):
    reply_to_topic(actor=colleague, topic=question, body="First words")

    block_somebody(actor=member, person=colleague)
    mail_now()

    assert (kinds(member), mail.outbox) == ([], [])


def test_of_what_waits_from_several_theirs_is_left_out(everywhere, question, member, colleague, moderator):
    reply_to_topic(actor=moderator, topic=question, body="Welcome words")
    reply_to_topic(actor=colleague, topic=question, body="Unwelcome words")

    block_somebody(actor=member, person=colleague)
    mail_now()

    (message,) = to(member)
    assert ("Welcome words" in message.body, "Unwelcome words" in message.body) == (True, False)
    assert colleague.display_name not in message.body


def test_a_block_of_this_very_moment_still_holds_back_the_mail(everywhere, question, member, colleague):
    reply_to_topic(actor=colleague, topic=question, body="First words")
    PersonBlock.objects.create(user=member, blocked=colleague, at=timezone.now())

    mail_now()

    assert mail.outbox == []


def test_an_announcement_that_waits_stays(everywhere, space, member, moderator):
    board = BoardFactory(space=space)
    follow(actor=member, target=board, level=FollowLevel.EVERYTHING)
    open_topic(
        actor=moderator, board=board, kind="announcement", title="Closed", body="Words", audience="public"
    )

    block_somebody(actor=member, person=moderator)

    assert kinds(member) == ["new_topic"]


def test_what_was_done_meanwhile_is_not_told_afterwards(blocks, question, member, colleague):
    reply_to_topic(actor=colleague, topic=question, body="Meanwhile")
    unblock_somebody(actor=member, block=blocks)
    assert kinds(member) == []

    reply_to_topic(actor=colleague, topic=question, body="And now")

    assert kinds(member) == ["answer"]


# Digests ------------------------------------------------------------------------------------------
def test_digests_leave_out_what_the_blocked_began_but_announcements(
    everywhere, space, member, colleague, moderator
):
    ask(space, colleague, "Their question")
    ask(space, moderator, "Another question")
    ask(space, colleague, "Weekly news", kind="announcement")
    PersonBlock.objects.create(user=member, blocked=colleague, at=datetime(2026, 1, 1, tzinfo=UTC))
    User.objects.update(date_joined=datetime(2025, 10, 12, tzinfo=UTC))

    send()

    (message,) = to(member)
    found = {t for t in ("Their question", "Another question", "Weekly news") if t in message.body}
    assert found == {"Another question", "Weekly news"}
    (theirs,) = to(moderator)
    assert "Their question" in theirs.body


def test_a_digest_does_not_tell_an_unread_notice_of_the_blocked(
    everywhere, long_known, space, member, colleague
):
    topic = ask(space, member, "Mine")
    notify(
        recipient=member, kind="answer", obj=answer(topic, colleague, "Their words"), actor=colleague,
        space=space,
    )  # fmt: skip
    Notice.objects.update(mail_due_at=None, at=datetime(2026, 11, 15, tzinfo=UTC))
    PersonBlock.objects.create(user=member, blocked=colleague, at=timezone.now())

    send()

    assert all("Their words" not in message.body for message in to(member))


# Invitations --------------------------------------------------------------------------------------
def test_an_invitation_to_a_group_does_not_wait_for_an_answer_and_who_invites_sees_no_difference(
    everywhere, space, member, colleague, moderator
):
    groups = [
        GroupFactory(space=space, author=who, convenor=who, title=who.handle)
        for who in (colleague, moderator)
    ]
    block_somebody(actor=member, person=colleague)

    for group, who in zip(groups, (colleague, moderator), strict=True):
        invite_to_group(actor=who, group=group, invitees=[member.pk])

    assert [group.members.invited().count() for group in groups] == [1, 1]
    assert invitations_of(member, most=5) == [groups[1]]
    assert kinds(member) == ["invited"]


def test_an_invitation_to_a_space_is_not_mailed_and_looks_as_if_it_were(
    everywhere, space, administrator, outsider, rival
):
    verified(outsider)
    PersonBlock.objects.create(user=outsider, blocked=administrator, at=timezone.now())

    invitation = invite(administrator, space, outsider.email)
    mail_invitation.func(invitation.pk)

    invitation.refresh_from_db()
    assert (mail.outbox, invitation.mailed_at is not None) == ([], True)
    assert list(invitations_to(outsider)) == []
    PersonBlock.objects.all().delete()
    assert list(invitations_to(User.objects.get(pk=outsider.pk))) != [] or blocked_for(outsider)
