"""What can be reported on boards: whole topics, by their first post, and every other post."""

from typing import Any

import rules
from django.utils.translation import gettext as _

from community.moderation.targets import Target, register
from forums import nameless
from forums.models import Post, Topic
from forums.operations.moderation import hide_topic, unhide_topic
from forums.operations.posts import remove_post
from forums.operations.restoring import restore_post
from forums.operations.topics import locked, locked_with_post
from portal.markdown import excerpt
from portal.operations import SYSTEM, OperationRefusedError

LENGTH = 400

rules.add_perm("forums.restore_post", rules.always_false)  # for the platform alone


def _post(pk: int) -> Any:
    return Post.objects.filter(pk=pk).select_related("space", "author", "topic__space").first()


def _topic(pk: int) -> Any:
    return Topic.objects.filter(pk=pk).select_related("space", "author").first()


def _words_of_post(post: Any, kept: dict[str, Any]) -> str:
    return kept.get("body", "")[:LENGTH] or excerpt(post.html, LENGTH)


def _words_of_topic(topic: Any, kept: dict[str, Any]) -> str:
    opening = topic.posts.filter(number=1).first()
    return excerpt(opening.html, LENGTH) if opening is not None else ""


def _standing(post: Any) -> Any:
    """The post as it is now, locked with its topic.

    Raises:
        OperationRefusedError: it was removed, or has come to open a topic; then that is reported instead.
    """
    _topic_of_it, post = locked_with_post(post)
    if post.is_removed:
        raise OperationRefusedError(_("It is gone already. Choose something else."), field="verdict")
    if post.is_opening:
        words = _("It opens a topic by now. A moderator can hide the whole topic on its page.")
        raise OperationRefusedError(words, field="verdict")
    return post


def _hide_post(post: Any) -> dict[str, Any]:
    """Without its words a post is nowhere any more: not on pages, in search, in mail or in exports."""
    post = _standing(post)
    body = post.body
    remove_post(actor=SYSTEM, post=post, for_good=False)
    return {"body": body}


def _show_post(post: Any, kept: dict[str, Any]) -> None:
    """What was kept of a topic that it once opened holds no words of it."""
    if "body" in kept:
        restore_post(actor=SYSTEM, post=post, body=kept["body"])


def _hide_topic(topic: Any) -> dict[str, Any]:
    was_hidden = topic.is_hidden
    hide_topic(actor=SYSTEM, topic=topic)
    return {"was_hidden": was_hidden}


def _show_topic(topic: Any, kept: dict[str, Any]) -> None:
    if not kept.get("was_hidden"):
        unhide_topic(actor=SYSTEM, topic=topic)


register(
    Target(
        code="post",
        model=Post,
        permission="forums.view_post",
        load=_post,
        author=lambda post: post.author,
        behind=nameless.writer_of,
        nameless_of=nameless.posts_by,
        words=_words_of_post,
        hide=_hide_post,
        show=_show_post,
        remove=lambda post: remove_post(actor=SYSTEM, post=_standing(post)),
        hold=lambda post: locked_with_post(post)[1],
        stands=lambda post: not (post.is_removed or post.is_opening),
    )
)
register(
    Target(
        code="topic",
        model=Topic,
        permission="forums.view_topic",
        load=_topic,
        author=lambda topic: topic.author,
        behind=nameless.beginner_of,
        nameless_of=nameless.topics_by,
        words=_words_of_topic,
        hide=_hide_topic,
        show=_show_topic,
        hold=locked,
    )
)
