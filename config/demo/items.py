"""What people of the demo make: topics, rooms, resources, practices, groups and the links between them.

Every ``at`` is a length of time before the moment of loading, every ``after`` one since the item
before it, both written as in ``config.demo.text.span``.
"""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any, Literal

from config.demo.base import (
    Audience,
    GroupState,
    Item,
    NextStep,
    PlannedOutput,
    PracticeKind,
    PracticeState,
    Relation,
    TaskState,
    TopicKind,
)
from config.demo.text import span


@dataclass(frozen=True)
class Post(Item):
    """A reply, or a message of a room: who, how long after the one before, what.

    In rooms ``answers`` says how many messages before the one stands that this answers; ``useful_to`` put a
    sign at it.
    """

    by: str
    after: str
    text: str
    lang: str = ""
    accepted: bool = False
    helped: bool = False
    answers: int = 0
    useful_to: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Topic(Item):
    """A topic with its first text and the replies to it.

    ``group`` names the group whose own topic this is; its audience is then ``parties``.
    ``solved_after`` counts from the accepted answer. What follows ``locked`` is of help requests alone:
    ``shared_by`` have the same problem, ``outcome`` is what was said when a month was over.
    """

    key: str
    space: str
    board: str = ""
    kind: TopicKind
    title: str
    by: str
    at: str
    text: str
    replies: tuple[Post, ...] = ()
    tags: tuple[str, ...] = ()
    lang: str = "en"
    audience: Audience = "public"
    group: str = ""
    solved_after: str = "2h"
    pinned: bool = False
    locked: bool = False
    trade: str = ""
    country: str = ""
    firm_size: str = ""
    urgency: str = ""
    may_go_wider: bool = False
    shared_by: tuple[str, ...] = ()
    outcome: str = ""
    nameless: bool = False  # asked without a name, and so are the replies of who asked

    @property
    def accepted(self) -> Post | None:
        return next((reply for reply in self.replies if reply.accepted), None)


@dataclass(frozen=True, kw_only=True)
class Room(Item):
    """A live room with its messages; ``outcome`` and ``minutes`` were written when it was closed.

    ``result`` is a code of ``rooms.choices.Result``: what was to be made of it. ``agenda``: one line for each
    item. A room that was closed went through all of it.
    """

    key: str
    space: str
    title: str
    purpose: str
    host: str
    at: str
    messages: tuple[Post, ...]
    audience: Audience = "public"
    people: tuple[str, ...] = ()
    group: str = ""
    lang: str = "en"
    closed_after: str = ""
    outcome: str = ""
    minutes: str = ""
    result: str = "kept"
    agenda: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()  # names of visitors who have a link to it


@dataclass(frozen=True)
class Attachment:
    """A small text file given whole; its lines are kept as they are."""

    name: str
    text: str


@dataclass(frozen=True)
class WebLink:
    """A public address with its label."""

    label: str
    url: str


@dataclass(frozen=True, kw_only=True)
class ProjectFacts(Item):
    """Figures of a funded project exactly as its source gives them; empty where it says nothing."""

    call_year: int | None = None
    grant_eur: Decimal | None = None
    coordinator: str = ""
    partners: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Resource(Item):
    """Something deposited in a toolbox; has a body, a link or a file, often several."""

    key: str
    space: str
    kind: str
    title: str
    summary: str
    body: str
    by: str
    at: str
    lang: str = "en"
    licence: str = "CC-BY-4.0"
    tags: tuple[str, ...] = ()
    audience: Audience = "public"
    contributors: tuple[str, ...] = ()
    files: tuple[Attachment, ...] = ()
    links: tuple[WebLink, ...] = ()
    source: str = ""
    facts: ProjectFacts | None = None


@dataclass(frozen=True)
class Step(Item):
    """One step of a practice, with how long it takes in words."""

    title: str
    text: str
    duration: str


@dataclass(frozen=True, kw_only=True)
class Practice(Item):
    """A practice with the nine fields that it needs to be set."""

    key: str
    space: str
    title: str
    summary: str
    lang: str = "en"
    kind: PracticeKind
    problem: str
    steps: tuple[Step, ...]
    result: str
    countries: tuple[str, ...]
    tags: tuple[str, ...]
    by: str
    contributors: tuple[str, ...] = ()
    at: str
    set_after: str = ""
    audience: Audience = "public"

    @property
    def state(self) -> PracticeState:
        return "set" if self.set_after else "draft"


@dataclass(frozen=True)
class Task(Item):
    """A task of a group; ``due_days`` counts from the day of loading and may be negative."""

    title: str
    state: TaskState
    by: str
    due_days: int


@dataclass(frozen=True, kw_only=True)
class Group(Item):
    """A time-boxed group; its dates count in days from the day of loading."""

    key: str
    space: str
    title: str
    aim: str
    lead: str
    members: tuple[str, ...]
    starts_days: int
    ends_days: int
    tasks: tuple[Task, ...]
    tags: tuple[str, ...] = ()
    audience: Audience = "public"
    at: str
    planned_output: PlannedOutput
    body: str = ""
    closed_at: str = ""
    done: str = ""
    learned: str = ""
    next_step: NextStep | Literal[""] = ""

    @property
    def state(self) -> GroupState:
        """Forming and joining are played through by the loader; this is where it ends."""
        return "closed" if self.closed_at else "active"


@dataclass(frozen=True, kw_only=True)
class Link(Item):
    """A step of lineage between two items by their keys.

    ``consent_by`` is the person whose words moved and who agreed, ``consent_at`` when.
    """

    origin: str
    result: str
    relation: Relation = "carried_forward"
    by: str
    at: str
    note: str
    consent_by: str = ""
    consent_at: str = ""


def ages(at: str, steps: tuple[Post, ...]) -> tuple[timedelta, ...]:
    """How long ago each of ``steps`` was written when the thing itself began ``at`` ago.

    A negative length would lie in the future; the content check refuses it.
    """
    ago = span(at)
    found = []
    for step in steps:
        ago -= span(step.after)
        found.append(ago)
    return tuple(found)


@dataclass(frozen=True, kw_only=True)
class Page(Item):
    """News or a page of a space; ``blocks`` are those of ``portal.blocks``, people named by their keys."""

    key: str
    space: str
    kind: Literal["news", "page"]
    title: str
    slug: str
    introduction: str
    author: str
    at: str
    blocks: tuple[tuple[str, Any], ...]


@dataclass(frozen=True, kw_only=True)
class Signpost(Item):
    """A link to something outside, in the directory of a space."""

    key: str
    space: str
    author: str
    at: str
    title: str
    url: str
    kind: Literal["network", "platform", "authority", "funding", "material", "other"]
    summary: str
    language: str = ""
    country: str = ""
    tags: tuple[str, ...] = ()
