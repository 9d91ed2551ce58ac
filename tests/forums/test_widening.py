"""After two days without an answer a question goes to the network, if its author agreed."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from community.models import Notice
from forums.models import HelpRequest, Topic
from forums.operations.help_facts import HelpFacts
from forums.operations.holding import hold
from forums.operations.posts import remove_post, reply_to_topic
from forums.operations.topics import open_topic
from forums.operations.widening import agree_to_go_wider, widen_request
from forums.search_indexes import TopicIndex
from forums.tasks import widen_by_the_clock
from portal.choices import Audience
from portal.models import AuditEntry, Hint
from portal.operations import SYSTEM, AccessDeniedError, OperationRefusedError
from portal.realtime import EVERYBODY
from search.models import IndexChange
from tests.factories_forums import BoardFactory, answer


@pytest.fixture
def quiet(board, member):
    """A question for the members of its space alone, that may go wider."""
    return ask(board, member)


def ask(board, member, *, may_go_wider=True):
    return open_topic(
        actor=member, board=board, kind="help", title="Who has a lathe?", body="Ours is old.",
        audience=Audience.SPACE, language="en", facts=HelpFacts(may_go_wider=may_go_wider),
    )  # fmt: skip


def after(hours):
    with time_machine.travel(timezone.now() + timedelta(hours=hours)):
        return widen_by_the_clock()


def test_it_goes_once_after_two_days(quiet, rival, stranger):
    assert not Topic.objects.visible_to(rival).filter(pk=quiet.pk).exists()

    assert [after(47), after(49), after(50)] == [0, 1, 0]

    quiet.refresh_from_db()
    assert (quiet.audience, HelpRequest.objects.get().went_wider_at is None) == ("network", False)
    assert Topic.objects.visible_to(rival).filter(pk=quiet.pk).exists()
    assert not Topic.objects.visible_to(stranger).filter(pk=quiet.pk).exists()
    assert AuditEntry.objects.filter(verb="forums.widen_request").count() == 1


def test_its_author_hears_and_search_and_pages_know(quiet, member):
    IndexChange.objects.all().delete()
    Hint.objects.all().delete()

    after(49)

    told = Notice.objects.get(kind="went_wider")
    index = TopicIndex()
    assert (told.recipient, told.object_id) == (member, quiet.pk)
    assert IndexChange.objects.count() == 1
    assert {f"topic:{quiet.pk}", EVERYBODY} <= set(Hint.objects.values_list("key", flat=True))
    assert "network" in index.document(index.index_queryset().get(pk=quiet.pk)).access


@pytest.mark.parametrize(
    "what", ["not agreed", "answered", "hidden", "locked", "solved", "left", "archived", "merely network"]
)
def test_it_stays_where_it_is(what, quiet, member, colleague, space):
    if what == "not agreed":
        agree_to_go_wider(actor=member, topic=quiet, agreed=False)
    elif what == "answered":
        answer(quiet, colleague)
    elif what == "left":
        type(member).objects.filter(pk=member.pk).update(is_active=False)
    elif what == "archived":
        type(space).objects.filter(pk=space.pk).update(archived_at=timezone.now())
    elif what == "merely network":
        Topic.objects.update(audience=Audience.NETWORK)
    else:
        Topic.objects.update(**{f"{what}_at": timezone.now()})
    before = Topic.objects.get().audience

    assert after(49) == 0

    assert (Topic.objects.get().audience, Notice.objects.filter(kind="went_wider").count()) == (before, 0)


def test_a_hidden_space_keeps_its_questions(hidden_space, insider, everywhere):
    topic = ask(BoardFactory(space=hidden_space, audience="space"), insider)

    assert after(49) == 0
    with pytest.raises(OperationRefusedError):
        widen_request(actor=insider, topic=topic)
    topic.refresh_from_db()
    assert topic.audience == Audience.SPACE


def test_the_words_of_others_are_never_shown_to_more(quiet, member, colleague):
    reply = answer(quiet, colleague)

    with pytest.raises(OperationRefusedError) as refusal:
        widen_request(actor=member, topic=quiet)

    assert str(refusal.value).startswith("Others have replied")
    remove_post(actor=colleague, post=reply)
    assert widen_request(actor=member, topic=quiet).audience == Audience.NETWORK


@pytest.mark.parametrize("who", ["colleague", "moderator", "administrator", "rival"])
def test_nobody_but_its_author_widens_it(who, quiet, everybody, colleague):
    with pytest.raises(AccessDeniedError) as denied:
        widen_request(actor={**everybody, "colleague": colleague}[who], topic=quiet)

    quiet.refresh_from_db()
    assert (denied.value.permission, quiet.audience) == ("forums.widen_request", "space")


def test_the_platform_needs_the_agreement(board, member):
    topic = ask(board, member, may_go_wider=False)

    with pytest.raises(OperationRefusedError):
        widen_request(actor=SYSTEM, topic=topic)

    topic.refresh_from_db()
    assert topic.audience == Audience.SPACE


@pytest.mark.parametrize(
    ("verb", "audience", "agreed"),
    [("now", "network", True), ("keep", "space", False), ("agree", "space", True)],
)
def test_the_buttons_of_who_waits(verb, audience, agreed, quiet, member, colleague, signed_in):
    browser = signed_in(member)
    where = f"/spaces/baltic/communication/topics/{quiet.pk}/wider/"
    assert "Ask the whole network now" in browser.get(quiet.get_absolute_url()).content.decode()
    others = signed_in(colleague).get(quiet.get_absolute_url()).content.decode()
    assert "Ask the whole network now" not in others

    response = browser.post(where, {"verb": verb})

    quiet.refresh_from_db()
    assert (response.status_code, quiet.audience) == (303, audience)
    assert HelpRequest.objects.get().may_go_wider is agreed
    assert Notice.objects.filter(kind="went_wider").count() == 0


def test_somebody_else_is_forbidden(quiet, colleague, signed_in):
    where = f"/spaces/baltic/communication/topics/{quiet.pk}/wider/"

    assert signed_in(colleague).post(where, {"verb": "now"}).status_code == 403
    assert signed_in(colleague).post(where, {"verb": "?"}).status_code == 404
    quiet.refresh_from_db()
    assert quiet.audience == Audience.SPACE


def test_a_reply_that_waits_for_a_moderator_keeps_it_where_it_is(quiet, newcomer, member):
    hold(actor=newcomer, kind="reply", place=quiet, body="For you alone", reason="first")

    assert after(49) == 0
    with pytest.raises(OperationRefusedError):
        widen_request(actor=member, topic=quiet)
    quiet.refresh_from_db()
    assert quiet.audience == "space"


def test_a_question_whose_only_reply_was_removed_waits_again(quiet, colleague, moderator):
    post = reply_to_topic(actor=colleague, topic=quiet, body="Buy my lathe")
    assert list(Topic.objects.unanswered()) == []

    remove_post(actor=moderator, post=post)

    assert list(Topic.objects.unanswered()) == [quiet]
    assert after(49) == 1


def test_a_question_of_somebody_who_left_is_answered_by_what_stands_there(quiet, colleague):
    reply_to_topic(actor=colleague, topic=quiet, body="Yes")
    Topic.objects.filter(pk=quiet.pk).update(author=None)

    assert list(Topic.objects.unanswered()) == []
