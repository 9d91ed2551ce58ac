"""Slow work of boards: telling many people, tidying, and what requests and polls ask of the clock."""

import logging

from django.utils import timezone

from forums.models import Poll
from forums.operations import whether, widening
from forums.operations.comments import forget_visitors
from forums.operations.polls import settle_poll
from forums.operations.reading import tidy_reading
from forums.operations.routing import ask_by_itself, lapse_invitations
from forums.operations.telling import tell_followers, tell_of_move, tell_sharers
from forums.routing.selectors import waits_for_people
from portal.operations import SYSTEM, OperationRefusedError
from portal.tasks import background
from portal.tenancy import all_spaces

logger = logging.getLogger(__name__)

AT_ONCE = 100  # in one round of the worker, so that other chores are not kept waiting


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


@background()
def tell_many_sharers(post_id: int) -> None:
    """Done twice, as ``tell_many``."""
    tell_sharers(actor=SYSTEM, post_id=post_id)


def ask_whether_by_the_clock() -> int:
    """Ask whether answers of a month ago worked; each question is asked about once."""
    with all_spaces("did it work"):
        due = whether.due(timezone.now(), most=AT_ONCE)
        return sum(whether.ask_whether(actor=SYSTEM, topic=request.topic) for request in due)


def widen_by_the_clock() -> int:
    """Let questions that nobody answered go to the network, where their authors agreed; returns how many."""
    gone = 0
    with all_spaces("questions without an answer"):
        for request in widening.due(timezone.now(), most=AT_ONCE):
            try:
                widening.widen_request(actor=SYSTEM, topic=request.topic)
            except OperationRefusedError:  # answered, or taken back, a moment ago
                continue
            gone += 1
    return gone


def settle_by_the_clock() -> int:
    """Tell of each poll that has ended, once; what ended while no worker ran is told by the next one."""
    with all_spaces("polls that have ended"):
        ended = list(Poll.objects.to_settle().order_by("closes_at", "pk")[:AT_ONCE])
        return sum(settle_poll(actor=SYSTEM, poll=poll) for poll in ended)


def ask_by_the_clock() -> int:
    """Let old invitations lapse, then ask people about questions that wait for a day; returns how many.

    Each question is looked at once. One that goes elsewhere in this moment is left for the next time.
    """
    with all_spaces("questions that nobody answers"):
        lapse_invitations(actor=SYSTEM)
        asked = 0
        for topic in waits_for_people(timezone.now())[:AT_ONCE]:
            try:
                asked += len(ask_by_itself(actor=SYSTEM, topic=topic))
            except OperationRefusedError:
                logger.info("question_moved_meanwhile", extra={"topic_id": topic.pk})
    return asked


def forget_visitors_by_the_clock() -> int:
    with all_spaces("visitors' comments"):
        return forget_visitors(actor=SYSTEM)
