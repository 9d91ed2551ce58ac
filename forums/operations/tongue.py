"""The language of a post: guessed from its words until its author or a moderator says it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from forums import nameless
from forums.events import PostChanged
from forums.models import Post
from forums.operations.topics import facts_of, locked_with_post
from portal import audit, languages
from portal.events import publish
from portal.operations import Actor, OperationRefusedError, operation, require


@operation
def say_language(*, actor: Actor, post: Post, language: str) -> Post:
    """Set the language of ``post``; with an empty one it is said to be unknown, and not guessed again.

    The language of a first post is that of its topic.

    Raises:
        AccessDeniedError: ``actor`` neither wrote it nor moderates here.
        OperationRefusedError: it is none of the portal's languages.
    """
    topic, post = locked_with_post(post)
    require(actor, "forums.say_language", post)
    if language and language not in languages.LANGUAGES:
        raise OperationRefusedError(_("Choose one of the languages."), field="language")

    post.language, post.language_said_at = language, timezone.now()
    post.save(update_fields=["language", "language_said_at"])
    if post.is_opening:
        topic.language = language
        topic.save(update_fields=["language"])
    said_by = nameless.signed(actor, topic)
    audit.record(actor=said_by, verb="forums.say_language", obj=post, language=language)
    publish(PostChanged(**facts_of(topic, actor), post_id=post.pk))
    return post
