"""A question that nobody answers is put to people by the platform, once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.models import Notice
from forums.models import HelpInvitation, PostingRules, Routing, Topic
from forums.operations.routing import ask_people, let_ask_by_itself
from forums.tasks import ask_by_the_clock
from portal.operations import AccessDeniedError
from tests.forums.asking import expert


@pytest.fixture
def experts(question, space):
    """Four people who know a word of the title."""
    return [expert(space, "begin") for _number in range(4)]


def ask(actor, topic, *people):
    return ask_people(actor=actor, topic=topic, people=[person.pk for person in people])


def states(topic):
    rows = HelpInvitation.objects.filter(topic=topic).order_by("pk")
    return list(rows.values_list("person_id", "state"))


def wait_for(topic, **time):
    Topic.objects.filter(pk=topic.pk).update(opened_at=timezone.now() - timedelta(**time))


def test_after_a_day_without_an_answer_the_platform_asks_two_and_only_once(question, experts):
    wait_for(question, hours=25)

    assert ask_by_the_clock() == 2
    assert ask_by_the_clock() == 0

    rows = HelpInvitation.objects.filter(topic=question)
    assert {(row.person_id, row.invited_by, row.state) for row in rows} == {
        (experts[0].pk, None, "open"), (experts[1].pk, None, "open"),
    }  # fmt: skip
    assert Notice.objects.filter(kind="help_wanted").count() == 2


@pytest.mark.parametrize(
    "why_not", ["young", "old", "answered", "solved", "hidden", "stopped", "archived", "space"]
)
def test_the_platform_leaves_a_question_alone(why_not, request, question, space, member, experts):
    wait_for(question, hours=25)
    if why_not == "young":
        wait_for(question, hours=23)
    elif why_not == "old":
        wait_for(question, days=15)
    elif why_not == "answered":
        request.getfixturevalue("reply")
        wait_for(question, hours=25)
    elif why_not == "stopped":
        let_ask_by_itself(actor=member, topic=question, allowed=False)
    elif why_not == "space":
        PostingRules.objects.create(space=space, first_posts="none", asks_by_itself=False)
    elif why_not == "archived":
        space.archived_at = timezone.now()
        space.save()
    else:
        Topic.objects.filter(pk=question.pk).update(**{f"{why_not}_at": timezone.now()})

    assert (ask_by_the_clock(), HelpInvitation.objects.count()) == (0, 0)


def test_another_space_does_not_stop_the_asking(question, other_space, experts):
    PostingRules.objects.create(space=other_space, first_posts="none", asks_by_itself=False)
    wait_for(question, hours=25)

    assert ask_by_the_clock() == 2


def test_who_allows_it_again_is_helped(question, member, experts):
    wait_for(question, hours=25)
    let_ask_by_itself(actor=member, topic=question, allowed=False)
    assert ask_by_the_clock() == 0

    let_ask_by_itself(actor=member, topic=question, allowed=True)

    assert ask_by_the_clock() == 2


def test_what_people_asked_takes_room(question, member, experts):
    wait_for(question, hours=25)
    ask(member, question, experts[0])

    assert ask_by_the_clock() == 1
    assert [state for _person, state in states(question)] == ["open", "open"]


@pytest.mark.parametrize(
    ("who", "allowed"), [("member", True), ("moderator", True), ("colleague", False), ("observer", False)]
)
def test_who_asked_and_moderators_say_whether_it_may(request, who, allowed, question):
    actor = request.getfixturevalue(who)

    if allowed:
        let_ask_by_itself(actor=actor, topic=question, allowed=False)
    else:
        with pytest.raises(AccessDeniedError):
            let_ask_by_itself(actor=actor, topic=question, allowed=False)

    assert Routing.objects.exclude(stopped_at=None).count() == allowed
