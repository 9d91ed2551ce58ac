"""A topic in lineage: what is copied, whose words they are, what its page offers."""

import pytest
from django.urls import reverse

from forums import lineage as topics
from forums.models import Topic
from portal import lineage
from portal.choices import Audience
from portal.models import Circle, Tag
from rooms.models import Room
from rooms.operations import close_room
from tests.factories import NOON
from tests.factories_forums import QuestionFactory, TopicFactory, accept, answer
from tests.factories_repository import ResourceFactory
from tests.factories_rooms import make_room


def test_a_solved_question_gives_problem_answer_tags_and_authors(question, reply, member, colleague):
    accept(question, reply)
    tag = Tag.objects.create(name="Plain words", slug="plain-words")
    question.taggings.create(space=question.space, tag=tag)

    material = lineage.material_of(question)

    assert material == lineage.Material(
        title="How do you begin?",
        summary="With which page?",
        body="With the *first* one.",
        language="en",
        tags=["Plain words"],
        contributor_ids=[member.pk, colleague.pk],
    )


def test_anything_else_gives_what_its_author_wrote(talk, member):
    material = lineage.material_of(talk)

    assert (material.body, material.contributor_ids) == ("Which words do you avoid?", [member.pk])


def test_who_answered_is_asked(question, reply, colleague):
    assert topics.author_of_answer(question) is None

    accept(question, reply)

    assert topics.author_of_answer(question) == colleague


def test_one_author_is_named_once(question, member):
    accept(question, answer(question, member))

    assert lineage.material_of(question).contributor_ids == [member.pk]


@pytest.mark.parametrize(("kind", "shown"), [("help", "question"), ("discussion", "topic")])
def test_a_question_is_shown_as_a_question(kind, shown, everywhere, board, member):
    topic = TopicFactory(board=board, kind=kind, author=member)

    assert lineage.trace_of(topic, member).kind == shown


def test_a_hidden_origin_shows_as_a_private_item(everywhere, space, board, member, outsider, as_reader):
    topic = QuestionFactory(board=board, audience=Audience.SPACE, title="Inside")
    resource = ResourceFactory(space=space, audience=Audience.PUBLIC, published_at=NOON, author=member)
    lineage.tie(actor=member, source=topic, result=resource)

    with as_reader(outsider):
        [trace] = lineage.origins_of(resource, outsider)

    assert (trace.is_private, trace.title, trace.url, trace.place) == (True, "", "", "")


def test_the_page_shows_what_came_of_it(question, reply, space, member, client):
    accept(question, reply)
    resource = ResourceFactory(
        space=space, audience=Audience.PUBLIC, published_at=NOON, author=member, title="Begin here"
    )
    lineage.tie(actor=member, source=question, result=resource)

    page = client.get(question.get_absolute_url()).content.decode()

    assert "Begin here" in page
    assert resource.get_absolute_url() in page


@pytest.mark.parametrize(
    ("who", "offered"), [("member", True), ("moderator", True), ("colleague", False), ("observer", False)]
)
def test_asker_and_moderators_are_offered_ways_forward(
    who, offered, question, reply, everybody, colleague, signed_in
):
    accept(question, reply)
    actor = {**everybody, "colleague": colleague}[who]

    page = signed_in(actor).get(question.get_absolute_url()).content.decode()

    assert ("Carry forward" in page) == offered


# From a room to a topic ---------------------------------------------------------------------------
@pytest.fixture
def room(everywhere, board, member):
    made = make_room(member, board.space, title="First weeks", purpose="What to prepare")
    return close_room(actor=member, room=made, outcome="Nobody knew *who* insures the learner.")


@pytest.fixture
def asking(board):
    return reverse("topic_new", args=[board.space.slug])


def typed_into(form):
    return {name: value for name, value in form.initial.items() if value is not None}


def test_a_room_offers_to_ask_for_help_with_it(room, member, signed_in):
    page = signed_in(member).get(room.get_absolute_url())

    address = f"{reverse('topic_new', args=['baltic'])}?kind=help&from=room:{room.pk}"
    assert ("Ask for help with it", address) in [(str(label), url) for label, url in page.context["carries"]]


def test_a_room_is_carried_into_a_question_and_both_pages_say_so(room, asking, member, signed_in):
    browser = signed_in(member)
    address = f"{asking}?kind=help&from=room:{room.pk}"

    form = browser.get(address).context["form"]
    response = browser.post(address, typed_into(form))

    topic = Topic.objects.get()
    assert (response.status_code, response["Location"]) == (303, topic.get_absolute_url())
    assert (topic.title, topic.posts.get().body, topic.audience) == (
        "First weeks", "Nobody knew *who* insures the learner.", Audience.SPACE,
    )  # fmt: skip
    origins = browser.get(topic.get_absolute_url()).context["origins"]
    results = browser.get(room.get_absolute_url()).context["results"]
    assert [trace.title for trace in origins] == ["First weeks"]
    assert [(trace.title, trace.url) for trace in results] == [("First weeks", topic.get_absolute_url())]


def test_nobody_has_to_agree_to_a_question_about_a_room(room, asking, colleague, signed_in):
    address = f"{asking}?kind=help&from=room:{room.pk}"
    browser = signed_in(colleague)

    browser.post(address, typed_into(browser.get(address).context["form"]))

    [trace] = lineage.origins_of(Topic.objects.get(), colleague)
    assert trace.title == "First weeks"


@pytest.mark.parametrize(("who", "status"), [("observer", 403), ("outsider", 403), ("stranger", 403)])
def test_who_may_not_write_carries_nothing(who, status, room, asking, everybody, signed_in):
    browser = signed_in(everybody[who])

    response = browser.post(f"{asking}?kind=help&from=room:{room.pk}", {"kind": "help"})

    assert (response.status_code, Topic.objects.count()) == (status, 0)


def test_a_room_for_other_people_does_not_exist_for_a_member(room, space, asking, colleague, signed_in):
    Room.objects.filter(pk=room.pk).update(
        audience=Audience.PARTIES, circle=Circle.objects.create(space=space, title="Group")
    )
    browser = signed_in(colleague)

    shown = browser.get(room.get_absolute_url())
    form = browser.get(f"{asking}?kind=help&from=room:{room.pk}").context["form"]

    assert shown.status_code == 404
    assert (form.initial["title"], form.initial["body"]) == ("", "")


def test_a_topic_does_not_become_another(question, asking, member, signed_in):
    response = signed_in(member).get(f"{asking}?kind=help&from=topic:{question.pk}")

    assert (response.status_code, response["Location"]) == (303, question.get_absolute_url())


def test_the_asker_of_an_open_question_learns_what_comes_next(question, member, signed_in, client):
    hint = "When an answer has helped, accept it."

    assert hint in signed_in(member).get(question.get_absolute_url()).content.decode()
    assert hint not in client.get(question.get_absolute_url()).content.decode()


def test_a_topic_page_with_lineage_stays_within_twelve_queries(
    question, reply, space, member, signed_in, django_assert_num_queries
):
    accept(question, reply)
    for _ in range(3):
        resource = ResourceFactory(space=space, audience=Audience.PUBLIC, published_at=NOON, author=member)
        lineage.tie(actor=member, source=question, result=resource)
    browser = signed_in(member)
    browser.get(question.get_absolute_url())

    with django_assert_num_queries(12):
        browser.get(question.get_absolute_url())
