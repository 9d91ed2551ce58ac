"""Who may do what with polls. ``forums.vote`` and ``forums.close_poll`` are asked of the post."""

from typing import Any

import rules

from forums.access import (
    its_topic_is_going_on,
    its_topic_is_shown,
    its_topic_takes_posts,
    post_stands,
    writes_here,
)
from forums.access_nameless import wrote_it
from forums.choices import ResultsShown
from forums.models import Poll
from portal.access import is_moderator


def shows_results(poll: Poll, *, has_voted: bool) -> bool:
    """Whether somebody who may see ``poll`` may see its numbers now; who began it has no other right."""
    if poll.is_closed or poll.results_shown == ResultsShown.ALWAYS:
        return True
    return poll.results_shown == ResultsShown.VOTED and has_voted


@rules.predicate
def its_post_is_shown(actor: Any, poll: Poll) -> bool:
    return (its_topic_is_shown & post_stands).test(actor, poll.post)


@rules.predicate
def poll_is_open_ballot(actor: Any, poll: Poll) -> bool:
    return not poll.is_secret


@rules.predicate
def results_are_shown(actor: Any, poll: Poll) -> bool:
    """The single form of ``PollQuerySet.with_results_for``."""
    has_voted = actor.pk is not None and poll.votes.filter(person_id=actor.pk).exists()
    return shows_results(poll, has_voted=has_voted)


rules.add_perm("forums.view_poll", its_post_is_shown)
rules.add_perm("forums.view_results", its_post_is_shown & results_are_shown)
rules.add_perm("forums.view_votes", its_post_is_shown & poll_is_open_ballot & results_are_shown)

# In a locked topic nobody adds to the conversation, moderators neither.
rules.add_perm("forums.vote", its_topic_is_shown & post_stands & its_topic_is_going_on & writes_here)
rules.add_perm(
    "forums.set_poll", its_topic_is_shown & post_stands & wrote_it & its_topic_takes_posts & writes_here
)
rules.add_perm(
    "forums.close_poll", its_topic_is_shown & post_stands & (wrote_it | is_moderator) & writes_here
)
rules.add_perm("forums.settle_polls", rules.always_false)  # for the platform alone
