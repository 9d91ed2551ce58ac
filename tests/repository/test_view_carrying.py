"""The form of a resource that is carried forward from a topic."""

import pytest
from django.contrib.messages import get_messages

from community.operations.consent import agree_to_words, ask_for_words
from portal.models import Link
from repository.models import Resource
from tests.factories_forums import BoardFactory, QuestionFactory, accept, answer
from tests.factories_repository import resource_form
from tests.reading import texts

NEW = "/spaces/baltic/sharing/resources/new/"


@pytest.fixture
def solved(everywhere, space, member, colleague):
    board = BoardFactory(space=space)
    question = QuestionFactory(board=board, author=member, title="How do you begin?", audience="network")
    return accept(question, answer(question, colleague, "With **one** page."))


def agree(topic, asker, author):
    asked = ask_for_words(actor=asker, source=topic, target="resource", draft={})
    agree_to_words(actor=author, request=asked)


def test_without_consent_the_form_leads_back_and_says_why(solved, member, signed_in):
    response = signed_in(member).get(f"{NEW}?from=topic:{solved.pk}")

    assert (response.status_code, response["Location"]) == (303, solved.get_absolute_url())
    assert [str(message) for message in get_messages(response.wsgi_request)] == [
        "The author of the answer has to agree first. Ask them, and you will get a notice."
    ]


def test_with_consent_the_form_is_filled_and_says_whose_words_they_are(solved, member, colleague, signed_in):
    agree(solved, member, colleague)

    response = signed_in(member).get(f"{NEW}?from=topic:{solved.pk}")

    page = response.content.decode()
    assert 'value="How do you begin?"' in page
    assert ">\nWith **one** page.</textarea>" in page
    assert texts(r'<option value="([^"]+)" selected>', response) == ["faq", "en"]
    assert texts(r'name="audience" value="([^"]+)"[^>]*checked', response) == ["network"]
    assert "<strong>Carl Colleague</strong>" in page
    assert f'<a href="{solved.get_absolute_url()}">How do you begin?</a>' in page


def test_what_is_sent_is_tied_to_where_it_comes_from(solved, member, colleague, signed_in):
    agree(solved, member, colleague)

    signed_in(member).post(f"{NEW}?from=topic:{solved.pk}", resource_form())

    made = Resource.objects.get()
    assert Link.objects.get().from_object == solved
    assert [part.user for part in made.contributors.all()] == [colleague]


def test_consent_that_is_missing_when_the_form_is_sent_loses_nothing(solved, member, signed_in):
    response = signed_in(member).post(f"{NEW}?from=topic:{solved.pk}", resource_form(title="My title"))

    assert (response.status_code, Resource.objects.count(), Link.objects.count()) == (422, 0, 0)
    assert 'value="My title"' in response.content.decode()


@pytest.mark.parametrize("words", ["topic:999999", "topic:", "spell:1", "topic:²", "x", "topic:" + "9" * 30])
def test_a_source_that_is_none_leaves_an_empty_form(words, space, member, signed_in):
    response = signed_in(member).get(NEW, {"from": words})

    assert response.status_code == 200
    assert "Carried forward" not in response.content.decode()


def test_the_words_of_a_hidden_topic_do_not_come_into_the_form(solved, outsider, signed_in, other_space):
    response = signed_in(outsider).get(f"/spaces/salon/sharing/resources/new/?from=topic:{solved.pk}")

    assert "How do you begin?" not in response.content.decode()
