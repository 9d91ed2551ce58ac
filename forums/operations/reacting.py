"""Small signs at posts; each kind once a person, counted on the post."""

from datetime import timedelta

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from forums import nameless
from forums.events import PostReacted, ReactionTakenBack
from forums.models import Post, PostReaction
from forums.operations.topics import facts_of, locked_with_post
from portal import audit
from portal.events import publish
from portal.operations import Actor, OperationRefusedError, operation, require

MOST, WITHIN = 60, timedelta(minutes=10)


@operation
def react_to_post(*, actor: Actor, post: Post, kind: str) -> Post:
    """Put a sign at ``post``; one that is there already stays as it is.

    Raises:
        AccessDeniedError: it is the actor's own, was removed or is locked, or the actor does not write here.
        OperationRefusedError: too many in a short time.
    """
    _topic, post = locked_with_post(post)
    require(actor, "forums.react", post)
    if post.reactions.filter(person=actor, kind=kind).exists():
        return post
    if PostReaction.objects.filter(person=actor, reacted_at__gt=timezone.now() - WITHIN).count() >= MOST:
        raise OperationRefusedError(_("That were many reactions in a short time. Go on in a few minutes."))

    PostReaction.objects.create(
        space_id=post.space_id, post=post, person=actor, kind=kind, reacted_at=timezone.now(),
        is_nameless=nameless.stands_in(actor, post.topic),
    )  # fmt: skip
    count_again(post)
    said_by = nameless.signed(actor, post.topic)
    audit.record(actor=said_by, verb="forums.react_to_post", obj=post, kind=kind)
    publish(PostReacted(**facts_of(post.topic, actor), post_id=post.pk))
    return post


@operation
def take_back_reaction(*, actor: Actor, post: Post, kind: str) -> Post:
    """Take one's sign away again; one that is not there is none.

    Raises:
        AccessDeniedError: as for ``react_to_post``.
    """
    _topic, post = locked_with_post(post)
    require(actor, "forums.react", post)
    gone, _rows = post.reactions.filter(person=actor, kind=kind).delete()
    if gone:
        count_again(post)
        said_by = nameless.signed(actor, post.topic)
        audit.record(actor=said_by, verb="forums.take_back_reaction", obj=post, kind=kind)
        publish(ReactionTakenBack(**facts_of(post.topic, actor), post_id=post.pk))
    return post


def count_again(post: Post) -> None:
    """Store how many signs of each kind there are; under the lock of the topic."""
    counted = post.reactions.values_list("kind").annotate(count=Count("pk"))
    post.reaction_counts = dict(counted)
    post.save(update_fields=["reaction_counts"])
