"""What a topic may become, and whether the author of the answer has been asked."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from forums.models import Topic
from portal import lineage
from portal.lineage import Carriage
from portal.models import CarryRequest
from portal.operations import Actor, may

FREE, ASK, WAITING, AGREED, DECLINED = "free", "ask", "waiting", "agreed", "declined"


@dataclass(frozen=True)
class CarryOption:
    """One way forward. ``state``: may be gone now, or what has to happen first."""

    target: str
    label: Any
    url: str
    state: str
    author: Any = None
    at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.state in {FREE, AGREED}


def carry_options(topic: Topic, actor: Actor) -> list[CarryOption]:
    carriages = lineage.offered_for(topic, actor)
    author = lineage.kind_of(topic).author_asked(topic)
    needs_asking = author is not None and author.pk != actor.pk
    asked: list[CarryRequest] = []
    if needs_asking and any(carriage.needs_consent for carriage in carriages):
        kind = lineage.content_type(topic)
        requests = CarryRequest.objects.filter(from_type=kind, from_id=topic.pk, author=author)
        asked = list(requests.order_by("-pk"))
    return [_option(carriage, topic, author if needs_asking else None, asked) for carriage in carriages]


def _option(carriage: Carriage, topic: Topic, author: Any, asked: list[CarryRequest]) -> CarryOption:
    address = carriage.address(topic)
    if author is None or not carriage.needs_consent:
        return CarryOption(carriage.target, carriage.label, address, FREE)
    here = [request for request in asked if request.target == carriage.target]
    agreed = next((request for request in here if request.is_agreed), None)
    if agreed is not None:
        state = AGREED if agreed.done_at is None else FREE
        return CarryOption(carriage.target, carriage.label, address, state, author, agreed.agreed_at)
    if not here:
        return CarryOption(carriage.target, carriage.label, address, ASK, author)
    latest = here[0]
    if latest.is_waiting:
        return CarryOption(carriage.target, carriage.label, address, WAITING, author, latest.asked_at)
    return CarryOption(carriage.target, carriage.label, address, DECLINED, author, latest.declined_at)


def hint_about_carrying(topic: Topic, actor: Actor) -> str:
    """What the asker of an open question can look forward to."""
    if topic.is_help and not topic.is_solved and may(actor, "forums.carry_topic", topic):
        return _(
            "When an answer has helped, accept it. Then you can carry it forward, and it helps others too."
        )
    return ""
