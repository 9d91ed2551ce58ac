"""The language of a post: guessed, shown where it is not the reader's, corrected by author and moderators."""

import pytest
from django.urls import reverse

from forums.operations.posts import edit_post, remove_post, reply_to_topic
from forums.operations.tongue import say_language
from forums.operations.topics import edit_topic, open_topic
from portal.operations import AccessDeniedError, OperationRefusedError, may

FINNISH = "Miten te aloititte? Meillä opiskelija on kohtelias, mutta hän ei vielä tiedä hintoja."
ENGLISH = "How did you begin with that, without promising things that you cannot keep?"


def at(name, post):
    return reverse(name, args=[post.space.slug, post.pk])


@pytest.fixture
def finnish(question, colleague):
    return reply_to_topic(actor=colleague, topic=question, body=FINNISH)


def test_a_reply_is_in_the_language_that_it_seems_to_be_in(finnish, question, member):
    short = reply_to_topic(actor=member, topic=question, body="OK")

    assert (finnish.language, finnish.language_said_at, short.language) == ("fi", None, "")


def test_a_topic_says_its_language_itself(board, member):
    topic = open_topic(actor=member, board=board, kind="discussion", title="T", body=ENGLISH, language="lv")

    opening = topic.posts.get()
    assert (opening.language, opening.language_said_at) == ("lv", topic.opened_at)


def test_other_words_are_guessed_again_until_somebody_has_said_it(finnish, colleague):
    edit_post(actor=colleague, post=finnish, body=ENGLISH)
    finnish.refresh_from_db()
    assert finnish.language == "en"

    say_language(actor=colleague, post=finnish, language="")
    edit_post(actor=colleague, post=finnish, body=FINNISH)

    finnish.refresh_from_db()
    assert finnish.language == ""


def test_a_guess_follows_the_words_of_a_first_post_until_somebody_has_said_it(board, member):
    topic = open_topic(actor=member, board=board, kind="discussion", title="T", body=ENGLISH)
    assert (topic.language, topic.posts.get().language_said_at) == ("en", None)

    change = {"actor": member, "title": "T", "words": []}
    assert edit_topic(topic=topic, body=FINNISH, **change).language == "fi"
    say_language(actor=member, post=topic.posts.get(), language="sv")
    edit_topic(topic=topic, body=ENGLISH, **change)

    topic.refresh_from_db()
    assert (topic.language, topic.posts.get().language) == ("sv", "sv")


def test_the_language_of_a_first_post_is_that_of_its_topic(question, member):
    say_language(actor=member, post=question.posts.get(), language="et")

    question.refresh_from_db()
    assert question.language == "et"


def test_who_may_say_it(finnish, everybody, colleague):
    allowed = {name for name, actor in everybody.items() if may(actor, "forums.say_language", finnish)}

    assert allowed == {"moderator", "administrator"}
    assert may(colleague, "forums.say_language", finnish)


@pytest.mark.parametrize("who", ["member", "removed"])
def test_nobody_else_says_it_and_not_of_what_was_removed(who, finnish, member, colleague):
    if who == "removed":
        remove_post(actor=colleague, post=finnish)

    with pytest.raises(AccessDeniedError):
        say_language(actor=member if who == "member" else colleague, post=finnish, language="en")

    finnish.refresh_from_db()
    assert finnish.language_said_at is None


def test_only_languages_are_languages(finnish, colleague):
    with pytest.raises(OperationRefusedError):
        say_language(actor=colleague, post=finnish, language="xx")

    finnish.refresh_from_db()
    assert finnish.language == "fi"


# On the page --------------------------------------------------------------------------------------
def test_the_text_has_its_language_and_readers_of_another_are_told(finnish, question, client):
    page = client.get(question.get_absolute_url()).content.decode()

    assert f'<div lang="fi"><p>{FINNISH}</p>' in page
    assert [shown.foreign_language for shown in client.get(question.get_absolute_url()).context["posts"]] == [
        "", "Finnish",
    ]  # fmt: skip
    assert "Correct the language" not in page


@pytest.mark.parametrize(
    ("who", "sent", "status"),
    [
        ("moderator", "sv", 303),
        ("moderator", "", 303),
        ("moderator", "xx", 422),
        ("member", "sv", 403),
        ("visitor", "sv", 303),
    ],
)
def test_correcting_it(who, sent, status, finnish, everybody, signed_in, client):
    browser = client if who == "visitor" else signed_in(everybody[who])

    response = browser.post(at("post_language", finnish), {"language": sent})

    finnish.refresh_from_db()
    assert response.status_code == status
    assert finnish.language == (sent if (who, status) == ("moderator", 303) else "fi")


def test_the_page_shows_what_is_guessed(finnish, colleague, other_space, signed_in):
    browser = signed_in(colleague)

    page = browser.get(at("post_language", finnish))

    assert page.context["form"]["language"].value() == "fi"
    assert "Correct the language" in browser.get(finnish.topic.get_absolute_url()).content.decode()
    address = reverse("post_language", args=[other_space.slug, finnish.pk])
    assert browser.get(address).status_code == 404
