"""Offers and talks of somebody: handed out to them, and what becomes of them when they leave.

Of a talk everybody gets what they wrote themselves. An offer says nothing without its person and goes in any
case; words in talks go or stay as the person chooses, and a talk that nobody is left to read goes.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from counselling.events import TalkTouched
from counselling.models import Handover, Offer, Talk, TalkEntry, TalkRating
from counselling.operations.leaving import leave_talks
from counselling.operations.locking import lock_talks_of, locked
from counselling.operations.talking import empty
from portal.addresses import absolute
from portal.events import publish
from portal.operations import SYSTEM
from portal.own_data import Holding, Row, in_slices, look, register
from portal.text import MARKDOWN_FIELDS

_WRITTEN = ("subject", "times", "answer")


def offers(person: Any) -> Iterator[Row]:
    for mine in in_slices(Offer.objects.filter(author=person).prefetch_related("spoken")):
        seen = look(person, mine)
        for offer in mine:
            yield {
                "space": seen.space(offer),
                "title": offer.title,
                "text": offer.body,
                "languages": [row.language for row in offer.spoken.all()],
                "times": offer.times,
                "more_about_times": offer.times_note,
                "time_zone": offer.time_zone,
                "talks_at_the_same_time": offer.most_talks,
                "made_at": offer.made_at,
                "paused_at": offer.paused_at,
            }


def talks(person: Any) -> Iterator[Row]:
    """The talks that one is in, with one's own words alone, and not with whom."""
    for mine in in_slices(Talk.objects.visible_to(person)):
        for talk in mine:
            asked = talk.asker_id == person.pk
            own = {"subject": talk.subject, "question": talk.body, "times": talk.times} if asked else {}
            yield {
                "address": absolute(talk.get_absolute_url()),
                "role": "asker" if asked else "counsellor",
                "state": talk.state,
                **own,
                **({} if asked else {"answer": talk.answer}),
                "asked_at": talk.asked_at,
                "closed_at": talk.closed_at,
            }


def entries(person: Any) -> Iterator[Row]:
    for mine in in_slices(_entries_of(person).select_related("talk")):
        for entry in mine:
            yield {
                "talk": absolute(entry.get_absolute_url()),
                "kind": entry.kind,
                "posted_at": entry.posted_at,
                "met_on": entry.met_on,
                "minutes": entry.minutes,
                "text": entry.body,
            }


def ratings(person: Any) -> Iterator[Row]:
    for mine in in_slices(TalkRating.objects.filter(author=person).select_related("talk")):
        for rating in mine:
            yield {
                "talk": absolute(rating.talk.get_absolute_url()),
                "helped": rating.helped,
                "talk_again": rating.wants_more,
                "text": rating.words,
                "shown_to_the_other": rating.is_shared,
                "rated_at": rating.rated_at,
            }


def handed_over(person: Any) -> Iterator[Row]:
    """One's own words that somebody showed to the coordinators; of what one handed over, that one did."""
    for mine in in_slices(Handover.objects.filter(Q(person=person) | Q(reporter=person))):
        for row in mine:
            own = {"text": row.words} if row.person_id == person.pk else {}
            yield {"handed_over_at": row.at, "by_yourself": row.reporter_id == person.pk, **own}


def remove_handed_over(person: Any, most: int) -> int:
    mine = Handover.objects.filter(person=person).exclude(words="").values_list("pk", flat=True)[:most]
    return Handover.objects.filter(pk__in=list(mine)).update(words="")


def _entries_of(person: Any) -> Any:
    return TalkEntry.objects.filter(author=person, removed_at=None)


def _worded(person: Any) -> Any:
    """Talks in which words of ``person`` stand: their question, or what they answered to it."""
    asked = Q(asker=person) & ~Q(subject="", body="", times="")
    return Talk.objects.filter(asked | (Q(counsellor=person) & ~Q(answer="")))


def forget_offers(person: Any, most: int) -> int:
    mine = list(Offer.objects.filter(author=person).order_by("pk")[:most])
    for offer in mine:
        lock_talks_of(offer)
        offer.delete()
    return len(mine)


def remove_words(person: Any, most: int) -> int:
    """Take away what the person asked and answered."""
    mine = list(_worded(person).order_by("pk")[:most])
    for each in mine:
        talk = locked(each)
        if talk.asker_id == person.pk:
            talk.subject, talk.times = "", ""
            talk.write("")
        else:
            talk.answer = ""
        talk.save(update_fields=[*_WRITTEN, *MARKDOWN_FIELDS])
        publish(TalkTouched(talk_id=talk.pk))
    return len(mine)


def remove_entries(person: Any, most: int) -> int:
    mine = list(_entries_of(person).select_related("talk").order_by("talk_id", "pk")[:most])
    for entry in mine:
        talk = locked(entry.talk)
        empty(entry)
        publish(TalkTouched(talk_id=talk.pk))
    return len(mine)


def remove_ratings(person: Any, most: int) -> int:
    mine = list(TalkRating.objects.filter(author=person).order_by("pk").values_list("pk", flat=True)[:most])
    TalkRating.objects.filter(pk__in=mine).delete()
    return len(mine)


def forget_talks(person: Any, most: int) -> int:
    return leave_talks(actor=SYSTEM, person=person, most=most)


register(Holding(code="counselling-offers", label=_("Offers to talk"), rows=offers, forget=forget_offers))
register(
    Holding(
        code="counselling-talks", label=_("Talks in peer counselling"), rows=talks, forget=forget_talks,
        count=lambda person: _worded(person).count(), remove=remove_words,
    )
)  # fmt: skip
register(
    Holding(
        code="counselling-entries", label=_("What you wrote in talks"), rows=entries,
        count=lambda person: _entries_of(person).count(), remove=remove_entries,
    )
)  # fmt: skip
register(
    Holding(
        code="counselling-handed-over", label=_("Words of talks that coordinators were shown"),
        rows=handed_over, remove=remove_handed_over,
        count=lambda person: Handover.objects.filter(person=person).exclude(words="").count(),
    )
)  # fmt: skip
register(
    Holding(
        code="counselling-ratings", label=_("How you found talks"), rows=ratings,
        count=lambda person: TalkRating.objects.filter(author=person).count(), remove=remove_ratings,
    )
)  # fmt: skip
