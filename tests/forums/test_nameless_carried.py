"""Who stands without a name goes on so, wherever moderators take the words."""

import pytest

from community.models import Notice
from forums import nameless
from forums.models import Topic
from forums.operations.merging import merge_topics
from forums.operations.moving import move_topic
from forums.operations.posts import reply_to_topic
from forums.operations.reacting import react_to_post
from forums.operations.splitting import split_topic
from portal.choices import Role
from portal.operations import may
from portal.tenancy.scope import forget_person
from tests.factories import join
from tests.factories_forums import BoardFactory
from tests.forums.nameless import ask_without_name


@pytest.fixture
def asked(board, member) -> Topic:
    return ask_without_name(member, board)


def test_merged_into_another_nobody_learns_that_it_was_one_person(asked, board, member, colleague, moderator):
    kept = ask_without_name(member, board, title="Another question")
    reply_to_topic(actor=member, topic=asked, body="Still me.")

    merge_topics(actor=moderator, gone=asked, kept=kept)

    posts = list(kept.posts.in_order())
    assert {post.author for post in posts} == {None}
    assert sorted(post.mask for post in posts) == [1, 2, 2]
    assert all(may(member, "forums.edit_post", post) for post in posts)
    assert not any(may(colleague, "forums.edit_post", post) for post in posts)
    kept.refresh_from_db()
    assert reply_to_topic(actor=member, topic=kept, body="On I go.").mask == 1
    assert {notice.recipient for notice in Notice.objects.filter(kind="moved")} == {member}


def test_merged_into_a_named_one_the_asker_stays_nameless(asked, question, colleague, member, moderator):
    other = ask_without_name(colleague, question.board, title="Another question")

    merge_topics(actor=moderator, gone=other, kept=question)

    question.refresh_from_db()
    assert (question.is_nameless, question.author) == (False, member)
    last = question.posts.get(number=2)
    assert (last.mask, last.author, last.nameless_words) == (2, None, "Somebody without a name")
    assert reply_to_topic(actor=colleague, topic=question, body="On.").mask == 2
    assert reply_to_topic(actor=member, topic=question, body="On.").author == member


def test_merged_with_one_where_the_asker_stood_with_their_name_nothing_joins_both(
    question, board, member, colleague, moderator
):
    from forums.selectors import reactions_at

    named = reply_to_topic(actor=colleague, topic=question, body="With my name.")
    opening = question.posts.get(number=1)
    react_to_post(actor=colleague, post=opening, kind="thanks")
    asked = ask_without_name(colleague, board, title="Without it")
    other = reply_to_topic(actor=moderator, topic=asked, body="Try this.")
    react_to_post(actor=colleague, post=other, kind="thanks")

    def listed(post):
        post.refresh_from_db()
        return [each.person for each in reactions_at(moderator, post, before="").rows], post.reaction_counts

    before = listed(opening), listed(other)
    merge_topics(actor=moderator, gone=asked, kept=question)
    forget_person(colleague.pk)

    assert before == (([colleague], {"thanks": 1}), ([], {"thanks": 1}))
    assert (listed(opening), listed(other)) == before
    named.refresh_from_db()
    assert (named.author, named.mask) == (colleague, 0)


def test_split_off_it_stays_nameless_with_the_rights_of_who_asked(asked, member, colleague, moderator):
    mine = reply_to_topic(actor=member, topic=asked, body="And another thing.")
    theirs = reply_to_topic(actor=colleague, topic=asked, body="Begin a topic.")

    begun = split_topic(
        actor=moderator, topic=asked, picked=[mine.pk, theirs.pk], title="Another thing", kind="help"
    )

    forget_person(member.pk)  # what was remembered in this scope
    assert (begun.is_nameless, begun.author, begun.last_author) == (True, None, colleague)
    assert may(member, "forums.accept_answer", begun)
    assert not may(colleague, "forums.accept_answer", begun)
    assert [post.mask for post in begun.posts.in_order()] == [1, 0]


def test_split_off_behind_a_named_post_nobody_there_asked(asked, member, colleague, moderator):
    theirs = reply_to_topic(actor=colleague, topic=asked, body="Something else.")
    mine = reply_to_topic(actor=member, topic=asked, body="Yes?")

    begun = split_topic(actor=moderator, topic=asked, picked=[mine.pk, theirs.pk], title="Something else")

    assert (begun.is_nameless, begun.author) == (False, colleague)
    assert [(post.mask, post.author) for post in begun.posts.in_order()] == [(0, colleague), (2, None)]


def test_moved_to_another_space_the_person_goes_along(asked, member, moderator, other_space):
    join(moderator, other_space, Role.MODERATOR)
    join(member, other_space)
    there = BoardFactory(space=other_space)

    moved = move_topic(actor=moderator, topic=asked, board=there)

    post = moved.posts.get()
    assert nameless.writer_of(post) == member
    assert may(member, "forums.edit_post", post)
    assert {notice.recipient for notice in Notice.objects.filter(kind="moved")} == {member}
