"""The pages of asking without a name: the tick, the note, showing one's name, and looking who it is."""

import re

import pytest
from django.urls import reverse

from forums.models import Revelation, Topic
from tests.factories import UserFactory, join
from tests.forums.nameless import ask_without_name


@pytest.fixture
def asked(board, member) -> Topic:
    return ask_without_name(member, board)


@pytest.fixture
def asker_url(asked) -> str:
    return reverse("post_asker", args=["baltic", asked.posts.get().pk])


def plain(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_the_form_asks_and_nothing_names_the_asker(board, member, colleague, signed_in):
    sent = {
        "kind": "help", "title": "How do I tell him?", "body": "It is hard.", "board": board.pk,
        "audience": "public", "language": "en", "is_nameless": "on",
    }  # fmt: skip

    answer = signed_in(member).post("/spaces/baltic/communication/topics/new/?kind=help", sent)

    topic = Topic.objects.get()
    assert (answer.status_code, topic.is_nameless, topic.author) == (303, True, None)
    page = plain(signed_in(colleague).get(topic.get_absolute_url()))
    assert ("The person who asked" in page, "Mara Member" in page) == (True, False)


@pytest.mark.parametrize(("kind", "offered"), [("help", True), ("discussion", False), ("experience", False)])
def test_only_help_is_offered_without_a_name(kind, offered, board, member, signed_in):
    page = signed_in(member).get(f"/spaces/baltic/communication/topics/new/?kind={kind}").content.decode()

    assert ('name="is_nameless"' in page) == offered


@pytest.mark.parametrize(("others", "warned"), [(1, True), (2, False)])
def test_a_small_space_is_warned_of_guessing(others, warned, board, space, member, signed_in):
    for _ in range(others):
        join(UserFactory(), space)

    page = plain(signed_in(member).get("/spaces/baltic/communication/topics/new/?kind=help"))

    assert ("they may guess that it is you" in page) == warned


def test_the_asker_sees_their_own_note_and_others_another(asked, member, colleague, signed_in, client):
    own = plain(signed_in(member).get(asked.get_absolute_url()))
    other = plain(signed_in(colleague).get(asked.get_absolute_url()))

    assert ("Only you see this note" in own, "Do not sign it" in own, "Show my name" in own) == (True,) * 3
    assert ("Only you see this note" in other, "Do not sign it" in other, "Show my name" in other) == (
        False, False, False,
    )  # fmt: skip
    assert "do not guess who it is" in other
    assert "do not guess who it is" in plain(client.get(asked.get_absolute_url()))


def test_showing_ones_name_asks_once_more(asked, member, signed_in):
    url = reverse("topic_show_asker", args=["baltic", asked.pk])

    question = signed_in(member).get(url)
    asked.refresh_from_db()
    before = asked.is_nameless
    answer = signed_in(member).post(url)

    asked.refresh_from_db()
    assert (question.status_code, before) == (200, True)
    assert (answer.status_code, answer["Location"]) == (303, asked.get_absolute_url())
    assert asked.author == member


@pytest.mark.parametrize(
    ("who", "status"),
    [("visitor", 303), ("stranger", 403), ("colleague", 403), ("member", 403), ("coordinator", 403),
     ("moderator", 200), ("administrator", 200)],
)  # fmt: skip
def test_who_opens_the_page_to_look(who, status, request, asker_url, signed_in, client):
    person = request.getfixturevalue(who)
    browser = client if person.pk is None else signed_in(person)

    assert browser.get(asker_url).status_code == status


def test_looking_needs_a_reason_and_keeps_nothing_without(asker_url, moderator, signed_in):
    answer = signed_in(moderator).post(asker_url, {"reason": ""})

    assert (answer.status_code, Revelation.objects.count()) == (422, 0)


def test_the_moderator_sees_the_name_and_the_asker_the_reason(
    asker_url, moderator, member, colleague, signed_in
):
    answer = signed_in(moderator).post(asker_url, {"reason": "Danger at work."})

    look = Revelation.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, look.get_absolute_url())
    assert "Mara Member" in plain(signed_in(moderator).get(look.get_absolute_url()))
    own = plain(signed_in(member).get(look.get_absolute_url()))
    assert ("Mona Moderator" in own, "Danger at work." in own) == (True, True)
    assert signed_in(colleague).get(look.get_absolute_url()).status_code == 404
    assert "Mona Moderator looked who wrote without a name" in plain(signed_in(member).get("/me/notices/"))


def test_under_another_space_a_look_is_not_found(asker_url, moderator, other_space, signed_in):
    signed_in(moderator).post(asker_url, {"reason": "Danger at work."})
    url = Revelation.objects.get().get_absolute_url()

    assert signed_in(moderator).get(url.replace("/baltic/", "/salon/")).status_code == 404


@pytest.mark.parametrize("replies", [0, 29])
def test_the_page_of_a_question_without_a_name_keeps_to_the_budget(
    replies, asked, member, signed_in, django_assert_num_queries
):
    from tests.factories_forums import PostFactory

    for number in range(2, replies + 2):
        PostFactory(topic=asked, number=number, mask=1)
    asked.post_count = 1 + replies
    asked.save()
    browser = signed_in(member)
    browser.get(asked.get_absolute_url())

    with django_assert_num_queries(11):
        browser.get(asked.get_absolute_url())
