"""A question that nobody answers goes to the next circle: from its space to the whole network."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from forums import nameless
from forums.choices import HeldKind
from forums.events import RequestWidened, TopicChanged
from forums.models import HeldContribution, HelpRequest, Topic
from forums.models.help_request import WIDER_AFTER
from forums.models.topic import ASKER
from forums.operations.help_facts import request_of
from forums.operations.topics import facts_of, locked
from portal import audit
from portal.choices import Audience
from portal.events import publish
from portal.operations import Actor, OperationRefusedError, operation, require


def due(now: datetime, *, most: int) -> list[HelpRequest]:
    """The requests that are to go wider now, the oldest first."""
    rows = HelpRequest.objects.to_widen(until=now - WIDER_AFTER)
    return list(rows.select_related("topic").order_by("topic__opened_at", "pk")[:most])


def why_not_wider(topic: Topic) -> str:
    """The sentence for what keeps a question in its space; empty when nothing does."""
    if topic.audience != Audience.SPACE:
        return _("More than the members of this space can read it already.")
    if Audience.NETWORK not in topic.space.audiences:
        return _("This space keeps its topics to itself.")
    if topic.is_solved or topic.is_locked or topic.is_hidden:
        return _("This question does not wait for an answer now.")
    others = topic.posts.standing()
    others = others.exclude(mask=ASKER) if topic.is_nameless else others.exclude(author=topic.author_id)
    waiting = HeldContribution.objects.waiting().filter(topic=topic, kind=HeldKind.REPLY)
    if others.exists() or waiting.exists():
        return _(
            "Others have replied for the members of this space alone. Ask the network in a new question."
        )
    return ""


@operation
def widen_request(*, actor: Actor, topic: Topic) -> Topic:
    """Let the people of the network read ``topic``, and not its space alone.

    Nobody else's words become visible by it: with a reply, be it one that
    waits for a moderator, it stays where it is. It cannot be taken back.

    Raises:
        AccessDeniedError: ``actor`` did not ask it.
        OperationRefusedError: it is for more people already, the space does not allow it, it does not wait
            for an answer, somebody has replied, or its author does not agree any more.
    """
    topic = locked(topic)
    require(actor, "forums.widen_request", topic)
    refusal = why_not_wider(topic)
    if refusal:
        raise OperationRefusedError(refusal)
    request = request_of(topic)
    if actor.pk is None and not request.may_go_wider:
        raise OperationRefusedError(_("Its author does not agree that it goes to the network."))

    topic.audience = Audience.NETWORK
    topic.save(update_fields=["audience"])
    request.went_wider_at = timezone.now()
    request.wider_agreed_at = request.wider_agreed_at or request.went_wider_at
    request.save(update_fields=["went_wider_at", "wider_agreed_at"])
    audit.record(
        actor=nameless.signed(actor, topic), verb="forums.widen_request", obj=topic, audience=topic.audience
    )
    publish(RequestWidened(**facts_of(topic, actor), by_itself=actor.pk is None))
    return topic


@operation
def agree_to_go_wider(*, actor: Actor, topic: Topic, agreed: bool) -> HelpRequest:
    """Let ``topic`` go to the network by itself when nobody answers it in two days, or not.

    Raises:
        AccessDeniedError: ``actor`` did not ask it.
        OperationRefusedError: it has gone there already.
    """
    topic = locked(topic)
    require(actor, "forums.widen_request", topic)
    request = request_of(topic)
    if request.went_wider_at is not None:
        raise OperationRefusedError(_("The whole network can read it already."))
    if request.may_go_wider != agreed:
        request.wider_agreed_at = timezone.now() if agreed else None
        request.save(update_fields=["wider_agreed_at"])
        audit.record(
            actor=nameless.signed(actor, topic), verb="forums.agree_to_go_wider", obj=topic, agreed=agreed
        )
        publish(TopicChanged(**facts_of(topic, actor), what="agree_wider"))
    return request
