"""Telling those who follow; in the transaction of a post when they are few, in a task when they are many."""

from typing import Any

from community.choices import NoticeKind
from community.mentions import mentioned_in
from community.models import User
from community.notices import notify
from forums import nameless
from forums.choices import FollowLevel
from forums.following import choices_about
from forums.models import Post
from portal.operations import Actor, operation, require


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
