"""Reads of help requests: lists with filters, what is like a question, answers that helped."""

from collections.abc import Mapping
from typing import Any, Final

from forums.choices import BoardFilter
from forums.models import Post, Topic
from portal.keyset import Slice, cut, most
from portal.operations import Actor
from search.documents import IndexUnavailableError
from search.queries import close_to

A_PAGE: Final = 20
MOST_HELPFUL: Final = 5
MOST_ALIKE: Final = 5
# Of what the words find, solved questions are few; more would be asked of the index for nothing.
_LOOKED_AT: Final = 40


def page_of_help(actor: Actor, space: Any, *, chosen: str, facts: Mapping[str, str], before: str) -> Slice:
    """Help requests that ``actor`` may see, of ``space`` or of all when it is None; ``facts`` narrow them."""
    rows = Topic.objects.visible_to(actor).help_requests().shown_by(chosen)
    rows = rows.filter(**{f"help_request__{name}": value for name, value in facts.items()})
    if space is not None:
        rows = rows.filter(space=space)
    rows = rows.for_rows().with_reading(actor)
    if chosen == BoardFilter.SHARED:
        return most(rows, number="help_request__same_count", after=before, size=A_PAGE)
    return cut(rows, by="opened_at", before=before, size=A_PAGE)


def solved_alike(actor: Actor, text: str) -> list[Topic]:
    """The solved questions that ``actor`` may see with the most words of ``text``; verified ones first.

    Nothing while the index is being rebuilt.
    """
    try:
        keys = close_to(actor, text, types=("topic",), limit=_LOOKED_AT)
    except IndexUnavailableError:
        return []
    places = {int(key.rpartition(":")[2]): place for place, key in enumerate(keys)}
    rows = Topic.objects.visible_to(actor).solved().filter(pk__in=places, hidden_at=None)
    found = rows.select_related("space", "help_request")
    nearest = sorted(found, key=lambda topic: places[topic.pk])[:MOST_ALIKE]
    return sorted(nearest, key=lambda topic: not topic.is_verified)


def helpful_posts(topic: Topic, shown: list[Post]) -> list[Post]:
    """The first answers that helped, but the accepted one; no query when the page has all posts."""
    if len(shown) == topic.post_count:
        marked = [post for post in shown if getattr(post, "helpful", None) is not None]
    else:
        rows = topic.posts.standing().filter(helpful__isnull=False).with_authors().in_order()
        marked = list(rows[: MOST_HELPFUL + 1])
    for post in marked:
        post.topic = topic
    return [post for post in marked if post.pk != topic.accepted_post_id][:MOST_HELPFUL]
