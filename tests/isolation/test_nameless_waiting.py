"""What else could tell who asked without a name: what waits for a moderator, people who are asked, votes."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from community.models import Case, Notice
from forums.models import HeldContribution, HelpInvitation, Post, PostingRules, SameProblem, Topic
from forums.operations.deciding import decline_held, show_held
from forums.operations.holding import change_held
from forums.operations.merging import merge_topics
from forums.operations.poll_making import PollText
from forums.operations.polls import set_poll
from forums.operations.revealing import show_asker
from forums.operations.routing import ask_by_itself, ask_people, let_ask_by_itself
from forums.operations.sharing import share_problem
from forums.operations.splitting import split_topic
from forums.operations.voting import vote
from forums.operations.whether import ask_whether
from forums.operations.widening import widen_request
from forums.operations.writing import write_reply, write_topic
from forums.routing.selectors import suggest
from portal.models import AuditEntry, StoredFile
from portal.operations import SYSTEM, OperationRefusedError, may
from portal.own_data import holdings
from portal.tenancy.scope import forget_person
from tests.factories import UserFactory, join
from tests.factories_forums import BoardFactory, TopicFactory
from tests.forums.asking import expert, knows
from tests.forums.nameless import ask_without_name
from tests.isolation.test_nameless import browser, said_to, traces_in


@pytest.fixture
def asker(space: Any) -> Any:
    """Somebody new, whose first posts a moderator looks at."""
    person = UserFactory(
        email="unlikely-inbox@example.org", display_name="Zebulon Quietly", handle="zq-handle"
    )
    join(person, space, accepted_at=None)
    PostingRules.objects.create(space=space, first_posts="first")
    return person


@pytest.fixture
def questions(everywhere: Any, space: Any) -> Any:
    return BoardFactory(space=space, slug="questions", name="Questions")


@pytest.fixture
def held(questions: Any, asker: Any, moderator: Any, administrator: Any) -> HeldContribution:
    file = SimpleUploadedFile("plan.txt", b"words")
    found = write_topic(
        actor=asker, board=questions, kind="help", title="How do I tell him?", body="It is hard.",
        audience="space", files=[file], is_nameless=True,
    )  # fmt: skip
    assert isinstance(found, HeldContribution)
    return found


def pages_of(held: HeldContribution, who: Any) -> str:
    client, queue = browser(who), f"/spaces/{held.space.slug}/settings/held/"
    return said_to(client, held.get_absolute_url()) + said_to(client, queue) + said_to(client, "/me/notices/")


def test_no_moderator_sees_who_waits(held, asker, moderator, administrator):
    held = change_held(actor=asker, held=held, body="It is very hard.", title=held.title)
    pages = {who.name: pages_of(held, who) for who in (moderator, administrator)}

    assert {name: traces_in(page) for name, page in pages.items()} == {name: set() for name in pages}
    assert {"It is very hard." in page and "Asked without a name" in page for page in pages.values()} == {
        True
    }
    assert (held.author, StoredFile.objects.get().owner) == (None, None)
    assert not AuditEntry.objects.filter(actor=asker).exists()
    notices = Notice.objects.filter(kind="held_waiting")
    assert set(notices.values_list("recipient", "actor")) == {(moderator.pk, None), (administrator.pk, None)}


def test_who_wrote_it_keeps_all_rights(held, asker, member, moderator):
    page = said_to(browser(asker), held.get_absolute_url())

    assert "Take it back" in page
    assert may(asker, "forums.withdraw_held", held)
    assert not may(asker, "forums.decide_held", held)
    assert not may(member, "forums.view_held", held)
    assert set(HeldContribution.objects.visible_to(asker)) == {held}
    assert not HeldContribution.objects.visible_to(member).exists()
    own = str([row for holding in holdings() for row in holding.rows(asker)])
    others = str([row for holding in holdings() for row in holding.rows(moderator)])
    assert ("It is hard." in own, "It is hard." in others) == (True, False)


def test_what_is_shown_has_no_name_and_its_author_hears_of_it(held, asker, moderator):
    post = show_held(actor=moderator, held=held)
    page = said_to(browser(moderator), post.get_absolute_url()) + pages_of(held, moderator)

    assert (post.topic.is_nameless, post.author, traces_in(page)) == (True, None, set())
    assert may(asker, "forums.edit_post", post)
    assert Notice.objects.filter(recipient=asker, kind="held_shown").count() == 1


def test_a_reply_of_who_stands_there_without_a_name_waits_so(held, asker, moderator):
    topic = show_held(actor=moderator, held=held).topic
    reply = write_reply(
        actor=asker, topic=topic, body="https://one.example https://two.example https://three.example"
    )

    assert (reply.author, reply.is_nameless) == (None, True)
    assert traces_in(pages_of(reply, moderator)) == set()
    assert show_held(actor=moderator, held=reply).mask == 1


@pytest.fixture
def waits(held, asker, moderator):
    """A reply of the asker that waits, in their own topic."""
    topic = show_held(actor=moderator, held=held).topic
    body = "https://one.example https://two.example https://three.example"
    return write_reply(actor=asker, topic=topic, body=body)


def test_what_waits_gets_no_name_when_its_author_stands_elsewhere(waits, asker, moderator, questions):
    opening, talk = waits.topic.posts.get(), TopicFactory(board=questions, audience="space")
    merge_topics(actor=moderator, gone=waits.topic, kept=talk)
    split_topic(actor=moderator, topic=talk, picked=[opening.pk], title="How do I tell him?", kind="help")
    waits.refresh_from_db()
    forget_person(asker.pk)

    shown = show_held(actor=moderator, held=waits)

    assert (shown.topic, shown.author, shown.is_nameless) == (talk, None, True)
    assert not Post.objects.filter(author=asker).exists()
    assert traces_in(pages_of(waits, moderator)) == set()


def test_who_shows_their_name_shows_it_on_what_waits_there(waits, asker, moderator):
    show_asker(actor=asker, topic=waits.topic)
    waits.refresh_from_db()

    assert (waits.author, waits.is_nameless) == (asker, False)
    assert show_held(actor=moderator, held=waits).author == asker


def test_what_is_declined_names_nobody_and_its_author_may_object(held, asker, moderator):
    decline_held(actor=moderator, held=held, note="Please say more.")
    case = Case.objects.get()

    assert (case.person, Notice.objects.filter(recipient=asker, kind="moderated").count()) == (None, 1)
    assert may(asker, "community.object_to_decision", case)
    assert not may(asker, "community.handle_case", case)
    page = said_to(browser(moderator), case.get_absolute_url())
    assert traces_in(page) == set()


def test_limits_count_what_has_no_name(held, asker, questions):
    with pytest.raises(OperationRefusedError, match="just posted"):
        write_topic(
            actor=asker, board=questions, kind="help", title="Again", body="It is hard.", audience="space",
            is_nameless=True,
        )  # fmt: skip


# People who may know -------------------------------------------------------------------------------
@pytest.fixture
def topic(questions: Any, asker: Any, space: Any) -> Topic:
    """The asker knows the words of the question better than others."""
    knows(asker, "begin", "slowly")
    return ask_without_name(asker, questions, title="How do I begin slowly?", audience="space")


def test_only_who_asked_sees_who_may_know(topic, asker, space, moderator, administrator):
    """A list without the one who knows the words would tell moderators who it is."""
    other = expert(space, "begin")

    assert [each.person for each in suggest(asker, topic)] == [other]
    allowed = {who: may(who, "forums.ask_people", topic) for who in (asker, moderator, administrator)}
    assert list(allowed.values()) == [True, False, False]
    page = browser(moderator).get(f"/spaces/{space.slug}/communication/topics/{topic.pk}/ask-people/")
    assert page.status_code == 403


def test_who_is_asked_does_not_read_by_whom(topic, asker, space):
    other = expert(space, "begin")
    ask_people(actor=asker, topic=topic, people=[other.pk])
    let_ask_by_itself(actor=asker, topic=topic, allowed=False)
    client = browser(other)
    pages = [said_to(client, "/me/notices/"), said_to(client, f"{topic.get_absolute_url()}")]
    pages.append(said_to(client, f"/spaces/{space.slug}/communication/topics/{topic.pk}/helping/"))

    assert HelpInvitation.objects.get().invited_by is None
    assert list(Notice.objects.filter(recipient=other).values_list("kind", "actor")) == [
        ("help_wanted", None)
    ]
    assert {frozenset(traces_in(page)) for page in pages} == {frozenset()}
    assert not AuditEntry.objects.filter(actor=asker, verb__startswith="forums.ask").exists()
    assert not AuditEntry.objects.filter(actor=asker, verb="forums.let_ask_by_itself").exists()


def test_the_platform_asks_for_them_and_never_them(topic, asker, space):
    other = expert(space, "begin")
    asked = ask_by_itself(actor=SYSTEM, topic=topic)

    assert [each.person for each in asked] == [other]
    assert "answered" not in dict(asked[0].reasons)
    assert set(HelpInvitation.objects.visible_to(asker)) == set(asked)


# Votes and counts ------------------------------------------------------------------------------------
def test_the_asker_votes_in_no_poll_that_shows_names(topic, asker, colleague):
    text = PollText(question="Which day?", options=("Monday", "Friday"))
    poll = set_poll(actor=asker, post=topic.posts.get(), text=text)

    with pytest.raises(OperationRefusedError, match="without your name"):
        vote(actor=asker, post=poll.post, chosen=[poll.options.all()[0].pk])
    page = said_to(browser(asker), topic.get_absolute_url())
    assert "you do not vote in it" in page
    assert "you do not vote in it" not in said_to(browser(colleague), topic.get_absolute_url())
    assert not poll.votes.exists()
    secret = PollText(question="Which day?", options=("Monday", "Friday"), ballot="secret")
    poll = set_poll(actor=asker, post=topic.posts.get(), text=secret)
    assert vote(actor=asker, post=Post.objects.get(pk=poll.post_id), chosen=[poll.options.all()[0].pk]).ballot
    assert not AuditEntry.objects.filter(actor=asker, verb__contains="vote").exists()


def test_it_goes_wider_and_the_asker_alone_hears_whether_it_worked(topic, asker, member, space):
    with pytest.raises(OperationRefusedError, match="agree"):
        widen_request(actor=SYSTEM, topic=topic)
    widen_request(actor=asker, topic=topic)
    Topic.objects.filter(pk=topic.pk).update(
        solved_at=timezone.now() - timedelta(days=40), accepted_post=topic.posts.get()
    )
    ask_whether(actor=SYSTEM, topic=topic)

    assert set(Notice.objects.filter(kind="whether").values_list("recipient", flat=True)) == {asker.pk}
    assert not Notice.objects.filter(kind="went_wider").exists()
    assert not AuditEntry.objects.filter(actor=asker, verb="forums.widen_request").exists()


def test_nobody_shares_their_own_problem_after_a_merge(topic, asker, questions, moderator):
    other = ask_without_name(moderator, questions, audience="space")
    share_problem(actor=asker, topic=other)
    merge_topics(actor=moderator, gone=other, kept=topic)

    assert not SameProblem.objects.exists()
