"""Offers and talks, as one reader sees them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Sum

from counselling.choices import OPEN_STATES, EntryKind
from counselling.models import Offer, OfferLanguage, OfferTag, Talk, TalkEntry, TalkRating
from portal import languages
from portal.collation import sort_key
from portal.keyset import Slice, cut, newest
from portal.models import Tag
from portal.operations import Actor
from portal.tags import label_of

FILTERS = ("topic", "language")
MOST_TOPICS = 40
MOST_ALIKE = 5
ENTRIES_A_PAGE = 30


@dataclass(frozen=True)
class Chosen:
    """What a reader narrows the directory to; what is unknown narrows it to nothing."""

    topic: str = ""
    language: str = ""


def found_offers(actor: Actor, space: Any, chosen: Chosen) -> Any:
    """What ``actor`` may see, of ``space`` or, when it is None, of all spaces; paused offers never."""
    rows = Offer.objects.visible_to(actor).filter(paused_at=None)
    if space is not None:
        rows = rows.filter(space=space)
    if chosen.language:
        rows = rows.filter(spoken__language=chosen.language)
    return rows.filter(taggings__tag__slug=chosen.topic) if chosen.topic else rows


def page_of_offers(actor: Actor, space: Any, chosen: Chosen, *, before: str) -> Slice:
    return newest(found_offers(actor, space, chosen).for_list(), before=before)


def latest_offers(actor: Actor, space: Any, *, most: int) -> list[Offer]:
    rows = found_offers(actor, space, Chosen()).select_related(
        "space", "tally", "author__profile__organisation"
    )
    return list(rows.order_by("-pk")[:most])


def offered_filters(actor: Actor, space: Any) -> dict[str, list[tuple[str, str]]]:
    """The values that offers have which ``actor`` may see: only what leads to something is offered."""
    shown = found_offers(actor, space, Chosen()).order_by().values("pk")
    spoken = set(OfferLanguage.objects.filter(offer__in=shown).values_list("language", flat=True).distinct())
    taggings = OfferTag.objects.filter(content_object__in=shown)
    most = taggings.values_list("tag").annotate(offers=Count("pk")).order_by("-offers", "tag")[:MOST_TOPICS]
    tags = Tag.objects.filter(pk__in=[tag for tag, _offers in most])
    return {
        "topic": sorted(((tag.slug, label_of(tag)) for tag in tags), key=lambda pair: sort_key(pair[1])),
        "language": [(code, name) for code, name in languages.choices() if code in spoken],
    }


def own_offer(actor: Actor, space: Any) -> Offer | None:
    """The offer of ``actor`` in ``space``, also while it is paused."""
    if actor.pk is None:
        return None
    found: Offer | None = Offer.objects.for_list().filter(space=space, author_id=actor.pk).first()
    return found


def offers_by(actor: Actor, person: Any, *, most: int) -> list[Offer]:
    rows = found_offers(actor, None, Chosen()).filter(author=person).select_related("space", "tally")
    return list(rows.order_by("-pk")[:most])


def open_talk_with(actor: Actor, person: Any) -> Talk | None:
    """The open talk in which ``actor`` has asked ``person``."""
    if actor.pk is None or person is None:
        return None
    return Talk.objects.open().filter(asker_id=actor.pk, counsellor_id=person.pk).first()


def page_of_talks(actor: Actor, *, is_over: bool, before: str) -> Slice:
    """The talks of ``actor``, the latest first."""
    rows = Talk.objects.visible_to(actor).for_list()
    rows = rows.exclude(state__in=OPEN_STATES) if is_over else rows.open().without_the_silenced(actor)
    return cut(rows, by="last_at", before=before, size=ENTRIES_A_PAGE)


def page_of_entries(talk: Talk, *, before: str) -> Slice:
    """The latest entries in the order in which they were written; the cursor leads to earlier ones."""
    rows = TalkEntry.objects.filter(talk=talk).select_related("author__profile__organisation")
    found = newest(rows, before=before, size=ENTRIES_A_PAGE)
    for entry in found.rows:
        entry.talk = talk
    return Slice(found.rows[::-1], found.next_cursor)


def time_spent(talk: Talk) -> tuple[int, int]:
    """How often the two met, and how many minutes they wrote down."""
    met = TalkEntry.objects.filter(talk=talk, kind=EntryKind.MEETING, removed_at=None)
    sums: dict[str, Any] = met.aggregate(meetings=Count("pk"), minutes=Sum("minutes"))
    return sums["meetings"], sums["minutes"] or 0


def ratings_for(actor: Actor, talk: Talk) -> tuple[TalkRating | None, TalkRating | None]:
    """One's own rating, and the other's where it is shown to ``actor``."""
    rows = list(TalkRating.objects.visible_to(actor).filter(talk=talk))
    own = next((row for row in rows if row.author_id == actor.pk), None)
    return own, next((row for row in rows if row.author_id != actor.pk), None)


def open_talks(actor: Actor, *, most: int) -> list[Talk]:
    """Requests and talks of ``actor`` that go on, the latest first."""
    rows = Talk.objects.visible_to(actor).open().without_the_silenced(actor).for_list()
    return list(rows.order_by("-last_at", "-pk")[:most])


def offers_like(actor: Actor, talk: Talk) -> list[Offer]:
    """Offers of other people with a topic word of that of ``talk``, which both of the two may see."""
    other = talk.other_than(actor)
    words = OfferTag.objects.filter(content_object=talk.offer_id).values("tag")
    rows = found_offers(actor, None, Chosen()).filter(pk__in=_shown_to(other), taggings__tag__in=words)
    rows = rows.exclude(author_id__in=[talk.asker_id, talk.counsellor_id]).distinct()
    return list(rows.select_related("space", "author").order_by("-pk")[:MOST_ALIKE])


def _shown_to(person: Any) -> Any:
    return Offer.objects.visible_to(person).values("pk") if person is not None else []


def topic_words(actor: Actor, talk: Talk) -> list[str]:
    """Those of the offer of ``talk``, where ``actor`` may see it."""
    rows = OfferTag.objects.filter(
        content_object__in=Offer.objects.visible_to(actor).filter(pk=talk.offer_id)
    )
    return list(rows.order_by("pk").values_list("tag__name", flat=True))
