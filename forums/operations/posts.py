"""Replying, editing, removing."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from forums import nameless
from forums.events import AnswerUnaccepted, PostAdded, PostChanged, PostRemoved
from forums.models import Post, Topic
from forums.operations.attachments import attach, make_room
from forums.operations.emptying import drop_what_hangs_on
from forums.operations.poll_making import PollText, check_poll, put_poll
from forums.operations.topics import facts_of, locked_where_it_stands, locked_with_post
from forums.operations.versions import check_not_stale, in_its_language, keep_last_words, rewrite
from portal import audit
from portal.events import publish
from portal.files import Upload
from portal.operations import Actor, OperationRefusedError, operation, require
from portal.text import MARKDOWN_FIELDS


@operation
def reply_to_topic(
    *,
    actor: Actor,
    topic: Topic,
    body: str,
    files: Iterable[Upload] = (),
    poll: PollText | None = None,
    is_nameless: bool | None = None,
) -> Post:
    """Append a post to ``topic``, with ``files`` and a ``poll`` on it.

    The topic row stays locked while the next number is taken, so numbers have no gaps and no doubles when
    two people reply at once. Words for a topic that was merged a moment ago go where its posts went. Who
    stands in it without a name goes on so, unless ``is_nameless`` says how the words were written before.

    Raises:
        AccessDeniedError: ``actor`` may not reply, e.g. the topic was locked meanwhile.
        OperationRefusedError: a file or the poll is not taken, or there is no room.
    """
    uploads = make_room(topic.space, files)
    check_poll(poll)
    topic = locked_where_it_stands(topic)
    require(actor, "forums.reply_to_topic", topic)

    mask = _mask(actor, topic, is_nameless=is_nameless)
    author = None if mask else actor
    post = Post.objects.create(
        space=topic.space,
        topic=topic,
        author=author,
        mask=mask,
        number=topic.post_count + 1,
        posted_at=timezone.now(),
        **in_its_language(body),
    )
    if mask:
        nameless.sign(post, actor)
    attach(actor=nameless.signed(actor, topic), post=post, uploads=uploads)
    put_poll(post, poll)
    topic.post_count = post.number
    topic.last_posted_at = post.posted_at
    topic.last_author = author
    topic.save(update_fields=["post_count", "last_posted_at", "last_author"])
    audit.record(actor=nameless.signed(actor, topic), verb="forums.reply_to_topic", obj=post)
    publish(PostAdded(**facts_of(topic, actor), post_id=post.pk))
    return post


def _mask(actor: Actor, topic: Topic, *, is_nameless: bool | None) -> int:
    if is_nameless is False:
        return 0
    return nameless.mask_for(actor, topic) or (nameless.new_mask(topic) if is_nameless else 0)


@operation
def edit_post(
    *,
    actor: Actor,
    post: Post,
    body: str,
    began_from: int | None = None,
    files: Iterable[Upload] = (),
    dropped: Iterable[int] = (),
) -> Post:
    """Change one's own words; the page says that they were changed, and what they were before.

    ``began_from`` is the version that was on the desk; None where nobody had read one. The same words again
    change nothing. ``files`` are put on, and those with the ids ``dropped`` taken off.

    Raises:
        AccessDeniedError: ``actor`` did not write it, it was removed, or the topic takes no changes any more.
        StaleEditError: the post has changed since ``began_from``.
        OperationRefusedError: a file is not taken, or there is no room for it.
    """
    uploads = make_room(post.space, files)
    topic, post = locked_with_post(post)
    require(actor, "forums.edit_post", post)
    check_not_stale(post, began_from)
    has_other_files = attach(actor=nameless.signed(actor, topic), post=post, uploads=uploads, dropped=dropped)
    if not rewrite(post, actor=actor, body=body) and not has_other_files:
        return post

    audit.record(actor=nameless.signed(actor, topic), verb="forums.edit_post", obj=post)
    publish(PostChanged(**facts_of(topic, actor), post_id=post.pk))
    return post


@operation
def remove_post(*, actor: Actor, post: Post, for_good: bool = True) -> Post:
    """Take away the words of a post and leave its place, which says whether author or moderator did so.

    Its versions stay for moderators alone, who may have to judge an objection. An accepted answer that is
    removed is no answer any more. Unless it is ``for_good``, files, reactions and poll stay for when it comes
    back.

    Raises:
        AccessDeniedError: ``actor`` neither wrote it nor moderates here.
        OperationRefusedError: it opens the topic; a moderator hides the whole topic instead.
    """
    topic, post = locked_with_post(post)
    require(actor, "forums.remove_post", post)
    if post.is_opening:
        raise OperationRefusedError(
            _("A topic cannot lose its first post. A moderator can hide the whole topic.")
        )

    keep_last_words(post)
    if for_good:
        drop_what_hangs_on(post)
    post.write("")
    post.removed_at = timezone.now()
    post.removed_by = actor if actor.is_authenticated and not nameless.wrote(actor, post) else None
    post.save(update_fields=[*MARKDOWN_FIELDS, "reaction_counts", "removed_at", "removed_by"])
    if topic.accepted_post_id == post.pk:
        topic.accepted_post = None
        topic.solved_at = None
        topic.save(update_fields=["accepted_post", "solved_at"])
        publish(AnswerUnaccepted(**facts_of(topic, actor), post_id=post.pk))
    audit.record(actor=nameless.signed(actor, topic), verb="forums.remove_post", obj=post)
    publish(PostRemoved(**facts_of(topic, actor), post_id=post.pk))
    return post
