"""Offering to talk: made, changed, paused, taken away."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from counselling.choices import MOST_AT_ONCE, TIMES
from counselling.models import Offer, OfferLanguage, OfferTag, OfferTally
from counselling.operations.locking import lock_talks_of, locked_offer
from portal import tags
from portal.audit import record
from portal.choices import Audience
from portal.models import Space
from portal.operations import Actor, OperationRefusedError, operation, require

AUDIENCES = (Audience.NETWORK, Audience.SPACE)


@dataclass(frozen=True)
class OfferText:
    """What somebody offers; ``times`` are codes of ``choices.TIMES``, ``words`` the topics."""

    title: str
    body: str
    languages: Sequence[str]
    times: Sequence[str] = ()
    times_note: str = ""
    time_zone: str = ""
    most_talks: int = 2
    words: Sequence[str] = ()


@operation
def make_offer(*, actor: Actor, space: Space, text: OfferText, audience: str) -> Offer:
    """Offer to talk with colleagues, once in a space.

    Raises:
        AccessDeniedError: ``actor`` does not write in the space, or it is archived.
        OperationRefusedError: they have an offer here, or the space does not allow the audience.
    """
    space = Space.objects.select_for_update().get(pk=space.pk)
    require(actor, "counselling.make_offer", space)
    if Offer.objects.filter(space=space, author=actor).exists():
        raise OperationRefusedError(_("You have an offer in this space already. You can change that one."))
    offer = Offer(space=space, author=actor, made_at=timezone.now())
    _write(offer, text, audience)
    OfferTally.objects.create(offer=offer)
    record(actor=actor, verb="counselling.make_offer", obj=offer, audience=audience)
    return offer


@operation
def edit_offer(*, actor: Actor, offer: Offer, text: OfferText, audience: str) -> Offer:
    """Change what one offers; talks that go on keep the title under which they began.

    Raises:
        AccessDeniedError: it is not ``actor``'s, they do not write in the space, or it is archived.
        OperationRefusedError: the space does not allow the audience.
    """
    offer = locked_offer(offer)
    require(actor, "counselling.edit_offer", offer)
    offer.edited_at = timezone.now()
    _write(offer, text, audience)
    record(actor=actor, verb="counselling.edit_offer", obj=offer, audience=audience)
    return offer


@operation
def pause_offer(*, actor: Actor, offer: Offer) -> None:
    """Take the offer out of sight for a while; talks go on, and requests can still be answered.

    Raises:
        AccessDeniedError: it is not ``actor``'s, they do not write in the space, or it is archived.
    """
    _set_pause(actor, offer, verb="counselling.pause_offer", pauses=True)


@operation
def resume_offer(*, actor: Actor, offer: Offer) -> None:
    """Offer again.

    Raises:
        AccessDeniedError: it is not ``actor``'s, they do not write in the space, or it is archived.
    """
    _set_pause(actor, offer, verb="counselling.resume_offer", pauses=False)


@operation
def remove_offer(*, actor: Actor, offer: Offer) -> None:
    """Take an offer away, with its count; the talks stay with their two people.

    Raises:
        AccessDeniedError: ``actor`` neither made it nor moderates here.
    """
    lock_talks_of(offer)
    offer = locked_offer(offer)
    require(actor, "counselling.remove_offer", offer)
    record(actor=actor, verb="counselling.remove_offer", obj=offer)
    offer.delete()


def _set_pause(actor: Actor, offer: Offer, *, verb: str, pauses: bool) -> None:
    offer = locked_offer(offer)
    require(actor, "counselling.edit_offer", offer)
    if offer.is_paused != pauses:
        offer.paused_at = timezone.now() if pauses else None
        offer.save(update_fields=["paused_at"])
        record(actor=actor, verb=verb, obj=offer)


def _write(offer: Offer, text: OfferText, audience: str) -> None:
    if audience not in AUDIENCES or audience not in offer.space.audiences:
        raise OperationRefusedError(_("Offers of this space cannot have this audience."), field="audience")
    if not text.languages:
        raise OperationRefusedError(_("Name at least one language."), field="languages")
    if not 1 <= text.most_talks <= MOST_AT_ONCE:
        raise OperationRefusedError(_("Choose one to three talks."), field="most_talks")
    offer.title, offer.audience = text.title, audience
    offer.times = [code for code in TIMES if code in text.times]
    offer.times_note, offer.time_zone, offer.most_talks = text.times_note, text.time_zone, text.most_talks
    offer.write(text.body)
    offer.save()
    offer.spoken.all().delete()
    OfferLanguage.objects.bulk_create(
        [
            OfferLanguage(space=offer.space, offer=offer, language=code)
            for code in dict.fromkeys(text.languages)
        ]
    )
    tags.put_on(offer, list(text.words), through=OfferTag)
