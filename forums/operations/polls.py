"""Putting a poll on a post that stands already, ending one, and telling that one has ended."""

from django.utils import timezone
from django.utils.translation import gettext as _

from forums import nameless
from forums.events import PollClosed, PollSet, PollSettled
from forums.models import Poll, Post
from forums.operations.poll_making import PollText, check_poll, drop_poll, poll_of, put_poll
from forums.operations.topics import facts_of, locked_with_post
from portal import audit
from portal.events import publish
from portal.operations import Actor, OperationRefusedError, operation, require


@operation
def set_poll(*, actor: Actor, post: Post, text: PollText) -> Poll | None:
    """Put a poll on one's own post, or another one instead of it, as long as nobody has voted.

    Raises:
        AccessDeniedError: ``actor`` did not write the post, or the topic takes no changes any more.
        OperationRefusedError: somebody has voted, or the poll is not taken.
    """
    check_poll(text)
    topic, post = locked_with_post(post)
    require(actor, "forums.set_poll", post)
    _check_untouched(post)
    poll = put_poll(post, text)
    audit.record(actor=nameless.signed(actor, topic), verb="forums.set_poll", obj=post)
    publish(PollSet(**facts_of(topic, actor), post_id=post.pk))
    return poll


@operation
def take_poll_off(*, actor: Actor, post: Post) -> None:
    """Take the poll off one's own post, as long as nobody has voted.

    Raises:
        AccessDeniedError: as for ``set_poll``.
        OperationRefusedError: somebody has voted.
    """
    topic, post = locked_with_post(post)
    require(actor, "forums.set_poll", post)
    _check_untouched(post)
    drop_poll(post)
    audit.record(actor=nameless.signed(actor, topic), verb="forums.take_poll_off", obj=post)
    publish(PollSet(**facts_of(topic, actor), post_id=post.pk))


@operation
def close_poll(*, actor: Actor, post: Post) -> Poll:
    """End a poll before its time; one that has ended stays as it is.

    Raises:
        AccessDeniedError: ``actor`` neither wrote the post nor moderates here.
        OperationRefusedError: there is no poll any more.
    """
    topic, post = locked_with_post(post)
    require(actor, "forums.close_poll", post)
    poll = poll_of(post)
    if poll is None:
        raise OperationRefusedError(_("This post has no poll any more."))
    if not poll.is_closed:
        poll.closes_at = timezone.now()
        poll.save(update_fields=["closes_at"])
        audit.record(actor=nameless.signed(actor, topic), verb="forums.close_poll", obj=poll)
        publish(PollClosed(**facts_of(topic, actor), poll_id=poll.pk))
    return poll


@operation
def settle_poll(*, actor: Actor, poll: Poll) -> bool:
    """Note that a poll that has ended was told of; whether it was this call that did so.

    Raises:
        AccessDeniedError: ``actor`` is not the platform.
    """
    require(actor, "forums.settle_polls")
    locked: Poll | None = (
        Poll.objects.select_for_update(of=("self",))
        .select_related("post__topic")
        .to_settle()
        .filter(pk=poll.pk)
        .first()
    )
    if locked is None:
        return False
    locked.settled_at = timezone.now()
    locked.save(update_fields=["settled_at"])
    publish(PollSettled(**facts_of(locked.post.topic, actor), poll_id=locked.pk))
    return True


def _check_untouched(post: Post) -> None:
    poll = poll_of(post)
    if poll is not None and (poll.has_votes or poll.is_closed):
        raise OperationRefusedError(
            _("Somebody has voted, so the poll stays as it is. You can end it, or remove the whole post.")
            if poll.has_votes
            else _("This poll has ended, so it stays as it is.")
        )
