"""Bringing back a post that moderators took out of sight."""

from forums.events import PostChanged
from forums.models import Post
from forums.operations.topics import facts_of, locked_with_post
from portal import audit
from portal.events import publish
from portal.operations import Actor, operation, require
from portal.text import MARKDOWN_FIELDS


@operation
def restore_post(*, actor: Actor, post: Post, body: str) -> Post:
    """Give a removed post its words back; as an answer it is accepted anew by whoever asked.

    Raises:
        AccessDeniedError: ``actor`` is not the platform.
    """
    topic, post = locked_with_post(post)
    require(actor, "forums.restore_post", post)
    if not post.is_removed:
        return post

    post.write(body)
    post.removed_at, post.removed_by = None, None
    post.save(update_fields=[*MARKDOWN_FIELDS, "removed_at", "removed_by"])
    audit.record(actor=actor, verb="forums.restore_post", obj=post)
    publish(PostChanged(**facts_of(topic, actor), post_id=post.pk))
    return post
