"""What follows when topics are moved, merged or split."""

from collections.abc import Iterable

from community.moderation.following import cases_to
from community.notice_threads import join_threads, part_thread, threads_to
from forums import nameless
from forums.events import TopicMoved, TopicsMerged, TopicSplit
from forums.models import Post, Topic
from forums.operations.marks import merge_marks, part_marks
from forums.operations.telling import TOLD_AT_ONCE, tell_of_move
from forums.reactions import refresh_section
from forums.tasks import tell_many_of_a_move
from portal.choices import SectionKind
from portal.events import within
from portal.operations import SYSTEM
from portal.realtime import EVERYBODY, hint
from portal.realtime.sections import section_key
from search import outbox


@within(TopicMoved, TopicsMerged, TopicSplit)
def show_where_it_stands(event: TopicMoved | TopicsMerged | TopicSplit) -> None:
    """The index looks at both ends, and open pages hear; who lost a topic hears nothing of it any more."""
    topics = {
        event.topic_id,
        getattr(event, "gone_id", event.topic_id),
        getattr(event, "new_id", event.topic_id),
    }
    boards = {event.board_id, getattr(event, "from_board_id", event.board_id)}
    outbox.changed(*(Topic(pk=pk) for pk in sorted(topics)))
    for key in [f"topic:{pk}" for pk in topics] + [f"board:{pk}" for pk in boards]:
        hint(key)
    refresh_section(event)
    if isinstance(event, TopicMoved) and event.changes_space:
        hint(section_key(SectionKind.COMMUNICATION, event.from_space_id))
    if not isinstance(event, TopicSplit):
        hint(EVERYBODY)


@within(TopicsMerged)
def merge_what_was_read(event: TopicsMerged) -> None:
    merge_marks(
        kept=Topic.objects.get(pk=event.kept_id),
        gone_id=event.gone_id,
        kept_numbers=event.kept_numbers,
        gone_numbers=event.gone_numbers,
    )


@within(TopicSplit)
def part_what_was_read(event: TopicSplit) -> None:
    part_marks(
        left=Topic.objects.get(pk=event.from_id),
        begun=Topic.objects.get(pk=event.new_id),
        left_numbers=event.kept_numbers,
        taken_numbers=event.taken_numbers,
    )


@within(TopicMoved)
def tell_who_began_what_moved(event: TopicMoved) -> None:
    if event.changes_space:
        here = Topic.objects.filter(pk=event.topic_id).select_related("space")
        topic = here.get()
        threads_to(topic.space, here, topic.posts.all())
        beginner = nameless.beginner_of(topic)
        _tell_moved(topic, [beginner.pk if beginner is not None else None], event.actor_id)


@within(TopicsMerged)
def hand_cases_to_the_post_that_began_it(event: TopicsMerged) -> None:
    """A topic is reported by its first post, which is one among others now."""
    cases_to(Topic(pk=event.gone_id), Post.objects.get(topic=event.kept_id, number=event.gone_numbers[1]))


@within(TopicSplit)
def hand_cases_to_the_topic_that_a_post_began(event: TopicSplit) -> None:
    begun = Topic.objects.get(pk=event.new_id)
    cases_to(begun.posts.get(number=1), begun)


@within(TopicsMerged)
def tell_who_wrote_what_was_merged(event: TopicsMerged) -> None:
    """Everybody with words in the topic that is gone, once."""
    kept = Topic.objects.select_related("space").get(pk=event.kept_id)
    join_threads(Topic(pk=event.gone_id), kept)
    numbers = set(event.gone_numbers.values())
    written = Post.objects.standing().filter(topic=kept).values_list("number", "author_id")
    people = {author for number, author in written if number in numbers}
    _tell_moved(kept, people | nameless.writers_of(kept, numbers), event.actor_id)


@within(TopicSplit)
def tell_who_wrote_what_was_split(event: TopicSplit) -> None:
    begun = Topic.objects.select_related("space").get(pk=event.new_id)
    part_thread(Topic(pk=event.from_id), begun, begun.posts.values_list("pk", flat=True))
    people = set(begun.posts.standing().values_list("author_id", flat=True))
    numbers = range(1, begun.post_count + 1)
    _tell_moved(begun, people | nameless.writers_of(begun, numbers), event.actor_id)


def _tell_moved(topic: Topic, people: Iterable[int | None], actor_id: int | None) -> None:
    """At once when they are few; while many are told nobody waits for the topic."""
    wanted = sorted({pk for pk in people if pk is not None})
    if len(wanted) > TOLD_AT_ONCE:
        tell_many_of_a_move.enqueue(topic.pk, wanted, actor_id)
    elif wanted:
        tell_of_move(actor=SYSTEM, topic_id=topic.pk, people=wanted, mover_id=actor_id)
