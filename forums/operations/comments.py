"""Visitors' comments: asked for, confirmed by a mailed link, looked at, and taken back when they wish."""

from datetime import timedelta
from typing import Final

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.translation import gettext as _

from community.addresses import hash_of, normal
from community.models import Block
from forums.choices import HeldKind, HeldOutcome, HoldReason
from forums.events import CommentAsked, ContributionHeld, ContributionSettled, PostAdded
from forums.models import HeldContribution, Post, Topic, Visitor
from forums.operations.emptying import empty
from forums.operations.holding import delete_held, facts_of_held, locked_held
from forums.operations.posts import remove_post
from forums.operations.topics import facts_of, locked, locked_with_post
from forums.operations.versions import in_its_language
from portal import audit
from portal.choices import Audience
from portal.events import publish
from portal.operations import SYSTEM, Actor, OperationRefusedError, may, operation, require
from portal.text import rendered

CONFIRM_WITHIN: Final = timedelta(hours=48)
KEPT_AFTER: Final = timedelta(days=30)
_DAY: Final = timedelta(hours=24)
MOST_OF_ADDRESS, MOST_OF_NETWORK = 3, 10


@operation
def ask_to_comment(
    *, actor: Actor, topic: Topic, name: str, email: str, body: str, network_hash: str, language: str
) -> HeldContribution | None:
    """Keep a visitor's comment until they confirm it from their mailbox; None when no mail goes out.

    That is so for the same words again, for an address that the space has blocked, and for one to which
    enough mail went today: its owner may not be who typed it. The page says the same in every case.

    Raises:
        AccessDeniedError: the topic takes no comments of visitors, or ``actor`` has signed in.
        OperationRefusedError: too many came from this network today.
    """
    topic = locked(topic)
    require(actor, "forums.comment", topic)
    now = timezone.now()
    lately = Visitor.objects.filter(asked_at__gt=now - _DAY)
    if lately.filter(network_hash=network_hash).count() >= MOST_OF_NETWORK:
        raise OperationRefusedError(
            _(
                "Many comments came from your internet connection today. "
                "Please try again tomorrow. Your text is kept."
            )
        )
    text = rendered(body)
    known = lately.filter(email_hash=hash_of(email))
    same = HeldContribution.objects.filter(topic=topic, body=text["body"], visitor__email_hash=hash_of(email))
    blocked = Block.objects.filter(space=topic.space, address_hash=hash_of(email))
    if same.exists() or known.count() >= MOST_OF_ADDRESS or blocked.exists():
        return None

    held = HeldContribution.objects.create(
        space=topic.space, kind=HeldKind.COMMENT, topic=topic, visitor_name=name, reason=HoldReason.VISITOR,
        held_at=now, **text,
    )  # fmt: skip
    Visitor.objects.create(
        space=topic.space, held=held, email=normal(email), email_hash=hash_of(email),
        network_hash=network_hash, language=language, asked_at=now,
    )  # fmt: skip
    audit.record(actor=actor, verb="forums.ask_to_comment", obj=held, topic=topic.pk)
    publish(CommentAsked(**facts_of_held(held, actor)))
    return held


@operation
def confirm_comment(*, actor: Actor, held: HeldContribution) -> HeldContribution:
    """The address works and its owner wants the comment: now it waits for a moderator. Once.

    Whoever calls this has seen the signed link, which is the key, also who has signed in meanwhile.

    Raises:
        OperationRefusedError: the topic takes no comments any more, or the link is too old.
    """
    held = locked_held(held)
    if held.confirmed_at is not None:
        return held
    if held.topic is None or not may(AnonymousUser(), "forums.comment", held.topic):
        raise OperationRefusedError(_("The topic takes no comments any more."))
    if held.held_at + CONFIRM_WITHIN < timezone.now():
        raise OperationRefusedError(_("This link was good for two days. Please write your comment again."))
    held.confirmed_at = timezone.now()
    held.save(update_fields=["confirmed_at"])
    audit.record(actor=actor, verb="forums.confirm_comment", obj=held)
    publish(ContributionHeld(**facts_of_held(held, actor)))
    return held


@operation
def publish_comment(*, actor: Actor, topic: Topic, name: str, body: str) -> Post:
    """Append a visitor's comment to ``topic``: a post without an author, with their name.

    Raises:
        AccessDeniedError: ``actor`` is not the platform.
        OperationRefusedError: the topic is closed or not for everybody any more.
    """
    topic = locked(topic)
    require(actor, "forums.publish_comment", topic)
    if topic.is_locked or topic.is_hidden or topic.space.is_archived or topic.audience != Audience.PUBLIC:
        raise OperationRefusedError(_("The topic is closed now, or not for everybody any more."))
    post = Post.objects.create(
        space=topic.space, topic=topic, visitor_name=name, number=topic.post_count + 1,
        posted_at=timezone.now(), **in_its_language(body),
    )  # fmt: skip
    topic.post_count, topic.last_posted_at, topic.last_author = post.number, post.posted_at, None
    topic.save(update_fields=["post_count", "last_posted_at", "last_author"])
    audit.record(actor=actor, verb="forums.publish_comment", obj=post)
    publish(PostAdded(**facts_of(topic, actor), post_id=post.pk))
    return post


@operation
def take_back_comment(*, actor: Actor, held: HeldContribution) -> None:
    """Take a comment away for good, wherever it stands, with the name and the address of who wrote it.

    Whoever calls this has seen the signed link of the mail, which is the key.
    """
    held = locked_held(held)
    if held.post is not None:
        topic, post = locked_with_post(held.post)
        if not (post.is_removed or post.is_opening):
            remove_post(actor=SYSTEM, post=post)  # as an answer it counts no more
            topic, post = locked_with_post(post)
        empty(topic, post, by=None)
    audit.record(actor=actor, verb="forums.take_back_comment", obj=held)
    publish(ContributionSettled(**facts_of_held(held, actor)))
    delete_held(held)


@operation
def forget_visitors(*, actor: Actor) -> int:
    """Delete what nobody confirmed, and addresses and declined words of what was decided; how many rows."""
    require(actor, "forums.settle_comments")
    now = timezone.now()
    comments = HeldContribution.objects.filter(kind=HeldKind.COMMENT)
    gone, _rows = comments.filter(confirmed_at=None, held_at__lt=now - CONFIRM_WITHIN).delete()
    old = comments.filter(decided_at__lt=now - KEPT_AFTER)
    forgotten, _rows = Visitor.objects.filter(held__in=old).delete()
    old.filter(outcome=HeldOutcome.DECLINED).exclude(body="").update(**rendered(""), visitor_name="", note="")
    return gone + forgotten
