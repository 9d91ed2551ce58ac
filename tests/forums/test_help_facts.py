"""What a help request says besides its words: on form, page and rows, in search, and carried forward."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from forums.lineage import material
from forums.models import HelpRequest, Topic
from forums.operations.answers import accept_answer
from forums.search_indexes import TopicIndex
from portal.operations import may
from search.params import Params
from search.queries import find
from search.writer import rebuild
from tests.factories_forums import BoardFactory, QuestionFactory, TopicFactory, accept, answer


@pytest.fixture
def address(board):
    return reverse("topic_new", args=[board.space.slug])


@pytest.fixture
def typed(board):
    return {
        "kind": "help", "board": board.pk, "title": "Oven stays cold?", "body": "It *hums*.", "tags": "",
        "audience": "space", "language": "en",
    }  # fmt: skip


def test_title_and_words_are_enough(address, typed, member, signed_in):
    response = signed_in(member).post(address, typed)

    request = HelpRequest.objects.get()
    assert response.status_code == 303
    assert (request.topic.title, request.space, request.context) == (
        "Oven stays cold?",
        request.topic.space,
        [],
    )
    assert (request.urgency, request.may_go_wider) == ("", False)


def test_who_says_more_helps_others_to_help(address, typed, member, signed_in):
    facts = {
        "tried": "A new fuse.", "trade": "hospitality", "country": "LV", "firm_size": "micro",
        "urgency": "today", "may_go_wider": "on",
    }  # fmt: skip

    signed_in(member).post(address, typed | facts)

    request = HelpRequest.objects.get()
    assert request.context == ["Hotels, kitchens and tourism", "Latvia", "Up to 9 people"]
    assert (request.urgency, request.may_go_wider) == ("today", True)
    assert request.topic.posts.get().body == "It *hums*.\n\n## What I have tried\n\nA new fuse."


def test_what_is_none_of_the_choices_is_said_at_its_field_and_nothing_is_lost(
    address, typed, member, signed_in
):
    response = signed_in(member).post(address, typed | {"country": "XX", "tried": "A fuse."})

    form = response.context["form"]
    assert (response.status_code, list(form.errors)) == (422, ["country"])
    assert (form["tried"].value(), response.context["facts_open"]) == ("A fuse.", True)
    assert Topic.objects.count() == 0


def test_the_form_begins_with_ones_own_country_and_says_so(address, member, signed_in):
    member.profile.country = "LT"
    member.profile.save()

    response = signed_in(member).get(address, {"kind": "help"})

    assert response.context["form"]["country"].value() == "LT"
    assert "Country: Lithuania" in response.content.decode()


def test_other_kinds_have_none_of_it(address, typed, member, signed_in):
    response = signed_in(member).post(address, typed | {"kind": "discussion", "country": "LV"})

    assert (response.status_code, HelpRequest.objects.count()) == (303, 0)


def test_a_hidden_space_offers_no_wider_circle(hidden_space, insider, signed_in, everywhere):
    BoardFactory(space=hidden_space, audience="space")

    form = signed_in(insider).get(reverse("topic_new", args=["bakery"]), {"kind": "help"}).context["form"]

    assert ("may_go_wider" in form.fields, "country" in form.fields) == (False, True)


def test_its_author_changes_the_facts_with_the_words(board, member, signed_in):
    topic = QuestionFactory(board=board, author=member, facts={"country": "LV", "urgency": "today"})
    edit = reverse("post_edit", args=[board.space.slug, topic.posts.get().pk])
    browser = signed_in(member)

    form = browser.get(edit).context["form"]
    sent = {"title": topic.title, "body": "Now?", "tags": "", "version": 1, "country": "FI", "trade": "wood"}
    response = browser.post(edit, sent)

    assert (form["country"].value(), form["urgency"].value()) == ("LV", "today")
    request = HelpRequest.objects.get()
    assert response.status_code == 303
    assert (request.country, request.trade, request.urgency) == ("FI", "wood", "")


@pytest.mark.parametrize("values", [{"trade": "magic"}, {"firm_size": "tiny"}, {"urgency": "now"}])
def test_the_database_knows_the_codes(values, question):
    with pytest.raises(IntegrityError):
        HelpRequest.objects.update(**values)


def test_an_outcome_has_its_time(question):
    with pytest.raises(IntegrityError):
        HelpRequest.objects.update(outcome="yes")


@pytest.mark.parametrize(("hours", "tone"), [(3, "neutral"), (30, "warning"), (50, "danger")])
def test_a_question_without_an_answer_shows_its_age(hours, tone, board, member, signed_in):
    asked = timezone.now() - timedelta(hours=hours)
    topic = QuestionFactory(board=board, author=member, opened_at=asked)

    page = signed_in(member).get(topic.get_absolute_url()).content.decode()
    row = signed_in(member).get(board.get_absolute_url()).content.decode()

    assert topic.age_tone == tone
    assert "No answer yet" in page
    assert ("No answer yet" in row, "No answer yet: " in row) == (True, tone != "neutral")
    assert f"badge--{tone}" in row


def test_an_answer_of_somebody_else_ends_the_waiting(question, colleague, member, signed_in):
    answer(question, member, "Nobody?")
    alone = signed_in(member).get(question.get_absolute_url()).context["no_answer_yet"]

    answer(question, colleague)

    after = signed_in(member).get(question.get_absolute_url()).context["no_answer_yet"]
    assert (alone, after) == (True, False)


def test_country_trade_and_state_are_found_in_every_language(board, member, colleague):
    topic = QuestionFactory(board=board, author=member, facts={"country": "FI", "trade": "wood"})
    accept(topic, answer(topic, colleague))

    index = TopicIndex()
    labels = index.document(index.index_queryset().get(pk=topic.pk)).labels.split()

    assert {"Finland", "Suomi", "Somija", "Suomija", "Wood", "Solved"} <= set(labels)


def test_what_is_carried_forward_says_where_it_was_asked(board, member, colleague):
    topic = QuestionFactory(board=board, author=member, facts={"country": "LV", "trade": "wood"})
    accept_answer(actor=member, post=answer(topic, colleague, "Sand it."))
    topic.refresh_from_db()

    assert material(topic).body == "Sand it.\n\n*Asked from: Wood and furniture, Latvia*"


def test_a_topic_that_asks_for_nothing_has_no_request(board, member):
    assert TopicFactory(board=board, author=member).request is None


@pytest.mark.parametrize(
    "who",
    ["visitor", "stranger", "outsider", "rival", "insider", "newcomer", "observer", "member", "moderator"],
)
def test_requests_are_shown_as_their_topics(who, board, member, hidden_space, everybody):
    there = BoardFactory(space=hidden_space)
    for place in (board, there):
        for audience in ("public", "network", "space"):
            QuestionFactory(board=place, author=member, audience=audience)
    QuestionFactory(board=board, hidden_at=timezone.now())
    actor = everybody[who]

    shown = set(HelpRequest.objects.visible_to(actor))

    assert shown == {
        each for each in HelpRequest.objects.all() if may(actor, "forums.view_help_request", each)
    }


def test_results_of_a_search_say_how_a_question_stands(
    board, member, colleague, empty_index, everywhere, visitor
):
    yes = {"outcome": "yes", "outcome_at": timezone.now()}
    for title, facts in (("Oven cold", yes), ("Oven smokes", {})):
        topic = QuestionFactory(board=board, author=member, title=title, facts=facts)
        accept(topic, answer(topic, colleague))
    QuestionFactory(board=board, author=member, title="Oven hums")
    rebuild()

    found = find(visitor, Params(q="oven"))

    assert {hit.plain_title: hit.state for hit in found.hits} == {
        "Oven cold": "Verified", "Oven smokes": "Solved", "Oven hums": "",
    }  # fmt: skip
