"""The large data set, for benchmarks and for looking at a full network: bulk writes, the same every time."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction  # noqa: TID251  (one load, one transaction)
from django.utils import timezone

from community.models import Membership, User
from config.demo.bulk import BATCH, Sizes, batches
from config.demo.large_profiles import load_profiles
from config.demo.large_rooms import load_rooms
from config.demo.words import Words
from forums.models import Board, Post, Topic, TopicTag
from portal.choices import Audience
from portal.models import Space, Tag
from portal.pages import make_space_pages
from portal.text import rendered
from repository.models import Practice, PracticeStep, Resource, ResourceTag

COUNTRIES = ("LV", "LT", "FI", "IT", "NL", "DE", "ES", "PL")
KINDS = ("method", "checklist", "template", "guideline", "teaching_material", "faq")


Say = Callable[[str], None]


class LargeNetwork:
    """Builds the network step by step; ``say`` is told of each."""

    def __init__(self, sizes: Sizes, say: Say, *, password: str) -> None:
        self.sizes = sizes
        self.say = say
        self.password = password
        self.words = Words(seed=11)
        self.now = timezone.now()

    @transaction.atomic
    def build(self) -> None:
        """Runs under ``all_spaces``; does nothing when its first space is there already."""
        if Space.objects.filter(slug="large-001").exists():
            self.say("The large data set is there already.")
            return
        self.spaces = self._spaces()
        self.people = self._people()
        self.members = self._memberships()
        self.tags = self._tags()
        self._topics()
        self._resources()
        self._practices()
        self.say(f"{self.sizes.rooms} rooms with {self.sizes.messages} messages")
        load_rooms(self.sizes, self.spaces, self._somebody, self.words, self.now)

    def _spaces(self) -> list[Space]:
        self.say(f"{self.sizes.spaces} spaces")
        rows = [
            Space(
                slug=f"large-{n:03}",
                name=f"Network {n}" if n % 5 == 0 else f"Partner {n}",
                kind="network" if n % 5 == 0 else "partner",
                visibility="hidden" if n % 10 == 9 else "network" if n % 10 == 8 else "public",  # noqa: PLR2004
                join_policy="invitation" if n % 10 == 9 else "open",  # noqa: PLR2004
                tagline=self.words.title(),
                is_demo=True,
            )
            for n in range(1, self.sizes.spaces + 1)
        ]
        spaces = Space.objects.bulk_create(rows)
        for space in spaces:
            make_space_pages(space)
        Board.objects.bulk_create(
            [
                Board(space=space, slug=slug, name=name, audience=space.audiences[0], order=order)
                for space in spaces
                for order, (slug, name) in enumerate(
                    (("questions", "Questions"), ("discussion", "Discussion"))
                )
            ]
        )
        return spaces

    def _people(self) -> list[User]:
        self.say(f"{self.sizes.people} people")
        password = make_password(self.password)
        rows = [
            User(
                email=f"large-{n}@example.org",
                display_name=f"Person {n}",
                handle=f"large-{n}",
                password=password,
                is_demo=True,
            )
            for n in range(1, self.sizes.people + 1)
        ]
        people = User.objects.bulk_create(rows, batch_size=BATCH)
        load_profiles(people, Words(seed=12))
        return people

    def _memberships(self) -> dict[int, list[User]]:
        """Everybody belongs to three spaces; the first person of each is its administrator."""
        members: dict[int, list[User]] = {space.pk: [] for space in self.spaces}
        rows = []
        for index, user in enumerate(self.people):
            for step in (0, 7, 31):
                space = self.spaces[(index * 3 + step) % len(self.spaces)]
                if user in members[space.pk][-1:]:
                    continue
                role = "member" if members[space.pk] else "administrator"
                members[space.pk].append(user)
                rows.append(Membership(space=space, user=user, role=role, accepted_at=self.now))
        Membership.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
        for space in self.spaces:
            space.member_count = len(members[space.pk])
        Space.objects.bulk_update(self.spaces, ["member_count"])
        return members

    def _tags(self) -> list[Tag]:
        rows = [Tag(name=f"theme {n}", slug=f"theme-{n}") for n in range(1, 41)]
        Tag.objects.bulk_create(rows, ignore_conflicts=True)
        return list(Tag.objects.filter(space=None, slug__startswith="theme-"))

    def _somebody(self, space: Space) -> User:
        people = self.members[space.pk]
        return people[self.words.below(len(people))]

    def _topics(self) -> None:
        sizes = self.sizes
        self.say(f"{sizes.topics} topics with {sizes.posts} posts")
        boards = list(Board.objects.filter(space__in=self.spaces).select_related("space"))
        each = max(1, sizes.posts // sizes.topics)
        bodies = [rendered(self.words.paragraph()) for _ in range(400)]
        topics = Topic.objects.bulk_create(
            [self._topic(boards[n % len(boards)], n, each) for n in range(sizes.topics)], batch_size=BATCH
        )
        for batch in batches(self._posts(topics, each, bodies)):
            Post.objects.bulk_create(batch)
        tag_rows = [
            TopicTag(space_id=t.space_id, content_object=t, tag=self.tags[t.pk % len(self.tags)])
            for t in topics
        ]
        TopicTag.objects.bulk_create(tag_rows, batch_size=BATCH)
        by_board: dict[int | None, list[Topic]] = {}
        for topic in topics:
            by_board.setdefault(topic.board_id, []).append(topic)
        for board in boards:
            board.topic_count = len(by_board.get(board.pk, []))
        Board.objects.bulk_update(boards, ["topic_count"])

    def _topic(self, board: Board, number: int, posts: int) -> Topic:
        opened = self.now - timedelta(minutes=7 * number + 60)
        author = self._somebody(board.space)
        return Topic(
            space=board.space,
            board=board,
            audience=_audience(board.space, number),
            author=author,
            last_author=author,
            kind="help" if board.slug == "questions" else "discussion",
            title=f"{self.words.title()} ({number})"[:140],
            language="en",
            opened_at=opened,
            last_posted_at=opened + timedelta(minutes=5 * posts),
            post_count=posts,
        )

    def _posts(self, topics: list[Topic], each: int, bodies: list[dict[str, Any]]) -> Iterator[Post]:
        for topic in topics:
            for number in range(1, each + 1):
                author = topic.author if number == 1 else self._somebody(topic.space)
                yield Post(
                    space_id=topic.space_id,
                    topic=topic,
                    number=number,
                    author=author,
                    posted_at=topic.opened_at + timedelta(minutes=5 * number),
                    **bodies[self.words.below(len(bodies))],
                )

    def _resources(self) -> None:
        self.say(f"{self.sizes.resources} resources")
        bodies = [rendered(self.words.paragraph(6)) for _ in range(200)]
        rows = [self._resource(n, bodies[n % len(bodies)]) for n in range(self.sizes.resources)]
        made = Resource.objects.bulk_create(rows, batch_size=BATCH)
        ResourceTag.objects.bulk_create(
            [
                ResourceTag(space_id=r.space_id, content_object=r, tag=self.tags[(r.pk * k) % len(self.tags)])
                for r in made
                for k in (1, 3)
            ],
            batch_size=BATCH,
            ignore_conflicts=True,
        )

    def _resource(self, number: int, text: dict[str, Any]) -> Resource:
        space = self.spaces[number % len(self.spaces)]
        at = self.now - timedelta(minutes=11 * number + 30)
        return Resource(
            space=space,
            audience=_audience(space, number),
            author=self._somebody(space),
            title=f"{self.words.title()} ({number})"[:140],
            kind=KINDS[number % len(KINDS)],
            summary=self.words.sentence()[:280],
            language="en",
            state="published",
            created_at=at,
            published_at=at,
            **text,
        )

    def _practices(self) -> None:
        self.say(f"{self.sizes.practices} practices")
        made = Practice.objects.bulk_create(
            [self._practice(n) for n in range(self.sizes.practices)], batch_size=BATCH
        )
        steps = (
            PracticeStep(space_id=p.space_id, practice=p, order=order, title=self.words.title()[:120])
            for p in made
            for order in (1, 2, 3)
        )
        for batch in batches(steps):
            PracticeStep.objects.bulk_create(batch)

    def _practice(self, number: int) -> Practice:
        space = self.spaces[number % len(self.spaces)]
        at = self.now - timedelta(minutes=37 * number + 90)
        problem, result = rendered(self.words.paragraph(3)), rendered(self.words.paragraph(3))
        return Practice(
            space=space,
            audience=_audience(space, number),
            author=self._somebody(space),
            title=self.words.title()[:120],
            summary=self.words.sentence()[:280],
            language="en",
            kind="established",
            problem=problem["body"],
            problem_html=problem["html"],
            result=result["body"],
            result_html=result["html"],
            countries=[COUNTRIES[number % len(COUNTRIES)]],
            rights_confirmed_at=at,
            state="set",
            created_at=at,
            set_at=at,
        )


def _audience(space: Space, number: int) -> str:
    """Half for as many as the space allows, half narrower; never for a circle."""
    allowed = [audience for audience in space.audiences if audience != Audience.PARTIES]
    return allowed[number % min(2, len(allowed))]
