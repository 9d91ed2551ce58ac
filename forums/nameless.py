"""The one door to who wrote without a name: nothing else reads ``NamelessAuthor``.

To pages it answers one question about the reader alone: is this yours? Whose it is learn only reactions that
tell that person something, and a moderator who says why (``operations.revealing``).
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any, Final

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import Max, Min, Q, QuerySet

from portal.choices import Role
from portal.operations import NAMELESS, Actor
from portal.tenancy.scope import forget_person, memo

FEW: Final = 3


@dataclass(frozen=True)
class Own:
    """What one person wrote without a name: ids of posts, of topics that they asked, and their masks."""

    posts: frozenset[int] = frozenset()
    asked: frozenset[int] = frozenset()
    masks: dict[int, int] = field(default_factory=dict)


def _rows() -> Any:
    return apps.get_model("forums.NamelessAuthor").objects.all()


def _posts() -> Any:
    """Each model is asked by itself and not by joins, so that each keeps to the spaces in scope."""
    return apps.get_model("forums.Post").objects.all()


def own(pk: int | None) -> Own:
    """One query a person and scope; people ask few things without their name."""
    return memo(("nameless", pk), lambda: _read(pk)) if pk is not None else Own()


def _read(pk: int) -> Own:
    posts = (
        _posts()
        .filter(pk__in=_rows().filter(person_id=pk, post__isnull=False).values("post_id"))
        .order_by("-mask")
    )
    found = list(posts.values_list("pk", "topic_id", "number", "mask"))
    return Own(
        posts=frozenset(post_id for post_id, *_rest in found),
        asked=frozenset(topic_id for _post, topic_id, number, _mask in found if number == 1),
        masks={topic_id: mask for _post, topic_id, _number, mask in found},
    )


# Is it yours? -------------------------------------------------------------------------------------
def wrote(actor: Actor, post: Any) -> bool:
    return post.is_nameless and post.pk in own(actor.pk).posts


def asked(actor_id: int | None, topic: Any) -> bool:
    return topic.is_nameless and topic.pk in own(actor_id).asked


def stands_in(actor: Actor, topic: Any) -> bool:
    """Whether ``actor`` has posts without a name in ``topic``; there they write no others."""
    return topic.pk in own(actor.pk).masks


def asked_by(actor: Actor) -> Q:
    """The set form of ``asked``: a condition on topics."""
    return Q(is_nameless=True, pk__in=topics_by(actor))


def posts_by(person: Any) -> QuerySet[Any]:
    """The ids of the posts of ``person`` without a name."""
    rows: QuerySet[Any] = _rows().filter(person_id=person.pk, post__isnull=False)
    return rows.values("post_id")


def written_by(person: Any) -> Q:
    """A condition on posts: by ``person``, with their name or without; for nobody's eyes but theirs."""
    return Q(author_id=person.pk) | Q(pk__in=posts_by(person))


def topics_by(person: Any) -> QuerySet[Any]:
    """The ids of the topics that ``person`` asked without a name."""
    posts: QuerySet[Any] = _posts().filter(number=1, pk__in=posts_by(person))
    return posts.values("topic_id")


# Writing ------------------------------------------------------------------------------------------
def mask_for(actor: Actor, topic: Any) -> int:
    """The mask of what ``actor`` writes next in ``topic``; 0 for their name."""
    if actor.pk is None:
        return 0
    mine = _posts().filter(topic=topic, pk__in=posts_by(actor))
    return mine.aggregate(mask=Min("mask"))["mask"] or 0


def new_mask(topic: Any) -> int:
    """A mask that nobody has in ``topic``; never that of who asked it."""
    highest = _posts().filter(topic=topic).aggregate(mask=Max("mask"))["mask"] or 0
    return max(highest, 1) + 1


def sign(post: Any, person: Any) -> None:
    """Keep who wrote ``post``, apart from it."""
    _rows().model.objects.create(space_id=post.space_id, post=post, person=person)
    forget_person(person.pk)


def unsign(person: Any, topic: Any) -> list[int]:
    """Forget that these were without a name, as their author wants; gives the ids of the posts."""
    ids = list(_posts().filter(topic=topic, pk__in=posts_by(person)).values_list("pk", flat=True))
    _rows().filter(post_id__in=ids).delete()
    forget_person(person.pk)
    return ids


def signed(actor: Actor, topic: Any) -> Actor:
    """Who is said to have done something in ``topic``, to the trail and to reactions."""
    return NAMELESS if stands_in(actor, topic) else actor


def is_small(space: Any) -> bool:
    """Whether so few people write in ``space`` that one of them is easily guessed."""
    rows = apps.get_model("community.Membership").objects.filter(space=space, user__is_active=True)
    return bool(rows.exclude(role=Role.OBSERVER)[:FEW].count() < FEW)


# What waits for a moderator -------------------------------------------------------------------------
def sign_held(held: Any, person: Any) -> None:
    """Keep who wrote ``held``, apart from it, as ``sign`` does for posts."""
    _rows().model.objects.create(space_id=held.space_id, held=held, person=person)


def unsign_held(person: Any, held: Any) -> list[int]:
    """Forget which of ``held``, a set of what waits or waited, ``person`` wrote; gives the ids of these."""
    ids = list(held.filter(pk__in=held_by(person)).values_list("pk", flat=True))
    _rows().filter(held_id__in=ids).delete()
    return ids


def held_by(person: Any) -> QuerySet[Any]:
    """The ids of what ``person`` wrote without a name and moderators look at first."""
    rows: QuerySet[Any] = _rows().filter(person_id=person.pk, held__isnull=False)
    return rows.values("held_id")


def holds(actor: Actor, held: Any) -> bool:
    """The single form of ``held_by``."""
    if not held.is_nameless or actor.pk is None:
        return False
    found: bool = _rows().filter(held_id=held.pk, person_id=actor.pk).exists()
    return found


def signed_held(actor: Actor, held: Any) -> Actor:
    return NAMELESS if held.is_nameless else actor


# Who it is: only to tell them something, or to a moderator who says why ------------------------------
def writer_of(post: Any) -> Any:
    """The author of ``post``, with a name or without; None when nobody knows."""
    if not post.is_nameless:
        return post.author
    return _people(_posts().filter(pk=post.pk)).first()


def writer_of_held(held: Any) -> Any:
    """The author of ``held``, with a name or without; None of what a visitor wrote."""
    if not held.is_nameless:
        return held.author
    rows = _rows().filter(held_id=held.pk)
    people = get_user_model().objects.filter(pk__in=rows.values("person_id"))
    return people.select_related("profile").first()


def beginner_of(topic: Any) -> Any:
    """Who began ``topic``, with a name or without."""
    if not topic.is_nameless:
        return topic.author
    return _people(_posts().filter(topic=topic, number=1)).first()


def writers_of(topic: Any, numbers: Collection[int]) -> set[int]:
    """The ids of who wrote posts without a name that stand, with these numbers."""
    posts = _posts().filter(topic=topic, removed_at=None, mask__gt=0).values_list("pk", "number")
    ids = [pk for pk, number in posts if number in numbers]
    return {person.pk for person in _people(_posts().filter(pk__in=ids))}


def _people(posts: Any) -> Any:
    rows = _rows().filter(post_id__in=posts.values("pk"))
    return get_user_model().objects.filter(pk__in=rows.values("person_id")).select_related("profile")
