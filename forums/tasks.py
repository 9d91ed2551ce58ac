"""Slow work of boards: telling many people of one post or poll, and tidying what nobody needs any more."""

from forums.models import Poll
from forums.operations.polls import settle_poll
from forums.operations.reading import tidy_reading
from forums.operations.telling import tell_followers
from portal.operations import SYSTEM
from portal.tasks import background
from portal.tenancy import all_spaces

# In one round of the worker, so that other chores are not kept waiting.
MOST_SETTLED = 100


@background()
def tell_many(post_id: int) -> None:
    """Done twice, it tells nobody twice: a notice knows what it has told of."""
    tell_followers(actor=SYSTEM, post_id=post_id)


def tidy_by_the_clock() -> int:
    with all_spaces("old read state"):
        return tidy_reading(actor=SYSTEM)


def settle_by_the_clock() -> int:
    """Tell of each poll that has ended, once; what ended while no worker ran is told by the next one."""
    with all_spaces("polls that have ended"):
        ended = list(Poll.objects.to_settle().order_by("closes_at", "pk")[:MOST_SETTLED])
        return sum(settle_poll(actor=SYSTEM, poll=poll) for poll in ended)
