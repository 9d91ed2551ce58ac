"""The accepted answer."""

import pytest
from django.utils import timezone

from forums.operations.answers import accept_answer, unaccept_answer
from portal.models import AuditEntry
from portal.operations import AccessDeniedError, OperationRefusedError
from tests.factories_forums import accept, answer


@pytest.mark.parametrize("who", ["member", "moderator", "administrator"])
def test_asker_and_moderators_accept(who, question, reply, everybody):
    accept_answer(actor=everybody[who], post=reply)

    question.refresh_from_db()
    assert question.accepted_post == reply
    assert question.solved_at is not None


@pytest.mark.parametrize("who", ["newcomer", "observer", "outsider", "rival", "visitor"])
def test_nobody_else_accepts(who, question, reply, everybody):
    with pytest.raises(AccessDeniedError) as denied:
        accept_answer(actor=everybody[who], post=reply)

    question.refresh_from_db()
    assert denied.value.permission == "forums.accept_answer"
    assert (question.accepted_post, question.solved_at) == (None, None)


def test_the_author_of_an_answer_does_not_accept_it_themselves(question, reply, colleague):
    with pytest.raises(AccessDeniedError):
        accept_answer(actor=colleague, post=reply)

    question.refresh_from_db()
    assert question.accepted_post is None


def test_an_asker_may_have_found_the_answer_themselves(question, member):
    own = answer(question, member, "Found it.")

    accept_answer(actor=member, post=own)

    question.refresh_from_db()
    assert question.accepted_post == own


def test_accepting_another_answer_replaces_the_first(question, reply, colleague, member):
    other = answer(question, colleague, "Or that.")
    accept_answer(actor=member, post=reply)

    accept_answer(actor=member, post=other)

    question.refresh_from_db()
    assert question.accepted_post == other


def test_accepting_twice_changes_nothing(question, reply, member):
    accept_answer(actor=member, post=reply)
    question.refresh_from_db()
    solved_at = question.solved_at

    accept_answer(actor=member, post=reply)

    question.refresh_from_db()
    assert question.solved_at == solved_at
    assert AuditEntry.objects.filter(verb="forums.accept_answer").count() == 1


def test_the_question_is_not_its_own_answer(question, member):
    with pytest.raises(OperationRefusedError) as refused:
        accept_answer(actor=member, post=question.posts.get())

    question.refresh_from_db()
    assert str(refused.value) == "The question cannot be its own answer."
    assert question.accepted_post is None


def test_a_removed_post_is_no_answer(question, colleague, member):
    gone = answer(question, colleague, removed_at=timezone.now())

    with pytest.raises(OperationRefusedError) as refused:
        accept_answer(actor=member, post=gone)

    question.refresh_from_db()
    assert str(refused.value) == "This post was removed and cannot be the answer."
    assert question.accepted_post is None


def test_nobody_accepts_in_a_discussion(talk, colleague, member):
    post = answer(talk, colleague)

    with pytest.raises(AccessDeniedError):
        accept_answer(actor=member, post=post)

    talk.refresh_from_db()
    assert (talk.accepted_post, talk.solved_at) == (None, None)


def test_a_question_is_opened_again(question, reply, member):
    accept(question, reply)

    unaccept_answer(actor=member, topic=question)

    question.refresh_from_db()
    assert (question.accepted_post, question.solved_at) == (None, None)
    assert AuditEntry.objects.get(verb="forums.unaccept_answer").details == {"post": reply.pk}


def test_opening_an_open_question_again_changes_nothing(question, member):
    unaccept_answer(actor=member, topic=question)

    assert AuditEntry.objects.filter(verb="forums.unaccept_answer").count() == 0


def test_others_do_not_open_a_question_again(question, reply, colleague):
    accept(question, reply)

    with pytest.raises(AccessDeniedError):
        unaccept_answer(actor=colleague, topic=question)

    question.refresh_from_db()
    assert question.accepted_post == reply
