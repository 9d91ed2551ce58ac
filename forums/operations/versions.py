"""Earlier words of posts; called by operations that change them, under the lock of the topic."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.models import Post, PostVersion
from portal.guessing import guess_language
from portal.markdown import plain
from portal.operations import Actor, OperationRefusedError
from portal.text import MARKDOWN_FIELDS, rendered


class StaleEditError(OperationRefusedError):
    """The words were changed while somebody wrote; nothing is written, and the form has both texts."""

    def __init__(self) -> None:
        super().__init__(_("This text was changed while you wrote. Nothing is lost: both texts stand below."))


def check_not_stale(post: Post, began_from: int | None) -> None:
    """Go on only if ``post`` still stands in the version that the change began from.

    Raises:
        StaleEditError: it does not.
    """
    if began_from is not None and began_from != post.version:
        raise StaleEditError


def rewrite(post: Post, *, actor: Actor, body: str, title: str = "") -> bool:
    """Give ``post``, and with ``title`` its topic, other words; False when they are the same again."""
    topic = post.topic
    is_retitled = bool(title) and title != topic.title
    if rendered(body)["body"] == post.body and not is_retitled:
        return False
    keep_last_words(post)
    is_of_topic = post.is_opening and topic.language == post.language
    post.write(body)
    if post.language_said_at is None:
        post.language = guess_language(plain(post.html))
    post.edited_at = timezone.now()
    post.version += 1
    post.save(update_fields=[*MARKDOWN_FIELDS, "language", "edited_at", "version"])
    if is_retitled:
        topic.title = title
    if is_of_topic:
        topic.language = post.language
    topic.save(update_fields=["title", "language"])
    is_named = actor.is_authenticated and not post.is_nameless
    _keep(post, author=actor if is_named else None, written_at=post.edited_at)
    return True


def in_its_language(body: str) -> dict[str, Any]:
    """The columns of a new text, with the language that it seems to be in."""
    columns = rendered(body)
    return {**columns, "language": guess_language(plain(columns["html"]))}


def keep_last_words(post: Post) -> None:
    """Make sure that what ``post`` says now is among its versions; a post that nobody changed has none."""
    if not post.versions.filter(number=post.version).exists():
        _keep(post, author=post.author, written_at=post.edited_at or post.posted_at)


def _keep(post: Post, *, author: Any, written_at: Any) -> None:
    PostVersion.objects.create(
        space_id=post.space_id,
        post=post,
        number=post.version,
        author=author,
        written_at=written_at,
        title=post.topic.title if post.is_opening else "",
        body=post.body,
    )
