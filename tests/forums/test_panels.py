"""What boards show on other pages, and that it costs the same for one row as for many."""

import pytest
from django.utils import timezone

from forums import panels
from portal.choices import Audience
from tests.factories import CircleFactory, CircleMemberFactory
from tests.factories_forums import BoardFactory, QuestionFactory, TopicFactory, accept, answer


@pytest.fixture
def shown(rf, as_reader):
    """``shown(maker, reader, place)``: what a panel shows to a reader, or None."""

    def make(maker, reader, place=None):
        request = rf.get("/")
        request.user = reader
        with as_reader(reader):
            return maker(request, place)

    return make


def titles(panel):
    return [topic.title for topic in panel.context["topics"]] if panel else []


def test_open_questions_are_those_that_wait(question, talk, board, member, colleague, shown, visitor, space):
    solved = QuestionFactory(board=board, author=member)
    accept(solved, answer(solved, colleague))
    QuestionFactory(board=board, locked_at=timezone.now(), title="Locked one")
    QuestionFactory(board=board, audience=Audience.SPACE, title="Inside")

    assert titles(shown(panels.open_questions, visitor, space)) == ["How do you begin?"]
    assert titles(shown(panels.open_questions, member, space)) == ["Inside", "How do you begin?"]
    assert titles(shown(panels.latest_topics, visitor, space)) == [solved.title, "Locked one", "Plain words"]


def test_the_network_shows_questions_of_every_space_that_one_may_read(
    question, other_space, hidden_space, shown, visitor, insider
):
    QuestionFactory(space=other_space, title="Elsewhere")
    QuestionFactory(space=hidden_space, audience=Audience.SPACE, title="Secret")

    assert titles(shown(panels.open_questions, visitor)) == ["Elsewhere", "How do you begin?"]
    assert titles(shown(panels.open_questions, insider)) == ["Secret", "Elsewhere", "How do you begin?"]


def test_boards_show_the_latest_topic_that_the_reader_may_see(question, board, space, shown, visitor, member):
    TopicFactory(board=board, audience=Audience.SPACE, title="Inside")
    BoardFactory(space=space, audience=Audience.SPACE, name="Inner board")

    for_visitor = shown(panels.boards, visitor, space).context["rows"]
    for_member = shown(panels.boards, member, space).context["rows"]

    assert [(row.board.name, row.latest.title, row.topic_count) for row in for_visitor] == [
        ("Questions", "How do you begin?", None)
    ]
    assert [(row.board.name, row.latest and row.latest.title, row.topic_count) for row in for_member] == [
        ("Questions", "Inside", 0), ("Inner board", None, 0),
    ]  # fmt: skip


def test_boards_belong_to_a_space(board, shown, visitor):
    assert shown(panels.boards, visitor) is None


def test_an_empty_space_shows_boards_to_who_can_make_them(everywhere, space, shown, member, administrator):
    assert shown(panels.boards, member, space) is None
    assert (
        shown(panels.boards, administrator, space).context["new_url"]
        == "/spaces/baltic/communication/boards/new/"
    )


def test_home_shows_public_questions_of_several_spaces(space, other_space, everywhere, shown, member):
    for number in range(4):
        QuestionFactory(space=space, title=f"Baltic {number}")
    QuestionFactory(space=other_space, title="Salon")
    QuestionFactory(space=space, audience=Audience.SPACE, title="Inside")

    assert titles(shown(panels.public_questions, member)) == ["Salon", "Baltic 3", "Baltic 2"]


def test_where_nothing_was_said_nothing_is_shown(everywhere, space, shown, member):
    assert shown(panels.conversations, member, space) is None
    assert shown(panels.latest_topics, member, space) is None
    assert shown(panels.public_questions, member) is None


def test_the_network_shows_the_latest_conversations_of_all_spaces(talk, other_space, shown, visitor):
    TopicFactory(space=other_space, title="Elsewhere")

    assert titles(shown(panels.latest_topics, visitor)) == ["Elsewhere", "Plain words"]


def test_a_group_without_people_of_its_own_has_no_topic(everywhere, shown, member):
    class Group:
        members_circle_id = None

    assert shown(panels.own_topic, member, Group()) is None


@pytest.mark.parametrize(("who", "sees"), [("member", True), ("moderator", False), ("visitor", False)])
def test_a_group_shows_its_own_topic_to_its_people(who, sees, everywhere, space, everybody, colleague, shown):
    circle = CircleFactory(space=space)
    CircleMemberFactory(circle=circle, user=everybody["member"])
    topic = TopicFactory(space=space, audience=Audience.PARTIES, circle=circle, body="Our place")
    answer(topic, colleague, "Hello")

    class Group:
        members_circle_id = circle.pk

    panel = shown(panels.own_topic, everybody[who], Group())

    assert (panel is not None) == sees
    if panel:
        assert [post.short for post in panel.context["posts"]] == ["Our place", "Hello"]


def test_a_person_shows_what_they_asked_and_answered_as_far_as_one_may_see(
    question, reply, board, member, colleague, shown, visitor
):
    inside = TopicFactory(board=board, audience=Audience.SPACE, author=member, title="Inside")
    answer(inside, colleague)

    assert titles(shown(panels.said_by_person, visitor, member)) == ["How do you begin?"]
    assert titles(shown(panels.said_by_person, colleague, member)) == ["Inside", "How do you begin?"]
    assert [post.pk for post in shown(panels.said_by_person, visitor, colleague).context["answers"]] == [
        reply.pk
    ]
    assert len(shown(panels.said_by_person, member, colleague).context["answers"]) == 2


def test_who_said_nothing_shows_nothing(question, shown, visitor, stranger):
    assert shown(panels.said_by_person, visitor, stranger) is None


def test_ones_desk_shows_own_topics_and_questions_one_could_answer(
    question, other_space, member, colleague, observer, shown
):
    QuestionFactory(space=other_space, title="Elsewhere")

    assert titles(shown(panels.my_topics, member)) == ["How do you begin?"]
    assert titles(shown(panels.waiting_for_me, colleague)) == ["How do you begin?"]
    assert shown(panels.waiting_for_me, member) is None
    assert shown(panels.waiting_for_me, observer) is None


@pytest.mark.parametrize(
    ("who", "labels"), [("member", ["Ask for help", "Start a discussion"]), ("observer", []), ("visitor", [])]
)
def test_who_may_write_is_offered_to_begin(who, labels, board, space, everybody, shown):
    made = [shown(maker, everybody[who], space) for maker in (panels.ask, panels.begin)]

    assert [str(action.label) for action in made if action] == labels


def test_without_a_board_there_is_nothing_to_begin(everywhere, space, member, shown):
    assert shown(panels.ask, member, space) is None


@pytest.mark.parametrize(
    ("maker", "queries"),
    [
        (panels.open_questions, 2),
        (panels.boards, 3),
        (panels.latest_topics, 2),
        (panels.conversations, 2),
    ],
)
@pytest.mark.parametrize("rows", [1, 3, 30])
def test_panels_ask_a_bounded_number_of_questions(
    maker, queries, rows, board, space, member, colleague, shown, django_assert_num_queries
):
    for _ in range(rows):
        QuestionFactory(board=board, author=member)
        TopicFactory(board=BoardFactory(space=space), author=member)

    with django_assert_num_queries(queries):
        shown(maker, colleague, space)


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_the_section_page_stays_within_eighteen_queries(
    rows, board, space, member, signed_in, django_assert_max_num_queries
):
    for _ in range(rows):
        QuestionFactory(board=board, author=member)
    browser = signed_in(member)
    browser.get("/spaces/baltic/communication/")

    with django_assert_max_num_queries(18):
        response = browser.get("/spaces/baltic/communication/")

    assert response.status_code == 200
