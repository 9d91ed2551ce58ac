"""With a name or without: what a page asks about its reader."""

from forums import nameless
from forums.models import Post, Topic
from portal.operations import Actor


def began(actor: Actor, topic: Topic) -> bool:
    by_name = topic.author_id is not None and topic.author_id == actor.pk
    return by_name or nameless.asked(actor.pk, topic)


def may_report(actor: Actor, post: Post) -> bool:
    """Whether to offer it; asking whether somebody stands behind each post would cost a query each."""
    is_somebodys = post.author_id not in {None, actor.pk} or post.is_nameless or post.visitor_name
    return actor.pk is not None and bool(is_somebodys) and not nameless.wrote(actor, post)
