"""Topics with their posts, some of them solved, some without a reply, and one that is very long."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from config.demo.bulk import BATCH, batches
from config.demo.large.stage import LANGUAGES, Stage, audience
from forums.choices import TopicKind
from forums.models import Board, Post, Topic, TopicTag
from portal.choices import Audience
from portal.text import rendered

ALONE_EVERY = 20  # of these one has no reply, and the next one has twice as many posts less one
SOLVED_OF = 10, 7
EXPERIENCE_EVERY = 7
ANNOUNCED_EVERY = 31
BETWEEN = timedelta(hours=20)


def load(stage: Stage) -> None:
    boards = list(Board.objects.filter(space__in=stage.spaces).select_related("space").order_by("pk"))
    each = max(1, stage.sizes.posts // stage.sizes.topics)
    rows = [_topic(stage, boards[n % len(boards)], n, _posts_in(n, each)) for n in range(stage.sizes.topics)]
    topics = Topic.objects.bulk_create([*rows, _long_one(stage, boards)], batch_size=BATCH)
    bodies = [rendered(stage.words.paragraph()) for _ in range(400)]
    answers = []
    for batch in batches(_posts(stage, topics, bodies)):
        made = Post.objects.bulk_create(batch)
        answers += [post for post in made if post.number == 2]  # noqa: PLR2004  (the first reply)
    _solve(answers)
    TopicTag.objects.bulk_create(
        [
            TopicTag(space_id=t.space_id, content_object=t, tag=stage.tags[t.pk % len(stage.tags)])
            for t in topics
        ],
        batch_size=BATCH,
    )
    counts: dict[int | None, int] = {}
    for topic in topics:
        counts[topic.board_id] = counts.get(topic.board_id, 0) + 1
    for board in boards:
        board.topic_count = counts.get(board.pk, 0)
    Board.objects.bulk_update(boards, ["topic_count"])
    stage.made["topic"] = topics
    stage.made["post"] = answers


def _posts_in(number: int, each: int) -> int:
    at = (number // 2 + number // 400) % ALONE_EVERY  # over all boards, in the same number
    if at == 0:
        return 1
    return 2 * each - 1 if at == 1 else each


def _long_one(stage: Stage, boards: list[Board]) -> Topic:
    """A topic that everybody may read and that went on for a year."""
    open_to_all = (board for board in boards if Audience.PUBLIC in board.space.audiences)
    board = next(open_to_all, boards[0])
    topic = _topic(stage, board, stage.sizes.topics, stage.sizes.long_topic)
    topic.audience, topic.kind = board.space.audiences[0], TopicKind.DISCUSSION
    return topic


def _kind(board: Board, number: int) -> TopicKind:
    if board.slug == "questions":
        return TopicKind.HELP
    if number % ANNOUNCED_EVERY == 0:
        return TopicKind.ANNOUNCEMENT
    return TopicKind.EXPERIENCE if number % EXPERIENCE_EVERY == 0 else TopicKind.DISCUSSION


def _topic(stage: Stage, board: Board, number: int, posts: int) -> Topic:
    opened = stage.moment(number, stage.sizes.topics, board.space)
    author = stage.somebody(board.space)
    return Topic(
        space=board.space,
        board=board,
        audience=audience(board.space, number),
        author=author,
        last_author=author,
        kind=_kind(board, number),
        title=f"{stage.words.title()} ({number})"[:140],
        language=LANGUAGES[number % len(LANGUAGES)],
        opened_at=opened,
        last_posted_at=opened + _pace(stage, opened, posts) * (posts - 1),
        post_count=posts,
    )


def _pace(stage: Stage, opened: Any, posts: int) -> timedelta:
    """A post most days; quicker in topics that began lately, since nothing is written tomorrow."""
    return min(BETWEEN, (stage.now - opened) / (posts + 1))


def _posts(stage: Stage, topics: list[Topic], bodies: list[dict[str, Any]]) -> Iterator[Post]:
    for topic in topics:
        pace = _pace(stage, topic.opened_at, topic.post_count)
        for number in range(1, topic.post_count + 1):
            author = topic.author if number == 1 else stage.somebody(topic.space)
            topic.last_author = author
            yield Post(
                space_id=topic.space_id,
                topic=topic,
                number=number,
                author=author,
                posted_at=topic.opened_at + pace * (number - 1),
                **bodies[stage.words.below(len(bodies))],
            )


def _solve(answers: list[Post]) -> None:
    """Mark the first replies of most questions as accepted, and keep who wrote last."""
    of, solved = SOLVED_OF
    topics = []
    for place, post in enumerate(answers):
        if post.topic.is_help and place % of < solved:
            post.topic.accepted_post = post
            post.topic.solved_at = post.posted_at
        topics.append(post.topic)
    Topic.objects.bulk_update(topics, ["accepted_post", "solved_at", "last_author"], batch_size=500)
