"""Replying, editing, removing."""

import pytest
from django.utils import timezone

from forums.models import Post
from forums.operations.posts import edit_post, remove_post, reply_to_topic
from portal.models import AuditEntry
from portal.operations import AccessDeniedError, OperationRefusedError
from tests.factories_forums import accept, answer


def test_a_reply_takes_the_next_number_and_moves_the_topic_up(question, board, colleague, as_reader):
    with as_reader(colleague, board.space):
        post = reply_to_topic(actor=colleague, topic=question, body="Try *this*.")

    question.refresh_from_db()
    assert (post.number, post.author, post.space, post.html) == (
        2, colleague, board.space, "<p>Try <em>this</em>.</p>\n",
    )  # fmt: skip
    assert (question.post_count, question.last_author) == (2, colleague)
    assert question.last_posted_at == post.posted_at


@pytest.mark.parametrize(
    "who", ["observer", "outsider", "stranger", "rival", "insider", "coordinator", "visitor"]
)
def test_who_does_not_belong_does_not_reply(who, question, everybody):
    with pytest.raises(AccessDeniedError) as denied:
        reply_to_topic(actor=everybody[who], topic=question, body="Me too")

    question.refresh_from_db()
    assert denied.value.permission == "forums.reply_to_topic"
    assert (question.post_count, Post.objects.count()) == (1, 1)


@pytest.mark.parametrize(("who", "allowed"), [("member", False), ("moderator", True)])
def test_reply_to_a_locked_topic_is_for_moderators(who, allowed, question, everybody):
    question.locked_at = timezone.now()
    question.save()

    if allowed:
        reply_to_topic(actor=everybody[who], topic=question, body="Note")
    else:
        with pytest.raises(AccessDeniedError):
            reply_to_topic(actor=everybody[who], topic=question, body="Note")

    assert question.posts.count() == 1 + allowed


def test_an_author_edits_their_words_and_the_page_will_say_so(reply, colleague):
    edit_post(actor=colleague, post=reply, body="With the **last** one.")

    reply.refresh_from_db()
    assert (reply.body, reply.html) == (
        "With the **last** one.", "<p>With the <strong>last</strong> one.</p>\n",
    )  # fmt: skip
    assert reply.edited_at is not None


@pytest.mark.parametrize("who", ["member", "moderator", "administrator", "visitor"])
def test_nobody_edits_the_words_of_others(who, reply, everybody):
    with pytest.raises(AccessDeniedError) as denied:
        edit_post(actor=everybody[who], post=reply, body="My words")

    reply.refresh_from_db()
    assert denied.value.permission == "forums.edit_post"
    assert (reply.body, reply.edited_at) == ("With the *first* one.", None)


@pytest.mark.parametrize("who", ["colleague", "moderator"])
def test_a_removed_post_keeps_its_place_and_loses_its_words(who, question, reply, everybody, colleague):
    actor = {**everybody, "colleague": colleague}[who]

    remove_post(actor=actor, post=reply)

    reply.refresh_from_db()
    question.refresh_from_db()
    assert (reply.number, reply.body, reply.html, reply.removed_by) == (2, "", "", actor)
    assert reply.is_removed
    assert question.post_count == 2
    assert AuditEntry.objects.get(verb="forums.remove_post").details == {}


@pytest.mark.parametrize("who", ["member", "observer", "outsider", "visitor"])
def test_the_words_of_others_are_removed_by_moderators_only(who, reply, everybody):
    with pytest.raises(AccessDeniedError) as denied:
        remove_post(actor=everybody[who], post=reply)

    reply.refresh_from_db()
    assert denied.value.permission == "forums.remove_post"
    assert (reply.body, reply.is_removed) == ("With the *first* one.", False)


@pytest.mark.parametrize("who", ["member", "moderator"])
def test_the_first_post_stays(who, question, everybody):
    opening = question.posts.get()

    with pytest.raises(OperationRefusedError) as refused:
        remove_post(actor=everybody[who], post=opening)

    opening.refresh_from_db()
    assert str(refused.value) == "A topic cannot lose its first post. A moderator can hide the whole topic."
    assert opening.body == "With **which** page?"


def test_an_accepted_answer_that_is_removed_is_none_any_more(question, reply, colleague):
    accept(question, reply)

    remove_post(actor=colleague, post=reply)

    question.refresh_from_db()
    assert (question.accepted_post, question.solved_at) == (None, None)


def test_removing_another_post_leaves_the_answer_accepted(question, reply, colleague, member):
    accept(question, reply)
    other = answer(question, member, "Thank you.")

    remove_post(actor=member, post=other)

    question.refresh_from_db()
    assert question.accepted_post == reply
