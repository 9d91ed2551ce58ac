"""Files of posts and of what waits, as their readers see them, and who vouches for whom they are."""

from collections.abc import Iterable, Sequence
from typing import Any

from forums.models import HeldFile, Post, PostFile
from portal.files import carrier, holder, shown
from portal.models import StoredFile
from portal.operations import Actor, may


@holder
def post_carries(stored: StoredFile, actor: Actor) -> bool:
    """Let a file be as visible as the post that it hangs on."""
    row = PostFile.objects.filter(file=stored).select_related("post__topic__space").first()
    return row is not None and may(actor, "forums.view_files", row.post)


@carrier
def topics_that_carry(file_ids: Iterable[int]) -> dict[int, Any]:
    rows = PostFile.objects.filter(file__in=list(file_ids)).select_related("post__topic__space")
    return {row.file_id: row.post.topic for row in rows}


@holder
def held_carries(stored: StoredFile, actor: Actor) -> bool:
    """What waits shows its files to whom it shows itself."""
    row = HeldFile.objects.filter(file=stored).select_related("held__space").first()
    return row is not None and may(actor, "forums.view_held", row.held)


@carrier
def held_that_carry(file_ids: Iterable[int]) -> dict[int, Any]:
    rows = HeldFile.objects.filter(file__in=list(file_ids)).select_related("held__space", "held__topic")
    return {row.file_id: row.held for row in rows}


def files_of(posts: Sequence[Post]) -> dict[int, list[dict[str, Any]]]:
    """What each post shows of its files: one query, and none where no post has any."""
    carrying = [post.pk for post in posts if post.file_count]
    found: dict[int, list[dict[str, Any]]] = {}
    if carrying:
        rows = PostFile.objects.filter(post__in=carrying).select_related("file").order_by("order", "pk")
        for row in rows:
            found.setdefault(row.post_id, []).append(shown(row.file))
    return found
