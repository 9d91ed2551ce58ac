"""Slow work of boards: telling many people of one post, and tidying what nobody needs any more."""

from forums.operations.comments import forget_visitors
from forums.operations.reading import tidy_reading
from forums.operations.telling import tell_followers
from portal.operations import SYSTEM
from portal.tasks import background
from portal.tenancy import all_spaces


@background()
def tell_many(post_id: int) -> None:
    """Done twice, it tells nobody twice: a notice knows what it has told of."""
    tell_followers(actor=SYSTEM, post_id=post_id)


def tidy_by_the_clock() -> int:
    with all_spaces("old read state"):
        return tidy_reading(actor=SYSTEM)


def forget_visitors_by_the_clock() -> int:
    with all_spaces("visitors' comments"):
        return forget_visitors(actor=SYSTEM)
