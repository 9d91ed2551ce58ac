"""Making two topics of one, by picking posts."""

import pytest

from community.choices import NoticeKind
from community.models import Notice
from community.notices import notify
from forums.choices import TopicKind
from forums.events import TopicSplit
from forums.models import Topic
from forums.operations.posts import remove_post
from forums.operations.splitting import split_topic
from forums.operations.topics import edit_topic
from portal.choices import Audience
from portal.lineage import origins_of, results_of
from portal.models import AuditEntry
from portal.operations import AccessDeniedError, OperationRefusedError
from tests.factories import CircleFactory, CircleMemberFactory
from tests.factories_forums import TopicFactory, accept, answer


@pytest.fixture
def replies(question, board, member, colleague):
    """Posts 2 to 6, by the two in turn."""
    board.topic_count = 1
    board.save()
    return [answer(question, author, f"Reply {n}") for n, author in enumerate([colleague, member] * 3)][:5]


@pytest.fixture
def picked(replies):
    return [replies[1].pk, replies[3].pk]


def split(moderator, question, picked, **values):
    question.refresh_from_db()
    return split_topic(actor=moderator, topic=question, picked=picked, title="Another matter", **values)


def test_picked_posts_begin_a_topic_and_the_others_close_up(
    question, replies, picked, board, moderator, member
):
    begun = split(moderator, question, picked)

    question.refresh_from_db()
    board.refresh_from_db()
    assert list(begun.posts.in_order().values_list("number", "body")) == [(1, "Reply 1"), (2, "Reply 3")]
    assert list(question.posts.in_order().values_list("number", flat=True)) == [1, 2, 3, 4, 5]
    assert (begun.author, begun.opened_at, begun.post_count) == (member, replies[1].posted_at, 2)
    assert (begun.audience, begun.kind, begun.board) == (question.audience, TopicKind.DISCUSSION, board)
    assert (begun.last_author, begun.last_posted_at) == (member, replies[3].posted_at)
    assert (question.post_count, board.topic_count) == (5, 2)
    trail = AuditEntry.objects.latest("pk")
    assert (trail.verb, trail.details) == ("forums.split_topic", {"new": begun.pk, "posts": 2})


def test_both_pages_lead_to_the_other(question, picked, moderator, client):
    begun = split(moderator, question, picked)

    assert [trace.title for trace in origins_of(begun, moderator)] == [question.title]
    assert [trace.title for trace in results_of(question, moderator)] == ["Another matter"]
    for here, there in ((question, begun), (begun, question)):
        assert there.get_absolute_url() in client.get(here.get_absolute_url()).content.decode()


def test_posts_keep_their_addresses(question, replies, picked, moderator, client):
    before = [reply.get_absolute_url() for reply in replies]

    begun = split(moderator, question, picked)

    goals = [client.get(address)["Location"] for address in before]
    here, there = question.get_absolute_url(), begun.get_absolute_url()
    assert goals == [
        f"{here}#post-2",
        f"{there}#post-1",
        f"{here}#post-3",
        f"{there}#post-2",
        f"{here}#post-4",
    ]


def test_the_event_names_every_post(question, picked, board, moderator, monkeypatch):
    seen = []
    monkeypatch.setattr("forums.operations.splitting.publish", seen.append)

    begun = split(moderator, question, picked)

    assert seen == [
        TopicSplit(
            topic_id=question.pk, space_id=board.space_id, board_id=board.pk, actor_id=moderator.pk,
            new_id=begun.pk, kept_numbers={1: 1, 2: 2, 4: 3, 6: 4, 7: 5}, taken_numbers={3: 1, 5: 2},
        )
    ]  # fmt: skip


def test_tags_come_along(question, replies, picked, member, moderator):
    edit_topic(actor=member, topic=question, title="One", body="Words", words=["paper", "wood"])

    begun = split(moderator, question, picked)

    assert list(begun.taggings.order_by("pk").values_list("tag__name", flat=True)) == ["paper", "wood"]


@pytest.mark.parametrize(("place", "stays"), [(1, False), (0, True)])
def test_a_question_whose_answer_goes_is_open_again(place, stays, question, replies, picked, moderator):
    question.refresh_from_db()
    accept(question, replies[place])

    begun = split(moderator, question, picked, kind=TopicKind.HELP)

    question.refresh_from_db()
    assert (question.is_solved, question.accepted_post == replies[place]) == (stays, stays)
    assert (begun.is_solved, begun.accepted_post) == (False, None)


def test_who_wrote_what_goes_hears_once_and_notices_follow(
    question, replies, picked, moderator, member, colleague
):
    notify(recipient=colleague, kind=NoticeKind.MENTION, obj=replies[1], actor=member)
    notify(recipient=member, kind=NoticeKind.ANSWER, obj=replies[0], actor=colleague)

    begun = split(moderator, question, picked)

    assert [notice.recipient for notice in Notice.objects.filter(kind=NoticeKind.MOVED)] == [member]
    threads = {notice.kind: notice.thread_id for notice in Notice.objects.exclude(kind=NoticeKind.MOVED)}
    assert threads == {NoticeKind.MENTION: begun.pk, NoticeKind.ANSWER: question.pk}


def test_what_is_hidden_or_locked_stays_so(question, picked, moderator):
    Topic.objects.filter(pk=question.pk).update(hidden_at=question.opened_at, locked_at=question.opened_at)

    begun = split(moderator, question, picked)

    assert (begun.is_hidden, begun.is_locked) == (True, True)


@pytest.mark.parametrize("case", ["nothing", "the opening", "elsewhere", "removed"])
def test_what_cannot_be_picked_is_refused(case, question, replies, picked, talk, moderator, member):
    wrong = {
        "nothing": [],
        "the opening": [question.posts.get(number=1).pk, *picked],
        "elsewhere": [talk.posts.get().pk, *picked],
        "removed": picked,
    }
    if case == "removed":
        remove_post(actor=member, post=replies[1])

    with pytest.raises(OperationRefusedError) as refusal:
        split(moderator, question, wrong[case])

    assert (refusal.value.field, question.posts.count(), Topic.objects.count()) == ("posts", 7, 2)


def test_a_kind_that_the_board_does_not_take_is_refused(question, picked, board, moderator):
    board.kinds = ["help"]
    board.save()

    with pytest.raises(OperationRefusedError) as refusal:
        split(moderator, question, picked)

    assert (refusal.value.field, question.posts.count()) == ("kind", 7)


@pytest.mark.parametrize("who", ["member", "observer", "rival", "stranger", "visitor", "coordinator"])
def test_only_moderators_split(who, question, picked, everybody):
    with pytest.raises(AccessDeniedError) as denied:
        split(everybody[who], question, picked)

    assert denied.value.permission == "forums.rearrange_topic"
    assert question.posts.count() == 7


def test_the_topic_of_a_circle_stays_whole(everywhere, space, moderator, member):
    circle = CircleFactory(space=space)
    CircleMemberFactory(circle=circle, user=moderator)
    own = TopicFactory(space=space, audience=Audience.PARTIES, circle=circle)
    post = answer(own, member)

    with pytest.raises(AccessDeniedError):
        split(moderator, own, [post.pk])
