"""Named sets of boards, topics and posts; who sees which is decided here and, one by one, in ``access``."""

from datetime import datetime, timedelta
from typing import Any, Final, Self

from django.apps import apps
from django.db.models import Case, DateTimeField, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from community.selectors import people_for
from forums import nameless
from forums.choices import BoardFilter, Outcome, TopicKind
from portal.audience import AudienceQuerySet, audience_condition
from portal.choices import AUDIENCES_WITHIN, Audience
from portal.spaces import standing
from portal.tenancy import SpaceQuerySet

# What is older counts as read, and what was kept of it is tidied away.
UNREAD_FOR: Final = timedelta(days=60)
# Visibilities of spaces in which a thing can be for the whole network.
SHOW_TO_NETWORK: Final = [seen for seen, inside in AUDIENCES_WITHIN.items() if Audience.NETWORK in inside]


def unread_since(actor: Any) -> datetime:
    """Before this moment nothing is unread for ``actor``: the cut-off, or when their account was made."""
    since: datetime = max(timezone.now() - UNREAD_FOR, actor.date_joined)
    return since


def read_until(actor: Any) -> Any:
    """Up to when all in a topic counts as read: its board was marked, or they came to its space then.

    Who marked a board read what stood on it then, and nothing that came to it from elsewhere later.
    """
    since = Value(unread_since(actor), output_field=DateTimeField())
    marks = apps.get_model("forums.BoardRead").objects.filter(
        user_id=actor.pk,
        board=OuterRef("board_id"),
        read_until__gte=Coalesce(OuterRef("arrived_at"), OuterRef("opened_at")),
    )
    came = apps.get_model("community.Membership").objects.filter(user_id=actor.pk, space=OuterRef("space_id"))
    return Greatest(
        since,
        Coalesce(Subquery(marks.values("read_until")[:1]), since),
        Coalesce(Subquery(came.values("joined_at")[:1]), since),
    )


def _last_read(actor: Any) -> Any:
    reads = apps.get_model("forums.TopicRead").objects.filter(user_id=actor.pk, topic=OuterRef("pk"))
    return Subquery(reads.values("last_number")[:1])


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
            shown |= Q(author_id=actor.pk) | nameless.asked_by(actor)
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
        """Waiting, and no words stand in them but those of the person who asks."""
        posts = apps.get_model("forums.Post").objects.filter(topic=OuterRef("pk"), removed_at=None)
        alone = Q(author__isnull=False) & ~Exists(posts.exclude(author=OuterRef("author")))
        nameless_alone = Q(is_nameless=True) & ~Exists(posts.exclude(mask=1))
        return self.waiting().filter(Q(post_count=1) | alone | nameless_alone)

    def solved(self) -> Self:
        return self.help_requests().exclude(solved_at=None)

    def verified(self) -> Self:
        """Solved, and the asker said after a month that it worked."""
        return self.solved().filter(help_request__outcome=Outcome.YES)

    def shared(self) -> Self:
        """Those of which others say that they have the same problem."""
        return self.help_requests().filter(help_request__same_count__gt=0)

    def shown_by(self, chosen: str) -> Self:
        """The topics of a ``BoardFilter``."""
        sets = {
            BoardFilter.OPEN: self.waiting, BoardFilter.SOLVED: self.solved,
            BoardFilter.VERIFIED: self.verified, BoardFilter.SHARED: self.shared,
        }  # fmt: skip
        return sets.get(BoardFilter(chosen), self.all)()

    def with_own_problem(self, actor: Any) -> Self:
        """With whether ``actor`` shares the problem, and when they said that the answer worked."""
        if actor.pk is None:
            return self
        rows = apps.get_model("forums.SameProblem").objects.filter(topic=OuterRef("pk"), person_id=actor.pk)
        return self.annotate(
            own_problem=Subquery(rows.values("pk")[:1]), own_worked_at=Subquery(rows.values("worked_at")[:1])
        )

    def unread_by(self, actor: Any) -> Self:
        """Those in which somebody wrote since ``actor`` was there; who may see them is asked apart."""
        fresh = self.filter(last_posted_at__gt=unread_since(actor))  # lets the index narrow it first
        return fresh.alias(read_until=read_until(actor)).filter(
            last_posted_at__gt=F("read_until"), post_count__gt=Coalesce(_last_read(actor), 0)
        )

    def with_reading(self, actor: Any) -> Self:
        """With how far ``actor`` has read each: ``read_number`` of its posts, and ``unread`` are left.

        No query more; nothing for visitors, of whom nobody knows what they have read.
        """
        if actor.pk is None:
            return self
        # After a merge the first post may be later than the others, which stand by their time.
        older = apps.get_model("forums.Post").objects.filter(
            topic=OuterRef("pk"), posted_at__lte=OuterRef("read_until"), number__gt=1
        )
        latest = Subquery(older.order_by("-posted_at", "-number").values("number")[:1])
        known = Case(When(opened_at__lte=F("read_until"), then=Coalesce(latest, 1)), default=0)
        return self.annotate(read_until=read_until(actor), last_read=_last_read(actor)).annotate(
            read_number=Greatest(Coalesce(F("last_read"), 0), known),
            unread=Greatest(F("post_count") - F("read_number"), 0),
        )

    def with_asking(self, actor: Any) -> Self:
        """With whether ``actor`` was asked for help and has not reacted: ``is_asked``; no query more."""
        asked = apps.get_model("forums.HelpInvitation").objects.waiting_for(actor)
        return self.annotate(is_asked=Exists(asked.filter(topic=OuterRef("pk"))))

    def for_rows(self) -> Self:
        """With what a row in a list shows."""
        return self.select_related("space", "author__profile__organisation", "last_author", "help_request")

    def for_page(self) -> Self:
        """With what the topic's own page shows around its posts."""
        return self.select_related(
            "space",
            "board__space",
            "author__profile__organisation",
            "accepted_post__author__profile__organisation",
            "help_request",
        )

    def with_comments(self) -> Self:
        """With whether their space takes comments of visitors on such a topic; no query more."""
        rules = apps.get_model("forums.PostingRules").objects
        taking = rules.filter(space=OuterRef("space"), visitors_comment=True)
        also = taking.filter(also_announcements=True)
        return self.annotate(takes_comments=Exists(also) | (Exists(taking) & ~Q(kind=TopicKind.ANNOUNCEMENT)))


class HelpRequestQuerySet(SpaceQuerySet[Any]):
    def visible_to(self, actor: Any) -> Self:
        """As its topic."""
        topics = apps.get_model("forums.Topic").objects
        return self.filter(topic__in=topics.visible_to(actor))

    def to_ask_whether(self, *, since: datetime, until: datetime) -> Self:
        """Those solved between the two moments whose askers were not asked yet whether it worked."""
        solved = Q(topic__solved_at__gt=since, topic__solved_at__lte=until)
        shown = Q(topic__hidden_at=None)
        asker = Q(topic__author__is_active=True) | Q(topic__is_nameless=True)
        return self.filter(solved, shown, asker, asked_whether_at=None, outcome="")

    def to_widen(self, *, until: datetime) -> Self:
        """Those asked until then that may go to the network, and to which nobody has replied."""
        topics = apps.get_model("forums.Topic").objects.unanswered().filter(
            Q(author__is_active=True) | Q(is_nameless=True),
            hidden_at=None, audience=Audience.SPACE, opened_at__lte=until,
            space__visibility__in=SHOW_TO_NETWORK, space__archived_at=None,
        )  # fmt: skip
        return self.filter(wider_agreed_at__isnull=False, went_wider_at=None, topic__in=topics)


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
        return self.select_related("space", "author__profile__organisation", "helpful")


class PostVersionQuerySet(SpaceQuerySet[Any]):
    def visible_to(self, actor: Any) -> Self:
        """Of posts that the reader may see; of removed ones only for moderators."""
        place = standing(actor)
        moderated = [space_id for space_id in place.space_ids if place.moderates(space_id)]
        shown = Q(post__removed_at=None) | Q(space_id__in=moderated)
        posts = apps.get_model("forums.Post").objects
        return self.filter(shown, post__in=posts.visible_to(actor))

    def latest_first(self) -> Self:
        return self.order_by("-number")


class PostReactionQuerySet(SpaceQuerySet[Any]):
    def visible_to(self, actor: Any) -> Self:
        """At posts that stand and that the reader may see, by people whose profile they may see.

        Who writes in a topic without a name reacts there without one, too.
        """
        posts = apps.get_model("forums.Post").objects
        seen = posts.visible_to(actor).standing()
        return self.filter(is_nameless=False, post__in=seen, person__in=people_for(actor))
