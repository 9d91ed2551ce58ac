"""What somebody has written on boards: handed out to them, and taken away when they leave."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy

from forums import nameless
from forums.events import ReactionTakenBack
from forums.following import pages_of_followed
from forums.models import (
    Board,
    BoardRead,
    Post,
    PostFile,
    PostReaction,
    PostVersion,
    Revelation,
    Topic,
    TopicRead,
)
from forums.operations.emptying import drop_what_hangs_on, empty
from forums.operations.poll_making import poll_of
from forums.operations.reacting import count_again
from forums.operations.topics import facts_of, locked_with_post
from portal.events import publish
from portal.models import StoredFile
from portal.own_data import Holding, Row, in_slices, look, register


def _all_of(person: Any) -> QuerySet[Any]:
    """With their name and without."""
    return Post.objects.filter(Q(author=person) | Q(pk__in=nameless.posts_by(person)))


def posts_of(person: Any) -> QuerySet[Any]:
    return _all_of(person).filter(removed_at=None)


def rows(person: Any) -> Iterator[Row]:
    """One's own posts; the title of the topic only where one may still see it."""
    for posts in in_slices(posts_of(person).prefetch_related("files__file", "poll__options")):
        seen = look(person, posts, Topic, "topic_id")
        for post in posts:
            yield {
                "id": post.pk,
                "space": seen.space(post),
                "topic": seen.title(post.topic_id),
                "address": seen.address(post.topic_id),
                "opens_the_topic": post.is_opening,
                "without_name": post.is_nameless,
                "posted_at": post.posted_at,
                "edited_at": post.edited_at,
                "text": post.body,
                "poll": _asked(post),
                "files": [f"{row.file.pk}-{row.file.original_name}" for row in post.files.all()],
            }


def _asked(post: Any) -> Row | None:
    """The poll that one put there."""
    poll = poll_of(post)
    if poll is None:
        return None
    answers = [option.text for option in poll.options.all()]
    return {"question": poll.question, "answers": answers, "closes_at": poll.closes_at}


def files(person: Any) -> Iterator[StoredFile]:
    """What somebody attached to posts that stand."""
    mine = PostFile.objects.filter(post__in=posts_of(person))
    for rows_ in in_slices(mine.select_related("file")):
        yield from (row.file for row in rows_)


def remove(person: Any, most: int) -> int:
    """Empty posts and leave their places, also that of an accepted answer; a topic loses its title."""
    posts = list(posts_of(person).order_by("topic_id", "pk")[:most])
    for each in posts:
        topic, post = locked_with_post(each)
        empty(topic, post, by=None if post.is_nameless else person)
    return len(posts) or _drop_what_hangs_on_hidden(person, most)


def _drop_what_hangs_on_hidden(person: Any, most: int) -> int:
    """Moderators keep it for when a hidden post comes back; without its author it does not."""
    hanging = Q(files__isnull=False) | Q(poll__isnull=False) | Q(quoted_tail__isnull=False)
    hidden = _all_of(person).filter(hanging).exclude(removed_at=None).distinct()
    posts = list(hidden.order_by("topic_id", "pk")[:most])
    for each in posts:
        _topic, post = locked_with_post(each)
        drop_what_hangs_on(post)
        post.save(update_fields=["reaction_counts"])
    return len(posts)


def how_far(person: Any) -> Iterator[Row]:
    """How far one has read; titles only of what one may still see."""
    for reads in in_slices(TopicRead.objects.filter(user=person).select_related("topic__space")):
        seen = look(person, [each.topic for each in reads], Topic)
        for each in reads:
            yield {
                "topic": seen.title(each.topic_id),
                "address": seen.address(each.topic_id),
                "read_up_to_post": each.last_number,
                "read_at": each.read_at,
            }
    for marks in in_slices(BoardRead.objects.filter(user=person).select_related("board__space")):
        seen = look(person, [mark.board for mark in marks], Board)
        for mark in marks:
            yield {"board": seen.title(mark.board_id), "read_until": mark.read_until}


def followed(person: Any) -> Iterator[Row]:
    """What one wants to hear of; names only of what one may still see."""
    for page in pages_of_followed(person):
        for row in page:
            yield {
                "kind": row.follow.kind,
                "title": row.title or None,
                "level": row.follow.level,
                "chosen_by": row.follow.chosen_by,
                "chosen_at": row.follow.chosen_at,
            }


def versions_of(person: Any) -> QuerySet[Any]:
    """What one's posts said before, also those that were removed."""
    return PostVersion.objects.filter(post__in=_all_of(person))


def version_rows(person: Any) -> Iterator[Row]:
    """Earlier words of posts that stand; what was removed is handed out to nobody."""
    mine = Q(author=person) | Q(post__in=nameless.posts_by(person))
    kept = versions_of(person).filter(mine, post__removed_at=None).select_related("post")
    for versions in in_slices(kept):
        seen = look(person, versions)
        for version in versions:
            yield {
                "post": version.post_id,
                "space": seen.space(version),
                "version": version.number,
                "written_at": version.written_at,
                "title": version.title,
                "text": version.body,
            }


def remove_versions(person: Any, most: int) -> int:
    found = list(versions_of(person).order_by("pk").values_list("pk", flat=True)[:most])
    PostVersion.objects.filter(pk__in=found).delete()
    return len(found)


def reactions_of(person: Any) -> QuerySet[Any]:
    return PostReaction.objects.filter(person=person)


def reaction_rows(person: Any) -> Iterator[Row]:
    for reactions in in_slices(reactions_of(person)):
        seen = look(person, reactions, Post, "post_id")
        for reaction in reactions:
            yield {
                "space": seen.space(reaction),
                "address": seen.address(reaction.post_id),
                "reaction": reaction.kind,
                "reacted_at": reaction.reacted_at,
            }


def forget_reactions(person: Any, most: int) -> int:
    """Take them away in any case: a sign of nobody tells nothing. Posts count again."""
    found = list(reactions_of(person).select_related("post").order_by("post__topic_id", "pk")[:most])
    for reaction in found:
        topic, post = locked_with_post(reaction.post)
        reaction.delete()
        count_again(post)
        publish(ReactionTakenBack(**facts_of(topic, person), post_id=post.pk))
    return len(found)


def looks(person: Any) -> Iterator[Row]:
    """Why one looked, as a moderator, who wrote without a name; never who it was."""
    for rows_ in in_slices(Revelation.objects.filter(by=person)):
        seen = look(person, rows_)
        for each in rows_:
            yield {"space": seen.space(each), "looked_at": each.at, "reason": each.reason}


def looked_at(person: Any) -> Iterator[Row]:
    """Who looked that it was oneself, and why."""
    mine = Revelation.objects.filter(post__in=_all_of(person)).select_related("by")
    for rows_ in in_slices(mine):
        seen = look(person, rows_)
        for each in rows_:
            name = each.by.name if each.by is not None else None
            yield {"space": seen.space(each), "at": each.at, "by": name, "reason": each.reason}


def take_reasons(person: Any, most: int) -> int:
    some = Revelation.objects.filter(by=person).exclude(reason="").order_by("pk")
    return Revelation.objects.filter(pk__in=list(some.values_list("pk", flat=True)[:most])).update(reason="")


register(
    Holding(
        code="posts",
        label=gettext_lazy("Topics and posts"),
        rows=rows,
        files=files,
        count=lambda person: posts_of(person).count(),
        remove=remove,
    )
)
register(Holding(code="reading", label=gettext_lazy("How far you have read"), rows=how_far))
register(Holding(code="following", label=gettext_lazy("What you follow"), rows=followed))
register(
    Holding(
        code="post_versions",
        label=gettext_lazy("Earlier versions of posts"),
        rows=version_rows,
        count=lambda person: versions_of(person).count(),
        remove=remove_versions,
    )
)
register(
    Holding(
        code="reactions",
        label=gettext_lazy("Reactions to posts"),
        rows=reaction_rows,
        forget=forget_reactions,
    )
)
register(
    Holding(
        code="looks",
        label=gettext_lazy("Where you looked who wrote without a name"),
        rows=looks,
        count=lambda person: Revelation.objects.filter(by=person).exclude(reason="").count(),
        remove=take_reasons,
    )
)
register(
    Holding(code="looked_at", label=gettext_lazy("Where a moderator looked who you are"), rows=looked_at)
)
