"""What follows when words wait for a moderator, and when one has decided."""

from community.choices import NoticeKind
from community.notices import notify, settle
from community.selectors.moderation import keepers_of
from forums import nameless
from forums.comment_letters import mail_comment_declined, mail_comment_link, mail_comment_shown
from forums.events import (
    CommentAsked,
    CommentDeclined,
    ContributionHeld,
    ContributionSettled,
    ContributionShown,
    HeldEvent,
    TopicsMerged,
    TopicSplit,
)
from forums.models import HeldContribution, Post, Topic
from forums.operations.telling import post_with_all
from portal.events import within
from portal.realtime import hint


@within(ContributionHeld)
def tell_moderators(event: ContributionHeld) -> None:
    held = _held(event)
    writer = nameless.writer_of_held(held)
    for keeper in keepers_of(held.space):
        if keeper != writer:
            notify(recipient=keeper, kind=NoticeKind.HELD_WAITING, obj=held, space=held.space)


@within(ContributionHeld)
def tell_who_sees_no_page(event: ContributionHeld) -> None:
    held = _held(event)
    writer = nameless.writer_of_held(held) if event.by_mail else None
    if writer is not None:
        notify(recipient=writer, kind=NoticeKind.HELD, obj=held, space=held.space)


@within(ContributionShown)
def tell_its_author(event: ContributionShown) -> None:
    held = _held(event)
    writer = nameless.writer_of_held(held)
    if writer is not None:
        post = post_with_all(event.post_id)
        notify(recipient=writer, kind=NoticeKind.HELD_SHOWN, obj=post, space=held.space)
    elif held.is_comment:
        mail_comment_shown.enqueue(event.held_id)


@within(ContributionShown, ContributionSettled)
def nobody_else_need_look(event: ContributionShown | ContributionSettled) -> None:
    """Nor does its author wait any more."""
    settle(_held(event), NoticeKind.HELD_WAITING, NoticeKind.HELD)


@within(CommentAsked)
def mail_the_link(event: CommentAsked) -> None:
    mail_comment_link.enqueue(event.held_id)


@within(CommentDeclined)
def mail_the_reason(event: CommentDeclined) -> None:
    mail_comment_declined.enqueue(event.held_id)


@within(ContributionHeld, ContributionShown, ContributionSettled)
def refresh_open_queues(event: HeldEvent) -> None:
    hint(f"space:{event.space_id}")


@within(TopicsMerged)
def wait_for_the_kept_topic(event: TopicsMerged) -> None:
    """Before the row of the other one goes, and what hangs on it."""
    HeldContribution.objects.filter(topic=event.gone_id).update(topic=Topic(pk=event.kept_id))


@within(TopicSplit)
def go_with_ones_post(event: TopicSplit) -> None:
    posts = list(Post.objects.filter(topic=event.new_id).values_list("pk", flat=True))
    here = HeldContribution.objects.filter(topic=event.from_id, post__in=posts)
    here.update(topic=Topic(pk=event.new_id))


def _held(event: HeldEvent) -> HeldContribution:
    found: HeldContribution = (
        HeldContribution.objects.with_all().select_related("author__profile").get(pk=event.held_id)
    )
    return found
