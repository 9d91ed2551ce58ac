"""What somebody has written on boards: handed out to them, and taken away when they leave."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums.events import PostRemoved
from forums.models import Post, Topic
from forums.operations.topics import facts_of, locked
from portal.events import publish
from portal.locality import language_of
from portal.operations import SYSTEM
from portal.own_data import Holding, Row, in_slices, look, register
from portal.text import MARKDOWN_FIELDS


def posts_of(person: Any) -> QuerySet[Any]:
    return Post.objects.filter(author=person, removed_at=None)


def rows(person: Any) -> Iterator[Row]:
    """One's own posts; the title of the topic only where one may still see it."""
    for posts in in_slices(posts_of(person)):
        seen = look(person, posts, Topic, "topic_id")
        for post in posts:
            yield {
                "id": post.pk,
                "space": seen.space(post),
                "topic": seen.title(post.topic_id),
                "address": seen.address(post.topic_id),
                "opens_the_topic": post.is_opening,
                "posted_at": post.posted_at,
                "edited_at": post.edited_at,
                "text": post.body,
            }


def remove(person: Any, most: int) -> int:
    """Empty posts and leave their places, also that of an accepted answer; a topic loses its title."""
    posts = list(posts_of(person).select_related("topic").order_by("pk")[:most])
    for post in posts:
        topic = locked(post.topic)
        post.write("")
        post.removed_at, post.removed_by = timezone.now(), person
        post.save(update_fields=[*MARKDOWN_FIELDS, "removed_at", "removed_by"])
        if post.is_opening:
            topic.title = _trace(topic)
            topic.save(update_fields=["title"])
            topic.taggings.all().delete()
        publish(PostRemoved(**facts_of(topic, SYSTEM), post_id=post.pk))
    return len(posts)


def _trace(topic: Topic) -> str:
    """In the language of the topic, where the site speaks it: it is read among others of that language."""
    with translation.override(language_of(topic) or None):
        return _("Taken away by who asked it") if topic.is_help else _("Taken away by its author")


register(
    Holding(
        code="posts",
        label=gettext_lazy("Topics and posts"),
        rows=rows,
        count=lambda person: posts_of(person).count(),
        remove=remove,
    )
)
