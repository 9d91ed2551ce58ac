"""What a post said before: kept with each change, shown to who may see the post, never overwritten unseen."""

from functools import partial

import pytest

from forums.models import PostVersion
from forums.operations.posts import edit_post, remove_post
from forums.operations.topics import edit_topic
from forums.operations.versions import StaleEditError
from forums.own_data import remove, remove_versions, version_rows
from portal.choices import Audience
from portal.operations import may


def versions(post):
    return list(post.versions.order_by("number").values_list("number", "body"))


def test_a_post_that_nobody_changed_has_no_versions(reply):
    assert (reply.version, versions(reply)) == (1, [])


def test_every_version_is_kept_with_its_author_and_its_moment(reply, colleague):
    edit_post(actor=colleague, post=reply, body="Second")
    edit_post(actor=colleague, post=reply, body="Third")

    reply.refresh_from_db()
    assert reply.version == 3
    assert versions(reply) == [(1, "With the *first* one."), (2, "Second"), (3, "Third")]
    first, _second, third = reply.versions.order_by("number")
    assert (first.author, first.written_at, third.written_at) == (
        colleague, reply.posted_at, reply.edited_at,
    )  # fmt: skip
    assert str(first) == f"version 1 of {reply.pk}"


def test_the_same_words_again_change_nothing(reply, colleague):
    edit_post(actor=colleague, post=reply, body="With the *first* one.\r\n")

    reply.refresh_from_db()
    assert (reply.version, reply.edited_at, versions(reply)) == (1, None, [])


def test_versions_of_a_first_post_have_the_title(question, member):
    edit_topic(actor=member, topic=question, title="How to begin?", body="With **which** page?", words=())

    opening = question.posts.get()
    assert [version.text for version in opening.versions.order_by("number")] == [
        "How do you begin?\n\nWith **which** page?", "How to begin?\n\nWith **which** page?",
    ]  # fmt: skip


def test_tags_alone_are_no_version(question, member):
    edit_topic(actor=member, topic=question, title=question.title, body="With **which** page?", words=["ilp"])

    assert (question.posts.get().version, PostVersion.objects.count()) == (1, 0)


@pytest.mark.parametrize("what", ["post", "topic"])
def test_a_change_that_began_from_an_older_version_changes_nothing(what, question, reply, member, colleague):
    post = reply if what == "post" else question.posts.get(number=1)
    author = colleague if what == "post" else member
    edit_post(actor=author, post=post, body="From the other tab")

    change = (
        partial(edit_post, post=post)
        if what == "post"
        else partial(edit_topic, topic=question, title="Title", words=())
    )
    with pytest.raises(StaleEditError):
        change(actor=author, body="Mine", began_from=1)

    post.refresh_from_db()
    assert (post.body, post.version, post.versions.count()) == ("From the other tab", 2, 2)


def test_a_change_of_the_current_version_goes_through(reply, colleague):
    edit_post(actor=colleague, post=reply, body="Second")

    edit_post(actor=colleague, post=reply, body="Third", began_from=2)

    reply.refresh_from_db()
    assert (reply.body, reply.version) == ("Third", 3)


# Who sees them ------------------------------------------------------------------------------------
@pytest.mark.parametrize("audience", Audience.values)
@pytest.mark.parametrize("removed", [False, True])
def test_single_form_and_set_form_agree(audience, removed, question, reply, colleague, everybody):
    edit_post(actor=colleague, post=reply, body="Second")
    if removed:
        remove_post(actor=colleague, post=reply)
    question.audience = audience if audience != Audience.PARTIES else Audience.SPACE
    question.save()

    for name, actor in everybody.items():
        seen = set(PostVersion.objects.visible_to(actor))
        allowed = {v for v in PostVersion.objects.all() if may(actor, "forums.view_history", v.post)}
        assert seen == allowed, name


def test_after_a_removal_only_moderators_see_what_was_said(reply, colleague, everybody):
    remove_post(actor=colleague, post=reply)

    assert versions(reply) == [(1, "With the *first* one.")]
    reply.refresh_from_db()
    assert {name for name, actor in everybody.items() if may(actor, "forums.view_history", reply)} == {
        "moderator", "administrator",
    }  # fmt: skip
    assert not may(colleague, "forums.view_history", reply)


# Who leaves and takes their words along -----------------------------------------------------------
def test_who_takes_their_words_along_leaves_no_version(question, reply, colleague):
    edit_post(actor=colleague, post=reply, body="Second")

    assert remove(colleague, 10) == 1

    assert PostVersion.objects.count() == 0


def test_also_none_of_what_was_removed_before(reply, colleague):
    remove_post(actor=colleague, post=reply)
    assert PostVersion.objects.count() == 1

    assert (remove_versions(colleague, 10), remove_versions(colleague, 10)) == (1, 0)

    assert PostVersion.objects.count() == 0


def test_ones_own_copy_has_what_one_wrote_but_not_what_was_removed(question, reply, member, colleague):
    edit_post(actor=colleague, post=reply, body="Second")
    assert [(row["version"], row["text"]) for row in version_rows(colleague)] == [
        (1, "With the *first* one."), (2, "Second"),
    ]  # fmt: skip

    remove_post(actor=colleague, post=reply)

    assert list(version_rows(colleague)) == []
    assert list(version_rows(member)) == []
