"""Slow work of boards: telling many people of one post, and tidying what nobody needs any more."""

from forums.operations.reading import tidy_reading
from forums.operations.telling import tell_followers, tell_of_move
from portal.operations import SYSTEM
from portal.tasks import background
from portal.tenancy import all_spaces


@background()
def tell_many(post_id: int) -> None:
    """Done twice, it tells nobody twice: a notice knows what it has told of."""
    tell_followers(actor=SYSTEM, post_id=post_id)


@background()
def tell_many_of_a_move(topic_id: int, people: list[int], mover_id: int | None) -> None:
    """Done twice, it tells nobody twice who has not read it yet."""
    tell_of_move(actor=SYSTEM, topic_id=topic_id, people=people, mover_id=mover_id)


def tidy_by_the_clock() -> int:
    with all_spaces("old read state"):
        return tidy_reading(actor=SYSTEM)
