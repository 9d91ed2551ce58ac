"""Opening topics, and changing what their author wrote first."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums import nameless
from forums.choices import Addressed, TopicKind
from forums.events import PostChanged, TopicChanged, TopicOpened
from forums.models import Board, OldAddress, Post, Topic, TopicTag
from forums.models.topic import ASKER
from forums.operations.attachments import attach, make_room
from forums.operations.help_facts import NOTHING_SAID, HelpFacts, note_facts
from forums.operations.poll_making import PollText, check_poll, put_poll
from forums.operations.versions import check_not_stale, in_its_language, rewrite
from portal import audit, lineage, tags
from portal.choices import Audience
from portal.events import publish
from portal.files import Upload
from portal.models import Circle
from portal.operations import SYSTEM, Actor, OperationRefusedError, operation, require

MAX_TITLE = 140
JUST_MOVED = gettext_lazy("A moderator has just moved this elsewhere. Open it again before you go on.")


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
    files: Iterable[Upload] = (),
    facts: HelpFacts | None = None,
    poll: PollText | None = None,
    is_nameless: bool = False,
) -> Topic:
    """A topic with its first post. ``words`` are its tags, ``source`` is what it is carried forward from.

    ``facts`` say more of a help request; other kinds have none. With ``is_nameless`` nothing of it names
    ``actor``, who keeps all that authors may do.

    Raises:
        AccessDeniedError: ``actor`` may not write on this board, or not announce.
        OperationRefusedError: the board does not take the kind, the space does not allow the audience,
            ``source`` cannot become a topic, a file or the poll is not taken, or the kind is not for the
            nameless.
    """
    uploads = make_room(board.space, files)
    check_poll(poll)
    board = Board.objects.select_for_update(of=("self",)).select_related("space").get(pk=board.pk)
    require(actor, "forums.open_topic", board)
    if kind == TopicKind.ANNOUNCEMENT:
        require(actor, "forums.announce", board)
    audience = audience or board.audience
    _check_opening(board, kind, audience, is_nameless=is_nameless)
    if source is not None:
        lineage.check_carriage(actor=actor, source=source, target="topic", space_id=board.space_id)

    topic = Topic(
        space=board.space, board=board, kind=kind, title=title, audience=audience, language=language,
        is_nameless=is_nameless,
    )  # fmt: skip
    post = _begin(topic, author=actor, body=body, facts=facts)
    said_by = nameless.signed(actor, topic)
    attach(actor=said_by, post=post, uploads=uploads)
    put_poll(post, poll)
    tags.put_on(topic, list(words), through=TopicTag)
    board.topic_count += 1
    board.save(update_fields=["topic_count"])
    if source is not None:
        lineage.tie(actor=SYSTEM if is_nameless else actor, source=source, result=topic)
    audit.record(actor=said_by, verb="forums.open_topic", obj=topic, kind=kind, audience=audience)
    publish(TopicOpened(**facts_of(topic, actor), post_id=post.pk))
    return topic


def _check_opening(board: Board, kind: str, audience: str, *, is_nameless: bool) -> None:
    if not board.takes(kind):
        raise OperationRefusedError(
            _("The board “%(board)s” does not take topics of this kind. Choose another board.")
            % {"board": board.name},
            field="board",
        )
    if audience == Audience.PARTIES or audience not in board.space.audiences:
        raise OperationRefusedError(_("Topics of this space cannot have this audience."), field="audience")
    if is_nameless and kind != TopicKind.HELP:
        raise OperationRefusedError(_("Only help can be asked for without a name."), field="is_nameless")


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


def _begin(topic: Topic, *, author: Any, body: str, facts: HelpFacts | None = None) -> Post:
    """Write the topic and its first post, at one moment; its author apart, where they have no name."""
    topic.author = topic.last_author = None if topic.is_nameless else author
    topic.opened_at = topic.last_posted_at = timezone.now()
    topic.post_count = 1
    words = in_its_language(body)
    if topic.language:
        words |= {"language": topic.language, "language_said_at": topic.opened_at}
    topic.language = words["language"]
    topic.save()
    if topic.is_help:
        note_facts(topic, facts or NOTHING_SAID)
    post = Post.objects.create(
        space=topic.space, topic=topic, number=1, author=topic.author, posted_at=topic.opened_at,
        mask=ASKER if topic.is_nameless else 0, **words,
    )  # fmt: skip
    if topic.is_nameless:
        nameless.sign(post, author)
    return post


def locked(topic: Topic) -> Topic:
    """The topic's row as it is now, kept still until the operation ends.

    Raises:
        OperationRefusedError: it was merged into another one, or went to another space, a moment ago.
    """
    rows = Topic.objects.select_for_update(of=("self",)).select_related("space")
    found: Topic | None = rows.filter(pk=topic.pk, space=topic.space_id).first()
    if found is None:
        raise OperationRefusedError(JUST_MOVED)
    return found


def locked_where_it_stands(topic: Topic) -> Topic:
    """As ``locked``, or the topic into which it was merged a moment ago: words go where its posts went."""
    try:
        return locked(topic)
    except OperationRefusedError:
        heir = heir_of(topic)
        if heir is None:
            raise
        return locked(heir)


def locked_with_post(post: Post) -> tuple[Topic, Post]:
    """A post as it is now, and the topic in which it stands now, locked; it may have gone to another one.

    Raises:
        OperationRefusedError: it goes from topic to topic faster than we can follow, or left the space.
    """
    for _try in range(3):
        now = Post.objects.filter(pk=post.pk).values_list("topic_id", flat=True).first()
        if now is None:
            break
        topic = locked(Topic(pk=now, space_id=post.space_id))
        found: Post = Post.objects.get(pk=post.pk)
        if found.topic_id == topic.pk:
            found.topic = topic
            return topic, found
    raise OperationRefusedError(JUST_MOVED)


def heir_of(topic: Topic) -> Topic | None:
    """The topic of the same space into which ``topic`` was merged."""
    merged = OldAddress.objects.filter(space=topic.space_id, what=Addressed.TOPIC, number=topic.pk)
    found: Topic | None = Topic.objects.filter(space=topic.space_id, pk__in=merged.values("leads_to")).first()
    return found


def facts_of(topic: Topic, actor: Actor, *, in_office: bool = False) -> dict[str, Any]:
    """What every event of a topic carries; nobody acts where they stand without a name.

    ``in_office``: what a moderator does as such has their name also there, or its lack would tell.
    """
    return {
        "topic_id": topic.pk,
        "space_id": topic.space_id,
        "board_id": topic.board_id,
        "actor_id": (actor if in_office else nameless.signed(actor, topic)).pk,
    }


@operation
def edit_topic(
    *,
    actor: Actor,
    topic: Topic,
    title: str,
    body: str,
    words: Sequence[str],
    began_from: int | None = None,
    files: Iterable[Upload] = (),
    dropped: Iterable[int] = (),
    facts: HelpFacts | None = None,
) -> Topic:
    """Change title, first post and tags together; ``began_from`` and files as in ``edit_post``.

    ``facts`` replace what a help request said; without them that stays.

    Raises:
        AccessDeniedError: ``actor`` did not write it, or the topic takes no changes any more.
        StaleEditError: the first post has changed since ``began_from``.
        OperationRefusedError: a file is not taken, or there is no room for it.
    """
    uploads = make_room(topic.space, files)
    topic = locked(topic)
    post = topic.posts.get(number=1)
    post.topic = topic
    require(actor, "forums.edit_post", post)
    check_not_stale(post, began_from)

    attach(actor=nameless.signed(actor, topic), post=post, uploads=uploads, dropped=dropped)
    rewrite(post, actor=actor, body=body, title=title)
    tags.put_on(topic, list(words), through=TopicTag)
    if facts is not None and topic.is_help:
        note_facts(topic, facts)
    audit.record(actor=nameless.signed(actor, topic), verb="forums.edit_topic", obj=topic)
    publish(TopicChanged(**facts_of(topic, actor), what="edit"))
    publish(PostChanged(**facts_of(topic, actor), post_id=post.pk))
    return topic
