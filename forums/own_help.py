"""What help requests know of a person: the facts of their own, and whose problems they share."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from forums import nameless
from forums.events import TopicChanged
from forums.models import HelpRequest, SameProblem, Topic
from forums.operations.help_facts import NOTHING_SAID, count_people, note_facts
from forums.operations.topics import facts_of, locked
from portal.events import publish
from portal.operations import SYSTEM
from portal.own_data import Holding, Row, in_slices, look, register


def requests_of(person: Any) -> QuerySet[Any]:
    return HelpRequest.objects.filter(Q(topic__author=person) | Q(topic__in=nameless.topics_by(person)))


def _telling(person: Any) -> QuerySet[Any]:
    nothing = Q(trade="", country="", firm_size="", urgency="", wider_agreed_at=None)
    return requests_of(person).exclude(nothing)


def request_rows(person: Any) -> Iterator[Row]:
    for requests in in_slices(requests_of(person)):
        seen = look(person, requests, Topic, "topic_id")
        for request in requests:
            yield {
                "topic": seen.title(request.topic_id),
                "address": seen.address(request.topic_id),
                "trade": request.trade,
                "country": request.country,
                "firm_size": request.firm_size,
                "urgency": request.urgency,
                "may_go_to_the_network_since": request.wider_agreed_at,
                "asked_whether_it_worked_at": request.asked_whether_at,
                "did_it_work": request.outcome,
                "said_at": request.outcome_at,
            }


def remove_facts(person: Any, most: int) -> int:
    """What came of a question stays with it; where it came from goes with the words."""
    requests = list(_telling(person).select_related("topic").order_by("pk")[:most])
    for request in requests:
        topic = locked(request.topic)
        note_facts(topic, NOTHING_SAID)
        publish(TopicChanged(**facts_of(topic, SYSTEM), what="forget_facts"))
    return len(requests)


def shared_by(person: Any) -> QuerySet[Any]:
    return SameProblem.objects.filter(person=person)


def shared_rows(person: Any) -> Iterator[Row]:
    for rows in in_slices(shared_by(person)):
        seen = look(person, rows, Topic, "topic_id")
        for row in rows:
            yield {
                "topic": seen.title(row.topic_id),
                "address": seen.address(row.topic_id),
                "said_at": row.said_at,
                "worked_at": row.worked_at,
            }


def forget_shared(person: Any, most: int) -> int:
    """Take them away in any case: nobody is left who has the problem. Topics count again."""
    rows = list(shared_by(person).select_related("topic").order_by("topic_id")[:most])
    for row in rows:
        topic = locked(row.topic)
        row.delete()
        count_people(topic)
    return len(rows)


register(
    Holding(
        code="help_requests",
        label=_("What your questions say besides their words"),
        rows=request_rows,
        count=lambda person: _telling(person).count(),
        remove=remove_facts,
    )
)
register(
    Holding(
        code="same_problems",
        label=_("Problems that you share"),
        rows=shared_rows,
        forget=forget_shared,
    )
)
