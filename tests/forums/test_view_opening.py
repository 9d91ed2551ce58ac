"""Opening a topic: first the kind, then the form."""

import re

import pytest
from django.urls import reverse

from forums.models import Topic
from portal.choices import Audience
from portal.models import Space
from tests.factories_forums import BoardFactory


@pytest.fixture
def address(board):
    return reverse("topic_new", args=[board.space.slug])


@pytest.fixture
def typed(board):
    return {
        "kind": "help", "board": board.pk, "title": "How?", "body": "In *short*.", "tags": "ilp, plain words",
        "audience": "network", "language": "lv",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("who", "kinds"),
    [
        ("member", ["help", "discussion", "experience"]),
        ("moderator", ["help", "discussion", "experience", "announcement"]),
    ],
)
def test_it_asks_first_what_it_is_to_be(who, kinds, address, everybody, signed_in):
    response = signed_in(everybody[who]).get(address, {"board": "questions"})

    page = response.content.decode()
    assert response.status_code == 200
    assert re.findall(r'href="\?board=questions&amp;kind=(\w+)"', page) == kinds


def test_the_form_knows_board_and_audience(address, board, member, signed_in, everywhere):
    quiet = BoardFactory(space=board.space, slug="quiet", audience=Audience.SPACE)

    form = signed_in(member).get(address, {"kind": "help", "board": "quiet"}).context["form"]

    assert (form.initial["board"], form.initial["audience"]) == (quiet.pk, "space")


@pytest.mark.parametrize(
    ("said", "body", "language"),
    [
        ("", "How do you begin with this in the first week, and what have you tried with them?", "en"),
        ("", "Kā jūs sākat pirmajā nedēļā, un ko jūs esat mēģinājuši ar viņiem darīt?", "lv"),
        ("", "Hm.", ""),
        ("lt", "How do you begin with this in the first week, and what have you tried with them?", "lt"),
    ],
)
def test_the_language_is_that_of_the_text_unless_somebody_says_another(
    said, body, language, address, typed, member, signed_in
):
    member.profile.languages = ["lav", "lv"]
    member.profile.save()
    browser = signed_in(member)
    form = browser.get(address, {"kind": "help"}).context["form"]
    assert form["language"].value() == ""
    assert form.fields["language"].choices[0] == ("", "As in the text (we guess)")

    browser.post(address, typed | {"body": body, "language": said})

    topic = Topic.objects.get()
    assert (topic.language, topic.posts.get().language) == (language, language)


@pytest.mark.parametrize(
    ("said", "body", "heading"),
    [
        ("", "Mēs to darām ar viņiem un arī par to, kas ir jau labi, bet ne tik ļoti.", "Ko mēs izmēģinājām"),
        ("", "Hm.", "What we tried"),
        ("fi", "Hm.", "Mitä kokeilimme"),
    ],
)
def test_an_experience_has_headings_in_the_language_of_its_words(
    said, body, heading, address, typed, member, signed_in
):
    typed |= {"kind": "experience", "body": body, "outcome": "Labi.", "language": said}

    assert signed_in(member).post(address, typed).status_code == 303

    assert Topic.objects.get().posts.get().body.startswith(f"## {heading}\n\n{body}")


def test_the_form_says_how_many_people_that_is(
    address, board, member, colleague, outsider, newcomer, signed_in
):
    Space.objects.filter(pk=board.space_id).update(member_count=3)

    form = signed_in(member).get(address, {"kind": "help"}).context["form"]

    assert form.fields["audience"].choices == [
        ("public", "Everyone, also people who have not signed in"),
        ("network", "People of the network: 3 people now"),
        ("space", "Members of Baltic ILP: 3 people now"),
    ]


@pytest.mark.parametrize("boards", [1, 4])
def test_the_form_costs_the_same_for_any_number_of_boards(
    boards, address, board, member, signed_in, everywhere, django_assert_num_queries
):
    for _each in range(boards - 1):
        BoardFactory(space=board.space)
    browser = signed_in(member)
    browser.get(address, {"kind": "help"})

    with django_assert_num_queries(10):
        browser.get(address, {"kind": "help"})


def test_a_topic_is_opened(address, typed, board, member, signed_in):
    response = signed_in(member).post(address, typed)

    topic = Topic.objects.get()
    assert (response.status_code, response["Location"]) == (303, topic.get_absolute_url())
    assert (topic.kind, topic.board, topic.title, topic.audience, topic.language, topic.author) == (
        "help", board, "How?", "network", "lv", member,
    )  # fmt: skip
    assert topic.posts.get().body == "In *short*."
    assert list(topic.taggings.order_by("pk").values_list("tag__name", flat=True)) == ["ilp", "plain words"]


@pytest.mark.parametrize(
    ("who", "status"), [("visitor", 303), ("observer", 403), ("outsider", 403), ("stranger", 403)]
)
def test_who_does_not_belong_opens_nothing(who, status, address, typed, everybody, signed_in, client):
    browser = client if who == "visitor" else signed_in(everybody[who])

    assert browser.post(address, typed).status_code == status
    assert Topic.objects.count() == 0


def test_in_a_space_that_one_may_not_know_of_there_is_no_form(hidden_space, typed, member, signed_in):
    address = reverse("topic_new", args=[hidden_space.slug])

    assert signed_in(member).get(address).status_code == 404
    assert signed_in(member).post(address, typed).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 141}, "title"),
        ({"body": ""}, "body"),
        ({"body": "ā" * 10_001}, "body"),
        ({"tags": "a,b,c,d,e,f,g,h,i"}, "tags"),
        ({"audience": "parties"}, "audience"),
        ({"board": 999_999}, "board"),
        ({"language": "xx"}, "language"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(
    wrong, field, address, typed, member, signed_in
):
    response = signed_in(member).post(address, {**typed, **wrong})

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert response.context["form"]["title"].value() == {**typed, **wrong}["title"]
    assert response.context["form"]["body"].value() == {**typed, **wrong}["body"]
    assert Topic.objects.count() == 0


def test_what_cannot_be_carried_forward_is_said_and_nothing_is_lost(
    address, typed, question, member, signed_in
):
    response = signed_in(member).post(f"{address}?from=topic:{question.pk}", typed)

    page = response.content.decode()
    assert response.status_code == 422
    assert "This cannot be carried forward that way now." in page
    assert "In *short*." in page
    assert Topic.objects.count() == 1


@pytest.mark.parametrize(("kind", "label"), [("help", "Your question in one line"), ("discussion", "Title")])
def test_the_form_speaks_of_what_it_is_for(kind, label, address, member, signed_in):
    form = signed_in(member).get(address, {"kind": kind}).context["form"]

    assert form["title"].label == label


def test_a_board_of_another_space_is_none_of_the_choices(address, typed, other_space, member, signed_in):
    foreign = BoardFactory(space=other_space)

    response = signed_in(member).post(address, {**typed, "board": foreign.pk})

    assert (response.status_code, list(response.context["form"].errors)) == (422, ["board"])
    assert Topic.objects.count() == 0


def test_a_member_cannot_announce_by_typing_the_word(address, typed, member, signed_in):
    response = signed_in(member).post(address, {**typed, "kind": "announcement"})

    assert response.status_code == 200
    assert re.findall(r"<h1[^>]*>([^<]+)</h1>", response.content.decode()) == ["What would you like to do?"]
    assert Topic.objects.count() == 0


def test_a_text_survives_the_end_of_the_session(address, typed, member, client):
    response = client.post(f"{address}?kind=help", typed)
    assert response.status_code == 303
    client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")

    page = client.get(f"{address}?kind=help").content.decode()

    assert 'value="How?"' in page
    assert "In *short*." in page
    assert client.get(f"{address}?kind=help").context["form"].initial["title"] == ""
