"""Moving a topic to another space: rights at both ends, and everything goes along."""

import pytest
from django.urls import reverse

from community.choices import NoticeKind
from community.models import Notice
from forums.models import OldAddress, Post, Topic, TopicTag
from forums.operations.moving import move_topic
from forums.operations.topics import edit_topic
from portal.choices import Audience, Role
from portal.lineage import results_of, tie
from portal.models import AuditEntry, Link, Tag
from portal.operations import AccessDeniedError
from portal.tenancy import ScopeError
from tests.factories import join
from tests.factories_forums import BoardFactory, TopicFactory


@pytest.fixture
def there(everywhere, other_space):
    return BoardFactory(space=other_space, slug="talk", name="Talk")


@pytest.fixture
def mover(moderator, other_space):
    """Moderates both spaces."""
    join(moderator, other_space, Role.MODERATOR)
    return moderator


@pytest.fixture
def old_board(board, question):
    board.topic_count = 1
    board.save()
    return board


def test_everything_goes_along(question, reply, old_board, there, mover, member, as_reader):
    shared = Tag.objects.create(name="Shared", slug="shared")
    edit_topic(actor=member, topic=question, title="Moved", body="Words", words=["Shared", "Our own word"])
    result = TopicFactory(board=old_board)
    tie(actor=mover, source=question, result=result)

    with as_reader(mover, old_board.space):
        move_topic(actor=mover, topic=question, board=there)

    question, reply = Topic.objects.get(pk=question.pk), Post.objects.get(pk=reply.pk)
    old_board.refresh_from_db()
    there.refresh_from_db()
    assert (question.board, question.space, reply.space) == (there, there.space, there.space)
    assert (old_board.topic_count, there.topic_count) == (0, 1)
    tags = TopicTag.objects.filter(content_object=question).order_by("pk")
    assert [(tagging.space, tagging.tag.space) for tagging in tags] == [
        (there.space, None),
        (there.space, there.space),
    ]
    assert shared in [tagging.tag for tagging in tags]
    link = Link.objects.get()
    assert (link.from_space, link.to_space) == (there.space, old_board.space)
    assert [trace.title for trace in results_of(question, mover)] == [result.title]
    trail = AuditEntry.objects.order_by("pk").values_list("verb", "space_id")
    assert list(trail)[-2:] == [
        ("forums.move_topic_away", old_board.space_id),
        ("forums.move_topic", there.space_id),
    ]


def test_old_addresses_lead_there_for_who_may_see_it(
    question, reply, old_board, there, mover, member, client, signed_in, as_reader
):
    address, post_address = question.get_absolute_url(), reply.get_absolute_url()
    by_number = reverse("topic_by_number", args=["baltic", question.pk])

    with as_reader(mover, old_board.space):
        move_topic(actor=mover, topic=question, board=there)

    moved, post = Topic.objects.get(pk=question.pk), Post.objects.get(pk=reply.pk)
    for path in (address, by_number):
        found = client.get(path)
        assert (found.status_code, found["Location"]) == (302, moved.get_absolute_url())
    found = client.get(post_address)
    assert (found.status_code, found["Location"]) == (302, post.get_absolute_url())
    assert client.get(post.get_absolute_url(), follow=True).status_code == 200

    moved.audience = Audience.SPACE
    moved.save()
    for browser in (client, signed_in(member)):
        assert [browser.get(path).status_code for path in (address, by_number, post_address)] == [404] * 3


def test_a_topic_that_comes_back_stands_at_its_first_address(
    question, old_board, there, mover, client, as_reader
):
    with as_reader(mover, old_board.space):
        move_topic(actor=mover, topic=question, board=there)
    elsewhere = Topic.objects.get(pk=question.pk)
    with as_reader(mover, there.space):
        move_topic(actor=mover, topic=elsewhere, board=old_board)

    assert client.get(question.get_absolute_url()).status_code == 200
    assert client.get(elsewhere.get_absolute_url())["Location"] == question.get_absolute_url()


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.NETWORK, Audience.SPACE])
def test_the_audience_is_never_wider_than_before_nor_than_the_space_allows(
    audience, question, old_board, mover, hidden_space, as_reader
):
    join(mover, hidden_space, Role.MODERATOR)
    bakery = BoardFactory(space=hidden_space, audience=Audience.SPACE)
    Topic.objects.filter(pk=question.pk).update(audience=audience)

    with as_reader(mover, old_board.space):
        moved = move_topic(actor=mover, topic=question, board=bakery)

    assert moved.audience == Audience.SPACE


@pytest.mark.parametrize("role", [None, Role.MEMBER, Role.OBSERVER])
def test_who_moderates_only_one_end_moves_nothing(
    role, question, old_board, there, moderator, other_space, as_reader
):
    if role:
        join(moderator, other_space, role)

    with as_reader(moderator, old_board.space), pytest.raises(AccessDeniedError) as denied:
        move_topic(actor=moderator, topic=question, board=there)

    assert denied.value.permission == "forums.take_topics"
    assert Topic.objects.get(pk=question.pk).board == old_board


def test_who_moderates_only_where_it_would_go_moves_nothing(question, old_board, there, rival, as_reader):
    with as_reader(rival, there.space), pytest.raises(AccessDeniedError) as denied:
        move_topic(actor=rival, topic=question, board=there)

    assert denied.value.permission == "forums.rearrange_topic"


def test_its_author_is_told_if_they_may_see_it(question, old_board, there, mover, member, as_reader):
    with as_reader(mover, old_board.space):
        move_topic(actor=mover, topic=question, board=there)

    notice = Notice.objects.get()
    assert (notice.recipient, notice.kind, notice.space) == (member, NoticeKind.MOVED, there.space)


def test_its_author_hears_nothing_of_a_place_that_they_may_not_see(
    question, old_board, there, mover, member, as_reader
):
    Topic.objects.filter(pk=question.pk).update(audience=Audience.SPACE)
    with as_reader(mover, old_board.space):
        move_topic(actor=mover, topic=question, board=there)

    assert Notice.objects.count() == 0


def test_rows_go_to_another_space_through_one_door_only(question, there, as_reader, mover):
    with as_reader(mover, question.space):
        with pytest.raises(ScopeError):
            Topic.objects.filter(pk=question.pk).update(space=there.space)
        with pytest.raises(ScopeError):
            Topic.objects.filter(pk=question.pk).hand_over(board_id=there.pk)
        assert Topic.objects.filter(pk=question.pk).hand_over(space_id=there.space_id) == 1
        assert Topic.objects.filter(pk=question.pk).hand_over(space_id=question.space_id) == 0
    assert OldAddress.objects.count() == 0
