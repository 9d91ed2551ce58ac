"""What the pages of boards share: finding a topic, and what its reader may do with it."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from forums.forms import ReplyForm
from forums.models import Post, Topic
from forums.selectors import has_rules_to_read, page_start, posts_of
from forums.views.carrying import carry_options, hint_about_carrying
from forums.views.framing import description_of, structured_data, topic_crumbs
from portal import lineage
from portal.markdown import excerpt
from portal.operations import Actor, may
from portal.ui.shell import address_of

_VERBS = ("reply_to_topic", "accept_answer", "lock_topic", "hide_topic", "pin_topic")
ACCEPTED_LENGTH = 240


@dataclass(frozen=True)
class ShownPost:
    """A post and what this reader may do with it."""

    post: Post
    may_edit: bool
    may_remove: bool
    may_accept: bool
    is_accepted: bool
    is_asker: bool

    @property
    def role(self) -> str:
        return "opening" if self.post.is_opening else "post"

    @property
    def is_removed_by_author(self) -> bool:
        return self.post.removed_by_id is not None and self.post.removed_by_id == self.post.author_id


def find_topic(request: Any, pk: int) -> Topic:
    """The topic of this address.

    Raises:
        Http404: there is none in this space that the reader may see.
    """
    topics = Topic.objects.visible_to(request.user).filter(space=request.space).for_page()
    found: Topic = get_object_or_404(topics, pk=pk)
    if found.accepted_post is not None:
        found.accepted_post.space, found.accepted_post.topic = found.space, found
    return found


def find_post(request: Any, pk: int) -> Post:
    """The post of this address, with its topic.

    Raises:
        Http404: there is none in this space that the reader may see.
    """
    posts = Post.objects.visible_to(request.user).filter(space=request.space)
    found: Post = get_object_or_404(
        posts.select_related("space", "topic__space", "topic__board", "author"), pk=pk
    )
    return found


def shown(post: Post, actor: Actor) -> ShownPost:
    topic = post.topic
    is_accepted = topic.accepted_post_id == post.pk
    could_solve = not (post.is_opening or post.is_removed or is_accepted)
    wrote_topic = post.author_id is not None and post.author_id == topic.author_id
    return ShownPost(
        post=post,
        may_edit=may(actor, "forums.edit_post", post),
        may_remove=not post.is_opening and may(actor, "forums.remove_post", post),
        may_accept=could_solve and may(actor, "forums.accept_answer", topic),
        is_accepted=is_accepted,
        is_asker=topic.is_help and wrote_topic and not post.is_opening,
    )


def conversation(request: HttpRequest, topic: Topic, *, after: int) -> dict[str, Any]:
    """The part of the page that is fetched again when something happens in the topic."""
    page = posts_of(topic, after=after)
    last = page.posts[-1].number if page.posts else after
    return {
        "topic": topic,
        "posts": [shown(post, request.user) for post in page.posts],
        "previous_url": _at(topic, page.previous_after),
        "next_url": _at(topic, page.next_after),
        "more_posts": topic.post_count - last,
        "live_key": f"topic:{topic.pk}",
        "accepted_excerpt": excerpt(topic.accepted_post.html, ACCEPTED_LENGTH) if topic.accepted_post else "",
        "may": {verb: may(request.user, f"forums.{verb}", topic) for verb in _VERBS},
    }


def whole_page(request: HttpRequest, topic: Topic, *, after: int) -> dict[str, Any]:
    """The conversation with all that stands round it."""
    context = conversation(request, topic, after=after)
    posts = [each.post for each in context["posts"]]
    opening = posts[0] if posts and posts[0].is_opening else None
    latest = page_start(topic.post_count)
    return {
        **context,
        **reply_place(request, topic),
        "in_place": True,
        "live_keys": context["live_key"],
        "tags": [tagging.tag for tagging in topic.taggings.select_related("tag").order_by("tag__name")],
        "origins": lineage.origins_of(topic, request.user),
        "results": lineage.results_of(topic, request.user),
        "carries": carry_options(topic, request.user),
        "lineage_hint": hint_about_carrying(topic, request.user),
        "latest_url": f"{_at(topic, latest)}#post-{topic.post_count}" if topic.reply_count > 1 else "",
        "description": description_of(opening),
        "structured_data": structured_data(topic, opening),
    }


def reply_place(request: HttpRequest, topic: Topic, form: ReplyForm | None = None) -> dict[str, Any]:
    """What the composer under a topic needs, or what to say to who may not write."""
    is_asker = topic.author_id is not None and topic.author_id == request.user.pk
    return {
        "topic": topic,
        "crumbs": topic_crumbs(topic, request.user),
        "form": form if form is not None else ReplyForm(is_answer=topic.is_help and not is_asker),
        "is_asker": is_asker,
        "draft_key": f"topic-{topic.pk}",
        "is_member": may(request.user, "forums.count_topics", topic.space),
        "join_url": address_of("space_join", topic.space.slug),
        "is_first_post": has_rules_to_read(request.user, topic.space),
    }


def _at(topic: Topic, after: int | None) -> str:
    """The topic's page that begins after a number; empty when there is no such page."""
    if after is None:
        return ""
    return f"{topic.get_absolute_url()}?after={after}" if after else topic.get_absolute_url()
