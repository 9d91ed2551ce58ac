"""Polls when their posts go elsewhere, and where else they are found, mailed and handed out."""

import pytest
from django.core import mail
from django.utils import timezone

from community.mailing.at_once import mail_due_notices
from community.models import Notice, User
from forums.models import Poll, PollVote
from forums.operations.merging import merge_topics
from forums.operations.moving import move_topic
from forums.operations.posts import remove_post
from forums.operations.restoring import restore_post
from forums.operations.splitting import split_topic
from forums.own_data import remove, rows
from forums.own_polls import forget_votes, vote_rows
from forums.poll_words import result_of, words_of_post
from forums.search_indexes import TopicIndex
from portal.operations import SYSTEM, may
from portal.post import PostOffice
from tests.factories import join
from tests.factories_forums import BoardFactory, answer
from tests.forums.polling import ask, give, numbers, reply_with_poll


@pytest.fixture
def poll(question):
    return ask(question.posts.get(number=1))


def test_taken_out_of_sight_and_back_it_is_the_same(question, colleague, member, moderator):
    poll = reply_with_poll(question, colleague).poll
    give(poll, member, "Monday")
    remove_post(actor=moderator, post=poll.post, for_good=False)
    assert not may(member, "forums.view_poll", Poll.objects.get())

    restore_post(actor=SYSTEM, post=poll.post, body="Back")

    assert may(member, "forums.view_poll", Poll.objects.get())
    assert numbers(poll) == (1, [1, 0, 0])


def test_removed_for_good_it_is_gone(question, colleague, member):
    poll = reply_with_poll(question, colleague).poll
    give(poll, member, "Monday")

    remove_post(actor=colleague, post=poll.post)

    assert (Poll.objects.count(), PollVote.objects.count()) == (0, 0)


def test_merged_split_and_moved_to_another_space_it_goes_along(
    question, talk, board, colleague, member, moderator, other_space
):
    poll = reply_with_poll(question, colleague).poll
    give(poll, member, "Monday")
    kept = merge_topics(actor=moderator, gone=question, kept=talk)
    assert Poll.objects.get().post.topic == kept

    begun = split_topic(actor=moderator, topic=kept, picked=[poll.post_id], title="Days")
    assert Poll.objects.get().post.is_opening

    join(moderator, other_space, "moderator")
    there = BoardFactory(space=other_space)
    move_topic(actor=moderator, topic=begun, board=there)

    moved = Poll.objects.get()
    owners = {moved.space_id, *moved.options.values_list("space_id", flat=True)}
    assert owners | set(PollVote.objects.values_list("space_id", flat=True)) == {other_space.pk}
    assert numbers(moved) == (1, [1, 0, 0])


# Found, mailed, handed out ------------------------------------------------------------------------
def test_question_and_answers_are_found_with_the_topic(poll):
    index = TopicIndex()
    topic = index.index_queryset().get(pk=poll.post.topic_id)

    assert {"Which day suits you?", "Monday", "Friday"} <= set(index.body(topic))


def test_a_topic_without_polls_is_indexed_all_the_same(question, reply):
    index = TopicIndex()

    assert len(list(index.body(index.index_queryset().get(pk=question.pk)))) == 2


def test_mail_about_a_post_asks_and_says_until_when(question, colleague, member):
    poll = reply_with_poll(question, colleague, question="Tea & cake?").poll
    Notice.objects.update(mail_due_at=timezone.now())

    with PostOffice() as office:
        mail_due_notices(office)

    text_ = next(m.body for m in mail.outbox if m.to == [member.email])
    assert "Tea & cake?" in text_
    assert "- Monday" in text_
    assert "You can vote until" in text_
    assert poll.get_absolute_url() in text_
    assert "<strong>Tea &amp; cake?</strong>" in words_of_post(poll.post)


def test_the_result_says_the_numbers(poll, colleague):
    give(poll, colleague, "Friday")

    assert "<li>Friday: 1 vote</li>" in result_of(Poll.objects.get())


def test_ones_votes_are_handed_out(poll, colleague, question, member):
    secret = reply_with_poll(question, member, ballot="secret").poll
    give(poll, colleague, "Monday", reason="Quiet")
    give(secret, colleague, "Friday")

    told = list(vote_rows(colleague))

    assert [(row["question"], row["chosen"], row["reason"], row["is_secret"]) for row in told] == [
        ("Which day suits you?", ["Monday"], "Quiet", False),
        ("Which day suits you?", [], "", True),
    ]
    assert next(iter(rows(member)))["poll"]["answers"] == ["Monday", "Tuesday", "Friday"]


def test_who_leaves_is_counted_no_more_but_a_secret_vote_stays_in_the_box(
    poll, question, member, colleague, moderator
):
    secret = reply_with_poll(question, member, ballot="secret").poll
    for each in (poll, secret):
        give(each, colleague, "Monday")
        give(each, moderator, "Friday")

    assert (forget_votes(colleague, 1), forget_votes(colleague, 9), forget_votes(colleague, 9)) == (1, 1, 0)

    assert numbers(poll) == (1, [0, 0, 1])
    assert numbers(secret) == (2, [1, 0, 1])
    assert set(PollVote.objects.values_list("person_id", flat=True)) == {moderator.pk}


def test_with_the_words_of_its_author_goes_the_poll(poll, member, colleague):
    give(poll, colleague, "Monday")

    remove(member, 10)

    assert (Poll.objects.count(), PollVote.objects.count()) == (0, 0)
    assert User.objects.filter(pk=colleague.pk).exists()


def test_a_topic_of_many_posts_with_polls_is_answered_by_mail_as_ever(question, colleague, member):
    answer(question, colleague)

    assert words_of_post(question.posts.get(number=2)).startswith("<p>Try this.")


def test_with_its_author_goes_also_the_poll_of_a_post_that_moderators_hid(question, member, colleague):
    post = reply_with_poll(question, colleague)
    kept = reply_with_poll(question, member)
    remove_post(actor=SYSTEM, post=post, for_good=False)
    assert Poll.objects.filter(post=post).exists()

    assert [remove(colleague, 10), remove(colleague, 10)] == [1, 0]

    assert list(Poll.objects.values_list("post", flat=True)) == [kept.pk]
