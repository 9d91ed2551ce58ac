"""Who may do what on boards: one fact a predicate, one sentence a permission.

Being a moderator of the space is no right to topics that are for other people only: ``topic_is_shown``
stands in every sentence about a topic.
"""

from typing import Any

import rules

from forums.access_nameless import (
    began_it,
    held_it,
    looked_who_it_was,
    post_is_nameless,
    stands_here_without_name,
    topic_is_nameless,
    wrote_it,
)
from forums.choices import OpenedBy
from forums.models import (
    Board,
    Follow,
    HeldContribution,
    HelpInvitation,
    Post,
    PostingRules,
    Revelation,
    Topic,
)
from portal.access import (
    contributes,
    in_audience,
    is_administrator,
    is_in_circle,
    is_member,
    is_moderator,
    is_signed_in,
    shows_section,
    space_is_open,
)
from portal.choices import Audience, SectionKind, Visibility
from portal.models import Tag
from portal.operations import may
from portal.spaces import readable, standing


@rules.predicate
def board_is_shown(actor: Any, board: Board) -> bool:
    """The single form of ``BoardQuerySet.visible_to``."""
    place = standing(actor)
    if board.audience == Audience.PUBLIC or place.is_member(board.space_id):
        return True
    return board.audience == Audience.NETWORK and place.is_accepted


@rules.predicate
def board_is_open(actor: Any, board: Board) -> bool:
    return board.archived_at is None


@rules.predicate
def members_begin_topics(actor: Any, board: Board) -> bool:
    return board.opened_by == OpenedBy.MEMBERS


@rules.predicate
def topic_is_in_the_open(actor: Any, topic: Topic) -> bool:
    return topic.hidden_at is None


@rules.predicate
def topic_is_unlocked(actor: Any, topic: Topic) -> bool:
    return topic.locked_at is None


@rules.predicate
def topic_is_on_a_board(actor: Any, topic: Topic) -> bool:
    """Topics of a circle stand on none."""
    return topic.board_id is not None


@rules.predicate
def topic_is_help(actor: Any, topic: Topic) -> bool:
    return topic.is_help


@rules.predicate
def post_stands(actor: Any, post: Post) -> bool:
    return post.removed_at is None


@rules.predicate
def is_their_choice(actor: Any, row: Follow) -> bool:
    return row.user_id == actor.pk


@rules.predicate
def tag_is_known(actor: Any, tag: Tag) -> bool:
    """A word of the shared vocabulary, or of a space that the actor may know of."""
    return tag.space_id is None or readable(actor).filter(pk=tag.space_id).exists()


# The single form of ``TopicQuerySet.visible_to``.
topic_is_shown = in_audience & (topic_is_in_the_open | began_it | is_moderator)
topic_takes_posts = (topic_is_in_the_open & topic_is_unlocked) | is_moderator


@rules.predicate
def its_topic_is_shown(actor: Any, post: Post) -> bool:
    return topic_is_shown.test(actor, post.topic)


@rules.predicate
def its_topic_takes_posts(actor: Any, post: Post) -> bool:
    return topic_takes_posts.test(actor, post.topic)


@rules.predicate
def its_topic_is_going_on(actor: Any, post: Post) -> bool:
    """Also moderators, who may write in a locked topic, do not cheer there."""
    return (topic_is_in_the_open & topic_is_unlocked).test(actor, post.topic)


@rules.predicate
def lists_members(actor: Any, obj: Any) -> bool:
    """Sees who else belongs to the space of ``obj``."""
    return standing(actor).sees_members_of(obj.space_id)


@rules.predicate
def is_invited(actor: Any, invitation: HelpInvitation) -> bool:
    return actor.pk is not None and invitation.person_id == actor.pk


@rules.predicate
def asks_or_moderates_for_them(actor: Any, invitation: HelpInvitation) -> bool:
    """Asked the question, or moderates its space, and may see the person and that they belong there."""
    concerned = (began_it | (is_moderator & ~topic_is_nameless)) & lists_members
    return concerned.test(actor, invitation.topic) and may(actor, "community.view_person", invitation.person)


@rules.predicate
def its_post_is_shown(actor: Any, revelation: Revelation) -> bool:
    return topic_is_shown.test(actor, revelation.post.topic)


@rules.predicate
def wrote_what_was_looked_at(actor: Any, revelation: Revelation) -> bool:
    return wrote_it.test(actor, revelation.post)


writes_here = contributes & space_is_open
section_is_shown = shows_section(SectionKind.COMMUNICATION.value)

rules.add_perm("forums.view_board", board_is_shown)
rules.add_perm("forums.create_board", is_administrator & space_is_open & section_is_shown)
rules.add_perm("forums.arrange_boards", is_administrator & space_is_open)
rules.add_perm("forums.write", writes_here)
# How much there is in all tells how much one does not see.
rules.add_perm("forums.count_topics", is_member)
rules.add_perm(
    "forums.open_topic",
    board_is_shown & board_is_open & (members_begin_topics | is_moderator) & writes_here & section_is_shown,
)
rules.add_perm("forums.announce", is_moderator & space_is_open)
rules.add_perm("forums.open_circle_topic", is_in_circle & writes_here)

rules.add_perm("forums.view_topic", topic_is_shown)
rules.add_perm("forums.reply_to_topic", topic_is_shown & topic_takes_posts & writes_here)
rules.add_perm(
    "forums.accept_answer", topic_is_shown & topic_is_help & (began_it | is_moderator) & writes_here
)
rules.add_perm(
    "forums.mark_helpful", topic_is_shown & topic_is_help & (began_it | is_moderator) & writes_here
)
# Whoever meets the same problem, wherever they belong: it is a sign and no word.
rules.add_perm(
    "forums.share_problem",
    topic_is_shown & topic_is_help & topic_is_in_the_open & ~began_it & is_signed_in & space_is_open,
)
rules.add_perm("forums.say_whether", topic_is_shown & topic_is_help & began_it & writes_here)
rules.add_perm("forums.widen_request", topic_is_shown & topic_is_help & began_it & writes_here)
# The single form of ``HelpRequestQuerySet.visible_to``.
rules.add_perm("forums.view_help_request", its_topic_is_shown)
rules.add_perm("forums.ask_whether", rules.always_false)
rules.add_perm("forums.carry_topic", topic_is_shown & (began_it | is_moderator) & contributes)
rules.add_perm("forums.lock_topic", topic_is_shown & is_moderator & space_is_open)
rules.add_perm("forums.hide_topic", topic_is_shown & is_moderator & space_is_open)
rules.add_perm("forums.pin_topic", topic_is_shown & is_moderator & space_is_open)

# To move, merge or split; what arrives on a board needs the right to take it there, too.
rules.add_perm("forums.rearrange_topic", topic_is_shown & topic_is_on_a_board & is_moderator & space_is_open)
rules.add_perm(
    "forums.take_topics", board_is_shown & board_is_open & is_moderator & writes_here & section_is_shown
)

rules.add_perm("forums.view_post", its_topic_is_shown)
# The single form of ``PostVersionQuerySet.visible_to``.
rules.add_perm("forums.view_history", its_topic_is_shown & (post_stands | is_moderator))
# What a mail quoted may hold words of other places, and a signature; nobody but moderators needs it.
rules.add_perm("forums.view_tail", its_topic_is_shown & post_stands & is_moderator & ~post_is_nameless)
rules.add_perm(
    "forums.edit_post", its_topic_is_shown & post_stands & wrote_it & its_topic_takes_posts & writes_here
)
rules.add_perm(
    "forums.remove_post",
    its_topic_is_shown & post_stands & ((wrote_it & its_topic_takes_posts) | is_moderator) & writes_here,
)

# Who is asked stands in the list of members, so it is for who may read that.
rules.add_perm(
    "forums.ask_people",
    topic_is_shown
    & topic_is_help
    & (began_it | (is_moderator & ~topic_is_nameless))
    & lists_members
    & writes_here,
)
rules.add_perm("forums.stop_asking", topic_is_shown & topic_is_help & (began_it | is_moderator) & writes_here)
# The single form of ``HelpInvitationQuerySet.visible_to``.
rules.add_perm("forums.view_help_invitation", its_topic_is_shown & (is_invited | asks_or_moderates_for_them))
rules.add_perm("forums.decline_to_help", its_topic_is_shown & is_invited)
# For the platform alone.
rules.add_perm("forums.ask_by_itself", rules.always_false)
rules.add_perm("forums.end_invitations", rules.always_false)

# A place in what one was shown: it tells nobody anything, so it asks for nothing but a name to keep it under.
rules.add_perm("forums.keep_place", is_signed_in)
rules.add_perm("forums.drop_follow", is_their_choice)
rules.add_perm("forums.follow_tag", is_signed_in & tag_is_known)
# For the platform alone.
rules.add_perm("forums.tidy_reading", rules.always_false)
rules.add_perm("forums.follow_for_others", rules.always_false)
rules.add_perm(
    "forums.say_language", its_topic_is_shown & post_stands & (wrote_it | is_moderator) & writes_here
)
rules.add_perm("forums.view_files", its_topic_is_shown & post_stands)
rules.add_perm("forums.view_reactions", its_topic_is_shown & post_stands)
rules.add_perm(
    "forums.react", its_topic_is_shown & post_stands & ~wrote_it & its_topic_is_going_on & writes_here
)

# Without a name: its author may show it, and a moderator may look, with a reason that the author reads.
rules.add_perm("forums.show_asker", topic_is_shown & stands_here_without_name & writes_here)
rules.add_perm(
    "forums.reveal_asker", its_topic_is_shown & post_is_nameless & ~wrote_it & is_moderator & space_is_open
)
rules.add_perm(
    "forums.view_revelation",
    its_post_is_shown & ((looked_who_it_was & is_moderator) | wrote_what_was_looked_at),
)


@rules.predicate
def is_confirmed(actor: Any, held: HeldContribution) -> bool:
    return held.confirmed_at is not None


@rules.predicate
def is_waiting(actor: Any, held: HeldContribution) -> bool:
    return held.is_waiting


@rules.predicate
def is_for_everybody(actor: Any, topic: Topic) -> bool:
    return topic.audience == Audience.PUBLIC and topic.space.visibility == Visibility.PUBLIC


@rules.predicate
def space_takes_comments(actor: Any, topic: Topic) -> bool:
    """Known already where topics were asked for ``with_comments``."""
    known: bool | None = getattr(topic, "takes_comments", None)
    if known is not None:
        return known
    taking = PostingRules.objects.filter(space=topic.space_id, visitors_comment=True)
    return (taking.filter(also_announcements=True) if topic.is_announcement else taking).exists()


# The single form of ``HeldQuerySet.visible_to``.
rules.add_perm("forums.view_held", held_it | (is_moderator & is_confirmed))
rules.add_perm("forums.decide_held", ~held_it & is_moderator & is_waiting & space_is_open)
rules.add_perm("forums.change_held", held_it & is_waiting & writes_here)
rules.add_perm("forums.withdraw_held", held_it & is_waiting)
rules.add_perm("forums.see_queue", is_moderator)
rules.add_perm("forums.change_posting_rules", is_administrator & space_is_open)
rules.add_perm(
    "forums.comment",
    ~is_signed_in
    & is_for_everybody
    & topic_is_in_the_open
    & topic_is_unlocked
    & topic_is_on_a_board
    & space_is_open
    & section_is_shown
    & space_takes_comments,
)
# For the platform alone.
rules.add_perm("forums.publish_comment", rules.always_false)
rules.add_perm("forums.settle_comments", rules.always_false)
