"""Who may do what on boards: one fact a predicate, one sentence a permission.

Being a moderator of the space is no right to topics that are for other people only: ``topic_is_shown``
stands in every sentence about a topic.
"""

from typing import Any

import rules

from forums.models import Board, Post, Topic
from portal.access import (
    contributes,
    in_audience,
    is_administrator,
    is_author,
    is_in_circle,
    is_member,
    is_moderator,
    shows_section,
    space_is_open,
)
from portal.choices import Audience, SectionKind
from portal.spaces import standing


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
def topic_is_in_the_open(actor: Any, topic: Topic) -> bool:
    return topic.hidden_at is None


@rules.predicate
def topic_is_unlocked(actor: Any, topic: Topic) -> bool:
    return topic.locked_at is None


@rules.predicate
def topic_is_help(actor: Any, topic: Topic) -> bool:
    return topic.is_help


@rules.predicate
def post_stands(actor: Any, post: Post) -> bool:
    return post.removed_at is None


# The single form of ``TopicQuerySet.visible_to``.
topic_is_shown = in_audience & (topic_is_in_the_open | is_author | is_moderator)
topic_takes_posts = (topic_is_in_the_open & topic_is_unlocked) | is_moderator


@rules.predicate
def its_topic_is_shown(actor: Any, post: Post) -> bool:
    return topic_is_shown.test(actor, post.topic)


@rules.predicate
def its_topic_takes_posts(actor: Any, post: Post) -> bool:
    return topic_takes_posts.test(actor, post.topic)


writes_here = contributes & space_is_open
section_is_shown = shows_section(SectionKind.COMMUNICATION.value)

rules.add_perm("forums.view_board", board_is_shown)
rules.add_perm("forums.create_board", is_administrator & space_is_open & section_is_shown)
rules.add_perm("forums.arrange_boards", is_administrator & space_is_open)
rules.add_perm("forums.write", writes_here)
# How much there is in all tells how much one does not see.
rules.add_perm("forums.count_topics", is_member)
rules.add_perm("forums.open_topic", board_is_shown & board_is_open & writes_here & section_is_shown)
rules.add_perm("forums.announce", is_moderator & space_is_open)
rules.add_perm("forums.open_circle_topic", is_in_circle & writes_here)

rules.add_perm("forums.view_topic", topic_is_shown)
rules.add_perm("forums.reply_to_topic", topic_is_shown & topic_takes_posts & writes_here)
rules.add_perm(
    "forums.accept_answer", topic_is_shown & topic_is_help & (is_author | is_moderator) & writes_here
)
rules.add_perm("forums.carry_topic", topic_is_shown & (is_author | is_moderator) & contributes)
rules.add_perm("forums.lock_topic", topic_is_shown & is_moderator & space_is_open)
rules.add_perm("forums.hide_topic", topic_is_shown & is_moderator & space_is_open)
rules.add_perm("forums.pin_topic", topic_is_shown & is_moderator & space_is_open)

rules.add_perm("forums.view_post", its_topic_is_shown)
rules.add_perm(
    "forums.edit_post", its_topic_is_shown & post_stands & is_author & its_topic_takes_posts & writes_here
)
rules.add_perm(
    "forums.remove_post",
    its_topic_is_shown & post_stands & ((is_author & its_topic_takes_posts) | is_moderator) & writes_here,
)
