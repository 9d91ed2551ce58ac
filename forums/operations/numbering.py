"""Numbers of posts when they go to another topic: 1 to n without gaps, whatever happened before."""

from collections.abc import Callable, Sequence

from django.db.models import F

from forums.models import Board, Post, Topic

BATCH = 400
Numbers = dict[int, int]


def posts_by_number(topic: Topic) -> list[Post]:
    """All posts of a topic whose row is locked, without their words."""
    return list(
        topic.posts.only(
            "space_id", "topic_id", "number", "posted_at", "removed_at", "author_id", "mask", "language"
        ).in_order()
    )


def place(posts: Sequence[Post], topic: Topic, *, clear_of: int) -> Numbers:
    """Let ``posts`` be the posts 1 to n of ``topic``; gives their new numbers by id.

    They first step aside, above ``clear_of``, a number that no post of either topic reaches: a number is
    taken once, and the database looks at every row while they change places.
    """
    by_topic: dict[int, list[int]] = {}
    for post in posts:
        by_topic.setdefault(post.topic_id, []).append(post.pk)
    for step, ids in enumerate(by_topic.values(), start=1):
        for start in range(0, len(ids), BATCH):
            some = Post.objects.filter(pk__in=ids[start : start + BATCH])
            some.update(topic=topic, number=F("number") + step * clear_of)
    for number, post in enumerate(posts, start=1):
        post.topic, post.number = topic, number
    Post.objects.bulk_update(posts, ["number"], batch_size=BATCH)
    return {post.pk: post.number for post in posts}


def count_again(topic: Topic, posts: Sequence[Post]) -> None:
    """Set what a topic stores about its posts, which are all of ``posts``; saving it is the caller's."""
    last = max(posts, key=lambda post: (post.posted_at, post.number))
    topic.post_count = len(posts)
    topic.last_posted_at = last.posted_at
    topic.last_author_id = last.author_id


def mask_anew(posts: Sequence[Post], *, masks: Callable[[int], int]) -> None:
    """Give those of ``posts`` that stand without a name other masks."""
    masked = [post for post in posts if post.mask]
    for post in masked:
        post.mask = masks(post.mask)
    Post.objects.bulk_update(masked, ["mask"], batch_size=BATCH)


COUNTED = ("post_count", "last_posted_at", "last_author")


def locked_boards(*pks: int | None) -> dict[int, Board]:
    """Boards by id, locked in the order of their ids, always after topics."""
    rows = Board.objects.select_for_update(of=("self",)).select_related("space")
    return {board.pk: board for board in rows.filter(pk__in=[pk for pk in pks if pk]).order_by("pk")}
