"""Replying, editing, removing."""

from django.utils import timezone
from django.utils.translation import gettext as _

from forums.events import AnswerUnaccepted, PostAdded, PostChanged, PostRemoved
from forums.models import Post, Topic
from forums.operations.topics import facts_of, locked
from portal import audit
from portal.events import publish
from portal.operations import Actor, OperationRefusedError, operation, require
from portal.text import MARKDOWN_FIELDS, rendered


@operation
def reply_to_topic(*, actor: Actor, topic: Topic, body: str) -> Post:
    """Append a post to ``topic``.

    The topic row stays locked while the next number is taken, so numbers have no gaps and no doubles when
    two people reply at once.

    Raises:
        AccessDeniedError: ``actor`` may not reply, e.g. the topic was locked meanwhile.
    """
    topic = locked(topic)
    require(actor, "forums.reply_to_topic", topic)

    post = Post.objects.create(
        space=topic.space,
        topic=topic,
        author=actor,
        number=topic.post_count + 1,
        posted_at=timezone.now(),
        **rendered(body),
    )
    topic.post_count = post.number
    topic.last_posted_at = post.posted_at
    topic.last_author = actor
    topic.save(update_fields=["post_count", "last_posted_at", "last_author"])
    audit.record(actor=actor, verb="forums.reply_to_topic", obj=post)
    publish(PostAdded(**facts_of(topic, actor), post_id=post.pk))
    return post


@operation
def edit_post(*, actor: Actor, post: Post, body: str) -> Post:
    """Change one's own words; the page says that they were changed, and when.

    Raises:
        AccessDeniedError: ``actor`` did not write it, it was removed, or the topic takes no changes any more.
    """
    topic = locked(post.topic)
    post = Post.objects.get(pk=post.pk)
    post.topic = topic
    require(actor, "forums.edit_post", post)

    post.write(body)
    post.edited_at = timezone.now()
    post.save(update_fields=[*MARKDOWN_FIELDS, "edited_at"])
    audit.record(actor=actor, verb="forums.edit_post", obj=post)
    publish(PostChanged(**facts_of(topic, actor), post_id=post.pk))
    return post


@operation
def remove_post(*, actor: Actor, post: Post) -> Post:
    """Take away the words of a post and leave its place, which says whether author or moderator did so.

    An accepted answer that is removed is no answer any more.

    Raises:
        AccessDeniedError: ``actor`` neither wrote it nor moderates here.
        OperationRefusedError: it opens the topic; a moderator hides the whole topic instead.
    """
    topic = locked(post.topic)
    post = Post.objects.get(pk=post.pk)
    post.topic = topic
    require(actor, "forums.remove_post", post)
    if post.is_opening:
        raise OperationRefusedError(
            _("A topic cannot lose its first post. A moderator can hide the whole topic.")
        )

    post.write("")
    post.removed_at = timezone.now()
    post.removed_by = actor if actor.is_authenticated else None
    post.save(update_fields=[*MARKDOWN_FIELDS, "removed_at", "removed_by"])
    if topic.accepted_post_id == post.pk:
        topic.accepted_post = None
        topic.solved_at = None
        topic.save(update_fields=["accepted_post", "solved_at"])
        publish(AnswerUnaccepted(**facts_of(topic, actor), post_id=post.pk))
    audit.record(actor=actor, verb="forums.remove_post", obj=post)
    publish(PostRemoved(**facts_of(topic, actor), post_id=post.pk))
    return post
