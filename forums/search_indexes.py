from collections.abc import Iterable
from typing import Any

from django.db.models import Case, CharField, Prefetch, Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from forums.choices import Outcome
from forums.models import Post, Topic
from forums.operations.poll_making import poll_of
from portal.markdown import plain
from search.indexes import GuildIndex

# Of a very long conversation the first part is enough to find it by.
MOST_POSTS = 200


class TopicIndex(GuildIndex):
    """A topic with everything that was said in it."""

    model = Topic
    type_code = "topic"

    def index_queryset(self, using: str | None = None) -> QuerySet[Any]:
        posts = (
            Post.objects.standing()
            .filter(number__lte=MOST_POSTS)
            .in_order()
            .only("space_id", "topic_id", "html")
            .prefetch_related("poll__options")
        )
        return (
            super()
            .index_queryset(using)
            .select_related("help_request")
            .prefetch_related(Prefetch("posts", queryset=posts, to_attr="said"), "taggings__tag")
        )

    def labels(self, obj: Any) -> Iterable[str]:
        """Where a question comes from and how it stands, so that “Latvia” or “verified” finds it."""
        request = obj.request
        if request is None:
            return ()
        state = _("Verified") if obj.is_verified else _("Solved") if obj.is_solved else ""
        return (*request.context, state)

    def state(self) -> Any:
        verified = Q(solved_at__isnull=False, help_request__outcome=Outcome.YES)
        return Case(
            When(verified, then=Value("verified")),
            When(solved_at__isnull=False, then=Value("solved")),
            default=Value(""),
            output_field=CharField(),
        )

    def state_label(self, code: str) -> str:
        return {"verified": _("Verified"), "solved": _("Solved")}.get(code, "")

    def findable(self, obj: Any) -> bool:
        return obj.hidden_at is None

    def body(self, obj: Any) -> Iterable[str]:
        return [words for post in obj.said for words in (plain(post.html), *_asked(post))]


def _asked(post: Post) -> Iterable[str]:
    """The question and the answers of its poll."""
    poll = poll_of(post)
    return [poll.question, *(option.text for option in poll.options.all())] if poll is not None else []
