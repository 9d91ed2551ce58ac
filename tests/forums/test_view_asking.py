"""The pages on which people are asked, and on which they are told why and say no."""

import re

import pytest

from community.models import HelpOffer
from forums.models import HelpInvitation, Routing
from forums.operations.routing import ask_people
from tests.factories_forums import QuestionFactory, accept, answer
from tests.forums.asking import expert


@pytest.fixture
def experts(question, space):
    return [expert(space, "begin", "page") for _number in range(3)]


def at(topic, name):
    return f"/spaces/{topic.space.slug}/communication/topics/{topic.pk}/{name}/"


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


# Asking --------------------------------------------------------------------------------------------
def test_the_page_shows_who_may_know_and_why(question, member, experts, signed_in):
    page = text(signed_in(member).get(at(question, "ask-people")))

    for person in experts:
        assert f"<strong>{person.name}</strong>" in page
    assert page.count("Knows about: begin") == 3
    assert page.count("Speaks English") == 3


def test_who_is_chosen_is_asked_and_stands_on_the_page(question, member, experts, signed_in):
    browser = signed_in(member)

    response = browser.post(at(question, "ask-people"), {"people": [experts[0].pk, experts[1].pk]})

    assert (response.status_code, response["Location"]) == (303, at(question, "ask-people"))
    page = text(browser.get(at(question, "ask-people")))
    assert "2 people have been asked." in page
    assert "Asked already" in page
    assert "Two people are asked already." in page
    assert set(HelpInvitation.objects.values_list("person_id", flat=True)) == {
        experts[0].pk, experts[1].pk,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        (0, "Choose one or two people."),
        (3, "Choose two people at most."),
        ("stranger", "Somebody whom you chose cannot be asked any more. Look at the list again."),
    ],
)
def test_a_refusal_stands_at_the_choice_and_loses_nothing(
    chosen, words, request, question, member, experts, signed_in
):
    if chosen == "stranger":
        people = [experts[0].pk, request.getfixturevalue("stranger").pk]
    else:
        people = [person.pk for person in experts[:chosen]]

    response = signed_in(member).post(at(question, "ask-people"), {"people": people})

    assert response.status_code == 422
    page = text(response)
    assert words in page
    assert page.count(" checked") == len(set(people) & {person.pk for person in experts})
    assert HelpInvitation.objects.count() == 0


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("member", 200), ("moderator", 200), ("colleague", 403), ("observer", 403), ("outsider", 403),
        ("coordinator", 403),
    ],
)  # fmt: skip
def test_who_opens_the_page(who, status, request, question, signed_in):
    browser = signed_in(request.getfixturevalue(who))

    assert browser.get(at(question, "ask-people")).status_code == status
    assert browser.post(at(question, "ask-people"), {}).status_code == (422 if status == 200 else status)


def test_strangers_sign_in_first_and_discussions_ask_nobody(question, talk, client, member, signed_in):
    response = client.get(at(question, "ask-people"))
    assert (response.status_code, "/accounts/login/" in response["Location"]) == (303, True)

    assert signed_in(member).get(at(talk, "ask-people")).status_code == 403


def test_where_nobody_fits_the_page_says_what_helps(question, member, moderator, signed_in):
    mine, theirs = (text(signed_in(who).get(at(question, "ask-people"))) for who in (member, moderator))

    for page in (mine, theirs):
        assert "Nobody to suggest at the moment" in page
    assert ("Change tags and title" in mine, "Change tags and title" in theirs) == (True, False)


def test_what_is_solved_asks_nobody(question, reply, member, experts, signed_in):
    accept(question, reply)

    page = text(signed_in(member).get(at(question, "ask-people")))

    assert "This question does not wait for answers any more." in page
    assert experts[0].name not in page


def test_the_platform_is_told_not_to_ask(question, member, experts, signed_in):
    browser = signed_in(member)
    assert "Guildhall asks the two people who fit best." in text(browser.get(at(question, "ask-people")))

    response = browser.post(at(question, "ask-people/by-itself"), {"allowed": "no"})

    assert (response.status_code, Routing.objects.get().stopped_at is None) == (303, False)
    assert "Guildhall asks nobody by itself" in text(browser.get(at(question, "ask-people")))
    browser.post(at(question, "ask-people/by-itself"), {"allowed": "yes"})
    assert Routing.objects.get().stopped_at is None


@pytest.mark.parametrize(("who", "shown"), [("member", True), ("moderator", True), ("colleague", False)])
def test_the_topic_leads_to_it(who, shown, request, question, signed_in):
    page = text(signed_in(request.getfixturevalue(who)).get(question.get_absolute_url()))

    assert (at(question, "ask-people") in page) == shown


def test_until_somebody_has_answered_it_stands_under_the_question(question, colleague, member, signed_in):
    browser, asks = signed_in(member), {"HX-Request": "true"}
    address = question.get_absolute_url()
    waiting = [
        text(browser.get(address, headers=each)).count(at(question, "ask-people")) for each in ({}, asks)
    ]

    answer(question, colleague, "With the first page.")

    answered = [
        text(browser.get(address, headers=each)).count(at(question, "ask-people")) for each in ({}, asks)
    ]
    assert (waiting, answered) == ([1, 1], [1, 0])


def test_the_desk_leads_to_it(question, administrator, signed_in):
    page = text(signed_in(administrator).get(f"/spaces/{question.space.slug}/desk/"))

    assert at(question, "ask-people") in page


# Being asked ---------------------------------------------------------------------------------------
@pytest.fixture
def invitation(question, member, experts):
    return ask_people(actor=member, topic=question, people=[experts[0].pk])[0]


def test_who_is_asked_reads_the_question_and_the_reason(question, invitation, signed_in):
    browser = signed_in(invitation.person)

    page = text(browser.get(at(question, "helping")))

    assert "With <strong>which</strong> page?" in page
    for words in ("You know about: begin", "You speak English", "Not this time", "Ask me less often"):
        assert words in page
    assert "You are asked for help" in text(browser.get(question.get_absolute_url()))
    assert at(question, "helping") in text(browser.get("/me/"))


def test_one_tap_says_no(question, invitation, member, signed_in):
    browser = signed_in(invitation.person)

    response = browser.post(at(question, "helping"), {"answer": "no"})

    assert (response.status_code, response["Location"]) == (303, at(question, "helping"))
    page = text(browser.get(at(question, "helping")))
    assert "Nobody is told why." in page
    assert "That is all right." in page
    for path in (question.get_absolute_url(), "/me/"):
        assert at(question, "helping") not in text(browser.get(path))
    assert "Cannot this time" in text(signed_in(member).get(at(question, "ask-people")))


@pytest.mark.parametrize("who", ["member", "moderator", "colleague", "outsider"])
def test_who_was_not_asked_finds_nothing(who, request, question, invitation, signed_in):
    browser = signed_in(request.getfixturevalue(who))

    assert browser.get(at(question, "helping")).status_code == 404
    assert browser.post(at(question, "helping"), {}).status_code == 404
    assert HelpInvitation.objects.get().state == "open"


def test_after_the_answer_the_page_says_thank_you(question, invitation, signed_in):
    browser = signed_in(invitation.person)

    browser.post(at(question, "reply"), {"body": "With the first one."})

    assert "You have answered. Thank you." in text(browser.get(at(question, "helping")))
    assert "You are asked for help" not in text(browser.get(question.get_absolute_url()))


def test_who_has_answered_well_is_invited_to_say_what_they_know(board, member, colleague, signed_in):
    question = QuestionFactory(board=board, author=member)
    accept(question, answer(question, colleague))
    assert "Say what you can help with" in text(signed_in(colleague).get("/me/"))

    HelpOffer.objects.create(user=colleague)  # has said something: no

    assert "Say what you can help with" not in text(signed_in(colleague).get("/me/"))


@pytest.mark.parametrize("rows", [1, 20])
def test_the_page_takes_the_same_queries(rows, question, space, member, signed_in, django_assert_num_queries):
    for _number in range(rows):
        expert(space, "begin")
    browser = signed_in(member)
    browser.get(at(question, "ask-people"))

    with django_assert_num_queries(15):
        browser.get(at(question, "ask-people"))


def test_the_first_answer_is_thanked_for_and_later_ones_are_not(question, colleague, signed_in):
    browser = signed_in(colleague)
    browser.post(at(question, "reply"), {"body": "With the first one."})
    assert "Say so in your settings: Helping others." in text(browser.get(question.get_absolute_url()))

    browser.post(at(question, "reply"), {"body": "Or with the second."})

    assert "Helping others." not in text(browser.get(question.get_absolute_url()))
