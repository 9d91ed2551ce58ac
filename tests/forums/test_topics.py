"""Opening topics and changing what their author wrote first."""

import pytest
from django.utils import timezone

from forums.choices import TopicKind
from forums.models import Post, Topic
from forums.operations.topics import edit_topic, open_circle_topic, open_topic
from portal import lineage
from portal.choices import Audience
from portal.lineage import Carriage
from portal.models import AuditEntry, Link, Tag
from portal.operations import SYSTEM, AccessDeniedError, OperationRefusedError
from portal.tenancy import ScopeError
from tests.factories import CircleFactory, CircleMemberFactory
from tests.factories_forums import BoardFactory


def opened(board, actor, **values):
    values = {"kind": TopicKind.HELP, "title": "How?", "body": "In *short*.", "language": "lv", **values}
    return open_topic(actor=actor, board=board, **values)


def test_a_topic_comes_with_its_first_post_and_true_counters(board, member, as_reader):
    with as_reader(member, board.space):
        topic = opened(board, member, words=["Plain words", "host firm"])

    topic.refresh_from_db()
    board.refresh_from_db()
    post = topic.posts.get()
    assert (topic.kind, topic.title, topic.language, topic.audience) == ("help", "How?", "lv", "public")
    assert (topic.author, topic.last_author, topic.post_count, topic.space) == (
        member,
        member,
        1,
        board.space,
    )
    assert topic.opened_at == topic.last_posted_at == post.posted_at
    assert (post.number, post.author, post.body, post.html) == (
        1, member, "In *short*.", "<p>In <em>short</em>.</p>\n",
    )  # fmt: skip
    assert sorted(topic.taggings.values_list("tag__name", flat=True)) == ["Plain words", "host firm"]
    assert board.topic_count == 1


def test_the_trail_names_kind_and_audience_and_no_words(board, member):
    topic = opened(board, member)

    entry = AuditEntry.objects.get(verb="forums.open_topic")
    assert (entry.object_label, entry.object_id, entry.details) == (
        "forums.topic", topic.pk, {"kind": "help", "audience": "public"},
    )  # fmt: skip


@pytest.mark.parametrize("audience", ["public", "network", "space"])
def test_the_author_chooses_the_audience(audience, board, member):
    assert opened(board, member, audience=audience).audience == audience


def test_without_a_choice_the_audience_is_the_boards(everywhere, space, member):
    board = BoardFactory(space=space, audience=Audience.NETWORK)

    assert opened(board, member).audience == "network"


def test_no_topic_is_for_more_people_than_its_space(everywhere, hidden_space, insider):
    board = BoardFactory(space=hidden_space, audience=Audience.SPACE)

    with pytest.raises(OperationRefusedError) as refused:
        opened(board, insider, audience="network")

    assert refused.value.field == "audience"
    assert (Topic.objects.count(), Post.objects.count()) == (0, 0)


def test_parties_are_not_chosen_by_hand(board, member):
    with pytest.raises(OperationRefusedError) as refused:
        opened(board, member, audience="parties")

    assert refused.value.field == "audience"
    assert Topic.objects.count() == 0


@pytest.fixture
def carriage(monkeypatch):
    """Topics may become topics."""
    made = Carriage(source="topic", target="topic", label="Continue", address=lambda topic: "")
    monkeypatch.setattr(lineage, "_carriages", [made])


def test_a_topic_that_is_carried_forward_names_its_origin(carriage, question, board, member, as_reader):
    with as_reader(member, board.space):
        topic = opened(board, member, source=question)

    link = Link.objects.get()
    assert (link.from_object, link.to_object, link.relation) == (question, topic, "carried_forward")


def test_what_cannot_be_carried_forward_leaves_no_topic(question, board, member):
    with pytest.raises(OperationRefusedError):
        opened(board, member, source=question)

    assert (Topic.objects.count(), Link.objects.count()) == (1, 0)


@pytest.mark.parametrize("who", ["observer", "outsider", "stranger", "rival", "visitor"])
def test_only_people_of_the_space_open_topics(who, board, everybody):
    with pytest.raises(AccessDeniedError) as denied:
        opened(board, everybody[who])

    board.refresh_from_db()
    assert denied.value.permission == "forums.open_topic"
    assert (Topic.objects.count(), Tag.objects.exclude(space=None).count(), board.topic_count) == (0, 0, 0)


@pytest.mark.parametrize(("who", "allowed"), [("member", False), ("moderator", True)])
def test_only_moderators_announce(who, allowed, board, everybody):
    if allowed:
        opened(board, everybody[who], kind=TopicKind.ANNOUNCEMENT)
    else:
        with pytest.raises(AccessDeniedError) as denied:
            opened(board, everybody[who], kind=TopicKind.ANNOUNCEMENT)
        assert denied.value.permission == "forums.announce"

    assert Topic.objects.count() == allowed


def test_a_request_at_another_space_writes_nothing_here(board, other_space, member, as_reader):
    with as_reader(member, other_space), pytest.raises(ScopeError):
        opened(board, member)

    assert Topic.objects.count() == 0


@pytest.fixture
def circle(everywhere, space, member):
    circle = CircleFactory(space=space, title="Plain plans")
    CircleMemberFactory(circle=circle, user=member)
    return circle


def test_a_circle_has_a_topic_for_its_people_alone(circle, member, colleague, as_reader):
    topic = open_circle_topic(
        actor=SYSTEM, circle=circle, author=member, title="Plain plans" * 20, body="Our place."
    )

    assert (topic.audience, topic.circle, topic.board, topic.author) == ("parties", circle, None, member)
    assert len(topic.title) == 140
    with as_reader(colleague):
        assert Topic.objects.visible_to(colleague).count() == 0


def test_only_its_people_open_the_topic_of_a_circle(circle, moderator):
    with pytest.raises(AccessDeniedError) as denied:
        open_circle_topic(actor=moderator, circle=circle, author=moderator, title="Mine", body="Now.")

    assert denied.value.permission == "forums.open_circle_topic"
    assert Topic.objects.count() == 0


def test_an_author_changes_title_text_and_tags_together(question, member):
    edit_topic(actor=member, topic=question, title="How to begin?", body="**Which** page?", words=["ilp"])

    question.refresh_from_db()
    post = question.posts.get()
    assert (question.title, post.body, post.html) == (
        "How to begin?", "**Which** page?", "<p><strong>Which</strong> page?</p>\n",
    )  # fmt: skip
    assert post.edited_at is not None
    assert list(question.taggings.values_list("tag__slug", flat=True)) == ["ilp"]

    edit_topic(actor=member, topic=question, title="How to begin?", body="Which?", words=[])
    assert question.taggings.count() == 0


@pytest.mark.parametrize("who", ["moderator", "outsider", "visitor"])
def test_nobody_else_changes_a_topics_words(who, question, everybody):
    with pytest.raises(AccessDeniedError) as denied:
        edit_topic(actor=everybody[who], topic=question, title="Mine", body="Now.", words=["x"])

    question.refresh_from_db()
    assert denied.value.permission == "forums.edit_post"
    assert (question.title, question.posts.get().body) == ("How do you begin?", "With **which** page?")
    assert question.taggings.count() == 0


def test_in_a_locked_topic_the_author_changes_nothing(question, member):
    question.locked_at = timezone.now()
    question.save()

    with pytest.raises(AccessDeniedError):
        edit_topic(actor=member, topic=question, title="Mine", body="Now.", words=[])

    question.refresh_from_db()
    assert question.title == "How do you begin?"
