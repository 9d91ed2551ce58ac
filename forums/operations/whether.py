"""Did it work? Asked once, a month after a question was solved; a yes makes the answer verified."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from forums import nameless
from forums.choices import Outcome
from forums.events import AnswerWorked, TopicChanged, WhetherAsked
from forums.models import HelpRequest, Topic
from forums.models.help_request import ASKED_AFTER, ASKED_WITHIN
from forums.operations.answers import unaccept_answer
from forums.operations.help_facts import request_of
from forums.operations.posts import reply_to_topic
from forums.operations.topics import facts_of, locked
from portal import audit
from portal.events import publish
from portal.operations import Actor, OperationRefusedError, operation, require


def due(now: datetime, *, most: int) -> list[HelpRequest]:
    """The requests whose askers are to be asked now, the longest solved first."""
    rows = HelpRequest.objects.to_ask_whether(since=now - ASKED_WITHIN, until=now - ASKED_AFTER)
    return list(rows.select_related("topic").order_by("topic__solved_at", "pk")[:most])


@operation
def ask_whether(*, actor: Actor, topic: Topic) -> bool:
    """Ask the author of ``topic`` whether the accepted answer worked, unless that was done before.

    Raises:
        AccessDeniedError: ``actor`` is not the platform.
    """
    topic = locked(topic)
    require(actor, "forums.ask_whether", topic)
    request = request_of(topic)
    if not topic.is_solved or request.asked_whether_at is not None or request.outcome:
        return False
    request.asked_whether_at = timezone.now()
    request.save(update_fields=["asked_whether_at"])
    publish(WhetherAsked(**facts_of(topic, actor)))
    return True


@operation
def say_whether(*, actor: Actor, topic: Topic, outcome: str) -> HelpRequest:
    """Say whether the accepted answer worked; it can be said again, and then that holds.

    Raises:
        AccessDeniedError: ``actor`` did not ask it, or does not write here any more.
        OperationRefusedError: no answer is accepted, or there is no such outcome.
    """
    topic = locked(topic)
    require(actor, "forums.say_whether", topic)
    if not topic.is_solved:
        raise OperationRefusedError(_("There is no accepted answer any more. Look at the topic again."))
    if outcome not in Outcome.values:
        raise OperationRefusedError(_("Choose one of the answers."), field="outcome")
    request = request_of(topic)
    if request.outcome == outcome:
        return request

    request.outcome, request.outcome_at = outcome, timezone.now()
    request.save(update_fields=["outcome", "outcome_at"])
    audit.record(actor=nameless.signed(actor, topic), verb="forums.say_whether", obj=topic, outcome=outcome)
    if outcome == Outcome.YES and topic.accepted_post_id is not None:
        publish(AnswerWorked(**facts_of(topic, actor), post_id=topic.accepted_post_id))
    else:
        publish(TopicChanged(**facts_of(topic, actor), what="whether"))
    return request


@operation
def open_again(*, actor: Actor, topic: Topic, note: str = "") -> Topic:
    """Open a solved question again; ``note`` says in a post what is still missing.

    Raises:
        AccessDeniedError: ``actor`` neither asked nor moderates, or the topic takes no posts.
        OperationRefusedError: the note is not taken as a post.
    """
    topic = locked(topic)
    require(actor, "forums.accept_answer", topic)
    if note.strip():
        reply_to_topic(actor=actor, topic=topic, body=note)
    return unaccept_answer(actor=actor, topic=topic)
