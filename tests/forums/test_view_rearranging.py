"""The pages on which moderators move, merge and split."""

import pytest
from django.urls import reverse

from forums.models import Topic
from portal.choices import Audience, Role
from tests.factories import join
from tests.factories_forums import BoardFactory, QuestionFactory, accept, answer

PAGES = ("topic_move", "topic_merge", "topic_split")


def page(name, topic):
    return reverse(name, args=[topic.space.slug, topic.pk])


@pytest.fixture
def workshop(everywhere, space):
    return BoardFactory(space=space, slug="workshop", name="Workshop")


@pytest.fixture
def twin(board, colleague):
    return QuestionFactory(board=board, author=colleague, title="Where to begin?")


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(
    ("who", "status"),
    [("moderator", 200), ("administrator", 200), ("member", 403), ("observer", 403), ("rival", 403)],
)
def test_the_pages_are_for_moderators(name, who, status, question, reply, workshop, everybody, signed_in):
    browser = signed_in(everybody[who])

    assert browser.get(page(name, question)).status_code == status
    links = browser.get(question.get_absolute_url()).content.decode()
    assert (page(name, question) in links) == (status == 200)


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_ask_visitors_to_sign_in(name, question, client):
    answer = client.get(page(name, question))

    assert (answer.status_code, answer["Location"].startswith("/accounts/login/")) == (303, True)


@pytest.mark.parametrize("name", PAGES)
def test_a_topic_elsewhere_is_not_found(name, question, other_space, moderator, signed_in):
    assert signed_in(moderator).get(reverse(name, args=["salon", question.pk])).status_code == 404


def test_moving_says_first_what_changes(question, board, workshop, moderator, signed_in):
    Topic.objects.filter(pk=question.pk).update(pinned_at=question.opened_at)
    browser = signed_in(moderator)

    preview = browser.get(page("topic_move", question), {"board": workshop.pk})
    unchanged = Topic.objects.get(pk=question.pk).board
    done = browser.post(page("topic_move", question), {"board": workshop.pk})

    assert preview.context["said"] == [
        "It stands on the board “Workshop”, and no longer on “Questions”.",
        "It is no longer pinned.",
        "The same people can read it, and every link keeps working.",
    ]
    assert (unchanged, Topic.objects.get(pk=question.pk).board) == (board, workshop)
    assert (done.status_code, done["Location"]) == (303, question.get_absolute_url())


def test_only_boards_on_which_one_moderates_are_offered(
    question, board, workshop, everywhere, space, other_space, hidden_space, moderator, signed_in
):
    BoardFactory(space=space, kinds=["announcement"])
    BoardFactory(space=other_space)
    far = BoardFactory(space=hidden_space, name="Far", audience=Audience.SPACE)
    join(moderator, hidden_space, Role.MODERATOR)

    form = signed_in(moderator).get(page("topic_move", question)).context["form"]

    assert form.fields["board"].choices == [
        ("Baltic ILP", [(workshop.pk, "Workshop")]),
        ("Bakery Riga", [(far.pk, "Far")]),
    ]


@pytest.mark.parametrize("chosen", ["", "x", "999999"])
def test_a_board_that_is_not_offered_is_refused(chosen, question, board, workshop, moderator, signed_in):
    answer = signed_in(moderator).post(page("topic_move", question), {"board": chosen})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["board"])
    assert Topic.objects.get(pk=question.pk).board == board


@pytest.mark.parametrize(
    ("audience", "sentence"),
    [
        (Audience.PUBLIC, "The same people can read it."),
        (
            Audience.SPACE,
            "Only members of “Salon Kaunas” can read it. Who belongs to “Baltic ILP” alone cannot any more.",
        ),
    ],
)
def test_moving_to_another_space_says_who_can_read_it(
    audience, sentence, question, everywhere, other_space, moderator, signed_in
):
    there = BoardFactory(space=other_space, name="Talk")
    join(moderator, other_space, Role.MODERATOR)
    Topic.objects.filter(pk=question.pk).update(audience=audience)
    browser = signed_in(moderator)

    preview = browser.get(page("topic_move", question), {"board": there.pk})
    done = browser.post(page("topic_move", question), {"board": there.pk})

    moved = Topic.objects.select_related("space").get(pk=question.pk)
    assert preview.context["said"][2] == sentence
    assert (done.status_code, done["Location"], moved.space) == (303, moved.get_absolute_url(), other_space)


@pytest.mark.parametrize(
    "typed", ["{pk}", " {pk} ", "https://example.org/spaces/x/communication/topics/{pk}-a/?after=30"]
)
def test_merging_says_first_what_changes(typed, question, twin, reply, moderator, signed_in):
    browser = signed_in(moderator)
    typed = typed.format(pk=twin.pk)

    preview = browser.get(page("topic_merge", question), {"into": typed})
    done = browser.post(page("topic_merge", question), {"into": typed})

    assert preview.context["said"] == [
        "Its 2 posts move to “Where to begin?”, in the order of their time, and this page leads there.",
        "The same people can read them.",
        "Everybody who wrote in this topic gets one notice. This cannot be undone.",
    ]
    assert (done.status_code, done["Location"]) == (303, twin.get_absolute_url())
    assert Topic.objects.count() == 1


@pytest.mark.parametrize("kind_of_heir", ["question", "talk"])
def test_merging_says_what_becomes_of_the_accepted_answer(
    kind_of_heir, question, reply, twin, talk, moderator, signed_in
):
    accept(question, reply)
    heir = twin if kind_of_heir == "question" else talk

    said = signed_in(moderator).get(page("topic_merge", question), {"into": heir.pk}).context["said"]

    assert said[2] == (
        "The accepted answer of this topic becomes that of the other."
        if kind_of_heir == "question"
        else "The accepted answer of this topic is an ordinary post there."
    )


@pytest.mark.parametrize("typed", ["", "no number", "999999", "itself", "hidden"])
def test_a_merge_that_cannot_be_is_refused_and_keeps_what_was_typed(
    typed, question, twin, everywhere, hidden_space, moderator, signed_in
):
    secret = QuestionFactory(board=BoardFactory(space=hidden_space), audience=Audience.SPACE)
    typed = {"itself": str(question.pk), "hidden": str(secret.pk)}.get(typed, typed)

    answer = signed_in(moderator).post(page("topic_merge", question), {"into": typed})

    form = answer.context["form"]
    assert (answer.status_code, list(form.errors), form["into"].value()) == (422, ["into"], typed)
    assert Topic.objects.count() == 3


def test_splitting_picks_posts_without_a_script(question, reply, colleague, moderator, signed_in):
    second = answer(question, colleague, "Another matter")
    browser = signed_in(moderator)
    typed = {"title": "Another", "kind": "discussion", "posts": [second.pk]}

    shown = browser.get(page("topic_split", question)).content.decode()
    done = browser.post(page("topic_split", question), typed)

    begun = Topic.objects.get(title="Another")
    assert [f'name="posts" value="{pk}"' in shown for pk in (reply.pk, second.pk)] == [True, True]
    assert f'name="posts" value="{question.posts.get(number=1).pk}"' not in shown
    assert (done.status_code, done["Location"]) == (303, begun.get_absolute_url())
    assert list(begun.posts.all()) == [second]


@pytest.mark.parametrize(
    ("typed", "field"), [({"title": ""}, "title"), ({"posts": []}, "posts"), ({"kind": "ode"}, "kind")]
)
def test_a_bad_split_keeps_what_was_picked(typed, field, question, reply, moderator, signed_in):
    good = {"title": "Another", "kind": "discussion", "posts": [reply.pk]}

    answer = signed_in(moderator).post(page("topic_split", question), good | typed)

    checked = f'value="{reply.pk}" checked' in answer.content.decode()
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert checked == (field != "posts")
    assert Topic.objects.count() == 1


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("rows", [1, 30])
def test_the_pages_cost_the_same_for_one_and_many(
    name, rows, question, space, member, moderator, signed_in, django_assert_num_queries
):
    for _number in range(rows):
        answer(question, member)
        BoardFactory(space=space)
        QuestionFactory(board=question.board, author=member)
    browser = signed_in(moderator)

    with django_assert_num_queries({"topic_move": 7, "topic_merge": 7, "topic_split": 8}[name]):
        assert browser.get(page(name, question)).status_code == 200
