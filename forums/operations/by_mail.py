"""Replies that came by mail."""

from forums.models import Post, QuotedTail, Topic
from forums.operations.posts import reply_to_topic
from portal.operations import Actor, operation


@operation
def reply_by_mail(*, actor: Actor, topic: Topic, body: str, tail: str) -> Post:
    """Append a post to ``topic``; what the mail quoted is kept beside it, for moderators.

    Raises:
        AccessDeniedError: ``actor`` may not reply, e.g. the topic was locked meanwhile.
    """
    post = reply_to_topic(actor=actor, topic=topic, body=body)
    if tail:
        QuotedTail.objects.create(space=post.space, post=post, text=tail)
    return post
