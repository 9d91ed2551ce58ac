"""Making one topic of two."""

from django.utils import timezone
from django.utils.translation import gettext as _

from community.models import User
from forums import nameless
from forums.choices import Addressed
from forums.events import TopicsMerged
from forums.models import OldAddress, Post, SameProblem, Topic, TopicTag
from forums.models.topic import ASKER
from forums.operations.help_facts import count_helpful, count_people
from forums.operations.marks import keep_marks_of_board
from forums.operations.numbering import COUNTED, count_again, locked_boards, mask_anew, place, posts_by_number
from forums.operations.topics import facts_of, locked
from portal import audit, tags
from portal.choices import Audience
from portal.events import publish
from portal.handing_over import take_over
from portal.operations import Actor, OperationRefusedError, operation, require

_WIDEST_FIRST = (Audience.PUBLIC, Audience.NETWORK, Audience.SPACE, Audience.PARTIES)


@operation
def merge_topics(*, actor: Actor, gone: Topic, kept: Topic) -> Topic:
    """Let all posts of ``gone`` stand in ``kept``, which keeps its title, its first post and its readers.

    All other posts stand in the order of their time and get new numbers. The answer that is accepted in
    ``kept`` stays so; if it has none and is a help request, it takes over that of ``gone``.

    Raises:
        AccessDeniedError: ``actor`` does not moderate here, or one of the two belongs to a circle.
        OperationRefusedError: both are one, stand in two spaces, or what few may read would be shown to more.
    """
    locked_pair = {topic.pk: locked(topic) for topic in sorted((gone, kept), key=lambda topic: topic.pk)}
    gone, kept = locked_pair[gone.pk], locked_pair[kept.pk]
    for topic in (gone, kept):
        require(actor, "forums.rearrange_topic", topic)
    refusal = why_not(gone, kept)
    if refusal:
        raise OperationRefusedError(refusal, field="into")

    for topic in (gone, kept):
        keep_marks_of_board(topic=topic, board_id=topic.board_id or 0, since=topic.stood_since)
    asker = nameless.beginner_of(gone)
    old_kept, old_gone = _merge_posts(gone, kept)
    _merge_answers(gone, kept)
    _merge_people(gone, kept, asker)
    count_helpful(kept)
    words = dict.fromkeys([*tags.names_on(kept), *tags.names_on(gone)])
    tags.put_on(kept, list(words)[: tags.MAX_TAGS], through=TopicTag)
    take_over(gone, kept)
    _lead_on(gone, kept)
    audit.record(actor=actor, verb="forums.merge_topics", obj=kept, gone=gone.pk, posts=len(old_gone))
    publish(
        TopicsMerged(
            **facts_of(kept, actor, in_office=True),
            gone_id=gone.pk,
            kept_numbers=old_kept,
            gone_numbers=old_gone,
        )
    )
    _end(gone)
    return kept


def why_not(gone: Topic, kept: Topic) -> str:
    """The sentence for what stands in the way of a merge; empty when nothing does."""
    if gone.pk == kept.pk:
        return _("A topic cannot be merged into itself.")
    if gone.space_id != kept.space_id:
        return _("The two topics stand in different spaces. Move one of them first.")
    if _WIDEST_FIRST.index(kept.audience) < _WIDEST_FIRST.index(gone.audience):
        return _("More people would read what was written for fewer. Merge the other way round.")
    if gone.is_hidden and not kept.is_hidden:
        return _("This topic is hidden, and the other one is not. Show it again first.")
    return ""


def _merge_posts(gone: Topic, kept: Topic) -> tuple[dict[int, int], dict[int, int]]:
    """Number all posts anew; gives for each topic which number became which."""
    ours, theirs = posts_by_number(kept), posts_by_number(gone)
    was = {post.pk: post.number for post in (*ours, *theirs)}
    later = sorted((*ours[1:], *theirs), key=lambda post: (post.posted_at, post.pk))
    posts = [*ours[:1], *later]
    of_kept = {post.pk for post in ours}
    # Also who wrote in both is somebody else here: that it was one person nobody knew before.
    known = max([ASKER, *(post.mask for post in ours)])
    mask_anew(theirs, masks=lambda mask: mask + known)
    now = place(posts, kept, clear_of=len(posts))
    count_again(kept, posts)
    kept.arrived_at = timezone.now()
    kept.save(update_fields=[*COUNTED, "arrived_at"])
    old_kept = {was[pk]: number for pk, number in now.items() if pk in of_kept}
    return old_kept, {was[pk]: number for pk, number in now.items() if pk not in of_kept}


def _merge_answers(gone: Topic, kept: Topic) -> None:
    accepted, solved_at = gone.accepted_post_id, gone.solved_at
    gone.accepted_post, gone.solved_at = None, None
    gone.save(update_fields=["accepted_post", "solved_at"])
    if kept.is_help and kept.accepted_post_id is None and accepted is not None:
        kept.accepted_post, kept.solved_at = Post.objects.get(pk=accepted), solved_at
        kept.save(update_fields=["accepted_post", "solved_at"])


def _merge_people(gone: Topic, kept: Topic, asker: User | None) -> None:
    """Who shares the problem of the one shares that of the other; the facts of the kept one stay as they are.

    ``asker`` is who asked ``gone``; one without a name is not counted: a number that does not rise would tell
    that the same person asked ``kept``. Whether the answer worked is asked anew of whoever asked ``kept``.
    """
    if not (gone.is_help and kept.is_help):
        return
    beginner = nameless.beginner_of(kept)
    sharing = set(kept.same_problems.values_list("person_id", flat=True))
    sharing |= {beginner.pk} if beginner is not None else set()
    gone.same_problems.exclude(person__in=sharing).update(topic=kept, worked_at=None)
    if asker is not None and not gone.is_nameless and asker.pk not in sharing:
        SameProblem.objects.get_or_create(
            topic=kept, person=asker, defaults={"space_id": kept.space_id, "said_at": gone.opened_at}
        )
    count_people(kept)


def _lead_on(gone: Topic, kept: Topic) -> None:
    old = OldAddress.objects.filter(space=gone.space, what=Addressed.TOPIC)
    old.filter(leads_to=gone.pk).update(leads_to=kept.pk)
    OldAddress.objects.update_or_create(
        space=gone.space, what=Addressed.TOPIC, number=gone.pk, defaults={"leads_to": kept.pk}
    )


def _end(gone: Topic) -> None:
    board = locked_boards(gone.board_id)[gone.board_id or 0]
    board.topic_count = max(board.topic_count - 1, 0)
    board.save(update_fields=["topic_count"])
    gone.delete()
