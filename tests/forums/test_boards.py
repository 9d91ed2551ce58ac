"""Making boards."""

import pytest

from forums.models import Board
from forums.operations.boards import create_board, make_default_boards, narrow_boards
from portal.choices import Audience, SpaceKind, Visibility
from portal.operations import SYSTEM, AccessDeniedError, OperationRefusedError
from portal.spaces import run_on_create
from tests.factories_forums import BoardFactory


def test_an_administrator_makes_a_board_at_the_end_of_the_shelf(board, space, administrator, as_reader):
    with as_reader(administrator, space):
        made = create_board(
            actor=administrator,
            space=space,
            name="Writing plans",
            purpose="All about plans.",
            audience="network",
        )

    assert (made.slug, made.name, made.purpose, made.audience, made.order) == (
        "writing-plans", "Writing plans", "All about plans.", "network", 1,
    )  # fmt: skip


@pytest.mark.parametrize("who", ["member", "moderator", "outsider", "visitor"])
def test_nobody_else_makes_boards(who, everywhere, space, everybody):
    with pytest.raises(AccessDeniedError) as denied:
        create_board(actor=everybody[who], space=space, name="Mine")

    assert denied.value.permission == "forums.create_board"
    assert Board.objects.count() == 0


@pytest.mark.parametrize("audience", ["public", "network", "parties"])
def test_a_board_is_for_no_more_people_than_its_space(audience, everywhere, hidden_space):
    with pytest.raises(OperationRefusedError) as refused:
        create_board(actor=SYSTEM, space=hidden_space, name="News", audience=audience)

    assert refused.value.field == "audience"
    assert Board.objects.count() == 0


@pytest.mark.parametrize("slug", ["questions", "new"])
def test_an_address_is_given_once_and_never_that_of_a_page(slug, board, space, administrator):
    with pytest.raises(OperationRefusedError) as refused:
        create_board(actor=administrator, space=space, name="Again", slug=slug)

    assert refused.value.field == "slug"
    assert Board.objects.count() == 1


def test_a_name_is_given_once(board, space, administrator):
    with pytest.raises(OperationRefusedError) as refused:
        create_board(actor=administrator, space=space, name="QUESTIONS")

    assert (refused.value.field, str(refused.value)) == ("name", "There is a board of this name already.")
    assert Board.objects.count() == 1


def test_names_that_look_alike_get_addresses_of_their_own(everywhere, space, administrator):
    slugs = [
        create_board(actor=administrator, space=space, name=name).slug
        for name in ("New", "New!", "Новини", "Ж")
    ]

    assert slugs == ["new-2", "new-3", "board", "board-2"]


@pytest.mark.parametrize(
    ("kind", "visibility", "boards"),
    [
        (SpaceKind.NETWORK, Visibility.PUBLIC, "questions public, discussion public, announcements public"),
        (
            SpaceKind.NETWORK,
            Visibility.NETWORK,
            "questions network, discussion network, announcements network",
        ),
        (SpaceKind.PARTNER, Visibility.PUBLIC, "questions space, discussion space"),
    ],
)  # fmt: skip
def test_a_new_space_starts_with_boards(kind, visibility, boards, everywhere, space, administrator):
    space.kind, space.visibility = kind, visibility
    space.save()

    run_on_create(space, administrator)

    assert ", ".join(f"{board.slug} {board.audience}" for board in Board.objects.in_order()) == boards
    assert "" not in Board.objects.values_list("purpose", flat=True)


def test_boards_follow_when_their_space_hides(everywhere, space, other_space):
    BoardFactory(space=other_space, audience=Audience.PUBLIC)
    make_default_boards(actor=SYSTEM, space=space)
    space.visibility = Visibility.HIDDEN

    narrowed = narrow_boards(actor=SYSTEM, space=space)

    assert narrowed == 3
    assert set(Board.objects.filter(space=space).values_list("audience", flat=True)) == {"space"}
    assert Board.objects.get(space=other_space).audience == "public"
