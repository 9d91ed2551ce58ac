"""Who sees and does what: the set form and the single form agree for everybody."""

import pytest
from django.utils import timezone

from forums.models import Board, Post, Topic
from portal.choices import Audience, Visibility
from portal.operations import may
from tests.factories import CircleFactory, CircleMemberFactory, join
from tests.factories_forums import BoardFactory, QuestionFactory, TopicFactory, answer


@pytest.fixture
def everything(everywhere, space, other_space, closed_space, hidden_space, everybody, colleague):
    """Topics of every audience and state in every kind of space, by various authors."""
    for home in (space, other_space, closed_space, hidden_space):
        circle = CircleFactory(space=home, title="Circle")
        for who in ("member", "observer", "outsider"):
            CircleMemberFactory(circle=circle, user=everybody[who])
        boards = {audience: BoardFactory(space=home, audience=audience) for audience in home.audiences[:-1]}
        for audience in home.audiences:
            board = boards.get(audience)
            of_circle = {"circle": circle} if audience == Audience.PARTIES else {}
            for author in ("member", "moderator", "outsider", None):
                for hidden_at in (None, timezone.now()):
                    TopicFactory(
                        space=home, board=board, audience=audience, hidden_at=hidden_at,
                        author=everybody.get(author), **of_circle,
                    )  # fmt: skip


def ids_seen(model, permission, actor):
    return {row.pk for row in model.objects.all() if may(actor, permission, row)}


@pytest.mark.parametrize(
    "who",
    [
        "visitor", "stranger", "outsider", "rival", "insider", "newcomer", "observer", "member", "moderator",
        "administrator", "coordinator",
    ],
)  # fmt: skip
def test_set_and_single_form_agree(who, everything, everybody, as_reader):
    actor = everybody[who]

    with as_reader(actor):
        assert set(Topic.objects.visible_to(actor).values_list("pk", flat=True)) == ids_seen(
            Topic, "forums.view_topic", actor
        )
        assert set(Board.objects.visible_to(actor).values_list("pk", flat=True)) == ids_seen(
            Board, "forums.view_board", actor
        )
        assert set(Post.objects.visible_to(actor).values_list("pk", flat=True)) == ids_seen(
            Post, "forums.view_post", actor
        )


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("visitor", {"public"}),
        ("stranger", {"public"}),
        ("outsider", {"public", "network"}),
        ("newcomer", {"public", "network", "space"}),
        ("observer", {"public", "network", "space"}),
        ("member", {"public", "network", "space", "parties"}),
        ("moderator", {"public", "network", "space"}),
        ("administrator", {"public", "network", "space"}),
    ],
)
def test_who_sees_which_audience_of_a_public_space(who, seen, everywhere, space, everybody, as_reader):
    circle = CircleFactory(space=space)
    CircleMemberFactory(circle=circle, user=everybody["member"])
    for audience in space.audiences:
        of_circle = circle if audience == Audience.PARTIES else None
        TopicFactory(space=space, audience=audience, circle=of_circle)

    with as_reader(everybody[who]):
        topics = Topic.objects.visible_to(everybody[who])

        assert set(topics.values_list("audience", flat=True)) == seen


def test_a_hidden_topic_is_seen_by_its_author_and_moderators(question, everybody, as_reader):
    question.hidden_at = timezone.now()
    question.save()

    seen = set()
    for name, actor in everybody.items():
        with as_reader(actor):
            if Topic.objects.visible_to(actor).exists():
                seen.add(name)

    assert seen == {"member", "moderator", "administrator"}


def test_who_leaves_the_space_loses_its_topics(everywhere, space, member, as_reader):
    TopicFactory(space=space, audience=Audience.SPACE, author=member)
    member.memberships.all().delete()

    with as_reader(member):
        assert Topic.objects.visible_to(member).count() == 0


def test_a_space_that_becomes_hidden_shows_nothing_to_others(question, space, outsider, as_reader):
    space.visibility = Visibility.HIDDEN
    space.join_policy = "invitation"
    space.save()

    with as_reader(outsider):
        assert Topic.objects.visible_to(outsider).count() == 0


MAY = {
    "forums.reply_to_topic": {"newcomer", "member", "moderator", "administrator"},
    "forums.accept_answer": {"member", "moderator", "administrator"},
    "forums.carry_topic": {"member", "moderator", "administrator"},
    "forums.lock_topic": {"moderator", "administrator"},
    "forums.hide_topic": {"moderator", "administrator"},
    "forums.pin_topic": {"moderator", "administrator"},
}


@pytest.mark.parametrize("permission", MAY)
def test_what_each_role_may_do_with_a_question_of_member(permission, question, everybody):
    allowed = {name for name, actor in everybody.items() if may(actor, permission, question)}

    assert allowed == MAY[permission]


def test_in_a_locked_topic_only_moderators_write(question, everybody):
    question.locked_at = timezone.now()

    allowed = {name for name, actor in everybody.items() if may(actor, "forums.reply_to_topic", question)}

    assert allowed == {"moderator", "administrator"}


def test_in_an_archived_space_nobody_writes(question, space, everybody):
    space.archived_at = timezone.now()
    question.space = space

    allowed = {
        (name, permission)
        for name, actor in everybody.items()
        for permission in MAY
        if permission != "forums.carry_topic" and may(actor, permission, question)
    }

    assert allowed == set()


def test_moderators_have_no_right_to_a_topic_of_other_people(everywhere, space, member, moderator):
    circle = CircleFactory(space=space)
    CircleMemberFactory(circle=circle, user=member)
    topic = TopicFactory(space=space, audience=Audience.PARTIES, circle=circle, author=member)

    assert [
        permission for permission in ("forums.view_topic", *MAY) if may(moderator, permission, topic)
    ] == []


def test_an_observer_of_a_circle_reads_and_does_not_write(everywhere, space, observer):
    circle = CircleFactory(space=space)
    CircleMemberFactory(circle=circle, user=observer)
    topic = TopicFactory(space=space, audience=Audience.PARTIES, circle=circle)

    assert may(observer, "forums.view_topic", topic)
    assert not may(observer, "forums.reply_to_topic", topic)


@pytest.mark.parametrize(
    ("who", "edits", "removes"),
    [
        ("member", False, False),
        ("colleague", True, True),
        ("moderator", False, True),
        ("administrator", False, True),
        ("outsider", False, False),
        ("visitor", False, False),
    ],
)
def test_a_post_is_edited_by_its_author_and_removed_by_them_or_moderators(
    who, edits, removes, reply, everybody, colleague
):
    actor = {**everybody, "colleague": colleague}[who]

    assert may(actor, "forums.edit_post", reply) == edits
    assert may(actor, "forums.remove_post", reply) == removes


def test_an_observer_who_was_a_member_no_longer_edits(reply, colleague, space):
    colleague.memberships.all().delete()
    join(colleague, space, "observer")

    assert not may(colleague, "forums.edit_post", reply)


def test_nobody_accepts_an_answer_where_nobody_asked(talk, member, moderator):
    assert not may(member, "forums.accept_answer", talk)
    assert not may(moderator, "forums.accept_answer", talk)


@pytest.mark.parametrize(
    ("who", "opens", "announces"),
    [
        ("member", True, False),
        ("newcomer", True, False),
        ("observer", False, False),
        ("moderator", True, True),
        ("outsider", False, False),
        ("stranger", False, False),
        ("visitor", False, False),
    ],
)
def test_who_opens_topics_and_who_announces(who, opens, announces, board, space, everybody):
    assert may(everybody[who], "forums.open_topic", board) == opens
    assert may(everybody[who], "forums.announce", space) == announces


def test_nobody_opens_topics_on_an_archived_board(board, moderator):
    board.archived_at = timezone.now()

    assert not may(moderator, "forums.open_topic", board)


def test_a_removed_post_is_neither_edited_nor_removed_again(question, colleague, moderator):
    post = answer(question, colleague, removed_at=timezone.now())

    assert not may(colleague, "forums.edit_post", post)
    assert not may(moderator, "forums.remove_post", post)


def test_questions_of_others_are_not_carried(everywhere, board, colleague, member):
    topic = QuestionFactory(board=board, author=member)

    assert not may(colleague, "forums.carry_topic", topic)
