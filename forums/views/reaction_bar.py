"""The reactions at a post, as its reader sees them."""

from forums.models import Post
from portal.operations import Actor, may
from portal.ui.reacting import ReactionBar, reaction_bar_of


def reaction_bar(post: Post, actor: Actor | None, own: set[str]) -> ReactionBar:
    """What stands under ``post``; without an actor nobody can press anything."""
    may_react = actor is not None and may(actor, "forums.react", post)
    return reaction_bar_of(post.reaction_counts, own, may_react=may_react)
