"""What a board takes, who begins topics on it, and its colour."""

import pytest
from django.db import IntegrityError, transaction

from forums.choices import OpenedBy, TopicKind
from forums.models import Board, Topic
from forums.operations.boards import create_board
from forums.operations.shelf import describe_board
from forums.operations.topics import open_topic
from portal.operations import AccessDeniedError, OperationRefusedError
from tests.factories_forums import BoardFactory

SETTINGS = "/spaces/baltic/settings/boards/"
NEW = "/spaces/baltic/communication/topics/new/"
TYPED = {
    "kind": "discussion",
    "title": "Words",
    "body": "Plain ones.",
    "audience": "public",
    "language": "en",
}


@pytest.fixture
def news(everywhere, space):
    return BoardFactory(space=space, slug="news", name="News", opened_by=OpenedBy.MODERATORS)


@pytest.fixture
def help_only(everywhere, space):
    return BoardFactory(space=space, slug="questions", name="Questions", kinds=["help"])


def test_an_administrator_gives_a_board_its_rules(help_only, administrator, signed_in):
    typed = {
        "name": "Tools", "purpose": "", "audience": "space", "colour": "pine", "opened_by": "moderators",
        "kinds": ["experience", "discussion"],
    }  # fmt: skip

    answer = signed_in(administrator).post(f"{SETTINGS}questions/", typed)

    board = Board.objects.get(slug="questions")
    assert (answer.status_code, board.colour, board.opened_by) == (303, "pine", "moderators")
    assert board.kinds == ["discussion", "experience"]


def test_the_form_shows_the_rules_as_they_are(help_only, administrator, signed_in):
    form = signed_in(administrator).get(f"{SETTINGS}questions/").context["form"]

    assert (form["kinds"].value(), form["opened_by"].value(), form["colour"].value()) == (
        ["help"],
        "members",
        "",
    )


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"colour": "#ff0000"}, "colour"),
        ({"opened_by": "nobody"}, "opened_by"),
        ({"kinds": ["ode"]}, "kinds"),
    ],
)
def test_a_bad_rule_is_said_at_its_field(typed, field, help_only, administrator, signed_in):
    good = {"name": "Tools", "purpose": "Kept", "audience": "space"}

    answer = signed_in(administrator).post(f"{SETTINGS}questions/", good | typed)

    form = answer.context["form"]
    help_only.refresh_from_db()
    assert (answer.status_code, list(form.errors), form["purpose"].value()) == (422, [field], "Kept")
    assert help_only.name == "Questions"


@pytest.mark.parametrize("values", [{"colour": "red"}, {"opened_by": "nobody"}])
def test_the_database_knows_colours_and_who_begins(values, everywhere, space):
    with pytest.raises(IntegrityError), transaction.atomic():
        BoardFactory(space=space, **values)


@pytest.mark.parametrize("kinds", [[], TopicKind.values])
def test_all_kinds_and_none_chosen_are_the_same(kinds, everywhere, space, administrator):
    board = create_board(actor=administrator, space=space, name="Any", kinds=kinds)

    assert (board.kinds, board.kinds_taken) == ([], list(TopicKind))


@pytest.mark.parametrize("kind", [kind for kind in TopicKind if kind != TopicKind.HELP])
def test_a_board_refuses_kinds_that_it_does_not_take(kind, help_only, moderator):
    with pytest.raises(OperationRefusedError) as refusal:
        open_topic(actor=moderator, board=help_only, kind=kind, title="Words", body="Words")

    assert refusal.value.field == "board"
    assert Topic.objects.count() == 0


@pytest.mark.parametrize(
    ("who", "allowed"), [("member", False), ("moderator", True), ("administrator", True)]
)
def test_on_some_boards_only_moderators_begin(who, allowed, news, everybody):
    def begin():
        open_topic(actor=everybody[who], board=news, kind="discussion", title="Words", body="Words")

    if allowed:
        begin()
    else:
        with pytest.raises(AccessDeniedError) as denied:
            begin()
        assert denied.value.permission == "forums.open_topic"
    assert Topic.objects.count() == allowed


def test_the_form_offers_only_what_the_boards_allow(news, help_only, member, moderator, signed_in):
    cards = signed_in(member).get(NEW).context["choices"]
    form = signed_in(member).get(f"{NEW}?kind=help").context["form"]
    of_moderator = signed_in(moderator).get(f"{NEW}?kind=discussion").context["form"]

    assert [card["url"] for card in cards] == ["?kind=help"]
    assert list(form.fields["board"].queryset) == [help_only]
    assert list(of_moderator.fields["board"].queryset) == [news]


def test_a_board_that_changed_meanwhile_is_said_at_the_field(news, help_only, moderator, signed_in):
    answer = signed_in(moderator).post(NEW, TYPED | {"board": help_only.pk})

    form = answer.context["form"]
    assert (answer.status_code, list(form.errors), form["body"].value()) == (422, ["board"], "Plain ones.")
    assert Topic.objects.count() == 0


def test_words_are_kept_when_no_board_takes_the_kind_any_more(help_only, member, signed_in):
    answer = signed_in(member).post(NEW, TYPED | {"board": help_only.pk})

    form = answer.context["form"]
    assert (answer.status_code, list(form.errors), form["body"].value()) == (422, ["kind"], "Plain ones.")


def test_an_experience_is_two_fields_and_one_post(everywhere, space, member, signed_in):
    board = BoardFactory(space=space)
    typed = TYPED | {"kind": "experience", "board": board.pk, "language": "fi"}
    browser = signed_in(member)

    missing = browser.post(NEW, typed)
    too_long = browser.post(NEW, typed | {"body": "a" * 12_000, "outcome": "b" * 12_000})
    browser.post(NEW, typed | {"body": "We **tried**.", "outcome": "It held."})

    post = Topic.objects.get().posts.get()
    assert [list(answer.context["form"].errors) for answer in (missing, too_long)] == [
        ["outcome"],
        ["outcome"],
    ]
    tried, held = post.body.split("\n\n## ")
    assert (tried.split("\n\n")[1], held.split("\n\n")[1]) == ("We **tried**.", "It held.")
    page = browser.get(post.get_absolute_url().replace(f"posts/{post.pk}", f"posts/{post.pk}/edit"))
    assert page.context["form"]["body"].value() == post.body


@pytest.mark.parametrize("who", ["moderator", "member", "rival", "visitor"])
def test_only_administrators_give_rules(who, help_only, space, everybody, as_reader):
    with as_reader(everybody[who], space), pytest.raises(AccessDeniedError):
        describe_board(
            actor=everybody[who], board=help_only, name="Mine", purpose="", audience="space", kinds=["help"]
        )

    help_only.refresh_from_db()
    assert help_only.name == "Questions"


def test_a_section_offers_to_begin_only_what_a_board_takes(news, help_only, member, moderator, signed_in):
    pages = {
        who.handle: signed_in(who).get("/spaces/baltic/communication/").content.decode()
        for who in (member, moderator)
    }

    offered = {
        who: [kind for kind in ("help", "discussion") if f"topics/new/?kind={kind}" in page]
        for who, page in pages.items()
    }
    assert offered == {member.handle: ["help"], moderator.handle: ["help", "discussion"]}
