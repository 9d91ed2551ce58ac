"""Following: who hears of a new post or topic, and whose choice holds."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from community.models import Notice
from forums.choices import ChosenBy, FollowLevel
from forums.following import Said, choice_about, choices_about
from forums.models import Follow, Topic, TopicTag
from forums.operations.answers import accept_answer
from forums.operations.following import MOST_FOLLOWED, follow, follow_by_itself, unfollow
from forums.operations.posts import reply_to_topic
from forums.operations.telling import TOLD_AT_ONCE, tell_followers
from forums.operations.topics import open_topic
from forums.tasks import tell_many
from portal.choices import Audience
from portal.models import Tag
from portal.operations import AccessDeniedError, OperationRefusedError
from tests.factories import UserFactory, join
from tests.factories_forums import BoardFactory, TopicFactory

TARGETS = ("topic", "board", "tag", "space")


@pytest.fixture
def tag(db) -> Tag:
    return Tag.objects.create(name="Baking", slug="baking")


@pytest.fixture
def talk(talk, tag) -> Topic:
    TopicTag.objects.create(space=talk.space, content_object=talk, tag=tag)
    return talk


@pytest.fixture
def things(talk, board, tag, space):
    return {"topic": talk, "board": board, "tag": tag, "space": space}


def told():
    return {(str(notice.recipient), notice.kind) for notice in Notice.objects.select_related("recipient")}


# Who hears of it ----------------------------------------------------------------------------------
@pytest.mark.parametrize("kind", TARGETS)
@pytest.mark.parametrize(("level", "hears"), [("everything", True), ("mentions", False), ("nothing", False)])
def test_a_new_post_reaches_who_follows_any_of_what_it_is_in(
    kind, level, hears, things, talk, moderator, colleague
):
    follow(actor=colleague, target=things[kind], level=level)

    reply_to_topic(actor=moderator, topic=talk, body="News.")

    assert ((str(colleague), "new_post") in told()) == hears


@pytest.mark.parametrize("kind", ["board", "tag", "space"])
def test_a_new_topic_reaches_who_follows_its_place(kind, things, board, moderator, colleague):
    follow(actor=colleague, target=things[kind], level="everything")

    open_topic(
        actor=moderator, board=board, kind="discussion", title="Bread", body="Let us bake.", words=["Baking"]
    )

    assert told() == {(str(colleague), "new_topic")}


@pytest.mark.parametrize(("level", "hears"), [("everything", True), ("mentions", True), ("nothing", False)])
@pytest.mark.parametrize("kind", TARGETS)
def test_who_is_mentioned_hears_of_it_unless_they_want_nothing(
    kind, level, hears, things, talk, moderator, colleague
):
    follow(actor=colleague, target=things[kind], level=level)

    reply_to_topic(actor=moderator, topic=talk, body="Look, @carl-colleague.")

    assert {kind for name, kind in told() if name == str(colleague)} == ({"mention"} if hears else set())


@pytest.mark.parametrize(
    ("level", "answered", "replied"),
    [("everything", "answer", "reply"), ("mentions", "answer", None), ("nothing", None, None)],
)
def test_who_began_a_topic_hears_what_they_chose(level, answered, replied, question, talk, member, colleague):
    for topic in (question, talk):
        follow(actor=member, target=topic, level=level)

    reply_to_topic(actor=colleague, topic=question, body="Try this.")
    reply_to_topic(actor=colleague, topic=talk, body="I agree.")

    assert told() == {(str(member), kind) for kind in (answered, replied) if kind}


def test_who_wants_mentions_alone_hears_of_one_in_their_own_discussion(talk, member, colleague):
    follow(actor=member, target=talk, level="mentions")

    reply_to_topic(actor=colleague, topic=talk, body="What do you say, @mara-member?")

    assert told() == {(str(member), "mention")}


@pytest.mark.parametrize(("level", "hears"), [("mentions", True), ("nothing", False)])
def test_a_muted_question_does_not_tell_that_the_answer_was_accepted(
    level, hears, question, reply, member, colleague
):
    follow(actor=colleague, target=question, level=level)

    accept_answer(actor=member, post=reply)

    assert (told() == {(str(colleague), "accepted")}) == hears


def test_followers_hear_only_of_what_they_may_see(things, board, moderator, outsider, colleague):
    for person in (outsider, colleague):
        follow(actor=person, target=things["tag"], level="everything")

    open_topic(
        actor=moderator, board=board, kind="discussion", title="Inside", body="Us.", words=["Baking"],
        audience=Audience.SPACE,
    )  # fmt: skip

    assert told() == {(str(colleague), "new_topic")}


def test_a_crowd_of_followers_is_told_in_a_task_and_once(space, board, talk, moderator):
    crowd = [UserFactory() for _ in range(TOLD_AT_ONCE + 1)]
    for person in crowd:
        join(person, space)
        follow(actor=person, target=board, level="everything")

    post = reply_to_topic(actor=moderator, topic=talk, body="News for everybody.")

    assert Notice.objects.filter(kind="new_post").count() == 0
    assert DBTaskResult.objects.filter(task_path="forums.tasks.tell_many").count() == 1
    for _ in range(2):
        tell_many.func(post.pk)
        assert Notice.objects.filter(kind="new_post", count=1).count() == len(crowd)


# Following by itself ------------------------------------------------------------------------------
def test_who_opens_or_replies_follows_the_topic(board, member, colleague):
    topic = open_topic(actor=member, board=board, kind="discussion", title="Bread", body="Let us bake.")
    reply_to_topic(actor=colleague, topic=topic, body="Yes.")

    rows = Follow.objects.values_list("user", "topic", "level", "chosen_by")
    assert set(rows) == {(person.pk, topic.pk, "everything", "platform") for person in (member, colleague)}


def test_who_replied_hears_of_what_comes_next(talk, member, colleague, moderator):
    reply_to_topic(actor=colleague, topic=talk, body="First.")
    reply_to_topic(actor=moderator, topic=talk, body="Second.")

    assert told() == {(str(member), "reply"), (str(colleague), "new_post")}


@pytest.mark.parametrize("level", FollowLevel.values)
def test_writing_never_changes_what_a_person_chose(level, talk, colleague):
    follow(actor=colleague, target=talk, level=level)

    reply_to_topic(actor=colleague, topic=talk, body="I write all the same.")

    kept = Follow.objects.get(user=colleague)
    assert (kept.level, kept.chosen_by) == (level, ChosenBy.PERSON)


def test_a_choice_about_the_board_holds_before_what_follows_by_itself(board, talk, colleague, moderator):
    follow(actor=colleague, target=board, level="nothing")
    reply_to_topic(actor=colleague, topic=talk, body="I write all the same.")
    Notice.objects.all().delete()

    reply_to_topic(actor=moderator, topic=talk, body="Answer to @carl-colleague.")

    assert str(colleague) not in {name for name, _kind in told()}


def test_only_the_platform_follows_for_others(talk, moderator, colleague):
    with pytest.raises(AccessDeniedError):
        follow_by_itself(actor=moderator, person=colleague, topic=talk)
    with pytest.raises(AccessDeniedError):
        tell_followers(actor=moderator, post_id=talk.posts.get().pk)

    assert not Follow.objects.exists()


# Which choice holds -------------------------------------------------------------------------------
@pytest.mark.parametrize("near", [0, 1, 2])
def test_the_nearest_choice_holds(near, things, talk, colleague):
    for kind in TARGETS[near + 1 :]:
        follow(actor=colleague, target=things[kind], level="nothing")
    follow(actor=colleague, target=things[TARGETS[near]], level="everything")

    choice = choice_about(talk, colleague)

    assert (choice.level, choice.of) == ("everything", TARGETS[near])


def test_of_several_tags_the_loudest_holds(talk, tag, colleague):
    other = Tag.objects.create(name="Bread", slug="bread")
    TopicTag.objects.create(space=talk.space, content_object=talk, tag=other)
    follow(actor=colleague, target=tag, level="nothing")
    follow(actor=colleague, target=other, level="mentions")

    assert choice_about(talk, colleague).level == "mentions"


@pytest.mark.parametrize("topic_level", [None, "nothing", "everything"])
@pytest.mark.parametrize("board_level", [None, "nothing", "mentions"])
@pytest.mark.parametrize("tag_level", [None, "nothing", "everything"])
@pytest.mark.parametrize("space_level", [None, "nothing", "mentions"])
def test_what_is_silent_on_lists_is_silent_in_notices(
    topic_level, board_level, tag_level, space_level, things, talk, colleague
):
    chosen = dict(zip(TARGETS, (topic_level, board_level, tag_level, space_level), strict=True))
    Follow.objects.bulk_create(
        Follow(
            user=colleague, **{kind: things[kind]}, level=level, chosen_by="person", chosen_at=timezone.now()
        )
        for kind, level in chosen.items()
        if level
    )

    is_muted = Topic.objects.filter(pk=talk.pk).filter(Said(colleague).silences()).exists()

    assert is_muted == (choice_about(talk, colleague).level == FollowLevel.NOTHING)


def test_choices_of_everybody_are_one_query(things, talk, member, colleague, moderator):
    for person in (member, colleague, moderator):
        for kind in TARGETS:
            follow(actor=person, target=things[kind], level="mentions")

    with CaptureQueriesContext(connection) as asked:
        assert len(choices_about(talk)) == 3

    assert len(asked) == 1


# Choosing -----------------------------------------------------------------------------------------
@pytest.mark.parametrize("kind", TARGETS)
def test_a_choice_is_kept_once_changed_and_taken_back(kind, things, colleague):
    follow(actor=colleague, target=things[kind], level="everything")
    follow(actor=colleague, target=things[kind], level="nothing")
    assert [(row.kind, row.level) for row in Follow.objects.all()] == [(kind, "nothing")]

    unfollow(actor=colleague, target=things[kind])

    assert not Follow.objects.exists()


def test_what_one_may_not_see_is_not_followed(everywhere, space, hidden_space, outsider):
    board = BoardFactory(space=space, audience=Audience.SPACE)
    topic = TopicFactory(board=board, audience=Audience.SPACE)
    secret = Tag.objects.create(name="Secret", slug="secret", space=hidden_space)

    for target in (board, topic, hidden_space, secret):
        with pytest.raises(AccessDeniedError):
            follow(actor=outsider, target=target, level="everything")

    assert not Follow.objects.exists()


def test_visitors_follow_nothing(talk):
    with pytest.raises(AccessDeniedError):
        follow(actor=AnonymousUser(), target=talk, level="everything")


def test_levels_are_the_three_that_there_are(talk, colleague):
    with pytest.raises(OperationRefusedError) as refusal:
        follow(actor=colleague, target=talk, level="loud")

    assert refusal.value.field == "level"
    assert not Follow.objects.exists()


def test_nobody_follows_without_end(talk, board, colleague):
    topics = Topic.objects.bulk_create(
        Topic(space=board.space, board=board, kind="discussion", title="T", audience="public",
              opened_at=timezone.now(), last_posted_at=timezone.now())
        for _ in range(MOST_FOLLOWED)
    )  # fmt: skip
    row = {"user": colleague, "level": "nothing", "chosen_by": "person", "chosen_at": timezone.now()}
    Follow.objects.bulk_create(Follow(topic=topic, **row) for topic in topics)

    with pytest.raises(OperationRefusedError):
        follow(actor=colleague, target=talk, level="everything")
    follow(actor=colleague, target=topics[0], level="everything")

    assert Follow.objects.count() == MOST_FOLLOWED


@pytest.mark.parametrize("wrong", [{}, {"topic": True, "board": True}, {"board": True, "level": "loud"}])
def test_the_database_knows_what_a_row_must_be(wrong, talk, board, colleague):
    values = {"level": "nothing", "chosen_by": "person", **wrong}
    values |= {name: thing for name, thing in (("topic", talk), ("board", board)) if values.get(name)}

    with pytest.raises(IntegrityError), transaction.atomic():
        Follow.objects.create(user=colleague, chosen_at=timezone.now(), **values)
