"""The shelf of boards in a space's settings."""

import pytest
from bs4 import BeautifulSoup

from forums.models import Board
from forums.operations.boards import create_board
from forums.operations.shelf import archive_board, describe_board, move_board, restore_board
from portal.operations import AccessDeniedError, OperationRefusedError
from tests.factories_forums import BoardFactory

PAGE = "/spaces/baltic/settings/boards/"


@pytest.fixture
def shelf(everywhere, space):
    return [
        BoardFactory(space=space, slug=slug, name=slug.title(), order=0) for slug in ("one", "two", "three")
    ]


def order(space):
    return [board.slug for board in Board.objects.filter(space=space, archived_at=None).in_order()]


@pytest.mark.parametrize(
    ("slug", "do", "after"),
    [
        ("one", "down", ["two", "one", "three"]),
        ("three", "up", ["one", "three", "two"]),
        ("one", "up", ["one", "two", "three"]),
        ("three", "down", ["one", "two", "three"]),
    ],
)
def test_boards_change_places(slug, do, after, shelf, space, administrator, signed_in):
    answer = signed_in(administrator).post(f"{PAGE}{slug}/arrange/", {"do": do})

    assert (answer.status_code, answer["Location"]) == (303, f"{PAGE}#board-{slug}")
    assert order(space) == after


def test_a_board_is_renamed_and_keeps_its_address(shelf, space, administrator, signed_in):
    typed = {"name": "Tools", "purpose": "What we use.", "audience": "space"}

    answer = signed_in(administrator).post(f"{PAGE}two/", typed)

    board = Board.objects.get(slug="two")
    assert (answer.status_code, board.name, board.purpose, board.audience) == (303, *typed.values())


@pytest.mark.parametrize(
    ("typed", "field"), [({"name": "ONE"}, "name"), ({"name": ""}, "name"), ({"audience": "x"}, "audience")]
)
def test_a_bad_change_is_refused_at_its_field(typed, field, shelf, administrator, signed_in):
    good = {"name": "Tools", "purpose": "What we use.", "audience": "space"}

    answer = signed_in(administrator).post(f"{PAGE}two/", good | typed)

    form = answer.context["form"]
    assert (answer.status_code, list(form.errors)) == (422, [field])
    assert (form["purpose"].value(), Board.objects.get(slug="two").name) == ("What we use.", "Two")


def test_a_board_is_archived_and_put_back_last(shelf, space, administrator, signed_in):
    browser = signed_in(administrator)

    browser.post(f"{PAGE}one/arrange/", {"do": "archive"})
    archived = order(space)
    page = browser.get(PAGE)
    twice = browser.post(f"{PAGE}one/arrange/", {"do": "archive"})
    browser.post(f"{PAGE}one/arrange/", {"do": "restore"})

    assert (archived, twice.status_code, order(space)) == (["two", "three"], 422, ["two", "three", "one"])
    assert [board.slug for board in page.context["archived_boards"]] == ["one"]
    assert browser.get("/spaces/baltic/communication/boards/one/").status_code == 200


def test_a_new_board_stands_behind_one_that_was_put_back(shelf, space, administrator):
    for _time in range(4):
        archive_board(actor=administrator, board=shelf[0])
        restore_board(actor=administrator, board=shelf[0])

    create_board(actor=administrator, space=space, name="Four")

    assert order(space) == ["two", "three", "one", "four"]


def test_the_last_board_stays(everywhere, space, administrator):
    only = BoardFactory(space=space)

    with pytest.raises(OperationRefusedError):
        archive_board(actor=administrator, board=only)
    with pytest.raises(OperationRefusedError):
        restore_board(actor=administrator, board=only)

    only.refresh_from_db()
    assert only.archived_at is None


@pytest.mark.parametrize("who", ["moderator", "member", "rival", "coordinator", "visitor"])
def test_only_administrators_arrange(who, shelf, space, everybody, as_reader):
    actor, board = everybody[who], shelf[0]

    with as_reader(actor, space):
        for change in (
            lambda: describe_board(actor=actor, board=board, name="Mine", purpose="", audience="space"),
            lambda: move_board(actor=actor, board=board, up=False),
            lambda: archive_board(actor=actor, board=board),
        ):
            with pytest.raises(AccessDeniedError) as denied:
                change()
            assert denied.value.permission == "forums.arrange_boards"

    assert order(space) == ["one", "two", "three"]


@pytest.mark.parametrize(("who", "status"), [("stranger", 403), ("member", 403), ("administrator", 200)])
def test_the_page_is_for_administrators(who, status, shelf, everybody, signed_in):
    browser = signed_in(everybody[who])

    assert browser.get(PAGE).status_code == status
    assert browser.get(f"{PAGE}one/").status_code == status
    assert browser.post(f"{PAGE}one/arrange/", {"do": "dance"}).status_code == (404 if status == 200 else 403)
    assert browser.get(f"{PAGE}nowhere/").status_code == 404


def test_the_page_of_a_board_is_called_after_it_and_leads_back(shelf, administrator, signed_in):
    page = BeautifulSoup(signed_in(administrator).get(f"{PAGE}one/").content, "html.parser")

    assert [heading.text for heading in page.find_all("h1")] == ["One"]
    assert [link["href"] for link in page.select(".breadcrumb a")] == [PAGE]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_one_and_many(
    rows, everywhere, space, administrator, signed_in, django_assert_num_queries
):
    for _number in range(rows):
        BoardFactory(space=space)
    browser = signed_in(administrator)

    with django_assert_num_queries(6):
        assert browser.get(PAGE).status_code == 200
