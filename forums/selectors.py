"""Reads that join or count for a page; every one takes the reader and is bounded."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import OuterRef, Q, Subquery

from community.blocking import is_blocked_by
from community.models import Membership
from community.selectors import offer_of
from forums import nameless
from forums.choices import BoardFilter, TopicKind
from forums.models import Board, Post, PostReaction, Routing, Topic
from forums.unread import unread_of_board
from portal.keyset import Slice, cut, most, newest
from portal.operations import Actor, may
from portal.spaces import standing

TOPICS_A_PAGE = 20
POSTS_A_PAGE = 30
PICKED_A_PAGE = 100


@dataclass(frozen=True)
class BoardRow:
    """A board as one reader sees it; ``topic_count`` is None for who may not know it."""

    board: Board
    latest: Topic | None
    topic_count: int | None
    unread: int = 0


@dataclass(frozen=True)
class PostList:
    """One page of posts in order; ``previous_after`` is None on the first, ``next_after`` on the last."""

    posts: list[Post]
    previous_after: int | None
    next_after: int | None


def topics_of_board(actor: Actor, board: Board, *, chosen: str, before: str) -> Slice:
    """The topics of ``board`` that ``actor`` may see; pinned ones have their own list."""
    rows = board.topics.visible_to(actor).shown_by(chosen).for_rows().with_reading(actor)
    if chosen == BoardFilter.ALL:
        rows = rows.filter(pinned_at=None)
    if chosen == BoardFilter.SHARED:
        return most(rows, number="help_request__same_count", after=before, size=TOPICS_A_PAGE)
    return cut(rows, by="last_posted_at", before=before, size=TOPICS_A_PAGE)


def pinned_topics(actor: Actor, board: Board) -> list[Topic]:
    """All of them: they stand in no other list of the board, and moderators decide how many there are."""
    pinned = board.topics.visible_to(actor).exclude(pinned_at=None)
    return list(pinned.for_rows().with_reading(actor).order_by("-pinned_at", "-pk"))


def posts_of(actor: Actor, topic: Topic, *, after: int) -> PostList:
    """The posts of ``topic`` with numbers above ``after``; who may see the topic was asked before.

    ``is_from_blocked`` says whether ``actor`` has blocked their author.
    """
    rows = topic.posts.filter(number__gt=after).with_authors().select_related("poll").in_order()
    rows = rows.annotate(is_from_blocked=is_blocked_by(actor, "author_id"))
    if standing(actor).moderates(topic.space_id):
        rows = rows.select_related("quoted_tail")
    posts = list(rows[: POSTS_A_PAGE + 1])
    for post in posts:
        post.topic = topic
    more = len(posts) > POSTS_A_PAGE
    return PostList(
        posts=posts[:POSTS_A_PAGE],
        previous_after=max(after - POSTS_A_PAGE, 0) if after > 0 else None,
        next_after=posts[POSTS_A_PAGE - 1].number if more else None,
    )


def own_reactions(actor: Actor, posts: Sequence[Post]) -> dict[int, set[str]]:
    """The kinds with which ``actor`` reacted, by post; no query where nobody reacted at all."""
    counted = [post.pk for post in posts if post.reaction_counts]
    found: dict[int, set[str]] = {}
    if actor.pk is not None and counted:
        rows = PostReaction.objects.filter(post__in=counted, person_id=actor.pk)
        for post_id, kind in rows.values_list("post_id", "kind"):
            found.setdefault(post_id, set()).add(kind)
    return found


def reactions_at(actor: Actor, post: Post, *, before: str) -> Slice:
    """Who reacted to ``post``, as far as ``actor`` may see these people, the latest first."""
    rows = PostReaction.objects.visible_to(actor).filter(post=post)
    return newest(rows.select_related("person__profile__organisation"), before=before)


def quoted_tails(actor: Actor, posts: Sequence[Post]) -> dict[int, str]:
    """What the mails quoted of which ``posts`` were made, by post; for those who moderate, else nothing.

    ``posts_of`` has fetched it along.
    """
    tails = {p.pk: getattr(p, "quoted_tail", None) for p in posts if may(actor, "forums.view_tail", p)}
    return {pk: tail.text for pk, tail in tails.items() if tail is not None}


def page_start(number: int) -> int:
    """The ``after`` of the page on which post ``number`` stands; numbers have no gaps."""
    return (number - 1) // POSTS_A_PAGE * POSTS_A_PAGE


def boards_with_latest(actor: Actor, space: Any) -> list[BoardRow]:
    """The boards that ``actor`` sees in ``space``, each with the latest topic that they see there."""
    latest = Topic.objects.visible_to(actor).filter(board=OuterRef("pk")).latest_first().values("pk")[:1]
    shown = Board.objects.visible_to(actor).filter(space=space, archived_at=None).select_related("space")
    shown = shown.annotate(latest_id=Subquery(latest), unread=unread_of_board(actor))
    boards: list[Any] = list(shown.in_order())
    topics = Topic.objects.for_rows().in_bulk([board.latest_id for board in boards if board.latest_id])
    counts = may(actor, "forums.count_topics", space)
    return [
        BoardRow(
            board, topics.get(board.latest_id), board.topic_count if counts else None, unread=board.unread
        )
        for board in boards
    ]


def open_questions(actor: Actor, space: Any, *, most: int) -> list[Topic]:
    """Help requests that wait for an answer, the newest first; of all spaces when ``space`` is None."""
    rows = Topic.objects.visible_to(actor).waiting()
    if space is not None:
        rows = rows.filter(space=space)
    return list(rows.for_rows().with_reading(actor).order_by("-opened_at", "-pk")[:most])


def latest_topics(actor: Actor, space: Any, *, most: int, but_waiting: bool = False) -> list[Topic]:
    """The topics in which somebody wrote last; ``but_waiting`` leaves out those of ``open_questions``."""
    rows = Topic.objects.visible_to(actor)
    if but_waiting:
        rows = rows.exclude(kind=TopicKind.HELP, solved_at=None, locked_at=None)
    if space is not None:
        rows = rows.filter(space=space)
    return list(rows.for_rows().with_reading(actor).latest_first()[:most])


def public_questions(*, most: int, of_a_space: int = 2) -> list[Topic]:
    """The latest questions that anybody may read, at most ``of_a_space`` of one space."""
    rows = Topic.objects.visible_to(AnonymousUser()).help_requests().for_rows().order_by("-opened_at", "-pk")
    taken: Counter[int] = Counter()
    chosen = []
    for topic in rows[: most * 6]:
        taken[topic.space_id] += 1
        if taken[topic.space_id] <= of_a_space:
            chosen.append(topic)
    return chosen[:most]


def questions_for(actor: Actor, *, most: int) -> list[Topic]:
    """Open questions of other people in the spaces in which ``actor`` may answer."""
    place = standing(actor)
    spaces = [space_id for space_id in place.space_ids if place.contributes_to(space_id)]
    rows = Topic.objects.visible_to(actor).waiting().filter(space_id__in=spaces)
    rows = rows.exclude(author_id=actor.pk).exclude(nameless.asked_by(actor))
    return list(rows.for_rows().order_by("-opened_at", "-pk")[:most])


def begun_by_reader(actor: Actor, *, most: int) -> list[Topic]:
    """What ``actor`` began, with their name or without; for nobody's eyes but theirs."""
    mine = Q(author_id=actor.pk) | nameless.asked_by(actor)
    return list(Topic.objects.visible_to(actor).filter(mine).for_rows().latest_first()[:most])


def topics_by(actor: Actor, person: Any, *, most: int) -> list[Topic]:
    """What ``person`` began, as far as ``actor`` may see it."""
    rows = Topic.objects.visible_to(actor).filter(author_id=person.pk)
    return list(rows.for_rows().latest_first()[:most])


def answers_by(actor: Actor, person: Any, *, most: int) -> list[Post]:
    """The latest posts of ``person`` in other people's topics, as far as ``actor`` may see them."""
    rows = Post.objects.visible_to(actor).standing().filter(author_id=person.pk).exclude(number=1)
    return list(rows.select_related("space", "topic__space").order_by("-posted_at", "-pk")[:most])


def topic_of_circle(actor: Actor, circle_id: int | None) -> Topic | None:
    """The own topic of a circle, if ``actor`` is one of its people."""
    if circle_id is None:
        return None
    found: Topic | None = (
        Topic.objects.visible_to(actor).filter(circle_id=circle_id).for_rows().order_by("pk").first()
    )
    return found


def latest_posts(topic: Topic, *, most: int) -> list[Post]:
    """The last posts of ``topic``, oldest of them first; who may see the topic was asked before."""
    posts = list(topic.posts.standing().with_authors().order_by("-number")[:most])
    return posts[::-1]


def could_offer_help(actor: Actor) -> bool:
    """Whether an answer of ``actor`` was accepted, and they have not said yet whether others may ask them."""
    accepted = Topic.objects.visible_to(actor).solved().values("accepted_post_id")
    return Post.objects.filter(author_id=actor.pk, pk__in=accepted).exists() and offer_of(actor) is None


def has_answered_once(actor: Actor) -> bool:
    """Whether ``actor`` has just one answer, and has never said whether others may ask them."""
    questions = Topic.objects.help_requests().exclude(author_id=actor.pk).values("pk")
    answers = Post.objects.standing().filter(author_id=actor.pk, topic__in=questions)
    return len(answers.values_list("pk", flat=True)[:2]) == 1 and offer_of(actor) is None


def opening_of(topic: Topic) -> Post | None:
    """The first post of ``topic``; who may see the topic was asked before."""
    found: Post | None = topic.posts.filter(number=1).first()
    if found is not None:
        found.topic, found.space = topic, topic.space
    return found


def routing_of(topic: Topic) -> Routing | None:
    return Routing.objects.filter(topic=topic).first()


def shelf_of(space: Any) -> list[Board]:
    """All boards of ``space``, open ones first; for those who arrange them."""
    boards = list(Board.objects.filter(space=space).select_related("space").in_order())
    return sorted(boards, key=lambda board: board.archived_at is not None)


def has_rules_to_read(actor: Actor, space: Any) -> bool:
    """Whether ``space`` has house rules and ``actor`` has not written on its boards yet."""
    wrote = Q(author_id=actor.pk) | Q(pk__in=nameless.posts_by(actor))
    return space.rules_changed_on is not None and not Post.objects.filter(wrote, space=space).exists()


def boards_to_write_on(actor: Actor, space: Any) -> Sequence[Board]:
    """The boards of ``space`` that are open and shown to ``actor``; may they write is asked elsewhere."""
    boards = Board.objects.visible_to(actor).filter(space=space, archived_at=None)
    return list(boards.select_related("space").in_order())


def unanswered(actor: Actor, space: Any) -> Any:
    """Help requests to which nobody has replied, the oldest first; of all spaces when ``space`` is None."""
    rows = Topic.objects.visible_to(actor).unanswered()
    if space is not None:
        rows = rows.filter(space=space)
    return rows.order_by("opened_at", "pk")


def ungreeted(actor: Actor, space: Any, *, since: datetime) -> Any:
    """Topics without a reply by people who came since then, to ``space`` or to the network."""
    rows = Topic.objects.visible_to(actor).filter(
        post_count=1, hidden_at=None, locked_at=None, opened_at__gte=since
    )
    if space is None:
        rows = rows.filter(author__date_joined__gte=since)
    else:
        newcomers = Membership.objects.filter(space=space, joined_at__gte=since)
        rows = rows.filter(space=space, author__in=newcomers.values("user_id"))
    return rows.order_by("opened_at", "pk")


def boards_to_move_to(actor: Actor, topic: Topic) -> list[Board]:
    """The other boards that take such a topic and on which ``actor`` moderates, those of its space first."""
    place = standing(actor)
    moderated = [space_id for space_id in place.space_ids if place.moderates(space_id)]
    boards = Board.objects.visible_to(actor).filter(space_id__in=moderated, archived_at=None)
    others = boards.exclude(pk=topic.board_id).select_related("space").order_by("space__name", "order", "pk")
    taking = [b for b in others if b.takes(topic.kind) and may(actor, "forums.take_topics", b)]
    return sorted(taking, key=lambda board: board.space_id != topic.space_id)


def mergeable_with(actor: Actor, topic: Topic) -> Any:
    """The topics of the same space that ``actor`` sees on boards."""
    topics = Topic.objects.visible_to(actor).filter(space=topic.space_id).exclude(board=None)
    return topics.select_related("space")


def kinds_of_board(topic: Topic) -> list[TopicKind]:
    return topic.board.kinds_taken if topic.board is not None else list(TopicKind)


def posts_to_pick(topic: Topic, *, after: int) -> PostList:
    """The posts that can leave ``topic``, ``PICKED_A_PAGE`` at a time: all but the first one."""
    rows = topic.posts.filter(number__gt=max(after, 1)).with_authors().in_order()
    posts = list(rows[: PICKED_A_PAGE + 1])
    for post in posts:
        post.topic = topic
    more = len(posts) > PICKED_A_PAGE
    return PostList(
        posts=posts[:PICKED_A_PAGE],
        previous_after=max(after - PICKED_A_PAGE, 1) if after > 1 else None,
        next_after=posts[PICKED_A_PAGE - 1].number if more else None,
    )
