"""Opening topics, and changing what their author wrote first."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from forums.choices import TopicKind
from forums.events import PostChanged, TopicChanged, TopicOpened
from forums.models import Board, Post, Topic, TopicTag
from portal import audit, lineage, tags
from portal.choices import Audience
from portal.events import publish
from portal.models import Circle
from portal.operations import Actor, OperationRefusedError, operation, require
from portal.text import MARKDOWN_FIELDS, rendered

MAX_TITLE = 140


@operation
def open_topic(
    *,
    actor: Actor,
    board: Board,
    kind: str,
    title: str,
    body: str,
    audience: str = "",
    language: str = "",
    words: Sequence[str] = (),
    source: Any = None,
) -> Topic:
    """A topic with its first post. ``words`` are its tags, ``source`` is what it is carried forward from.

    Raises:
        AccessDeniedError: ``actor`` may not write on this board, or not announce.
        OperationRefusedError: the space does not allow the audience, or ``source`` cannot become a topic.
    """
    board = Board.objects.select_for_update(of=("self",)).select_related("space").get(pk=board.pk)
    require(actor, "forums.open_topic", board)
    if kind == TopicKind.ANNOUNCEMENT:
        require(actor, "forums.announce", board)
    audience = audience or board.audience
    if audience == Audience.PARTIES or audience not in board.space.audiences:
        raise OperationRefusedError(_("Topics of this space cannot have this audience."), field="audience")
    if source is not None:
        lineage.check_carriage(actor=actor, source=source, target="topic", space_id=board.space_id)

    topic = Topic(
        space=board.space, board=board, kind=kind, title=title, audience=audience, language=language
    )
    post = _begin(topic, author=actor, body=body)
    tags.put_on(topic, list(words), through=TopicTag)
    board.topic_count += 1
    board.save(update_fields=["topic_count"])
    if source is not None:
        lineage.tie(actor=actor, source=source, result=topic)
    audit.record(actor=actor, verb="forums.open_topic", obj=topic, kind=kind, audience=audience)
    publish(TopicOpened(**facts_of(topic, actor), post_id=post.pk))
    return topic


@operation
def open_circle_topic(*, actor: Actor, circle: Circle, author: Any, title: str, body: str) -> Topic:
    """The own topic of a circle: for its people alone, on no board.

    Raises:
        AccessDeniedError: ``actor`` does not belong to the circle.
    """
    require(actor, "forums.open_circle_topic", circle)
    topic = Topic(
        space=circle.space,
        kind=TopicKind.DISCUSSION,
        title=title[:MAX_TITLE],
        audience=Audience.PARTIES,
        circle=circle,
    )
    post = _begin(topic, author=author, body=body)
    audit.record(actor=actor, verb="forums.open_circle_topic", obj=topic, circle=circle.pk)
    publish(TopicOpened(**facts_of(topic, actor), post_id=post.pk))
    return topic


def _begin(topic: Topic, *, author: Any, body: str) -> Post:
    """Write the topic and its first post, at one moment."""
    topic.author = topic.last_author = author
    topic.opened_at = topic.last_posted_at = timezone.now()
    topic.post_count = 1
    topic.save()
    return Post.objects.create(
        space=topic.space, topic=topic, number=1, author=author, posted_at=topic.opened_at, **rendered(body)
    )


def locked(topic: Topic) -> Topic:
    """The topic's row as it is now, kept still until the operation ends."""
    found: Topic = Topic.objects.select_for_update(of=("self",)).select_related("space").get(pk=topic.pk)
    return found


def facts_of(topic: Topic, actor: Actor) -> dict[str, Any]:
    """What every event of a topic carries."""
    return {
        "topic_id": topic.pk,
        "space_id": topic.space_id,
        "board_id": topic.board_id,
        "actor_id": actor.pk,
    }


@operation
def edit_topic(*, actor: Actor, topic: Topic, title: str, body: str, words: Sequence[str]) -> Topic:
    """Change title, first post and tags together.

    Raises:
        AccessDeniedError: ``actor`` did not write it, or the topic takes no changes any more.
    """
    topic = locked(topic)
    post = topic.posts.get(number=1)
    post.topic = topic
    require(actor, "forums.edit_post", post)

    post.write(body)
    post.edited_at = timezone.now()
    post.save(update_fields=[*MARKDOWN_FIELDS, "edited_at"])
    topic.title = title
    topic.save(update_fields=["title"])
    tags.put_on(topic, list(words), through=TopicTag)
    audit.record(actor=actor, verb="forums.edit_topic", obj=topic)
    publish(TopicChanged(**facts_of(topic, actor), what="edit"))
    publish(PostChanged(**facts_of(topic, actor), post_id=post.pk))
    return topic
