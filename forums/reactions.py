"""What follows when something happens on boards: found, told, seen at once."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from community.choices import NoticeKind
from community.events import SpaceChanged
from community.mentions import mentioned_in
from community.models import User
from community.notices import notify
from community.selectors import members_of
from forums.choices import TopicKind
from forums.events import (
    AnswerAccepted,
    AnswerUnaccepted,
    BoardCreated,
    BoardsArranged,
    PostAdded,
    PostChanged,
    PostRemoved,
    TopicChanged,
    TopicEvent,
    TopicOpened,
)
from forums.models import Post, Topic
from forums.operations.boards import make_default_boards, narrow_boards
from forums.operations.topics import open_circle_topic, open_topic
from portal import languages
from portal.choices import Role, SectionKind
from portal.circles import CircleFormed
from portal.events import within
from portal.models import Circle, Space
from portal.operations import SYSTEM, Actor
from portal.realtime import hint
from portal.realtime.sections import section_key
from portal.space_templates import template_of
from portal.spaces import on_create
from search import outbox

_EVERYTHING = (
    TopicOpened,
    TopicChanged,
    PostAdded,
    PostChanged,
    PostRemoved,
    AnswerAccepted,
    AnswerUnaccepted,
)


# Places of their own ------------------------------------------------------------------------------
@on_create
def give_boards(space: Space, actor: Actor) -> None:
    """Boards, and on the second one a welcome in the name of the new administrator, who may rewrite it."""
    boards = make_default_boards(actor=SYSTEM, space=space)
    template = template_of(space.template)
    if template is None:
        return
    membership = members_of(space).filter(role=Role.ADMINISTRATOR).first()
    if membership is not None:
        open_topic(
            actor=membership.user, board=boards[1], kind=TopicKind.DISCUSSION,
            title=str(template.welcome_title), body=str(template.welcome),
            language=languages.code_of(get_language() or "") or "en",
        )  # fmt: skip


@within(SpaceChanged)
def keep_boards_inside(event: SpaceChanged) -> None:
    if event.visibility_changed:
        narrow_boards(actor=SYSTEM, space=Space.objects.get(pk=event.space_id))


@within(CircleFormed)
def open_its_topic(event: CircleFormed) -> None:
    circle = Circle.objects.select_related("space").get(pk=event.circle_id)
    body = event.purpose or _("This is our place to talk. Only the people of this group can read it.")
    author = _person(event.actor_id)
    open_circle_topic(actor=SYSTEM, circle=circle, author=author, title=event.title, body=body)


# Search and open pages ----------------------------------------------------------------------------
@within(*_EVERYTHING)
def index_again(event: TopicEvent) -> None:
    outbox.changed(Topic(pk=event.topic_id))


@within(*_EVERYTHING)
def refresh_open_pages(event: TopicEvent) -> None:
    hint(f"topic:{event.topic_id}")
    if event.board_id is not None:
        hint(f"board:{event.board_id}")
    refresh_section(event)


@within(BoardCreated, BoardsArranged)
def refresh_section(event: Any) -> None:
    hint(section_key(SectionKind.COMMUNICATION, event.space_id))


# Notices ------------------------------------------------------------------------------------------
@within(PostAdded)
def tell_who_began(event: PostAdded) -> None:
    post = _post(event)
    topic = post.topic
    if topic.author is not None:
        kind = NoticeKind.ANSWER if topic.is_help else NoticeKind.REPLY
        notify(recipient=topic.author, kind=kind, obj=post, actor=post.author, space=post.space)


@within(AnswerAccepted)
def tell_who_answered(event: AnswerAccepted) -> None:
    post = _post(event)
    if post.author is not None:
        notify(
            recipient=post.author,
            kind=NoticeKind.ACCEPTED,
            obj=post,
            actor=_person(event.actor_id),
            space=post.space,
        )


@within(TopicOpened, PostAdded)
def tell_who_is_mentioned(event: TopicOpened | PostAdded) -> None:
    """Whoever may see the topic; the one who began it has heard of a reply already."""
    post = _post(event)
    for person in mentioned_in(post.body):
        if post.is_opening or person.pk != post.topic.author_id:
            notify(recipient=person, kind=NoticeKind.MENTION, obj=post, actor=post.author, space=post.space)


def _person(pk: int | None) -> User | None:
    return User.objects.filter(pk=pk).first() if pk is not None else None


def _post(event: TopicOpened | PostAdded | AnswerAccepted) -> Post:
    found: Post = Post.objects.select_related(
        "space", "author", "topic__space", "topic__author__profile"
    ).get(pk=event.post_id)
    return found
