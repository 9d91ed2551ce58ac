"""Who may be asked about a question; the same few queries, however many people there are."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from community.blocking import blocked_by
from community.models import Case, HelpOffer, HelpWord, LanguageSkill, Membership, Mute, User
from community.selectors import offers_for, people_for
from forums.choices import HelpState
from forums.models import HelpInvitation, Post, PostingRules, Routing, Topic, TopicTag
from forums.querysets_routing import WAITS_FOR
from forums.routing.facts import Facts, facts_to_match
from forums.routing.matching import Candidate, Reason, best_first
from portal.choices import Audience, Role
from portal.models import CircleMember

# Of those who know most of the words; among them the best are chosen.
MOST_WEIGHED: Final = 60
MOST_SHOWN: Final = 6
MOST_OPEN: Final = 2
# Two at a time and each once: a list that is longer tells nobody anything.
MOST_LISTED: Final = 20
WAITS_A_DAY: Final = timedelta(hours=24)
TOO_OLD: Final = timedelta(days=14)


@dataclass(frozen=True)
class Suggestion:
    person: User
    reasons: tuple[Reason, ...]


def who_may_answer(topic: Topic, now: datetime) -> QuerySet[Membership]:
    """The memberships of those who could reply to ``topic`` while it is open.

    Who was muted for what they wrote without a name stays among them: who is missing in the list after the
    decision would be known.
    """
    named = Case.objects.filter(person=OuterRef("user"), space=topic.space_id)
    muted = Mute.objects.filter(
        user=OuterRef("user"), space=OuterRef("space"), until__gt=now, case__in=named.values("pk")
    )
    rows = Membership.objects.filter(~Exists(muted), space=topic.space_id, user__is_active=True)
    rows = rows.exclude(role=Role.OBSERVER)
    if topic.audience == Audience.PARTIES:
        circle = CircleMember.objects.filter(circle=topic.circle_id or 0)
        rows = rows.filter(user__in=circle.values("user_id"))
    return rows


def suggest(
    eyes: Any, topic: Topic, *, most: int = MOST_SHOWN, among: Collection[int] | None = None
) -> list[Suggestion]:
    """Who fits ``topic`` best, with reasons that rest on nothing but what ``eyes`` may see.

    ``among``: only people with these ids. Nobody who takes part in the topic already, or was asked in it.
    Of a question without a name words alone count: what ``eyes`` may see would tell something of who asked.
    """
    now = timezone.now()
    facts = facts_to_match(topic)
    offers = _offers(eyes, topic, facts, now)
    if among is not None:
        offers = offers.filter(user__in=among)
    weighed = list(offers[:MOST_WEIGHED])
    candidates = _candidates(eyes, facts, weighed, words_alone=topic.is_nameless)
    fits = best_first(candidates, language=facts.language, now=now)[:most]
    people = people_for(eyes).in_bulk([fit.user_id for fit in fits])
    return [Suggestion(people[fit.user_id], fit.reasons) for fit in fits if fit.user_id in people]


def _offers(eyes: Any, topic: Topic, facts: Facts, now: datetime) -> Any:
    """Offers of those who know a word of the question or have answered such, most words first."""
    known = HelpWord.objects.filter(key__in=facts.keys)
    answered = _accepted_on(eyes, facts).values("author_id")
    writes = Post.objects.filter(topic=topic, author_id=OuterRef("user_id"))
    asked = HelpInvitation.objects.filter(topic=topic, person_id=OuterRef("user_id"))
    offers = offers_for(eyes, now).filter(user__in=who_may_answer(topic, now).values("user_id"))
    offers = offers.filter(~Exists(writes), ~Exists(asked)).exclude(
        user_id__in=[topic.author_id or 0, eyes.pk]
    )
    if facts.language:
        speaks = LanguageSkill.objects.filter(language=facts.language, can_counsel=True)
        offers = offers.filter(user__in=speaks.values("user_id"))
    fits = Q(pk__in=known.values("offer_id"))
    fitting = offers.filter(fits if topic.is_nameless else fits | Q(user__in=answered))
    hits = Count("words", filter=Q(words__key__in=facts.keys))
    return fitting.annotate(hits=hits).order_by("-hits", F("last_asked_at").asc(nulls_first=True), "pk")


def _accepted_on(eyes: Any, facts: Facts) -> Any:
    """The accepted answers to questions with the same tags that ``eyes`` may see."""
    tagged = TopicTag.objects.filter(tag_id__in=facts.tag_ids).values("content_object_id")
    solved = Topic.objects.visible_to(eyes).solved().filter(pk__in=tagged)
    return Post.objects.standing().filter(pk__in=solved.values("accepted_post_id"))


def _candidates(eyes: Any, facts: Facts, offers: list[HelpOffer], *, words_alone: bool) -> list[Candidate]:
    """What fits of each: two queries for all of them, three where the question says a trade or a country."""
    words: dict[int, list[str]] = {}
    known = HelpWord.objects.filter(offer__in=offers, key__in=facts.keys).order_by("pk")
    for offer_id, word in known.values_list("offer_id", "word"):
        words.setdefault(offer_id, []).append(word)
    people = [offer.user_id for offer in offers]
    accepted = _accepted_on(eyes, facts).filter(author__in=people)
    counts = accepted.values_list("author_id").annotate(Count("pk")).order_by()
    answered = dict(counts) if facts.tag_ids and not words_alone else {}
    places = {} if words_alone else _places(eyes, facts, people)
    return [
        Candidate(
            user_id=offer.user_id,
            words=tuple(words.get(offer.pk, ())),
            answered=answered.get(offer.user_id, 0),
            last_asked_at=offer.last_asked_at,
            **places.get(offer.user_id, {}),
        )
        for offer in offers
    ]


def _places(eyes: Any, facts: Facts, people: list[int]) -> dict[int, dict[str, str]]:
    """Whose trade and country are those of the question, on profiles that ``eyes`` may see."""
    if not (facts.trade or facts.country):
        return {}
    rows = people_for(eyes).filter(pk__in=people).values_list("pk", "profile__sectors", "profile__country")
    return {
        pk: {
            "trade": facts.trade if facts.trade in (sectors or []) else "",
            "country": facts.country if facts.country == country else "",
        }
        for pk, sectors, country in rows
    }


def room_in(topic: Topic) -> int:
    """How many more may be asked now; who was asked long ago and said nothing takes no room."""
    since = timezone.now() - WAITS_FOR
    asked = HelpInvitation.objects.filter(topic=topic, state=HelpState.OPEN, invited_at__gt=since)
    return max(MOST_OPEN - asked.count(), 0)


def asked_about(actor: Any, topic: Topic) -> list[HelpInvitation]:
    """Who was asked about ``topic``, as far as ``actor`` may see them, the latest first."""
    rows = HelpInvitation.objects.visible_to(actor).filter(topic=topic).latest_first()
    return list(rows.select_related("person__profile__organisation")[:MOST_LISTED])


def questions_put_to(actor: Any, *, most: int) -> list[HelpInvitation]:
    """The invitations to which ``actor`` has not reacted, of questions that still wait for an answer."""
    topics = Topic.objects.visible_to(actor).waiting().filter(hidden_at=None)
    rows = HelpInvitation.objects.waiting_for(actor).filter(topic__in=topics.values("pk"))
    # Platform's invitations have nobody in that column.
    rows = rows.filter(Q(invited_by=None) | ~Q(invited_by__in=blocked_by(actor)))
    return list(rows.select_related("space", "topic__space", "topic__author").latest_first()[:most])


def waits_for_people(now: datetime) -> QuerySet[Topic]:
    """Questions without an answer for a day, for which the platform has not looked yet; oldest first.

    What is old already is left to people. Under ``all_spaces``.
    """
    settled = Q(looked_at__isnull=False) | Q(stopped_at__isnull=False)
    left_to_people = PostingRules.objects.filter(space=OuterRef("space"), asks_by_itself=False)
    done = Routing.objects.filter(settled, topic=OuterRef("pk"))
    rows = Topic.objects.unanswered().filter(
        Q(author__is_active=True) | Q(is_nameless=True),
        ~Exists(done),
        ~Exists(left_to_people),
        opened_at__lte=now - WAITS_A_DAY,
        opened_at__gt=now - TOO_OLD,
        hidden_at=None,
        space__archived_at=None,
    )
    found: QuerySet[Topic] = rows.order_by("opened_at", "pk")
    return found
