"""Slow work of boards: telling many people of one post, and tidying what nobody needs any more."""

import logging

from django.utils import timezone

from forums.operations.reading import tidy_reading
from forums.operations.routing import ask_by_itself, lapse_invitations
from forums.operations.telling import tell_followers
from forums.routing.selectors import waits_for_people
from portal.operations import SYSTEM, OperationRefusedError
from portal.tasks import background
from portal.tenancy import all_spaces

logger = logging.getLogger(__name__)

MOST_AT_ONCE = 100


@background()
def tell_many(post_id: int) -> None:
    """Done twice, it tells nobody twice: a notice knows what it has told of."""
    tell_followers(actor=SYSTEM, post_id=post_id)


def tidy_by_the_clock() -> int:
    with all_spaces("old read state"):
        return tidy_reading(actor=SYSTEM)


def ask_by_the_clock() -> int:
    """Let old invitations lapse, then ask people about questions that wait for a day; returns how many.

    Each question is looked at once. One that goes elsewhere in this moment is left for the next time.
    """
    with all_spaces("questions that nobody answers"):
        lapse_invitations(actor=SYSTEM)
        asked = 0
        for topic in waits_for_people(timezone.now())[:MOST_AT_ONCE]:
            try:
                asked += len(ask_by_itself(actor=SYSTEM, topic=topic))
            except OperationRefusedError:
                logger.info("question_moved_meanwhile", extra={"topic_id": topic.pk})
    return asked
