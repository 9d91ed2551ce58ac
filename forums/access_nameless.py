"""Facts about who wrote with a name or without, for the sentences of ``access``."""

from typing import Any

import rules

from forums import nameless
from forums.models import HeldContribution, Post, Revelation, Topic
from portal.access import is_author


@rules.predicate
def asked_without_name(actor: Any, topic: Topic) -> bool:
    """The single form of ``nameless.asked_by``."""
    return nameless.asked(actor.pk, topic)


@rules.predicate
def wrote_without_name(actor: Any, post: Post) -> bool:
    return nameless.wrote(actor, post)


@rules.predicate
def stands_here_without_name(actor: Any, topic: Topic) -> bool:
    return nameless.stands_in(actor, topic)


@rules.predicate
def post_is_nameless(actor: Any, post: Post) -> bool:
    return post.is_nameless


@rules.predicate
def holds_without_name(actor: Any, held: HeldContribution) -> bool:
    """The single form of ``nameless.held_by``."""
    return nameless.holds(actor, held)


@rules.predicate
def topic_is_nameless(actor: Any, topic: Topic) -> bool:
    return topic.is_nameless


@rules.predicate
def looked_who_it_was(actor: Any, revelation: Revelation) -> bool:
    return revelation.by_id is not None and revelation.by_id == actor.pk


began_it = is_author | asked_without_name
wrote_it = is_author | wrote_without_name
held_it = is_author | holds_without_name
