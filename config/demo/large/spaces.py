"""Spaces with their pages and boards, and the shared tags."""

from config.demo.bulk import given_times
from config.demo.large.stage import COUNTRIES, LANGUAGES, YEAR, Stage
from forums.models import Board
from portal.choices import JoinPolicy, SpaceKind, Visibility
from portal.models import Space, Tag
from portal.pages import make_space_pages

BOARDS = (("questions", "Questions"), ("discussion", "Discussion"))
NETWORK_EVERY = 5
TAGS = 40
# By the last digit of a space's number; all others are public.
VISIBILITIES = {9: Visibility.HIDDEN, 8: Visibility.NETWORK}


def load(stage: Stage) -> None:
    with given_times(Space, "created_at"):
        stage.spaces = Space.objects.bulk_create(
            [_space(stage, number) for number in range(1, stage.sizes.spaces + 1)]
        )
    for space in stage.spaces:
        make_space_pages(space)
    Board.objects.bulk_create(
        [
            Board(space=space, slug=slug, name=name, audience=space.audiences[0], order=order)
            for space in stage.spaces
            for order, (slug, name) in enumerate(BOARDS)
        ]
    )
    rows = [Tag(name=f"theme {n}", slug=f"theme-{n}") for n in range(1, TAGS + 1)]
    Tag.objects.bulk_create(rows, ignore_conflicts=True)
    stage.tags = list(Tag.objects.filter(space=None, slug__startswith="theme-").order_by("pk"))


def _space(stage: Stage, number: int) -> Space:
    visibility = VISIBILITIES.get(number % 10, Visibility.PUBLIC)
    asked = JoinPolicy.REQUEST if number % 3 == 0 else JoinPolicy.OPEN
    is_network = number % NETWORK_EVERY == 0
    return Space(
        slug=f"large-{number:03}",
        name=f"Network {number}" if is_network else f"Partner {number}",
        kind=SpaceKind.NETWORK if is_network else SpaceKind.PARTNER,
        visibility=visibility,
        join_policy=JoinPolicy.INVITATION if visibility == Visibility.HIDDEN else asked,
        tagline=stage.words.title(),
        languages=sorted({"en", LANGUAGES[number % len(LANGUAGES)]}),
        accent="",
        is_demo=True,
        created_at=stage.now - YEAR - (YEAR / len(COUNTRIES)) * (number % 7),
    )
