"""Making one topic of two."""

from datetime import timedelta

import pytest

from community.choices import NoticeKind
from community.models import Notice
from community.notices import notify
from forums.events import TopicsMerged
from forums.models import Topic
from forums.operations.merging import merge_topics
from forums.operations.posts import edit_post, reply_to_topic
from forums.operations.topics import edit_topic
from portal.choices import Audience, Role
from portal.lineage import tie
from portal.models import AuditEntry, Link
from portal.operations import AccessDeniedError, OperationRefusedError
from tests.factories import join
from tests.factories_forums import BoardFactory, QuestionFactory, TopicFactory, accept, answer


@pytest.fixture
def twin(board, colleague, question):
    """The same question, asked a day before."""
    earlier = question.opened_at - timedelta(days=1)
    board.topic_count = 2
    board.save()
    return QuestionFactory(
        board=board, author=colleague, title="Where to begin?", body="Asked again.", opened_at=earlier
    )


@pytest.fixture
def four(question, twin, member, colleague):
    """Replies in turn: in ``question`` the third and fifth hour, in ``twin`` the fourth."""
    first = answer(question, colleague, "First")
    second = answer(twin, member, "Second")
    second.posted_at = first.posted_at + timedelta(hours=1)
    second.save()
    third = answer(question, colleague, "Third")
    third.posted_at = first.posted_at + timedelta(hours=2)
    third.save()
    Topic.objects.filter(pk=question.pk).update(last_posted_at=third.posted_at)
    return first, second, third


def test_posts_stand_in_the_order_of_their_time(question, twin, four, board, moderator, colleague):
    merge_topics(actor=moderator, gone=twin, kept=question)

    question.refresh_from_db()
    board.refresh_from_db()
    bodies = list(question.posts.in_order().values_list("number", "body"))
    assert bodies == [
        (1, "With **which** page?"), (2, "Asked again."), (3, "First"), (4, "Second"), (5, "Third"),
    ]  # fmt: skip
    assert (question.post_count, question.last_posted_at) == (5, four[2].posted_at)
    assert (question.last_author, board.topic_count) == (colleague, 1)
    assert not Topic.objects.filter(pk=twin.pk).exists()
    trail = AuditEntry.objects.latest("pk")
    assert (trail.verb, trail.object_id, trail.details) == (
        "forums.merge_topics", question.pk, {"gone": twin.pk, "posts": 2},
    )  # fmt: skip


def test_the_event_says_which_number_became_which(question, twin, four, board, moderator, monkeypatch):
    seen = []
    monkeypatch.setattr("forums.operations.merging.publish", seen.append)

    merge_topics(actor=moderator, gone=twin, kept=question)

    assert seen == [
        TopicsMerged(
            topic_id=question.pk, space_id=board.space_id, board_id=board.pk, actor_id=moderator.pk,
            gone_id=twin.pk, kept_numbers={1: 1, 2: 3, 3: 5}, gone_numbers={1: 2, 2: 4},
        )
    ]  # fmt: skip


def test_every_old_address_leads_on(question, twin, four, moderator, client):
    paths = [twin.get_absolute_url(), f"/spaces/baltic/communication/topics/{twin.pk}/"]

    merge_topics(actor=moderator, gone=twin, kept=question)

    for path in paths:
        found = client.get(path)
        assert (found.status_code, found["Location"]) == (302, question.get_absolute_url())
    second = client.get(four[1].get_absolute_url())
    assert (second.status_code, second["Location"]) == (302, f"{question.get_absolute_url()}#post-4")
    Topic.objects.filter(pk=question.pk).update(audience=Audience.SPACE)
    assert [client.get(path).status_code for path in paths] == [404, 404]


def test_a_topic_that_is_merged_twice_leads_to_the_last(question, twin, talk, moderator, client):
    merge_topics(actor=moderator, gone=twin, kept=question)
    merge_topics(actor=moderator, gone=question, kept=talk)

    for path in (twin.get_absolute_url(), question.get_absolute_url()):
        assert client.get(path)["Location"] == talk.get_absolute_url()


def test_tags_and_lineage_are_those_of_both(question, twin, talk, member, colleague, moderator):
    edit_topic(actor=member, topic=question, title="One", body="Words", words=["paper", "both"])
    edit_topic(actor=colleague, topic=twin, title="Two", body="Words", words=["both", "wood"])
    for source, result in ((question, talk), (twin, talk), (twin, question)):
        tie(actor=moderator, source=source, result=result)

    merge_topics(actor=moderator, gone=twin, kept=question)

    names = question.taggings.order_by("pk").values_list("tag__name", flat=True)
    assert list(names) == ["paper", "both", "wood"]
    assert [(link.from_id, link.to_id) for link in Link.objects.all()] == [(question.pk, talk.pk)]


@pytest.mark.parametrize(
    ("in_kept", "in_gone", "left"), [(True, True, "kept"), (False, True, "gone"), (True, False, "kept")]
)
def test_which_answer_is_accepted(in_kept, in_gone, left, question, twin, four, moderator):
    answers = {"kept": four[0], "gone": four[1]}
    if in_kept:
        accept(question, four[0])
    if in_gone:
        accept(twin, four[1])

    merge_topics(actor=moderator, gone=twin, kept=question)

    question.refresh_from_db()
    assert (question.accepted_post, question.is_solved) == (answers[left], True)


def test_a_discussion_takes_over_no_accepted_answer(twin, four, talk, moderator):
    accept(twin, four[1])

    merge_topics(actor=moderator, gone=twin, kept=talk)

    talk.refresh_from_db()
    assert (talk.accepted_post, talk.solved_at) == (None, None)


def test_who_wrote_in_the_one_that_is_gone_hears_once(question, twin, four, moderator, member, colleague):
    notify(recipient=colleague, kind=NoticeKind.ANSWER, obj=four[1], actor=member)
    notify(recipient=colleague, kind=NoticeKind.ANSWER, obj=four[0], actor=moderator)

    merge_topics(actor=moderator, gone=twin, kept=question)

    told = Notice.objects.filter(kind=NoticeKind.MOVED).order_by("recipient__handle")
    assert [notice.recipient for notice in told] == [colleague, member]
    answers = Notice.objects.get(kind=NoticeKind.ANSWER)
    assert (answers.thread_id, answers.count) == (question.pk, 2)
    assert sorted(answers.object_ids) == [four[0].pk, four[1].pk]


@pytest.mark.parametrize(
    ("gone_is", "kept_is"),
    [
        ({"audience": Audience.SPACE}, {}),
        ({"audience": Audience.NETWORK}, {}),
        ({"hidden_at": "now"}, {}),
    ],
)
def test_nothing_is_shown_to_more_people_than_before(gone_is, kept_is, question, twin, moderator):
    values = {name: twin.opened_at if value == "now" else value for name, value in gone_is.items()}
    Topic.objects.filter(pk=twin.pk).update(**values)

    with pytest.raises(OperationRefusedError) as refusal:
        merge_topics(actor=moderator, gone=twin, kept=question)

    assert refusal.value.field == "into"
    assert (Topic.objects.count(), twin.posts.count()) == (2, 1)


def test_a_topic_is_not_merged_into_itself_nor_across_spaces(question, moderator, other_space):
    join(moderator, other_space, Role.MODERATOR)
    far = TopicFactory(board=BoardFactory(space=other_space))

    for kept in (question, far):
        with pytest.raises(OperationRefusedError):
            merge_topics(actor=moderator, gone=question, kept=kept)

    assert Topic.objects.count() == 2


@pytest.mark.parametrize("who", ["member", "observer", "rival", "stranger", "visitor", "coordinator"])
def test_only_moderators_merge(who, question, twin, everybody):
    with pytest.raises(AccessDeniedError) as denied:
        merge_topics(actor=everybody[who], gone=twin, kept=question)

    assert denied.value.permission == "forums.rearrange_topic"
    assert Topic.objects.count() == 2


def test_words_for_the_one_that_is_gone_go_where_its_posts_went(question, twin, four, moderator, member):
    merge_topics(actor=moderator, gone=twin, kept=question)

    late = reply_to_topic(actor=member, topic=twin, body="Sent a moment too late")
    four[1].refresh_from_db()
    edit_post(actor=member, post=four[1], body="Changed")

    assert (late.topic_id, late.number) == (question.pk, 6)


def test_a_form_for_the_one_that_is_gone_still_takes_words(question, twin, moderator, member, signed_in):
    path = f"/spaces/baltic/communication/topics/{twin.pk}/reply/"
    merge_topics(actor=moderator, gone=twin, kept=question)

    sent = signed_in(member).post(path, {"body": "Sent a moment too late"})

    post = question.posts.get(body="Sent a moment too late")
    assert (sent.status_code, sent["Location"]) == (303, post.get_absolute_url())


def test_merging_again_what_is_gone_is_refused(question, twin, moderator):
    merge_topics(actor=moderator, gone=twin, kept=question)

    with pytest.raises(OperationRefusedError):
        merge_topics(actor=moderator, gone=twin, kept=question)

    assert question.posts.count() == 2
