"""Named sets of boards, topics and posts; who sees which is decided here and, one by one, in ``access``."""

from typing import Any, Self

from django.apps import apps
from django.db.models import Exists, F, OuterRef, Q

from forums.choices import BoardFilter, TopicKind
from portal.audience import AudienceQuerySet, audience_condition
from portal.choices import Audience
from portal.spaces import standing
from portal.tenancy import SpaceQuerySet


class BoardQuerySet(SpaceQuerySet[Any]):
    def visible_to(self, actor: Any) -> Self:
        """By the board's own audience; each topic on it has one of its own."""
        place = standing(actor)
        shown = Q(audience=Audience.PUBLIC)
        if place.is_accepted:
            shown |= Q(audience=Audience.NETWORK)
        if place.roles:
            shown |= Q(space_id__in=place.space_ids)
        return self.filter(shown)

    def in_order(self) -> Self:
        return self.order_by("order", "pk")


class TopicQuerySet(AudienceQuerySet):
    def visible_to(self, actor: Any) -> Self:
        """By audience; hidden topics only for moderators and their author."""
        shown = Q(hidden_at=None)
        if actor.pk is not None:
            shown |= Q(author_id=actor.pk)
        moderated = [
            space_id for space_id in standing(actor).space_ids if standing(actor).moderates(space_id)
        ]
        if moderated:
            shown |= Q(space_id__in=moderated)
        return self.filter(audience_condition(actor)).filter(shown)

    def latest_first(self) -> Self:
        return self.order_by("-last_posted_at", "-pk")

    def help_requests(self) -> Self:
        return self.filter(kind=TopicKind.HELP)

    def unsolved(self) -> Self:
        return self.help_requests().filter(solved_at=None)

    def waiting(self) -> Self:
        """Unsolved and open to answers."""
        return self.unsolved().filter(locked_at=None)

    def unanswered(self) -> Self:
        """Waiting, and nobody but the person who asks has written in them."""
        posts = apps.get_model("forums.Post").objects
        others = posts.filter(topic=OuterRef("pk"), removed_at=None).exclude(author=OuterRef("author"))
        alone = Q(last_author=F("author")) & ~Exists(others)
        return self.waiting().filter(Q(post_count=1) | alone)

    def solved(self) -> Self:
        return self.help_requests().exclude(solved_at=None)

    def shown_by(self, chosen: str) -> Self:
        """The topics of a ``BoardFilter``."""
        if chosen == BoardFilter.OPEN:
            return self.waiting()
        return self.solved() if chosen == BoardFilter.SOLVED else self

    def for_rows(self) -> Self:
        """With what a row in a list shows."""
        return self.select_related("space", "author__profile__organisation", "last_author")

    def for_page(self) -> Self:
        """With what the topic's own page shows around its posts."""
        return self.select_related(
            "space",
            "board__space",
            "author__profile__organisation",
            "accepted_post__author__profile__organisation",
        )


class PostQuerySet(SpaceQuerySet[Any]):
    def visible_to(self, actor: Any) -> Self:
        """Posts of visible topics; removed ones stay as places without words."""
        topics = apps.get_model("forums.Topic").objects
        return self.filter(topic__in=topics.visible_to(actor))

    def standing(self) -> Self:
        return self.filter(removed_at=None)

    def in_order(self) -> Self:
        return self.order_by("number")

    def with_authors(self) -> Self:
        return self.select_related("space", "author__profile__organisation")
