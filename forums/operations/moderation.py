"""What moderators do with a whole topic; each state is a time, and doing it twice changes nothing."""

from django.utils import timezone

from forums.events import TopicChanged
from forums.models import Topic
from forums.operations.topics import facts_of, locked
from portal import audit
from portal.events import publish
from portal.operations import Actor, operation, require


@operation
def lock_topic(*, actor: Actor, topic: Topic) -> Topic:
    """Nobody but moderators writes in ``topic`` until it is unlocked."""
    return _change(topic, actor=actor, verb="lock", column="locked_at", on=True)


@operation
def unlock_topic(*, actor: Actor, topic: Topic) -> Topic:
    return _change(topic, actor=actor, verb="lock", column="locked_at", on=False)


@operation
def hide_topic(*, actor: Actor, topic: Topic) -> Topic:
    """Only moderators and its author see ``topic`` until it is shown again."""
    return _change(topic, actor=actor, verb="hide", column="hidden_at", on=True)


@operation
def unhide_topic(*, actor: Actor, topic: Topic) -> Topic:
    return _change(topic, actor=actor, verb="hide", column="hidden_at", on=False)


@operation
def pin_topic(*, actor: Actor, topic: Topic) -> Topic:
    """``topic`` stands above the others of its board."""
    return _change(topic, actor=actor, verb="pin", column="pinned_at", on=True)


@operation
def unpin_topic(*, actor: Actor, topic: Topic) -> Topic:
    return _change(topic, actor=actor, verb="pin", column="pinned_at", on=False)


def _change(topic: Topic, *, actor: Actor, verb: str, column: str, on: bool) -> Topic:
    """Set or clear one state, if it is not as wanted already.

    Raises:
        AccessDeniedError: ``actor`` does not moderate here, or is not among the people of the topic.
    """
    topic = locked(topic)
    require(actor, f"forums.{verb}_topic", topic)
    if (getattr(topic, column) is not None) == on:
        return topic

    setattr(topic, column, timezone.now() if on else None)
    topic.save(update_fields=[column])
    what = verb if on else f"un{verb}"
    audit.record(actor=actor, verb=f"forums.{what}_topic", obj=topic)
    publish(TopicChanged(**facts_of(topic, actor, in_office=True), what=what))
    return topic
