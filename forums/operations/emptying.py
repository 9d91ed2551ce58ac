"""Taking words away for good, with all that hangs on them; called under the lock of the topic."""

from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from forums.events import PostRemoved
from forums.models import Post, QuotedTail, Topic
from forums.operations.attachments import drop_files
from forums.operations.poll_making import drop_poll
from forums.operations.topics import facts_of
from portal.events import publish
from portal.locality import language_of
from portal.operations import SYSTEM
from portal.text import MARKDOWN_FIELDS


def drop_what_hangs_on(post: Post) -> None:
    """Delete files, poll, what a mail quoted, and reactions; saving ``reaction_counts`` is the caller's."""
    drop_files(post)
    drop_poll(post)
    QuotedTail.objects.filter(post=post).delete()
    post.reactions.all().delete()
    post.reaction_counts = {}


def empty(topic: Topic, post: Post, *, by: Any) -> None:
    """Leave nothing of ``post`` but its place, and of what it opens neither title nor tags.

    ``by`` is its author, or None where nobody is to be named. An accepted answer keeps its place, too.
    """
    post.write("")
    drop_what_hangs_on(post)
    post.versions.all().delete()
    post.visitor_name = ""
    post.removed_at, post.removed_by = timezone.now(), by
    post.save(update_fields=[*MARKDOWN_FIELDS, "visitor_name", "reaction_counts", "removed_at", "removed_by"])
    if post.is_opening:
        topic.title = _trace(topic)
        topic.save(update_fields=["title"])
        topic.taggings.all().delete()
    publish(PostRemoved(**facts_of(topic, SYSTEM), post_id=post.pk))


def _trace(topic: Topic) -> str:
    """In the language of the topic, where the site speaks it: it is read among others of that language."""
    with translation.override(language_of(topic) or None):
        return _("Taken away by who asked it") if topic.is_help else _("Taken away by its author")
