"""Reports and cases follow what they are about when moderators merge and split; nothing reported leaves."""

import pytest

from community.models import Case, Report
from community.selectors.moderation import show_case
from forums.models import Post, Topic
from forums.operations.merging import merge_topics
from forums.operations.moving import move_topic
from forums.operations.posts import remove_post
from forums.operations.splitting import split_topic
from forums.reporting import _hide_post
from portal.choices import Role
from portal.operations import OperationRefusedError
from tests.community.deciding import answered, decided, objected, reported
from tests.factories import UserFactory, join
from tests.factories_forums import BoardFactory, answer


@pytest.fixture
def second(space):
    """Another moderator."""
    user = UserFactory(display_name="Second Moderator", handle="second")
    join(user, space, Role.MODERATOR)
    return user


@pytest.fixture
def there(everywhere, other_space):
    return BoardFactory(space=other_space, slug="talk", name="Talk")


@pytest.fixture
def mover(moderator, other_space):
    join(moderator, other_space, Role.MODERATOR)
    return moderator


def fresh(obj):
    return type(obj).objects.get(pk=obj.pk)


def test_a_report_about_a_topic_that_is_merged_is_about_the_post_that_began_it(
    question, talk, colleague, moderator, second
):
    opening = talk.posts.get()
    case = reported(talk, colleague)

    merge_topics(actor=moderator, gone=talk, kept=question)

    assert show_case(fresh(case), moderator, with_reports=True).words == "Which words do you avoid?"
    hidden = decided(fresh(case), moderator, "hide")
    assert (fresh(opening).is_removed, fresh(question).is_hidden) == (True, False)
    answered(objected(hidden), second, upheld=True)
    assert fresh(opening).body == "Which words do you avoid?"
    with pytest.raises(OperationRefusedError):
        reported(fresh(opening), colleague)
    assert (Case.objects.count(), Report.objects.count()) == (1, 1)


def test_a_reported_post_that_begins_a_topic_is_judged_as_that_topic(
    question, reply, member, moderator, second
):
    case = reported(reply, member)

    begun = split_topic(actor=moderator, topic=question, picked=[reply.pk], title="Another matter")

    hidden = decided(fresh(case), moderator, "hide")
    assert (fresh(begun).is_hidden, fresh(reply).is_removed) == (True, False)
    answered(objected(hidden), second, upheld=True)
    assert not fresh(begun).is_hidden


def test_other_cases_stay_with_their_posts(question, reply, talk, member, colleague, moderator):
    other = answer(question, colleague, "Not that.")
    case = reported(other, member)

    split_topic(actor=moderator, topic=question, picked=[reply.pk, other.pk], title="Another matter")
    merge_topics(actor=moderator, gone=other.topic, kept=talk)
    decided(fresh(case), moderator, "hide")

    assert [fresh(post).is_removed for post in (reply, other)] == [False, True]


def test_what_was_kept_of_a_hidden_topic_brings_back_no_words(question, talk, colleague, moderator, second):
    hidden = decided(reported(talk, colleague), moderator, "hide")
    Topic.objects.filter(pk=question.pk).update(hidden_at=fresh(talk).hidden_at)
    opening = talk.posts.get()

    merge_topics(actor=moderator, gone=fresh(talk), kept=question)
    answered(objected(fresh(hidden)), second, upheld=True)

    assert (fresh(opening).body, fresh(question).is_hidden) == ("Which words do you avoid?", True)


@pytest.mark.parametrize("about", ["topic", "post"])
@pytest.mark.parametrize("stage", ["open", "objected"])
def test_nothing_leaves_the_space_while_somebody_has_to_decide_about_it(
    about, stage, question, reply, there, mover, second, colleague, member, as_reader
):
    case = reported(*((question, colleague) if about == "topic" else (reply, member)))
    if stage == "objected":
        case = objected(decided(case, mover, "hide"))

    with as_reader(mover, question.space), pytest.raises(OperationRefusedError) as refused:
        move_topic(actor=mover, topic=fresh(question), board=there)

    assert (refused.value.field, fresh(question).space) == ("board", case.space)
    assert str(refused.value).startswith("A report about this topic waits for a decision here.")
    elsewhere = BoardFactory(space=question.space)
    assert move_topic(actor=mover, topic=fresh(question), board=elsewhere).board == elsewhere


def test_a_decided_case_stays_behind_and_reaches_nothing_in_the_other_space(
    question, reply, there, mover, second, member, rival, as_reader, signed_in
):
    case = decided(reported(reply, member), mover, "hide")
    with as_reader(mover, question.space):
        move_topic(actor=mover, topic=question, board=there)

    case = objected(fresh(case))
    with as_reader(second, case.space):
        answered(case, second, upheld=True)

    assert (fresh(reply).body, fresh(case).upheld, fresh(case).kept["body"]) == (
        "", True, "With the *first* one.",
    )  # fmt: skip
    page = signed_in(second).get(case.get_absolute_url()).content.decode()
    assert "It stands in another space by now." in page


def test_what_was_reported_here_can_be_reported_there_again(
    question, there, mover, colleague, other_space, as_reader
):
    case = decided(reported(question, colleague), mover, "nothing")
    with as_reader(mover, question.space):
        move_topic(actor=mover, topic=question, board=there)

    with as_reader(colleague, there.space):
        again = reported(fresh(question), colleague)

    assert (again.space, case.space) == (there.space, question.space)
    assert Report.objects.count() == 2


def test_hiding_looks_at_the_post_as_it_is_behind_the_lock(question, reply, colleague):
    stale = fresh(reply)
    Post.objects.filter(pk=reply.pk).update(body="Other words meanwhile")
    assert _hide_post(stale) == {"body": "Other words meanwhile"}

    with pytest.raises(OperationRefusedError) as gone:
        _hide_post(stale)
    assert str(gone.value) == "It is gone already. Choose something else."
    opening = question.posts.get(number=1)
    with pytest.raises(OperationRefusedError) as opens:
        _hide_post(opening)
    assert opens.value.field == "verdict"
    assert fresh(opening).is_removed is False


def test_what_its_author_removed_meanwhile_keeps_nothing(reply, member, colleague, moderator):
    case = reported(reply, member)
    remove_post(actor=colleague, post=reply)

    for verdict in ("hide", "remove"):
        with pytest.raises(OperationRefusedError) as refused:
            decided(fresh(case), moderator, verdict)
        assert refused.value.field == "verdict"
    assert (fresh(case).is_decided, fresh(case).kept) == (False, {})


def test_who_moves_what_was_reported_is_told_at_the_field(
    question, there, mover, colleague, signed_in, as_reader
):
    reported(question, colleague)

    path = f"/spaces/{question.space.slug}/communication/topics/{question.pk}/move/"
    response = signed_in(mover).post(path, {"board": there.pk})

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["board"]


def test_the_second_topic_of_a_merge_keeps_its_own_case(question, talk, member, colleague, moderator):
    kept = reported(question, colleague)

    merge_topics(actor=moderator, gone=talk, kept=question)
    decided(fresh(kept), moderator, "hide")

    assert fresh(question).is_hidden
    assert Topic.objects.count() == 1
