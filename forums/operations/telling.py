"""Telling those who follow; in the transaction of a post when they are few, in a task when they are many."""

from collections.abc import Collection
from typing import Any, Final

from community.choices import NoticeKind
from community.mentions import mentioned_in
from community.models import User
from community.notices import notify
from forums import nameless
from forums.choices import FollowLevel
from forums.following import choices_about
from forums.models import Post, SameProblem, Topic
from portal.operations import Actor, operation, require

# More people than these are told in a task, so that nobody who writes waits for it.
TOLD_AT_ONCE: Final = 20


def person_of(pk: int | None) -> User | None:
    """Who is to be named in notices of an event; nobody where it has no actor."""
    return User.objects.filter(pk=pk).first() if pk is not None else None


def post_with_all(post_id: int) -> Post:
    """A post with what notices ask of it."""
    found: Post = Post.objects.select_related(
        "space", "author", "topic__space", "topic__author__profile"
    ).get(pk=post_id)
    return found


def followers_to_tell(post: Post) -> list[int]:
    """Who wants to hear everything and has not heard of ``post`` as its author, its asker or by name."""
    told = {person.pk for person in mentioned_in(post.body)}
    known = [nameless.writer_of(post), None if post.is_opening else nameless.beginner_of(post.topic)]
    told.update(person.pk for person in known if person is not None)
    choices = choices_about(post.topic)
    wanting = (pk for pk, choice in choices.items() if choice.level == FollowLevel.EVERYTHING)
    return sorted(pk for pk in wanting if pk not in told)


@operation
def tell_followers(*, actor: Actor, post_id: int) -> int:
    """Tell who follows a post's topic, board, tags or space; returns how many may see it and were told."""
    require(actor, "forums.follow_for_others")
    post = post_with_all(post_id)
    kind = NoticeKind.NEW_TOPIC if post.is_opening else NoticeKind.NEW_POST
    people: dict[Any, User] = User.objects.select_related("profile").in_bulk(followers_to_tell(post))
    made = [
        notify(recipient=person, kind=kind, obj=post, actor=post.author, space=post.space)
        for person in people.values()
    ]
    return sum(notice is not None for notice in made)


@operation
def tell_of_move(*, actor: Actor, topic_id: int, people: Collection[int], mover_id: int | None) -> int:
    """Tell those of ``people`` who may see the topic that their words stand in it now; returns how many.

    One that was merged away again meanwhile has told of that itself.
    """
    require(actor, "forums.follow_for_others")
    topic = Topic.objects.select_related("space", "author").filter(pk=topic_id).first()
    if topic is None:
        return 0
    mover = person_of(mover_id)
    found: dict[Any, User] = User.objects.select_related("profile").in_bulk(people)
    made = [
        notify(recipient=person, kind=NoticeKind.MOVED, obj=topic, actor=mover, space=topic.space)
        for person in found.values()
    ]
    return sum(notice is not None for notice in made)


def sharers_to_tell(post: Post) -> list[int]:
    """Who has the problem of a topic and has neither accepted nor written ``post``."""
    rows = SameProblem.objects.filter(topic=post.topic_id).exclude(person=post.author_id)
    choices = choices_about(post.topic)
    people = rows.order_by("person").values_list("person_id", flat=True)
    muted = {pk for pk, choice in choices.items() if choice.level == FollowLevel.NOTHING}
    return [pk for pk in people if pk not in muted]


@operation
def tell_sharers(*, actor: Actor, post_id: int) -> int:
    """Tell who has the same problem that ``post`` is the accepted answer; returns how many were told."""
    require(actor, "forums.follow_for_others")
    post = post_with_all(post_id)
    if post.topic.accepted_post_id != post.pk:
        return 0
    people: dict[Any, User] = User.objects.select_related("profile").in_bulk(sharers_to_tell(post))
    made = [
        notify(recipient=person, kind=NoticeKind.SHARED_SOLVED, obj=post, space=post.space)
        for person in people.values()
    ]
    return sum(notice is not None for notice in made)
