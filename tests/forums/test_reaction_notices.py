"""Reactions are told quietly: one notice a post, never a mail at once, nothing of what was taken back."""

from datetime import timedelta

import pytest

from community.choices import NoticeGroup, NoticeKind
from community.models import Membership, Notice, User
from community.noticeboard import show
from community.operations.notices import read_notices
from community.operations.wishes import set_space_wishes
from community.selectors import notices_of
from forums.choices import FollowLevel
from forums.operations.following import follow
from forums.operations.merging import merge_topics
from forums.operations.moving import move_topic
from forums.operations.posts import remove_post
from forums.operations.reacting import react_to_post, take_back_reaction
from forums.own_data import forget_reactions
from portal.choices import Role
from tests.community.digesting import MONDAY, send, to
from tests.factories import UserFactory, join
from tests.factories_forums import BoardFactory, answer


def react(post, person, kind="useful"):
    return react_to_post(actor=person, post=post, kind=kind)


def told(person):
    return Notice.objects.filter(recipient=person, kind=NoticeKind.REACTED)


@pytest.fixture
def long_known(member, colleague):
    """Both came long before what digests tell of."""
    User.objects.update(date_joined=MONDAY - timedelta(days=400))


def words(person):
    return [shown.text for shown in show(notices_of(person), person)]


def test_all_signs_at_a_post_are_one_notice(question, reply, colleague, member, moderator):
    second = answer(question, colleague, "And then the second.")
    for post, person, kind in [
        (reply, member, "useful"), (reply, member, "thanks"), (reply, moderator, "useful"),
        (second, member, "useful"),
    ]:  # fmt: skip
        react(post, person, kind)

    assert words(colleague) == [
        "Mara Member reacted to what you wrote in “How do you begin?”.",
        "Mona Moderator and 1 other reacted to what you wrote in “How do you begin?”.",
    ]
    assert [(row.object_id, row.count) for row in told(colleague).order_by("pk")] == [
        (reply.pk, 2), (second.pk, 1),
    ]  # fmt: skip


def test_a_reply_does_not_swallow_a_reaction(question, member, colleague):
    answer(question, colleague)
    react(question.posts.get(number=1), colleague)

    assert told(member).get().thread_id == question.posts.get(number=1).pk


def test_no_mail_goes_at_once_and_the_digest_brings_it_without_ones_own_words(
    question, reply, colleague, member, long_known
):
    react(reply, member)
    assert told(colleague).get().mail_due_at is None
    told(colleague).update(at=MONDAY - timedelta(hours=2))

    send()

    (mail,) = to(colleague)
    assert "Mara Member reacted to what you wrote" in mail.body
    assert "With the" not in mail.body


def test_one_can_switch_it_off(reply, space, colleague, member, long_known):
    set_space_wishes(actor=colleague, space=space, deliveries={NoticeGroup.REACTIONS: "here"})
    react(reply, member)
    told(colleague).update(at=MONDAY - timedelta(hours=2))

    send()

    assert (to(colleague), told(colleague).count()) == ([], 1)


def test_what_is_taken_back_before_is_not_told(reply, colleague, member, moderator):
    react(reply, member)
    react(reply, member, "thanks")
    react(reply, moderator)

    take_back_reaction(actor=member, post=reply, kind="useful")
    assert told(colleague).get().actor_ids == [member.pk, moderator.pk]
    take_back_reaction(actor=moderator, post=reply, kind="useful")
    assert words(colleague) == ["Mara Member reacted to what you wrote in “How do you begin?”."]
    take_back_reaction(actor=member, post=reply, kind="thanks")
    assert not told(colleague).exists()


def test_what_was_read_stays_as_it_was(reply, colleague, member):
    react(reply, member)
    read_notices(actor=colleague)

    take_back_reaction(actor=member, post=reply, kind="useful")

    assert told(colleague).count() == 1


def test_who_takes_all_their_signs_with_them_is_not_named(reply, colleague, member):
    react(reply, member)

    forget_reactions(member, 100)

    assert not told(colleague).exists()


def test_a_removed_post_tells_of_nothing(reply, colleague, member):
    react(reply, member)

    remove_post(actor=colleague, post=reply)

    assert not told(colleague).exists()


@pytest.mark.parametrize("level", list(FollowLevel))
def test_who_wants_to_hear_nothing_of_a_topic_hears_nothing(level, question, reply, colleague, member):
    follow(actor=colleague, target=question, level=level)

    react(reply, member)

    assert told(colleague).exists() == (level != FollowLevel.NOTHING)


def test_nobody_is_named_whom_the_author_may_not_see(reply, space, other_space, colleague):
    shy = UserFactory()
    join(shy, space)
    shy.profile.shown_to = "spaces"
    shy.profile.save()
    Membership.objects.filter(user=colleague).delete()
    join(colleague, other_space)

    react(reply, shy)

    assert not told(colleague).exists()


def test_who_left_a_space_is_told_nothing_that_they_may_not_see(question, reply, colleague, member):
    question.audience = "space"
    question.save()
    Membership.objects.filter(user=colleague).delete()

    react(reply, member)

    assert not told(colleague).exists()


def test_the_notice_goes_along(
    question, reply, talk, board, other_space, colleague, member, moderator, as_reader
):
    react(reply, member)
    merge_topics(actor=moderator, gone=question, kept=talk)
    assert words(colleague) == [
        "Mona Moderator has moved what you wrote. It stands in “Plain words” now.",
        "Mara Member reacted to what you wrote in “Plain words”.",
    ]

    join(moderator, other_space, Role.MODERATOR)
    there = BoardFactory(space=other_space)
    with as_reader(moderator, board.space):
        move_topic(actor=moderator, topic=talk, board=there)
    assert told(colleague).get().space == other_space
