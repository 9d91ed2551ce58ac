"""What follows: notices, the index, open pages, a group's own topic."""

import pytest
from django.utils import timezone

from community.events import SpaceChanged
from community.models import Notice
from forums.models import Board, Topic
from forums.operations.answers import accept_answer, unaccept_answer
from forums.operations.boards import create_board
from forums.operations.moderation import hide_topic
from forums.operations.posts import edit_post, remove_post, reply_to_topic
from forums.operations.topics import open_topic
from portal.choices import Audience, Visibility
from portal.circles import CircleFormed
from portal.events import publish
from portal.models import Hint
from search.models import IndexChange
from tests.factories import CircleFactory, CircleMemberFactory
from tests.factories_forums import BoardFactory, QuestionFactory, TopicFactory, answer


def told():
    return {
        (notice.recipient.display_name, notice.kind, str(notice.actor)) for notice in Notice.objects.all()
    }


def test_the_asker_hears_of_an_answer(question, member, colleague):
    post = reply_to_topic(actor=colleague, topic=question, body="Try this.")

    assert told() == {("Mara Member", "answer", "Carl Colleague")}
    assert Notice.objects.get().object_id == post.pk


def test_the_author_of_a_discussion_hears_of_a_reply(talk, colleague):
    reply_to_topic(actor=colleague, topic=talk, body="I agree.")

    assert told() == {("Mara Member", "reply", "Carl Colleague")}


def test_nobody_hears_of_their_own_words(question, member):
    reply_to_topic(actor=member, topic=question, body="More about it, says @mara-member.")

    assert told() == set()


def test_where_the_author_has_left_nobody_is_told(everywhere, board, colleague, moderator):
    topic = QuestionFactory(board=board, author=None)
    orphan = answer(topic, None)

    reply_to_topic(actor=colleague, topic=topic, body="Is anybody there?")
    accept_answer(actor=moderator, post=orphan)

    assert told() == set()


def test_who_answered_hears_that_it_was_accepted(question, reply, member):
    accept_answer(actor=member, post=reply)

    assert told() == {("Carl Colleague", "accepted", "Mara Member")}


def test_accepting_ones_own_answer_tells_nobody(question, member):
    own = reply_to_topic(actor=member, topic=question, body="Found it.")

    accept_answer(actor=member, post=own)

    assert told() == set()


def test_an_asker_who_left_the_space_hears_nothing_of_what_they_no_longer_see(
    everywhere, space, member, colleague
):
    topic = TopicFactory(space=space, audience=Audience.SPACE, author=member)
    member.memberships.all().delete()
    everywhere.memory.clear()

    reply_to_topic(actor=colleague, topic=topic, body="Are you there?")

    assert told() == set()


def test_mentioned_people_hear_of_it_if_they_may_see_the_topic(
    everywhere, space, member, colleague, outsider
):
    board = BoardFactory(space=space, audience=Audience.SPACE)

    open_topic(
        actor=member,
        board=board,
        kind="discussion",
        title="Hello",
        body="Hi @carl-colleague and @olga-outsider!",
    )

    assert told() == {("Carl Colleague", "mention", "Mara Member")}


def test_who_hears_of_the_reply_is_not_told_twice(question, colleague, moderator):
    reply_to_topic(actor=colleague, topic=question, body="@mara-member, ask @mona-moderator.")

    assert told() == {
        ("Mara Member", "answer", "Carl Colleague"), ("Mona Moderator", "mention", "Carl Colleague"),
    }  # fmt: skip


@pytest.fixture
def changes(question, reply, member, colleague, moderator):
    """Every way in which a topic changes, by name."""
    return {
        "reply": lambda: reply_to_topic(actor=colleague, topic=question, body="More."),
        "edit": lambda: edit_post(actor=colleague, post=reply, body="Less."),
        "remove": lambda: remove_post(actor=colleague, post=reply),
        "accept": lambda: accept_answer(actor=member, post=reply),
        "hide": lambda: hide_topic(actor=moderator, topic=question),
    }


@pytest.mark.parametrize("what", ["reply", "edit", "remove", "accept", "hide"])
def test_every_change_reaches_index_and_open_pages(what, changes, question, board, space):
    changes[what]()

    assert set(IndexChange.objects.values_list("key", "op")) == {(f"forums.topic:{question.pk}", "update")}
    keys = {key for key in Hint.objects.values_list("key", flat=True) if not key.startswith("user:")}
    assert keys == {f"topic:{question.pk}", f"board:{board.pk}", f"communication:{space.pk}"}


def test_opening_again_reaches_them_too(question, reply, member):
    accept_answer(actor=member, post=reply)
    IndexChange.objects.all().delete()

    unaccept_answer(actor=member, topic=question)

    assert IndexChange.objects.get().key == f"forums.topic:{question.pk}"


def test_a_new_board_shows_on_open_section_pages(everywhere, space, administrator):
    create_board(actor=administrator, space=space, name="Plans")

    assert list(Hint.objects.values_list("key", flat=True)) == [f"communication:{space.pk}"]


@pytest.mark.parametrize(
    ("purpose", "body"),
    [
        ("One page for small firms.", "One page for small firms."),
        ("", "This is our place to talk. Only the people of this group can read it."),
    ],
)
def test_a_new_circle_gets_a_topic_of_its_own(purpose, body, everywhere, space, member):
    circle = CircleFactory(space=space, title="Plain plans")
    CircleMemberFactory(circle=circle, user=member)

    publish(
        CircleFormed(
            circle_id=circle.pk, space_id=space.pk, title="Plain plans", purpose=purpose, actor_id=member.pk
        )
    )

    topic = Topic.objects.get()
    assert (topic.title, topic.audience, topic.circle, topic.author, topic.kind) == (
        "Plain plans", "parties", circle, member, "discussion",
    )  # fmt: skip
    assert topic.posts.get().body == body


@pytest.mark.parametrize(("changed", "audience"), [(True, "space"), (False, "public")])
def test_boards_follow_their_space(changed, audience, board, space):
    space.visibility, space.join_policy = Visibility.HIDDEN, "invitation"
    space.save()

    publish(SpaceChanged(space_id=space.pk, visibility_changed=changed))

    assert Board.objects.get().audience == audience


def test_a_hidden_topic_tells_nobody(question, colleague, moderator, member):
    question.hidden_at = timezone.now()
    question.save()

    reply_to_topic(actor=moderator, topic=question, body="@carl-colleague, look.")

    assert told() == {("Mara Member", "answer", "Mona Moderator")}
