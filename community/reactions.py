"""What follows when people come, go, ask and sign out."""

from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from django.contrib.auth.signals import user_logged_out

from community.choices import NoticeKind
from community.events import (
    JoinRequestDecided,
    JoinRequested,
    MembershipChanged,
    PersonShutOut,
    SpaceChanged,
    WordsAsked,
    WordsDecided,
)
from community.models import JoinRequest, User
from community.notices import notify
from community.operations.people import end_session
from community.selectors import members_of
from portal.choices import Role
from portal.circles import CircleChanged, remove_from_circle
from portal.events import publish, within
from portal.models import CarryRequest, Circle, Space
from portal.realtime import hint, standing_key


def _person(pk: int | None) -> User | None:
    return User.objects.filter(pk=pk).select_related("profile").first() if pk is not None else None


# Belonging ----------------------------------------------------------------------------------------
@within(MembershipChanged)
def look_again_at_what_is_open(event: MembershipChanged) -> None:
    """Sockets and pages of the person, and of the space, check what they may show."""
    hint(standing_key(event.user_id))
    hint(f"space:{event.space_id}")


@within(MembershipChanged)
def leave_circles_with_the_space(event: MembershipChanged) -> None:
    """Who is no member any more is in none of the space's circles either."""
    if not event.has_ended:
        return
    user = User.objects.get(pk=event.user_id)
    circles: Any = Circle.objects.filter(space_id=event.space_id, members__user=user)
    for circle in circles:
        remove_from_circle(circle, user)
        publish(CircleChanged(circle_id=circle.pk, space_id=event.space_id, user_id=user.pk))


@within(JoinRequested)
def tell_administrators(event: JoinRequested) -> None:
    request = JoinRequest.objects.select_related("space", "user").get(pk=event.request_id)
    hint(f"space:{event.space_id}")
    for membership in members_of(request.space).filter(role=Role.ADMINISTRATOR):
        notify(
            recipient=membership.user, kind=NoticeKind.JOIN_REQUESTED, obj=request, actor=request.user,
            space=request.space,
        )  # fmt: skip


@within(JoinRequestDecided)
def tell_asker(event: JoinRequestDecided) -> None:
    hint(f"space:{event.space_id}")
    asker = _person(event.user_id)
    if event.granted is None or asker is None:
        return
    space = Space.objects.get(pk=event.space_id)
    kind = NoticeKind.LET_IN if event.granted else NoticeKind.TURNED_DOWN
    notify(recipient=asker, kind=kind, obj=space, actor=_person(event.actor_id), space=space)


@within(SpaceChanged)
def look_again_at_space(event: SpaceChanged) -> None:
    hint(f"space:{event.space_id}")


# Words that are wanted elsewhere --------------------------------------------------------------------
@within(WordsAsked)
def tell_author(event: WordsAsked) -> None:
    _about_words(event.request_id, NoticeKind.WORDS_WANTED, to=event.author_id, by=event.asker_id)


@within(WordsDecided)
def tell_who_wanted_words(event: WordsDecided) -> None:
    kind = NoticeKind.WORDS_AGREED if event.agreed else NoticeKind.WORDS_DECLINED
    _about_words(event.request_id, kind, to=event.asker_id, by=event.author_id)


def _about_words(request_id: int, kind: NoticeKind, *, to: int, by: int) -> None:
    request = CarryRequest.objects.select_related("from_space").get(pk=request_id)
    recipient = _person(to)
    if recipient is not None:
        notify(recipient=recipient, kind=kind, obj=request, actor=_person(by), space=request.from_space)


# Signing out --------------------------------------------------------------------------------------
@within(PersonShutOut)
def close_what_is_open(event: PersonShutOut) -> None:
    hint(standing_key(event.user_id))


def _session_ended(sender: Any, user: User | None = None, request: Any = None, **context: Any) -> None:
    if user is None:
        return
    if context.get("signal") is user_logged_out and request is not None:
        # Django says so before it deletes the session; whoever looks again must not find it any more.
        request.session.delete()
    end_session(actor=user)


# Django and allauth say these things by signal only; there is no other way to hear them.
for _signal in (user_logged_out, password_changed, password_set, password_reset):
    _signal.connect(_session_ended, dispatch_uid="community.session_ended")
