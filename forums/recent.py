"""What somebody wrote lately, for limits; a few bounded queries, however much it is."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from community.models import Position, User
from forums import nameless
from forums.choices import FirstPosts
from forums.limits import (
    DAY,
    FIRST_FEW,
    LONG_ENOUGH,
    MODERATORS_TIMES,
    MOST_A_DAY,
    SAME_FOR,
    Lately,
    Newcomer,
)
from forums.models import HeldContribution, Post, PostingRules
from portal.spaces import standing

_MOST = sum(MOST_A_DAY.values()) * MODERATORS_TIMES


def lately_of(person: User, now: datetime) -> Lately:
    posts = Post.objects.filter(nameless.written_by(person), posted_at__gt=now - DAY).order_by("-posted_at")
    held = HeldContribution.objects.written_by(person).filter(held_at__gt=now - DAY, post=None)
    times: dict[bool, list[datetime]] = {True: [], False: []}
    for number, at in posts.values_list("number", "posted_at")[:_MOST]:
        times[number == 1].append(at)
    for kind, at in held.values_list("kind", "held_at")[:_MOST]:
        times[kind == "topic"].append(at)
    return Lately(*(tuple(sorted(times[begins], reverse=True)) for begins in (True, False)))


def just_written(person: User, body: str, now: datetime, *, topic_id: int | None) -> Any:
    """The same words, posted or held a moment ago; short ones only in the same topic."""
    posts = Post.objects.filter(nameless.written_by(person), posted_at__gt=now - SAME_FOR, body=body)
    held = HeldContribution.objects.written_by(person)
    held = held.filter(held_at__gt=now - SAME_FOR, body=body, outcome="")
    if len(body) < LONG_ENOUGH and topic_id is not None:
        posts, held = posts.filter(topic=topic_id), held.filter(topic=topic_id)
    return (
        posts.select_related("space").order_by("-posted_at").first()
        or held.select_related("space").order_by("-held_at").first()
    )


def newcomer(person: User, body: str, space_id: int) -> Newcomer | None:
    """What limits ask of somebody whom nobody has let in yet; None for everybody else.

    Who was invited or let in by any space, keeps order here, or works at a verified organisation is known.
    """
    place = standing(person)
    if place.is_accepted or place.moderates(space_id):
        return None
    at_work = Position.objects.filter(user=person, is_main=True, organisation__state="verified")
    if at_work.exists():
        return None
    mine = Post.objects.filter(nameless.written_by(person))
    before = len(mine.standing().values_list("pk", flat=True)[:FIRST_FEW])
    return Newcomer(
        age=timezone.now() - person.date_joined,
        before=before,
        repeats=bool(body) and before > 0 and mine.filter(body=body).exists(),
    )


def posting_rules_of(space_id: int) -> PostingRules:
    """The rules of a space, or those that hold where nobody has said anything."""
    found = PostingRules.objects.filter(space=space_id).first()
    return found or PostingRules(space_id=space_id, first_posts=FirstPosts.NONE)


def held_in(person: Any, **place: Any) -> list[HeldContribution]:
    """What ``person`` has written for that topic or board and a moderator has not looked at yet.

    Nothing of somebody whom a space has let in is ever held, so for them nothing is asked.
    """
    if person.pk is None or standing(person).is_accepted:
        return []
    mine = HeldContribution.objects.waiting().written_by(person).filter(**place)
    return list(mine.select_related("space", "topic", "board").order_by("pk"))
