"""Editing when somebody was faster, and the page of what a post said before."""

import pytest
from django.urls import reverse

from forums.models import Post
from forums.operations.posts import edit_post, remove_post
from portal.markdown import MAX_BYTES


def at(name, obj):
    return reverse(name, args=[obj.space.slug, obj.pk])


def test_the_form_carries_the_version_it_began_from(reply, colleague, signed_in):
    page = signed_in(colleague).get(at("post_edit", reply))

    assert page.context["form"]["version"].value() == 1
    assert '<input type="hidden" name="version" value="1"' in page.content.decode()


def test_a_stale_form_shows_both_texts_and_the_next_save_goes_through(reply, colleague, signed_in):
    browser = signed_in(colleague)
    edit_post(actor=colleague, post=reply, body="Words from the other tab")

    stale = browser.post(at("post_edit", reply), {"body": "Words of this tab", "version": "1"})

    reply.refresh_from_db()
    page = stale.content.decode()
    assert (stale.status_code, reply.body) == (422, "Words from the other tab")
    assert "This text was changed while you wrote." in page
    assert '<div class="difference">Words from the other tab</div>' in page
    assert stale.context["form"]["body"].value() == "Words of this tab"
    assert stale.context["form"]["version"].value() == "2"

    again = browser.post(at("post_edit", reply), {"body": "Words of this tab", "version": "2"})

    reply.refresh_from_db()
    assert (again.status_code, reply.body, reply.versions.count()) == (303, "Words of this tab", 3)


def test_a_stale_first_post_shows_title_and_text(question, member, signed_in):
    opening = question.posts.get()
    edit_post(actor=member, post=opening, body="From the other tab")
    sent = {"title": "My title", "body": "My text", "tags": "ilp", "version": "1"}

    stale = signed_in(member).post(at("post_edit", opening), sent)

    question.refresh_from_db()
    assert (stale.status_code, question.title) == (422, "How do you begin?")
    assert '<div class="difference">How do you begin?\n\nFrom the other tab</div>' in stale.content.decode()
    form = stale.context["form"]
    assert [form[name].value() for name in ("title", "body", "tags")] == ["My title", "My text", "ilp"]


@pytest.mark.parametrize("version", ["-1", "x", "99999999999999999999"])
def test_a_version_that_is_none_changes_nothing(version, reply, colleague, signed_in):
    response = signed_in(colleague).post(at("post_edit", reply), {"body": "Mine", "version": version})

    reply.refresh_from_db()
    assert (response.status_code, reply.body) == (422, "With the *first* one.")


@pytest.mark.parametrize("name", ["post_edit", "topic_reply"])
@pytest.mark.parametrize(("size", "status"), [(MAX_BYTES, 303), (MAX_BYTES + 1, 422), (1_000_000, 422)])
def test_a_long_text_is_taken_to_its_bound_and_no_further(
    name, size, status, question, reply, colleague, signed_in
):
    obj = reply if name == "post_edit" else question
    text = "x" * size

    response = signed_in(colleague).post(at(name, obj), {"body": text})

    assert response.status_code == status
    assert Post.objects.filter(body=text).exists() == (status == 303)
    if status == 422:
        assert response.context["form"]["body"].value() == text


@pytest.mark.parametrize(
    "text", [">" * 19_000, "[" * 19_000, "*a_ " * 4_500, "`" * 9_000 + "a", "|a" * 9_000]
)
def test_pathological_markdown_is_rendered_within_bounds(text, question, colleague, signed_in):
    response = signed_in(colleague).post(at("topic_reply", question), {"body": text})

    assert response.status_code == 303
    assert len(question.posts.get(number=2).html) < 40 * len(text)


# History ------------------------------------------------------------------------------------------
def test_the_page_shows_every_version_with_its_differences(reply, colleague, client):
    edit_post(actor=colleague, post=reply, body="With the *last* one.")

    page = client.get(at("post_history", reply)).content.decode()

    assert "Version 2" in page and "Version 1" in page  # noqa: PT018
    assert '<del><span class="visually-hidden">[removed] </span>first' in page
    assert '<ins><span class="visually-hidden">[added] </span>last' in page
    topic = client.get(reply.topic.get_absolute_url()).content.decode()
    assert f'href="{at("post_history", reply)}"' in topic


def test_a_post_that_nobody_changed_says_so(reply, client):
    assert "Nothing has changed" in client.get(at("post_history", reply)).content.decode()


def test_long_histories_go_by_page_under_the_same_number_of_queries(
    reply, colleague, client, django_assert_num_queries
):
    edit_post(actor=colleague, post=reply, body="Words 1")
    with django_assert_num_queries(4):
        client.get(at("post_history", reply))
    for number in range(2, 12):
        edit_post(actor=colleague, post=reply, body=f"Words {number}")

    with django_assert_num_queries(4):
        first = client.get(at("post_history", reply))
    second = client.get(first.context["older_url"])

    assert [change.version.number for change in first.context["changes"]] == list(range(12, 2, -1))
    assert [change.version.number for change in second.context["changes"]] == [2, 1]
    assert second.context["older_url"] == ""


@pytest.mark.parametrize(
    ("who", "status"), [("moderator", 200), ("administrator", 200), ("member", 403), ("visitor", 403)]
)
def test_what_was_removed_is_for_moderators(who, status, reply, colleague, everybody, signed_in, client):
    remove_post(actor=colleague, post=reply)
    browser = client if who == "visitor" else signed_in(everybody[who])

    response = browser.get(at("post_history", reply))

    assert response.status_code == status
    assert ("With the *first* one." in response.content.decode()) == (status == 200)
    topic = browser.get(reply.topic.get_absolute_url()).content.decode()
    assert ("See what it said" in topic) == (status == 200)
    assert "With the" not in topic


def test_the_history_of_a_post_for_others_does_not_exist(question, reply, other_space, stranger, signed_in):
    question.audience = "space"
    question.save()

    assert signed_in(stranger).get(at("post_history", reply)).status_code == 404
    assert signed_in(stranger).get(reverse("post_history", args=["salon", reply.pk])).status_code == 404
