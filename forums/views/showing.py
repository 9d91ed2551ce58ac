"""What the pages of boards share: finding a topic, and what its reader may do with it."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from community.blocking import is_blocked_by, is_official
from community.mention_links import addresses_in, with_links
from forums import nameless
from forums.attached import files_of
from forums.following import choice_about
from forums.forms import ReplyForm
from forums.forms_held import CommentForm
from forums.models import Post, Topic
from forums.operations.attachments import MAX_FILES
from forums.polling import ShownPoll, keys_to_follow, polls_at
from forums.quoting import source_of
from forums.recent import held_in
from forums.selectors import has_rules_to_read, own_reactions, page_start, posts_of, quoted_tails
from forums.views.carrying import carry_options, hint_about_carrying
from forums.views.framing import description_of, excerpt_of_answer, structured_data, topic_crumbs
from forums.views.helping import help_place
from forums.views.naming import began, may_report
from forums.views.reaction_bar import reaction_bar
from portal import languages, lineage
from portal.addresses import in_space
from portal.operations import Actor, may
from portal.ui.reacting import ReactionBar
from portal.ui.shell import address_of

_VERBS = (
    "reply_to_topic", "accept_answer", "lock_topic", "hide_topic", "pin_topic", "rearrange_topic",
    "ask_people",
)  # fmt: skip


@dataclass(frozen=True)
class ShownPost:
    """A post and what this reader may do with it."""

    post: Post
    may_edit: bool
    may_remove: bool
    may_view_history: bool
    may_accept: bool
    may_mark_helpful: bool
    is_helpful: bool
    is_accepted: bool
    is_asker: bool
    bar: ReactionBar
    may_say_language: bool
    may_report: bool
    may_reveal: bool
    html: SafeString
    files: list[dict[str, Any]]
    begins_the_new: bool
    quoted_tail: str
    poll: ShownPoll | None = None

    @property
    def language(self) -> str:
        """A code for ``lang``; empty where it is not known. Older first posts have that of their topic."""
        post = self.post
        return post.language or (post.topic.language if post.is_opening and not post.language_said_at else "")

    @property
    def foreign_language(self) -> str:
        """Its name, where it is not the language of the page."""
        is_foreign = self.language and self.language != languages.code_of(get_language() or "")
        return languages.name_of(self.language) if is_foreign else ""

    @property
    def quote_source(self) -> str:
        return source_of(self.post)

    @property
    def quote_url(self) -> str:
        reply = in_space(self.post.space, "topic_reply", self.post.topic_id)
        return f"{reply}?quote={self.post.pk}"

    @property
    def is_folded(self) -> bool:
        """Whether its reader has blocked its author, who did not write it in an office."""
        return getattr(self.post, "is_from_blocked", False) and not is_official(self.post)

    @property
    def has_more(self) -> bool:
        """Whether its reader can do more with it than answer it and mind their own words."""
        return self.may_report or self.may_reveal or (self.may_remove and not self.may_edit)

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
    topics = topics.with_reading(request.user).with_own_problem(request.user).with_asking(request.user)
    if not request.user.is_authenticated:
        topics = topics.with_comments()
    topics = topics.annotate(answer_is_blocked=is_blocked_by(request.user, "accepted_post__author_id"))
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


def shown_posts(posts: list[Post], actor: Actor) -> list[ShownPost]:
    """With the reader's reactions, who is mentioned and the files: a query for each, where there are any."""
    own = own_reactions(actor, posts)
    people = addresses_in(actor, [post.html for post in posts])
    files, tails = files_of(posts), quoted_tails(actor, posts)
    polls = polls_at(posts, actor)
    return [
        shown(
            post,
            actor,
            own=own.get(post.pk, set()),
            people=people,
            files=files.get(post.pk, []),
            quoted_tail=tails.get(post.pk, ""),
            poll=polls.get(post.pk),
        )
        for post in posts
    ]


def shown(
    post: Post,
    actor: Actor,
    *,
    own: set[str],
    people: dict[str, str],
    files: list[dict[str, Any]],
    quoted_tail: str,
    poll: ShownPoll | None = None,
) -> ShownPost:
    """``own`` are the kinds with which ``actor`` reacted, ``people`` the addresses of who is mentioned."""
    topic = post.topic
    is_accepted = topic.accepted_post_id == post.pk
    # Somebody who reads for the first time needs no line between old and new.
    read = getattr(topic, "read_number", 0)
    could_solve = not (post.is_opening or post.is_removed or is_accepted)
    could_help = not (post.is_opening or post.is_removed or post.is_by_asker)
    wrote_topic = post.author_id is not None and post.author_id == topic.author_id
    return ShownPost(
        post=post,
        may_edit=may(actor, "forums.edit_post", post),
        may_remove=not post.is_opening and may(actor, "forums.remove_post", post),
        may_view_history=may(actor, "forums.view_history", post),
        may_accept=could_solve and may(actor, "forums.accept_answer", topic),
        may_mark_helpful=could_help and may(actor, "forums.mark_helpful", topic),
        is_helpful=topic.is_help and getattr(post, "helpful", None) is not None,
        is_accepted=is_accepted,
        is_asker=topic.is_help and wrote_topic and not post.is_opening,
        begins_the_new=read > 0 and post.number == read + 1,
        bar=reaction_bar(post, actor, own),
        may_say_language=may(actor, "forums.say_language", post),
        may_report=may_report(actor, post),
        may_reveal=post.is_nameless and may(actor, "forums.reveal_asker", post),
        html=with_links(post.html, people),
        files=files,
        quoted_tail=quoted_tail,
        poll=poll,
    )


def conversation(request: HttpRequest, topic: Topic, *, after: int) -> dict[str, Any]:
    """The part of the page that is fetched again when something happens in the topic."""
    page = posts_of(request.user, topic, after=after)
    last = page.posts[-1].number if page.posts else after
    return {
        "topic": topic,
        "posts": shown_posts(page.posts, request.user),
        "previous_url": _at(topic, page.previous_after),
        "next_url": _at(topic, page.next_after),
        "more_posts": topic.post_count - last,
        "live_key": f"topic:{topic.pk}",
        "is_nameless_asker": nameless.asked(request.user.pk, topic),
        "accepted_excerpt": excerpt_of_answer(topic),
        **help_place(topic, page.posts, request.user),
        "may": {verb: may(request.user, f"forums.{verb}", topic) for verb in _VERBS},
    }


def whole_page(request: HttpRequest, topic: Topic, *, after: int) -> dict[str, Any]:
    """The conversation with all that stands round it."""
    context = conversation(request, topic, after=after)
    posts = [each.post for each in context["posts"]]
    opening = posts[0] if posts and posts[0].is_opening else None
    latest = page_start(topic.post_count)
    tags = [tagging.tag for tagging in topic.taggings.select_related("tag").order_by("tag__name")]
    return {
        **context,
        **reply_place(
            request, topic, has_nameless=any(post.is_nameless for post in posts) or topic.is_nameless
        ),
        "in_place": True,
        "live_keys": " ".join([context["live_key"], *keys_to_follow(each.poll for each in context["posts"])]),
        "tags": tags,
        "tag_targets": [(tag, f"tag:{tag.pk}") for tag in tags],
        "origins": lineage.origins_of(topic, request.user),
        "results": lineage.results_of(topic, request.user),
        "carries": carry_options(topic, request.user),
        "lineage_hint": hint_about_carrying(topic, request.user),
        "latest_url": f"{_at(topic, latest)}#post-{topic.post_count}" if topic.reply_count > 1 else "",
        "unread_url": address_of("topic_unread", topic.space.slug, topic.pk) if _is_left(topic) else "",
        "seen_url": address_of("topic_seen", topic.space.slug, topic.pk) if request.user.pk else "",
        "choice": choice_about(topic, request.user),
        "target": f"topic:{topic.pk}",
        "description": description_of(opening),
        "structured_data": structured_data(topic, opening),
    }


def _is_left(topic: Topic) -> bool:
    """Whether its reader stopped somewhere in it."""
    return 0 < getattr(topic, "read_number", 0) < topic.post_count


def file_limits() -> dict[str, int]:
    """What a form says about files."""
    return {"most_files": MAX_FILES, "most_bytes": settings.STORED_FILE_MAX_BYTES}


def reply_place(
    request: HttpRequest, topic: Topic, form: ReplyForm | None = None, *, has_nameless: bool = True
) -> dict[str, Any]:
    """What the composer under a topic needs, or what to say to who may not write.

    Without ``has_nameless`` nobody is asked whether they stand here without a name.
    """
    is_asker = began(request.user, topic)
    return {
        "topic": topic,
        "crumbs": topic_crumbs(topic, request.user),
        "form": form if form is not None else ReplyForm(is_answer=topic.is_help and not is_asker),
        "is_asker": is_asker,
        "stands_nameless": has_nameless and nameless.stands_in(request.user, topic),
        "draft_key": f"topic-{topic.pk}",
        "is_member": may(request.user, "forums.count_topics", topic.space),
        "join_url": address_of("space_join", topic.space.slug),
        **file_limits(),
        "is_first_post": has_rules_to_read(request.user, topic.space),
        "held_here": held_in(request.user, topic=topic),
        "comment_form": CommentForm() if may(request.user, "forums.comment", topic) else None,
    }


def _at(topic: Topic, after: int | None) -> str:
    """The topic's page that begins after a number; empty when there is no such page."""
    if after is None:
        return ""
    return f"{topic.get_absolute_url()}?after={after}" if after else topic.get_absolute_url()
