"""Answering on the page of a topic."""

import pytest
from django.urls import reverse
from django.utils import timezone

from forums.models import Post
from portal.choices import Audience
from tests.factories_forums import TopicFactory

HTMX = {"HX-Request": "true"}


@pytest.fixture
def address(question):
    return reverse("topic_reply", args=[question.space.slug, question.pk])


def test_a_reply_leads_to_where_it_stands(address, question, colleague, signed_in):
    browser = signed_in(colleague)

    response = browser.post(address, {"body": "Try this."})

    post = question.posts.get(number=2)
    assert (response.status_code, response["Location"]) == (303, post.get_absolute_url())
    assert (post.author, post.body) == (colleague, "Try this.")


def test_a_browser_with_htmx_ends_at_the_conversation(address, question, colleague, signed_in):
    response = signed_in(colleague).post(address, {"body": "Try this."}, headers=HTMX, follow=True)

    page = response.content.decode()
    assert response.status_code == 200
    assert "Try this." in page
    assert "<html" not in page


def test_an_empty_reply_is_answered_at_the_field(address, question, colleague, signed_in):
    response = signed_in(colleague).post(address, {"body": " "})

    assert (response.status_code, list(response.context["form"].errors)) == (422, ["body"])
    assert Post.objects.count() == 1


def test_a_refusal_over_htmx_replaces_the_form_alone(address, colleague, signed_in):
    response = signed_in(colleague).post(address, {"body": ""}, headers=HTMX)

    assert response.status_code == 422
    assert (response["HX-Retarget"], response["HX-Push-Url"]) == ("#reply", "false")
    assert response.content.decode().lstrip().startswith('<section id="reply"')


def test_a_long_text_is_refused_and_given_back(address, colleague, signed_in):
    text = "Long words. " * 2000

    response = signed_in(colleague).post(address, {"body": text})

    assert response.status_code == 422
    assert "This text is too long" in response.content.decode()
    assert text.strip() in response.content.decode()
    assert Post.objects.count() == 1


@pytest.mark.parametrize(
    ("who", "status"),
    [("visitor", 303), ("observer", 403), ("outsider", 403), ("rival", 403), ("coordinator", 403)],
)
def test_who_does_not_belong_does_not_reply(who, status, address, everybody, signed_in, client):
    browser = client if who == "visitor" else signed_in(everybody[who])

    assert browser.post(address, {"body": "Me too"}).status_code == status
    assert Post.objects.count() == 1


def test_a_topic_that_one_may_not_see_is_not_found(board, member, outsider, signed_in):
    topic = TopicFactory(board=board, audience=Audience.SPACE)
    address = reverse("topic_reply", args=[board.space.slug, topic.pk])

    assert signed_in(outsider).post(address, {"body": "Me too"}).status_code == 404
    assert topic.posts.count() == 1


def test_under_another_space_it_is_not_found(question, other_space, member, signed_in):
    address = reverse("topic_reply", args=[other_space.slug, question.pk])

    assert signed_in(member).post(address, {"body": "Me too"}).status_code == 404
    assert question.posts.count() == 1


def test_a_locked_topic_takes_no_reply(address, question, colleague, signed_in):
    question.locked_at = timezone.now()
    question.save()

    assert signed_in(colleague).post(address, {"body": "Late"}).status_code == 403
    assert question.posts.count() == 1


def test_a_reply_survives_the_end_of_the_session(address, colleague, client):
    response = client.post(address, {"body": "Long thought about."})
    assert (response.status_code, response["Location"]) == (
        303,
        f"/accounts/login/?next={address.replace('/', '%2F')}",
    )
    client.force_login(colleague, backend="django.contrib.auth.backends.ModelBackend")

    page = client.get(address)

    assert page.status_code == 200
    assert "Long thought about." in page.content.decode()
    assert Post.objects.count() == 1


def test_htmx_is_sent_to_the_sign_in_page_as_a_whole(address, client):
    response = client.post(address, {"body": "Kept."}, headers=HTMX)

    assert response.status_code == 200
    assert response["HX-Redirect"].startswith("/accounts/login/?next=")


def test_the_browser_forgets_its_draft_when_the_text_is_taken(address, question, colleague, signed_in):
    browser = signed_in(colleague)

    browser.post(address, {"body": "", "draft_key": f"topic-{question.pk}"})
    assert "accepted_draft" not in browser.cookies
    browser.post(address, {"body": "Yes.", "draft_key": f"topic-{question.pk}"})

    assert browser.cookies["accepted_draft"].value == f"topic-{question.pk}"
