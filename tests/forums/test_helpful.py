"""Several answers may have helped; one is accepted."""

import pytest

from community.models import Notice
from forums.models import HelpfulAnswer, HelpRequest
from forums.operations.answers import accept_answer
from forums.operations.helpful import mark_helpful, unmark_helpful
from forums.operations.posts import remove_post
from portal.models import AuditEntry
from portal.operations import AccessDeniedError, OperationRefusedError
from tests.factories_forums import answer


def marked():
    return list(HelpfulAnswer.objects.order_by("pk").values_list("post_id", flat=True))


@pytest.mark.parametrize("who", ["member", "moderator", "administrator"])
def test_asker_and_moderators_say_what_helped(who, question, reply, everybody):
    mark_helpful(actor=everybody[who], post=reply)

    assert marked() == [reply.pk]
    assert HelpRequest.objects.get().helpful_count == 1
    assert AuditEntry.objects.filter(verb="forums.mark_helpful").count() == 1


@pytest.mark.parametrize("who", ["newcomer", "observer", "outsider", "rival", "visitor"])
def test_nobody_else_does(who, question, reply, everybody):
    with pytest.raises(AccessDeniedError) as denied:
        mark_helpful(actor=everybody[who], post=reply)

    assert (denied.value.permission, marked()) == ("forums.mark_helpful", [])


def test_several_answers_help_beside_the_accepted_one(question, reply, colleague, member):
    other = answer(question, colleague, "Or that.")
    accept_answer(actor=member, post=reply)

    mark_helpful(actor=member, post=reply)
    mark_helpful(actor=member, post=other)

    question.refresh_from_db()
    assert (question.accepted_post, marked()) == (reply, [reply.pk, other.pk])
    assert HelpRequest.objects.get().helpful_count == 2


def test_twice_is_once_and_it_can_be_taken_back(question, reply, member):
    mark_helpful(actor=member, post=reply)
    mark_helpful(actor=member, post=reply)
    assert HelpRequest.objects.get().helpful_count == 1

    unmark_helpful(actor=member, post=reply)

    assert (marked(), HelpRequest.objects.get().helpful_count) == ([], 0)


def test_a_question_and_the_askers_own_words_do_not_help_themselves(question, reply, member):
    own = answer(question, member, "I found it.")

    for post in (question.posts.get(number=1), own):
        with pytest.raises(OperationRefusedError):
            mark_helpful(actor=member, post=post)

    assert marked() == []


def test_its_author_hears_of_it_once(question, reply, member, colleague):
    mark_helpful(actor=member, post=reply)
    unmark_helpful(actor=member, post=reply)
    mark_helpful(actor=member, post=reply)

    told = Notice.objects.get(kind="helped")
    assert (told.recipient, told.actor, told.object_id, told.count) == (colleague, member, reply.pk, 1)


def test_a_removed_post_helps_no_more(question, reply, member, colleague):
    mark_helpful(actor=member, post=reply)

    remove_post(actor=colleague, post=reply)

    assert (marked(), HelpRequest.objects.get().helpful_count) == ([], 0)


def test_the_page_leads_to_what_helped(question, reply, member, colleague, signed_in):
    other = answer(question, colleague, "Or that one.")
    browser = signed_in(member)
    accept_answer(actor=member, post=reply)

    response = browser.post(f"/spaces/baltic/communication/posts/{other.pk}/helpful/", {"verb": "mark"})

    page = browser.get(question.get_absolute_url()).content.decode()
    assert (response.status_code, response["Location"]) == (303, other.get_absolute_url())
    assert "Also helped:" in page
    assert f'<a href="{other.get_absolute_url()}">Carl Colleague: Or that one.</a>' in page


def test_what_helped_on_another_page_is_led_to_as_well(question, colleague, member, signed_in):
    posts = [answer(question, colleague, f"Try {n}.") for n in range(40)]
    mark_helpful(actor=member, post=posts[38])

    page = signed_in(member).get(question.get_absolute_url()).content.decode()

    assert "Carl Colleague: Try 38." in page


@pytest.mark.parametrize(("who", "status"), [("stranger", 403), ("newcomer", 403), ("member", 303)])
def test_the_button_is_for_who_may(who, status, question, reply, everybody, signed_in):
    response = signed_in(everybody[who]).post(
        f"/spaces/baltic/communication/posts/{reply.pk}/helpful/", {"verb": "mark"}
    )

    assert (response.status_code, len(marked())) == (status, int(status == 303))


def test_another_verb_is_nothing(question, reply, member, signed_in):
    response = signed_in(member).post(
        f"/spaces/baltic/communication/posts/{reply.pk}/helpful/", {"verb": "burn"}
    )

    assert (response.status_code, marked()) == (404, [])
