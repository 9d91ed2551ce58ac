"""Asking for a talk, and what the counsellor says."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from community.models import User
from counselling.access import can_go_on
from counselling.choices import MOST_ASKED_A_DAY, MOST_ASKED_OF_ONE, MOST_REQUESTS, TalkState
from counselling.events import TalkAnswered, TalkAsked, TalkWithdrawn
from counselling.models import Offer, OfferTally, Talk
from counselling.operations.locking import locked, locked_offer
from portal.audit import record_nameless
from portal.events import publish
from portal.operations import Actor, OperationRefusedError, may, operation, require

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class Question:
    """What the asker says: one line, the whole of it, a language and when it would suit."""

    subject: str
    body: str
    language: str = ""
    times: str = ""


@operation
def ask_for_talk(*, actor: User, offer: Offer, question: Question) -> Talk:
    """Ask the author of ``offer`` for a talk; from here on it is between the two.

    The row of the asker stays locked, so that their requests are counted right.

    Raises:
        AccessDeniedError: ``actor`` does not see the offer, made it, or only reads here.
        OperationRefusedError: there is no room, the two have an open talk, too many requests wait, or
            ``actor`` has asked too often within a day.
    """
    User.objects.select_for_update(no_key=True).get(pk=actor.pk)
    offer = locked_offer(offer)
    require(actor, "counselling.ask_for_talk", offer)
    mine = Talk.objects.filter(asker=actor)
    if mine.open().filter(counsellor=offer.author).exists():
        raise OperationRefusedError(_("You have an open talk with this person already. Go on there."))
    if mine.filter(state=TalkState.REQUESTED).count() >= MOST_REQUESTS:
        raise OperationRefusedError(
            _("%(most)s of your requests wait for an answer. Take one back before you ask again.")
            % {"most": MOST_REQUESTS}
        )
    now = timezone.now()
    _keep_pace(mine.filter(asked_at__gt=now - _DAY), offer)
    if not offer.has_room:
        raise OperationRefusedError(no_room(offer))

    talk = Talk(
        offer=offer, place=offer.space, asker=actor, counsellor=offer.author, title=offer.title,
        subject=question.subject, language=question.language, times=question.times, asked_at=now, last_at=now,
    )  # fmt: skip
    talk.write(question.body)
    talk.save()
    record_nameless(verb="counselling.ask_for_talk", obj=talk)
    publish(TalkAsked(talk_id=talk.pk))
    return talk


def _keep_pace(lately: QuerySet[Talk], offer: Offer) -> None:
    """Who asks and takes back, again and again, would send a mail each time."""
    if lately.filter(counsellor=offer.author).count() >= MOST_ASKED_OF_ONE:
        raise OperationRefusedError(
            _("You have asked this person %(most)s times within a day. Leave them time until tomorrow.")
            % {"most": MOST_ASKED_OF_ONE}
        )
    if lately.count() >= MOST_ASKED_A_DAY:
        raise OperationRefusedError(
            _("You have asked for %(most)s talks within a day. You can go on tomorrow.")
            % {"most": MOST_ASKED_A_DAY}
        )


def no_room(offer: Offer) -> str:
    words = _("%(name)s has as many talks as fit at the moment. Look again in a while, or ask somebody else.")
    return words % {"name": offer.author}


@operation
def withdraw_talk(*, actor: Actor, talk: Talk) -> None:
    """Take a request back before it is answered.

    Raises:
        AccessDeniedError: ``actor`` did not ask.
        OperationRefusedError: it has been answered, or taken back.
    """
    talk = locked(talk)
    require(actor, "counselling.withdraw_talk", talk)
    _still_asked(talk)
    _close(talk, TalkState.WITHDRAWN, by=actor)
    record_nameless(verb="counselling.withdraw_talk", obj=talk)
    publish(TalkWithdrawn(talk_id=talk.pk))


@operation
def decline_talk(*, actor: Actor, talk: Talk, answer: str) -> None:
    """Say no, with a few words if one likes; nobody else learns of it.

    Raises:
        AccessDeniedError: ``actor`` was not asked.
        OperationRefusedError: the request has been answered, or taken back.
    """
    talk = locked(talk)
    require(actor, "counselling.answer_talk", talk)
    _still_asked(talk)
    talk.answer = answer
    talk.answered_at = timezone.now()
    _close(talk, TalkState.DECLINED, by=actor)
    record_nameless(verb="counselling.decline_talk", obj=talk)
    publish(TalkAnswered(talk_id=talk.pk, accepted=False))


@operation
def accept_talk(*, actor: User, talk: Talk, answer: str) -> None:
    """Say yes: the two can write to each other from now on.

    Raises:
        AccessDeniedError: ``actor`` was not asked.
        OperationRefusedError: the request is over, the offer is gone, the asker is, or there is no room.
    """
    talk = locked(talk)
    require(actor, "counselling.answer_talk", talk)
    _still_asked(talk)
    tally = OfferTally.objects.select_for_update().filter(offer_id=talk.offer_id or 0).first()
    offer = Offer.objects.visible_to(actor).select_related("space").filter(pk=talk.offer_id).first()
    if tally is None or offer is None or not may(actor, "counselling.edit_offer", offer):
        raise OperationRefusedError(_("Your offer is no longer there, so you can only decline."))
    if not can_go_on(talk):
        raise OperationRefusedError(_("This person cannot be reached any more, so you can only decline."))
    if tally.open_count >= offer.most_talks:
        raise OperationRefusedError(
            _("You have as many talks as you wanted at the same time. End one, or raise the number.")
        )

    now = timezone.now()
    talk.state, talk.answer, talk.answered_at, talk.last_at = TalkState.IN_PROGRESS, answer, now, now
    talk.save(update_fields=["state", "answer", "answered_at", "last_at"])
    OfferTally.objects.filter(pk=tally.pk).update(open_count=F("open_count") + 1)
    record_nameless(verb="counselling.accept_talk", obj=talk)
    publish(TalkAnswered(talk_id=talk.pk, accepted=True))


def _close(talk: Talk, state: TalkState, *, by: Actor) -> None:
    """End a request that never became a talk, under the caller's lock."""
    now = timezone.now()
    talk.state, talk.closed_at, talk.last_at = state, now, now
    talk.closed_by = by if by.pk is not None else None
    talk.save(update_fields=["state", "answer", "answered_at", "closed_at", "closed_by", "last_at"])


def _still_asked(talk: Talk) -> None:
    if not talk.is_requested:
        raise OperationRefusedError(_("This request has been answered already, or taken back."))
