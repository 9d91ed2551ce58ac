"""What follows when something happens on boards: found, told, seen at once."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from community.choices import NoticeKind
from community.events import SpaceChanged
from community.mentions import mentioned_in
from community.notice_threads import end_thread
from community.notices import notify, untell
from community.selectors import members_of
from forums import nameless
from forums.choices import FollowLevel, TopicKind
from forums.events import (
    AnswerAccepted,
    AnswerHelped,
    AnswerUnaccepted,
    AnswerWorked,
    AskerRevealed,
    BoardCreated,
    BoardsArranged,
    PostAdded,
    PostChanged,
    PostReacted,
    PostRemoved,
    ProblemShared,
    ReactionTakenBack,
    RequestWidened,
    TopicChanged,
    TopicEvent,
    TopicOpened,
)
from forums.following import Choice, choice_about, choice_in, choices_about
from forums.models import Post, PostReaction, Revelation, Topic
from forums.operations.boards import make_default_boards, narrow_boards
from forums.operations.following import follow_by_itself
from forums.operations.reading import read_topic
from forums.operations.telling import (
    TOLD_AT_ONCE,
    followers_to_tell,
    person_of,
    post_with_all,
    tell_followers,
)
from forums.operations.topics import open_circle_topic, open_topic
from forums.tasks import tell_many
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
    AnswerHelped,
    AnswerWorked,
    ProblemShared,
    RequestWidened,
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
    author = person_of(event.actor_id)
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


# Notices, for who wants them ----------------------------------------------------------------------
@within(PostAdded)
def tell_who_began(event: PostAdded) -> None:
    post = post_with_all(event.post_id)
    topic, beginner = post.topic, nameless.beginner_of(post.topic)
    if beginner is None or beginner == nameless.writer_of(post):
        return
    if _hears_of_replies(topic, choice_about(topic, beginner)):
        kind = NoticeKind.ANSWER if topic.is_help else NoticeKind.REPLY
        notify(recipient=beginner, kind=kind, obj=post, actor=post.author, space=post.space)


def _hears_of_replies(topic: Topic, choice: Choice) -> bool:
    """Whether who began ``topic`` wants to be told of a post in it: answers are more than replies."""
    return choice.level == FollowLevel.EVERYTHING or (topic.is_help and choice.level == FollowLevel.MENTIONS)


@within(AnswerAccepted)
def tell_who_answered(event: AnswerAccepted) -> None:
    post = post_with_all(event.post_id)
    writer = nameless.writer_of(post)
    # Of their own answer to their own question nobody has to tell them.
    if writer is None or (post.is_nameless and nameless.asked(writer.pk, post.topic)):
        return
    if choice_about(post.topic, writer).level != FollowLevel.NOTHING:
        actor = person_of(event.actor_id)
        notify(recipient=writer, kind=NoticeKind.ACCEPTED, obj=post, actor=actor, space=post.space)


@within(AskerRevealed)
def tell_who_was_looked_at(event: AskerRevealed) -> None:
    found = Revelation.objects.select_related("space", "by", "post__topic__space").get(pk=event.revelation_id)
    person = nameless.writer_of(found.post)
    if person is not None:
        kind = NoticeKind.ASKER_REVEALED
        notify(recipient=person, kind=kind, obj=found, actor=found.by, space=found.space)


@within(TopicOpened, PostAdded)
def tell_who_is_mentioned(event: TopicOpened | PostAdded) -> None:
    """Whoever may see the topic; the one who began it has heard of a reply already."""
    post = post_with_all(event.post_id)
    people = mentioned_in(post.body)
    choices = choices_about(post.topic, [person.pk for person in people]) if people else {}
    writer, beginner = nameless.writer_of(post), nameless.beginner_of(post.topic)
    for person in people:
        if person == writer:
            continue
        choice = choice_in(choices, post.topic, person.pk)
        knows = not post.is_opening and person == beginner
        if choice.level == FollowLevel.NOTHING or (knows and _hears_of_replies(post.topic, choice)):
            continue
        notify(recipient=person, kind=NoticeKind.MENTION, obj=post, actor=post.author, space=post.space)


@within(TopicOpened, PostAdded)
def tell_who_follows(event: TopicOpened | PostAdded) -> None:
    """At once when they are few; nobody who writes waits until many are told."""
    many = len(followers_to_tell(post_with_all(event.post_id)))
    if many > TOLD_AT_ONCE:
        tell_many.enqueue(event.post_id)
    elif many:
        tell_followers(actor=SYSTEM, post_id=event.post_id)


@within(PostReacted)
def tell_whose_post_it_is(event: PostReacted) -> None:
    """One notice for all signs at a post; nothing of people whom its author may not see."""
    post, actor = post_with_all(event.post_id), person_of(event.actor_id)
    if post.author is None or choice_about(post.topic, post.author).level == FollowLevel.NOTHING:
        return
    if PostReaction.objects.visible_to(post.author).filter(post=post, person=actor).exists():
        notify(
            recipient=post.author, kind=NoticeKind.REACTED, obj=post, actor=actor, space=post.space,
            thread=post,
        )  # fmt: skip


@within(ReactionTakenBack)
def tell_no_more_of_it(event: ReactionTakenBack) -> None:
    if not PostReaction.objects.filter(post=event.post_id, person=event.actor_id).exists():
        untell(kind=NoticeKind.REACTED, thread=Post(pk=event.post_id), actor_id=event.actor_id or 0)


@within(PostRemoved)
def tell_no_more_of_any(event: PostRemoved) -> None:
    end_thread(Post(pk=event.post_id), kind=NoticeKind.REACTED)


# Coming back --------------------------------------------------------------------------------------
@within(TopicOpened, PostAdded)
def follow_what_one_writes_in(event: TopicOpened | PostAdded) -> None:
    """Who writes follows the topic, and has read it up to their own words."""
    post = post_with_all(event.post_id)
    writer = nameless.writer_of(post)
    if writer is not None:
        follow_by_itself(actor=SYSTEM, person=writer, topic=post.topic)
        read_topic(actor=writer, topic=post.topic, number=post.number)
