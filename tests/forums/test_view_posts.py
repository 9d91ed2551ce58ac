"""Editing, removing, accepting, moderating, asking: the forms behind the buttons."""

import pytest
from django.urls import reverse
from django.utils import timezone

from community.models import Notice
from community.operations.consent import agree_to_words, ask_for_words, decline_to_words
from forums.models import Post, Topic
from portal.models import CarryRequest
from tests.factories_forums import accept


def at(name, obj):
    return reverse(name, args=[obj.space.slug, obj.pk])


# Editing ------------------------------------------------------------------------------------------
def test_an_author_edits_their_post(reply, colleague, signed_in):
    browser = signed_in(colleague)
    assert "With the *first* one." in browser.get(at("post_edit", reply)).content.decode()

    response = browser.post(at("post_edit", reply), {"body": "With the last one."})

    reply.refresh_from_db()
    assert (response.status_code, response["Location"]) == (303, reply.get_absolute_url())
    assert reply.body == "With the last one."


def test_an_author_edits_title_text_and_tags_of_their_topic(question, member, signed_in):
    opening = question.posts.get()

    response = signed_in(member).post(
        at("post_edit", opening), {"title": "How to begin?", "body": "Which page?", "tags": "ilp"}
    )

    question.refresh_from_db()
    assert response.status_code == 303
    assert (question.title, question.posts.get().body) == ("How to begin?", "Which page?")
    assert list(question.taggings.values_list("tag__name", flat=True)) == ["ilp"]


@pytest.mark.parametrize("who", ["moderator", "outsider"])
def test_others_do_not(who, reply, everybody, signed_in):
    assert signed_in(everybody[who]).post(at("post_edit", reply), {"body": "Mine"}).status_code == 403

    reply.refresh_from_db()
    assert reply.body == "With the *first* one."


def test_an_empty_edit_is_answered_at_the_field(reply, colleague, signed_in):
    response = signed_in(colleague).post(at("post_edit", reply), {"body": ""})

    reply.refresh_from_db()
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["body"])
    assert reply.body == "With the *first* one."


def test_an_edit_survives_the_end_of_the_session(reply, colleague, client):
    assert client.post(at("post_edit", reply), {"body": "Better words."}).status_code == 303
    client.force_login(colleague, backend="django.contrib.auth.backends.ModelBackend")

    assert "Better words." in client.get(at("post_edit", reply)).content.decode()


# Removing -----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("who", "status"), [("moderator", 303), ("member", 403), ("outsider", 403), ("visitor", 303)]
)
def test_removing_a_post(who, status, reply, everybody, signed_in, client):
    browser = client if who == "visitor" else signed_in(everybody[who])

    response = browser.post(at("post_remove", reply))

    reply.refresh_from_db()
    assert response.status_code == status
    assert reply.is_removed == (who == "moderator")


def test_opening_the_page_removes_nothing(reply, colleague, signed_in):
    response = signed_in(colleague).get(at("post_remove", reply))

    reply.refresh_from_db()
    assert response.status_code == 200
    assert not reply.is_removed


def test_a_first_post_is_not_removed_and_the_page_says_why(question, member, signed_in):
    response = signed_in(member).post(at("post_remove", question.posts.get()))

    assert response.status_code == 422
    assert "A topic cannot lose its first post." in response.content.decode()
    assert question.posts.get().body == "With **which** page?"


# Accepting ----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("who", "status"), [("member", 303), ("outsider", 403), ("observer", 403), ("visitor", 303)]
)
def test_accepting_an_answer(who, status, question, reply, everybody, signed_in, client):
    browser = client if who == "visitor" else signed_in(everybody[who])

    response = browser.post(at("post_accept", reply))

    question.refresh_from_db()
    assert response.status_code == status
    assert (question.accepted_post == reply) == (who == "member")


@pytest.mark.parametrize("what", ["removed", "opening"])
def test_what_cannot_be_accepted_is_said_on_the_page(what, question, reply, member, signed_in):
    if what == "removed":
        reply.removed_at = timezone.now()
        reply.save()
    post = reply if what == "removed" else question.posts.get(number=1)
    words = {
        "removed": "This post was removed and cannot be the answer.",
        "opening": "The question cannot be its own answer.",
    }[what]

    response = signed_in(member).post(at("post_accept", post), follow=True)

    question.refresh_from_db()
    assert [status for _url, status in response.redirect_chain] == [303, 302]
    assert [str(message) for message in response.context["messages"]] == [words]
    assert question.accepted_post is None


def test_after_signing_in_again_the_address_leads_to_the_post(question, reply, member, signed_in):
    response = signed_in(member).get(at("post_accept", reply))

    question.refresh_from_db()
    assert (response.status_code, response["Location"]) == (303, reply.get_absolute_url())
    assert question.accepted_post is None


def test_a_question_is_opened_again(question, reply, member, signed_in):
    accept(question, reply)

    response = signed_in(member).post(at("topic_unaccept", question))

    question.refresh_from_db()
    assert (response.status_code, question.accepted_post) == (303, None)


@pytest.mark.parametrize("name", ["topic_unaccept", "topic_state", "topic_ask_author"])
def test_addresses_of_buttons_lead_to_the_topic_when_they_are_opened(name, question, moderator, signed_in):
    response = signed_in(moderator).get(at(name, question))

    assert (response.status_code, response["Location"]) == (303, question.get_absolute_url())


# Moderating ---------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("verb", "column"), [("lock", "locked_at"), ("hide", "hidden_at"), ("pin", "pinned_at")]
)
def test_a_moderator_changes_the_state(verb, column, question, moderator, signed_in):
    browser = signed_in(moderator)

    assert browser.post(at("topic_state", question), {"verb": verb}).status_code == 303
    question.refresh_from_db()
    assert getattr(question, column) is not None

    assert browser.post(at("topic_state", question), {"verb": f"un{verb}"}).status_code == 303
    question.refresh_from_db()
    assert getattr(question, column) is None


@pytest.mark.parametrize(
    ("who", "verb", "status"),
    [("member", "lock", 403), ("moderator", "explode", 404), ("visitor", "lock", 303)],
)
def test_nobody_else_and_nothing_else(who, verb, status, question, everybody, signed_in, client):
    browser = client if who == "visitor" else signed_in(everybody[who])

    assert browser.post(at("topic_state", question), {"verb": verb}).status_code == status
    assert Topic.objects.get().locked_at is None


# Asking the author ----------------------------------------------------------------------------------
def test_the_asker_asks_the_author_of_the_answer_for_their_words(
    question, reply, member, colleague, signed_in
):
    accept(question, reply)
    browser = signed_in(member)

    response = browser.post(at("topic_ask_author", question), {"target": "resource"})

    asked = CarryRequest.objects.get()
    assert response.status_code == 303
    assert (asked.by, asked.author, asked.target, asked.from_id) == (
        member,
        colleague,
        "resource",
        question.pk,
    )
    assert Notice.objects.filter(recipient=colleague, kind="words_wanted").count() == 1
    page = browser.get(question.get_absolute_url()).content.decode()
    assert "Carl Colleague, who wrote the answer, was asked on" in page


@pytest.mark.parametrize(
    ("decide", "words"),
    [(agree_to_words, "Carl Colleague has agreed."), (decline_to_words, "Carl Colleague prefers to keep")],
)
def test_the_page_says_what_the_author_decided(decide, words, question, reply, member, colleague, signed_in):
    accept(question, reply)
    asked = ask_for_words(actor=member, source=question, target="resource", draft={})
    decide(actor=colleague, request=asked)

    assert words in signed_in(member).get(question.get_absolute_url()).content.decode()


@pytest.mark.parametrize("target", ["", "moon"])
def test_what_cannot_be_asked_is_said(target, question, reply, member, signed_in):
    accept(question, reply)
    browser = signed_in(member)

    response = browser.post(at("topic_ask_author", question), {"target": target}, follow=True)

    assert "This cannot be carried forward that way now." in response.content.decode()
    assert CarryRequest.objects.count() == 0


@pytest.mark.parametrize("name", ["post_edit", "post_remove", "post_accept", "post"])
def test_a_post_under_another_space_is_not_found(name, reply, other_space, colleague, signed_in):
    address = reverse(name, args=[other_space.slug, reply.pk])

    assert signed_in(colleague).get(address).status_code == 404
    assert Post.objects.get(pk=reply.pk).body == "With the *first* one."


@pytest.mark.parametrize("name", ["topic_reply", "topic_unaccept", "topic_state", "topic_ask_author"])
def test_a_topic_under_another_space_is_not_found(name, question, other_space, moderator, signed_in):
    address = reverse(name, args=[other_space.slug, question.pk])

    assert signed_in(moderator).post(address, {"verb": "hide", "body": "x"}).status_code == 404
    assert Topic.objects.get().hidden_at is None
