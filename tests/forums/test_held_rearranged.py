"""What waits for a moderator while topics merge, part or move, and while names are shown."""

import pytest

from community.models import Case
from community.operations.moderation import object_to_decision
from forums import nameless
from forums.models import HeldContribution, Post, Topic
from forums.operations.deciding import decline_held, show_held
from forums.operations.holding import hold, locked_held
from forums.operations.merging import merge_topics
from forums.operations.moving import move_topic
from forums.operations.revealing import show_asker
from forums.operations.splitting import split_topic
from forums.operations.writing import write_topic
from portal.choices import Role, Visibility
from portal.operations import OperationRefusedError
from portal.tenancy.scope import forget_person
from tests.factories import join
from tests.factories_forums import BoardFactory
from tests.forums.nameless import ask_without_name

LINKS = "See https://a.example/ and https://b.example/ and https://c.example/"


@pytest.fixture
def asked(board, newcomer) -> Topic:
    return ask_without_name(newcomer, board)


def waiting(actor, topic, body=LINKS) -> HeldContribution:
    forget_person(actor.pk)
    return hold(actor=actor, kind="reply", place=topic, body=body, reason="links")


def test_what_waited_without_a_name_never_gets_one(asked, question, newcomer, moderator, colleague):
    first = asked.posts.get(number=1)
    merge_topics(actor=moderator, gone=asked, kept=question)
    held = waiting(newcomer, question)
    split_topic(actor=moderator, topic=question, picked=[first.pk], title="Elsewhere")

    post = show_held(actor=moderator, held=held)

    assert (held.is_nameless, post.topic, post.author, post.mask) == (True, question, None, 2)
    assert nameless.writer_of(post) == newcomer


def test_what_waited_with_a_name_is_no_sign_of_who_asked_without_one(question, asked, newcomer, moderator):
    held = waiting(newcomer, question)
    merge_topics(actor=moderator, gone=asked, kept=question)

    post = show_held(actor=moderator, held=held)

    assert (post.author, post.mask) == (newcomer, 0)
    assert sorted(Post.objects.filter(topic=question).values_list("mask", flat=True)) == [0, 0, 2]


def test_who_shows_their_name_shows_it_on_what_waits(asked, newcomer, moderator, colleague, board):
    waits, declined = waiting(newcomer, asked), waiting(newcomer, asked, "No")
    decline_held(actor=moderator, held=declined, note="Not here")
    other = ask_without_name(newcomer, board, body="Another matter")
    elsewhere = waiting(newcomer, other)

    show_asker(actor=newcomer, topic=asked)

    rows = dict(HeldContribution.objects.values_list("pk", "author"))
    assert rows == {waits.pk: newcomer.pk, declined.pk: None, elsewhere.pk: None}
    assert show_held(actor=moderator, held=waits).author == newcomer


def test_a_shown_question_loses_its_missing_name_in_the_queue_too(board, newcomer, moderator):
    held = write_topic(
        actor=newcomer, board=board, kind="help", title="How?", body=LINKS, is_nameless=True, language="en"
    )
    topic = show_held(actor=moderator, held=held).topic
    forget_person(newcomer.pk)

    show_asker(actor=newcomer, topic=topic)

    held.refresh_from_db()
    assert (held.is_nameless, held.author) == (False, newcomer)


def test_words_for_a_topic_that_was_merged_wait_for_the_other(question, talk, newcomer, moderator):
    stale = Topic.objects.select_related("space").get(pk=talk.pk)
    merge_topics(actor=moderator, gone=talk, kept=question)

    assert waiting(newcomer, stale).topic == question


def test_what_is_shown_while_its_topic_goes_is_refused(question, newcomer, moderator, other_space):
    join(moderator, other_space, Role.MODERATOR)
    held = waiting(newcomer, question)
    held = HeldContribution.objects.get(pk=held.pk)
    move_topic(actor=moderator, topic=question, board=BoardFactory(space=other_space))

    with pytest.raises(OperationRefusedError) as refused:
        show_held(actor=moderator, held=held)
    assert str(refused.value) == "A moderator has just moved this elsewhere. Open it again before you go on."
    assert HeldContribution.objects.get().outcome == ""


def test_topics_are_locked_before_what_waits_for_them(
    question, newcomer, moderator, django_assert_num_queries
):
    """As who merges, splits and moves does; the other way round two moderators would block each other."""
    held = waiting(newcomer, question)

    with django_assert_num_queries(3) as made:
        locked_held(held)
    tables = [each["sql"].split(" FROM ")[1].split()[0].strip('"') for each in made.captured_queries]
    assert tables == ["forums_heldcontribution", "forums_topic", "forums_heldcontribution"]


def test_an_objection_keeps_the_topic_where_it_is(question, newcomer, moderator, other_space):
    join(moderator, other_space, Role.MODERATOR)
    there = BoardFactory(space=other_space)
    decline_held(actor=moderator, held=waiting(newcomer, question), note="Not here")
    object_to_decision(actor=newcomer, case=Case.objects.get(), words="Why?")

    with pytest.raises(OperationRefusedError) as refused:
        move_topic(actor=moderator, topic=question, board=there)

    assert (refused.value.field, Topic.objects.get(pk=question.pk).space) == ("board", question.space)


def test_a_held_topic_is_for_no_more_people_than_its_space_allows_by_now(board, newcomer, moderator, space):
    held = write_topic(
        actor=newcomer, board=board, kind="discussion", title="Open", body=LINKS, audience="public"
    )
    space.visibility = Visibility.NETWORK
    space.save()

    topic = show_held(actor=moderator, held=HeldContribution.objects.get(pk=held.pk)).topic

    assert topic.audience == "network"
