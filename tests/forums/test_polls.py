"""Polls at posts: asking, voting, ending, telling; secret means that nobody can read who chose what."""

import json
from dataclasses import asdict, replace
from datetime import timedelta

import pytest
from django.core import serializers
from django.db import IntegrityError, transaction
from django.utils import timezone

from community.models import Notice
from community.selectors import people_for
from forums.choices import FollowLevel
from forums.models import Poll, PollVote, Post
from forums.models.poll import FEWEST_SECRET
from forums.operations.following import follow
from forums.operations.moderation import hide_topic, lock_topic
from forums.operations.polls import close_poll, set_poll, settle_poll, take_poll_off
from forums.operations.posts import remove_post
from forums.operations.voting import take_vote_back, vote
from forums.poll_words import result_of
from forums.polling import poll_at
from forums.tasks import settle_by_the_clock
from portal.ballots import _seals, opened
from portal.models import AuditEntry
from portal.operations import SYSTEM, AccessDeniedError, OperationRefusedError, may
from tests.factories_forums import BoardFactory, TopicFactory
from tests.forums.polling import ask, end, give, ids, numbers, reply_with_poll, text

WRITERS = {"newcomer", "member", "moderator", "administrator"}


@pytest.fixture
def poll(question):
    return ask(question.posts.get(number=1))


# Asking -------------------------------------------------------------------------------------------
def test_a_reply_brings_its_poll_along(question, colleague):
    post = reply_with_poll(question, colleague, takes_several=True)

    assert (post.poll.question, post.poll.takes_several) == ("Which day suits you?", True)
    assert [option.text for option in post.poll.options.order_by("order")] == ["Monday", "Tuesday", "Friday"]
    week = timezone.now() + timedelta(days=7)
    assert abs(post.poll.closes_at - week) < timedelta(minutes=1)


@pytest.mark.parametrize(
    ("how", "field"),
    [
        ({"question": "  "}, "poll_question"),
        ({"question": "x" * 201}, "poll_question"),
        ({"options": ("One",)}, "poll_options"),
        ({"options": tuple(f"No {n}" for n in range(11))}, "poll_options"),
        ({"options": ("Yes", "yes")}, "poll_options"),
        ({"options": ("Yes", "x" * 121)}, "poll_options"),
        ({"closes_at": timezone.now() - timedelta(minutes=1)}, "poll_closes_on"),
        ({"closes_at": timezone.now() + timedelta(days=92)}, "poll_closes_on"),
    ],
)
def test_what_is_no_poll_is_refused_before_anything_is_written(how, field, question, colleague):
    with pytest.raises(OperationRefusedError) as refused:
        reply_with_poll(question, colleague, **how)

    assert refused.value.field == field
    assert (question.posts.count(), Poll.objects.count()) == (1, 0)


def test_it_is_changed_and_taken_off_while_nobody_has_voted(poll, member):
    post = poll.post
    set_poll(actor=member, post=post, text=text("Which week?", ("This", "Next")))
    assert [option.text for option in Poll.objects.get().options.order_by("order")] == ["This", "Next"]

    take_poll_off(actor=member, post=post)

    assert Poll.objects.count() == 0


@pytest.mark.parametrize("what", ["voted", "ended"])
def test_afterwards_it_stays_as_it_is(what, poll, member, colleague):
    if what == "voted":
        give(poll, colleague, "Monday")
    else:
        end(poll)

    for change in (
        lambda: set_poll(actor=member, post=poll.post, text=text("Another?")),
        lambda: take_poll_off(actor=member, post=poll.post),
    ):
        with pytest.raises(OperationRefusedError):
            change()

    assert Poll.objects.get().question == "Which day suits you?"


def test_nobody_sets_a_poll_on_somebody_elses_post(question, moderator):
    with pytest.raises(AccessDeniedError):
        set_poll(actor=moderator, post=question.posts.get(), text=text())


# Voting -------------------------------------------------------------------------------------------
def test_who_may_answer_may_vote(poll, everybody):
    allowed = {name for name, actor in everybody.items() if may(actor, "forums.vote", poll.post)}

    assert allowed == WRITERS


@pytest.mark.parametrize("how", ["locked", "hidden", "removed"])
def test_nobody_votes_in_what_is_closed(how, question, colleague, moderator):
    poll = reply_with_poll(question, colleague).poll
    if how == "locked":
        lock_topic(actor=moderator, topic=question)
    elif how == "hidden":
        hide_topic(actor=moderator, topic=question)
    else:
        remove_post(actor=colleague, post=poll.post, for_good=False)

    with pytest.raises(AccessDeniedError):
        give(poll, moderator, "Monday")


def test_a_vote_counts_once_and_can_be_changed_and_taken_back(poll, member, colleague):
    give(poll, member, "Monday")
    give(poll, colleague, "Monday", reason=" It is quiet. ")
    assert numbers(poll) == (2, [2, 0, 0])

    give(poll, colleague, "Friday")
    assert numbers(poll) == (2, [1, 0, 1])

    take_vote_back(actor=colleague, post=poll.post)
    take_vote_back(actor=colleague, post=poll.post)
    assert numbers(poll) == (1, [1, 0, 0])


def test_several_answers_are_counted_each(question, member, colleague):
    poll = ask(question.posts.get(), takes_several=True)
    give(poll, member, "Monday", "Friday")
    give(poll, colleague, "Friday")
    give(poll, member, "Tuesday", "Friday")

    assert numbers(poll) == (2, [0, 1, 2])


def test_what_is_no_choice_is_refused(poll, colleague, question):
    other = reply_with_poll(question, colleague).poll
    for chosen in ([], ids(poll, "Monday", "Friday"), ids(other, "Monday")):
        with pytest.raises(OperationRefusedError) as refused:
            vote(actor=colleague, post=poll.post, chosen=chosen)
        assert refused.value.field == "chosen"

    assert numbers(poll) == (0, [0, 0, 0])


def test_when_it_has_ended_nobody_votes_though_no_worker_was_there(poll, colleague):
    give(poll, colleague, "Monday")
    end(poll)

    for change in (
        lambda: give(poll, colleague, "Friday"),
        lambda: take_vote_back(actor=colleague, post=poll.post),
    ):
        with pytest.raises(OperationRefusedError):
            change()

    assert numbers(poll) == (1, [1, 0, 0])


# Secret -------------------------------------------------------------------------------------------
@pytest.fixture
def secret(question):
    return ask(question.posts.get(), ballot="secret")


def test_of_a_secret_vote_nothing_is_kept_that_says_what_it_was(secret, member, colleague):
    give(secret, member, "Monday", reason="Because")
    give(secret, colleague, "Friday")

    kept = json.loads(serializers.serialize("json", PollVote.objects.order_by("pk")))
    said = [{**row["fields"], "person": None} for row in kept]
    assert said[0] == said[1]
    assert (said[0]["chosen"], said[0]["reason"], said[0]["voted_at"]) == ([], "", None)
    trail = AuditEntry.objects.filter(verb="forums.vote").values_list("actor", "details", "object_id")
    assert (len(trail), len(set(map(str, trail))), trail[0][0]) == (2, 1, None)
    assert numbers(secret) == (2, [1, 0, 1])


def test_the_database_takes_no_secret_vote_that_says_something(secret, member):
    for said in ({"chosen": [1]}, {"reason": "Why"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            PollVote.objects.create(space=secret.space, poll=secret, person=member, voted_at=None, **said)


def test_only_the_ballot_changes_a_secret_vote_and_only_the_latest(secret, member):
    first = give(secret, member, "Monday")
    with pytest.raises(OperationRefusedError):
        give(secret, member, "Friday")
    second = give(secret, member, "Friday", ballot=first)
    assert numbers(secret) == (1, [0, 0, 1])

    for wrong in (first, replace(second, person=member.pk + 1)):
        with pytest.raises(OperationRefusedError):
            take_vote_back(actor=member, post=secret.post, ballot=wrong)
    take_vote_back(actor=member, post=secret.post, ballot=second)

    assert numbers(secret) == (0, [0, 0, 0])


def test_a_ballot_from_before_a_vote_was_taken_back_takes_away_nobody_elses(secret, member, colleague):
    give(secret, colleague, "Monday")
    old = give(secret, member, "Monday")
    take_vote_back(actor=member, post=secret.post, ballot=old)
    give(secret, member, "Friday")

    with pytest.raises(OperationRefusedError):
        give(secret, member, "Friday", ballot=old)
    with pytest.raises(OperationRefusedError):
        take_vote_back(actor=member, post=secret.post, ballot=old)

    assert numbers(secret) == (2, [1, 0, 1])


def test_a_ballot_that_says_too_little_is_none(secret, member):
    said = asdict(give(secret, member, "Monday"))
    del said["vote"]

    assert opened(_seals().encrypt(json.dumps(said).encode()).decode()) is None


def test_a_ballot_is_sealed(secret, member):
    ballot = give(secret, member, "Monday")
    sealed = ballot.seal()

    assert opened(sealed) == ballot
    assert opened(sealed[:-4] + "AAAA") is None
    assert opened("nonsense") is None


def test_of_few_secret_votes_numbers_are_not_shown_at_the_end_either(secret, member, colleague, signed_in):
    give(secret, member, "Monday")
    give(secret, colleague, "Friday")
    close_poll(actor=member, post=secret.post)

    post = Post.objects.select_related("topic__space", "space", "poll").get(pk=secret.post_id)
    shown = poll_at(post, member)
    assert (shown.shows_results, shown.waits_for_more) == (False, True)
    page = signed_in(colleague).get(post.topic.get_absolute_url()).content.decode()
    assert ("Fewer than three people have voted" in page, "1 vote" in page, "50 %" in page) == (
        True, False, False,
    )  # fmt: skip
    assert ("Fewer than three" in result_of(shown.poll), "vote</li>" in result_of(shown.poll)) == (
        True,
        False,
    )


def test_few_secret_votes_show_no_numbers_while_it_goes_on(secret, member, colleague, moderator):
    seen = []
    for person in (member, colleague, moderator):
        give(secret, person, "Monday")
        shown = poll_at(Post.objects.select_related("topic", "space").get(pk=secret.post_id), member)
        seen.append((shown.shows_results, shown.waits_for_more))

    assert seen == [(False, True)] * (FEWEST_SECRET - 1) + [(True, False)]


# Seeing -------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("when", "voter", "other", "at_the_end"),
    [("always", True, True, True), ("voted", True, False, True), ("closed", False, False, True)],
)
def test_results_are_shown_when_its_author_said(
    when, voter, other, at_the_end, question, colleague, member, visitor
):
    poll = ask(question.posts.get(), results_shown=when)
    give(poll, colleague, "Monday")
    poll.refresh_from_db()

    assert may(colleague, "forums.view_results", poll) is voter
    assert may(member, "forums.view_results", poll) is other
    assert may(visitor, "forums.view_results", poll) is other
    end(poll)
    assert may(visitor, "forums.view_results", poll) is at_the_end


@pytest.mark.parametrize("audience", ["public", "network", "space"])
@pytest.mark.parametrize("results", ["always", "voted", "closed"])
@pytest.mark.parametrize("ballot", ["open", "secret"])
def test_single_form_and_set_form_agree(
    audience, results, ballot, question, colleague, moderator, everybody, other_space, outsider
):
    poll = ask(question.posts.get(), results_shown=results, ballot=ballot)
    elsewhere = ask(TopicFactory(board=BoardFactory(space=other_space), author=outsider).posts.get())
    give(poll, colleague, "Monday")
    give(poll, moderator, "Friday")
    question.audience = audience
    question.save()

    for name, actor in everybody.items():
        known = {p for p in (poll, elsewhere) if may(actor, "forums.view_poll", Poll.objects.get(pk=p.pk))}
        assert set(Poll.objects.visible_to(actor)) == known, name
        votes = {
            vote
            for vote in PollVote.objects.select_related("poll__post__topic")
            if may(actor, "forums.view_votes", vote.poll)
            and people_for(actor).filter(pk=vote.person_id).exists()
        }
        assert set(PollVote.objects.visible_to(actor)) == votes, name


# Ending -------------------------------------------------------------------------------------------
def test_the_clock_tells_once_who_asked_and_who_voted(poll, member, colleague, moderator, observer):
    give(poll, colleague, "Monday")
    give(poll, moderator, "Monday")
    assert settle_by_the_clock() == 0
    end(poll)

    assert (settle_by_the_clock(), settle_by_the_clock()) == (1, 0)
    assert settle_poll(actor=SYSTEM, poll=poll) is False

    told = Notice.objects.filter(kind="poll_ended").values_list("recipient_id", flat=True)
    assert sorted(told) == sorted([member.pk, colleague.pk, moderator.pk])


def test_ended_by_hand_it_is_told_once_too(poll, member, colleague, django_capture_on_commit_callbacks):
    give(poll, colleague, "Monday")

    close_poll(actor=member, post=poll.post)
    close_poll(actor=member, post=poll.post)
    with pytest.raises(OperationRefusedError):
        give(poll, colleague, "Friday")

    assert settle_by_the_clock() == 1
    assert Notice.objects.filter(kind="poll_ended", recipient=colleague).count() == 1


def test_who_ends_it(poll, everybody):
    allowed = {name for name, actor in everybody.items() if may(actor, "forums.close_poll", poll.post)}

    assert allowed == {"member", "moderator", "administrator"}
    with pytest.raises(AccessDeniedError):
        settle_poll(actor=everybody["administrator"], poll=poll)


def test_who_wants_to_hear_nothing_of_the_topic_hears_nothing(poll, colleague, question):
    give(poll, colleague, "Monday")
    follow(actor=colleague, target=question, level=FollowLevel.NOTHING)
    end(poll)

    settle_by_the_clock()

    assert not Notice.objects.filter(kind="poll_ended", recipient=colleague).exists()


def test_who_cannot_see_it_any_more_hears_nothing(question, colleague, member, moderator):
    poll = reply_with_poll(question, colleague).poll
    give(poll, member, "Monday")
    remove_post(actor=moderator, post=poll.post, for_good=False)
    end(poll)

    assert settle_by_the_clock() == 1
    assert not Notice.objects.filter(kind="poll_ended").exists()
