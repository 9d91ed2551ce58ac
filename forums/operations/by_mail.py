"""Replies that came by mail."""

from forums.models import HeldContribution, Post, QuotedTail, Topic
from forums.operations.writing import JustPostedError, write_reply
from portal.operations import Actor, OperationRefusedError, operation


@operation
def reply_by_mail(*, actor: Actor, topic: Topic, body: str, tail: str) -> Post | HeldContribution:
    """Append a post to ``topic``; what the mail quoted is kept beside it, for moderators.

    Of what waits for a moderator the quoted part is left out.

    Raises:
        AccessDeniedError: ``actor`` may not reply, e.g. the topic was locked meanwhile.
        OperationRefusedError: the same words have just come, or too many for one day.
    """
    try:
        post = write_reply(actor=actor, topic=topic, body=body, by_mail=True)
    except JustPostedError as refusal:
        raise OperationRefusedError(refusal.plain) from refusal
    if tail and isinstance(post, Post):
        QuotedTail.objects.create(space=post.space, post=post, text=tail)
    return post
