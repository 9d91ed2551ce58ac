"""Out of being nameless: by oneself, for all, or by a moderator, who says why and sees it alone."""

from django.utils import timezone
from django.utils.translation import gettext as _

from forums import nameless
from forums.choices import HeldOutcome
from forums.events import AskerRevealed, TopicChanged
from forums.models import HeldContribution, Post, PostReaction, PostVersion, Revelation, Topic
from forums.operations.topics import facts_of, locked, locked_with_post
from portal import audit
from portal.events import publish
from portal.operations import Actor, OperationRefusedError, operation, require


@operation
def show_asker(*, actor: Actor, topic: Topic) -> Topic:
    """Put the name of ``actor`` on all that they wrote in ``topic`` without it; there is no way back.

    Raises:
        AccessDeniedError: ``actor`` has written nothing here without a name, or does not write here now.
    """
    topic = locked(topic)
    require(actor, "forums.show_asker", topic)
    ids = nameless.unsign(actor, topic)
    Post.objects.filter(pk__in=ids).update(author=actor, mask=0)
    PostVersion.objects.filter(post__in=ids).update(author=actor)
    PostReaction.objects.filter(post__in=topic.posts.all(), person=actor).update(is_nameless=False)
    _show_what_waits(actor, topic, ids)
    shown = dict(Post.objects.filter(pk__in=ids).values_list("number", "pk"))
    if 1 in shown:
        topic.is_nameless, topic.author = False, actor
    if topic.last_author_id is None and topic.post_count in shown:
        topic.last_author = actor
    topic.save(update_fields=["is_nameless", "author", "last_author"])
    audit.record(actor=actor, verb="forums.show_asker", obj=topic, posts=len(ids))
    publish(TopicChanged(**facts_of(topic, actor), what="show_asker"))
    return topic


def _show_what_waits(actor: Actor, topic: Topic, ids: list[int]) -> None:
    """What waits for ``topic``, or has become one of the posts ``ids``; what was declined stays as it is."""
    about = HeldContribution.objects.exclude(outcome=HeldOutcome.DECLINED)
    about = about.filter(topic=topic) | about.filter(post__in=ids)
    held = nameless.unsign_held(actor, about)
    HeldContribution.objects.filter(pk__in=held).update(author=actor, is_nameless=False)


@operation
def reveal_asker(*, actor: Actor, post: Post, reason: str) -> Revelation:
    """Let a moderator see who wrote ``post`` without a name; that person is told who looked, and why.

    Each look is a row of its own and says nothing of whom it showed; the trail neither.

    Raises:
        AccessDeniedError: ``actor`` does not moderate here, wrote it, or it has a name.
        OperationRefusedError: no reason is given, or nobody knows any more who it was.
    """
    topic, post = locked_with_post(post)
    require(actor, "forums.reveal_asker", post)
    if not reason.strip():
        raise OperationRefusedError(_("Say why you have to know. The person will read it."), field="reason")
    if nameless.writer_of(post) is None:
        raise OperationRefusedError(_("This person has left. Nobody can say any more who it was."))
    made = Revelation.objects.create(
        space_id=post.space_id, post=post, by=actor, reason=reason.strip(), at=timezone.now()
    )
    made.post = post
    audit.record(actor=actor, verb="forums.reveal_asker", obj=made, post=post.pk)
    publish(AskerRevealed(**facts_of(topic, actor), revelation_id=made.pk))
    return made
