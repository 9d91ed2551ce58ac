"""The accepted answer: what makes a help request solved."""

from django.utils import timezone
from django.utils.translation import gettext as _

from forums import nameless
from forums.events import AnswerAccepted, AnswerUnaccepted
from forums.models import Post, Topic
from forums.operations.topics import facts_of, locked, locked_with_post
from portal import audit
from portal.events import publish
from portal.operations import Actor, OperationRefusedError, operation, require


@operation
def accept_answer(*, actor: Actor, post: Post) -> Topic:
    """Make ``post`` the accepted answer of its help request, instead of any other.

    Accepting what is accepted changes nothing.

    Raises:
        AccessDeniedError: ``actor`` neither asked nor moderates, or nobody asked for help here.
        OperationRefusedError: the post is the question itself, or its words were removed.
    """
    topic, post = locked_with_post(post)
    require(actor, "forums.accept_answer", topic)
    if post.is_opening:
        raise OperationRefusedError(_("The question cannot be its own answer."))
    if post.is_removed:
        raise OperationRefusedError(_("This post was removed and cannot be the answer."))
    if topic.accepted_post_id == post.pk:
        return topic

    topic.accepted_post = post
    topic.solved_at = timezone.now()
    topic.save(update_fields=["accepted_post", "solved_at"])
    audit.record(actor=nameless.signed(actor, topic), verb="forums.accept_answer", obj=post)
    publish(AnswerAccepted(**facts_of(topic, actor), post_id=post.pk))
    return topic


@operation
def unaccept_answer(*, actor: Actor, topic: Topic) -> Topic:
    """Open the question again; the post stays where it is.

    Raises:
        AccessDeniedError: ``actor`` neither asked nor moderates.
    """
    topic = locked(topic)
    require(actor, "forums.accept_answer", topic)
    if topic.accepted_post_id is None:
        return topic

    post_id = topic.accepted_post_id
    topic.accepted_post = None
    topic.solved_at = None
    topic.save(update_fields=["accepted_post", "solved_at"])
    said_by = nameless.signed(actor, topic)
    audit.record(actor=said_by, verb="forums.unaccept_answer", obj=topic, post=post_id)
    publish(AnswerUnaccepted(**facts_of(topic, actor), post_id=post_id))
    return topic
