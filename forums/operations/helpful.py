"""Answers that helped: as many as there are, beside the one that is accepted."""

from django.utils import timezone
from django.utils.translation import gettext as _

from forums import nameless
from forums.events import AnswerHelped, TopicChanged
from forums.models import HelpfulAnswer, Post
from forums.operations.help_facts import count_helpful
from forums.operations.topics import facts_of, locked_with_post
from portal import audit
from portal.events import publish
from portal.operations import Actor, OperationRefusedError, operation, require


@operation
def mark_helpful(*, actor: Actor, post: Post) -> Post:
    """Say that ``post`` helped; saying it twice changes nothing.

    Raises:
        AccessDeniedError: ``actor`` neither asked nor moderates, or nobody asked for help here.
        OperationRefusedError: the post is the question itself or of who asked, or its words were removed.
    """
    topic, post = locked_with_post(post)
    require(actor, "forums.mark_helpful", topic)
    if post.is_opening or post.is_by_asker:
        raise OperationRefusedError(_("Mark what others wrote: a question does not help itself."))
    if post.is_removed:
        raise OperationRefusedError(_("This post was removed and cannot be marked."))
    if HelpfulAnswer.objects.filter(post=post).exists():
        return post

    HelpfulAnswer.objects.create(
        space_id=post.space_id, post=post, marked_at=timezone.now(),
        marked_by=actor if nameless.signed(actor, topic).is_authenticated else None,
    )  # fmt: skip
    count_helpful(topic)
    audit.record(actor=nameless.signed(actor, topic), verb="forums.mark_helpful", obj=post)
    publish(AnswerHelped(**facts_of(topic, actor), post_id=post.pk))
    return post


@operation
def unmark_helpful(*, actor: Actor, post: Post) -> Post:
    """Take the mark away again.

    Raises:
        AccessDeniedError: as for ``mark_helpful``.
    """
    topic, post = locked_with_post(post)
    require(actor, "forums.mark_helpful", topic)
    gone, _rows = HelpfulAnswer.objects.filter(post=post).delete()
    if gone:
        count_helpful(topic)
        audit.record(actor=nameless.signed(actor, topic), verb="forums.unmark_helpful", obj=post)
        publish(TopicChanged(**facts_of(topic, actor), what="unmark_helpful"))
    return post
