"""What follows when people are asked for help, and how a notice and a mail tell of it."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from community.choices import NoticeKind
from community.events import Change, MembershipChanged
from community.notices import notify, settle
from community.subjects import Subject, register_subject
from forums.choices import HelpState
from forums.events import AnswerAccepted, PersonAsked, PostAdded, TopicMoved, TopicsMerged
from forums.models import HelpInvitation, Post, Topic
from forums.operations.routing import end_invitations, merge_invitations, note_answer
from forums.operations.telling import person_of
from forums.routing.selectors import who_may_answer
from forums.routing.words import for_oneself
from portal.choices import Role
from portal.events import within
from portal.models import Space
from portal.operations import SYSTEM


def words_of(invitation: HelpInvitation) -> str:
    """Why this person, what is asked, and the two ways to say no."""
    opening = Post.objects.filter(topic=invitation.topic_id, number=1, removed_at=None).first()
    reasons = format_html_join("", "<li>{}</li>", ((text,) for text in for_oneself(invitation.reasons)))
    return format_html(
        '<p>{}</p><ul>{}</ul>{}<p><a href="{}">{}</a></p><p><a href="{}">{}</a></p>',
        _("Why you are asked:"),
        reasons,
        mark_safe(opening.html if opening is not None else ""),  # noqa: S308  (stored HTML is clean)
        invitation.get_absolute_url(),
        _("Not this time"),
        reverse("me_helping"),
        _("Ask me less often"),
    )


register_subject(
    HelpInvitation,
    Subject(
        "forums.view_help_invitation",
        related=("space", "topic__space", "person"),
        words=words_of,
    ),
)


@within(PersonAsked)
def tell_who_is_asked(event: PersonAsked) -> None:
    invitation = HelpInvitation.objects.select_related("space", "topic__space", "person__profile").get(
        pk=event.invitation_id
    )
    notify(
        recipient=invitation.person,
        kind=NoticeKind.HELP_WANTED,
        obj=invitation,
        actor=person_of(event.actor_id),
        space=invitation.space,
    )


@within(PostAdded)
def count_as_answered(event: PostAdded) -> None:
    if event.actor_id is None:
        return
    asked = HelpInvitation.objects.filter(topic=event.topic_id, person=event.actor_id)
    found = list(asked.select_related("space", "topic__space"))
    _tell_no_more(found)
    if found:
        note_answer(actor=SYSTEM, topic=Topic(pk=event.topic_id), person_id=event.actor_id)


@within(AnswerAccepted)
def ask_nobody_any_more(event: AnswerAccepted) -> None:
    _end(HelpInvitation.objects.filter(topic=event.topic_id))


@within(MembershipChanged)
def ask_nobody_who_has_left(event: MembershipChanged) -> None:
    """Who has left, or only reads from now on, is not waited for."""
    if not event.has_ended and event.change != Change.ROLE:
        return
    place = Space.objects.get(pk=event.space_id)
    still: Any = place.memberships.filter(user_id=event.user_id).exclude(role=Role.OBSERVER)
    if not still.exists():
        _end(HelpInvitation.objects.filter(space=event.space_id, person=event.user_id))


@within(TopicMoved)
def ask_nobody_who_stayed_behind(event: TopicMoved) -> None:
    """Who does not belong to the new space could not answer there."""
    if event.changes_space:
        topic = Topic.objects.get(pk=event.topic_id)
        able = who_may_answer(topic, timezone.now()).values("user_id")
        _end(HelpInvitation.objects.filter(topic=topic).exclude(person__in=able))


def _end(invitations: QuerySet[Any]) -> None:
    _tell_no_more(invitations.filter(state=HelpState.OPEN).select_related("space", "topic__space"))
    end_invitations(actor=SYSTEM, invitations=invitations)


def _tell_no_more(invitations: Iterable[HelpInvitation]) -> None:
    """Who was asked and has not looked yet hears nothing of a question that needs them no more."""
    for each in invitations:
        if each.is_open:
            settle(each, NoticeKind.HELP_WANTED)


@within(TopicsMerged)
def keep_who_was_asked(event: TopicsMerged) -> None:
    merge_invitations(kept=Topic.objects.get(pk=event.kept_id), gone_id=event.gone_id)
