"""Shapes of the demo network's content: plain data without Django, each item under a stable key.

Texts are Markdown; their wrapping in the source is undone when an item is made. Languages are
ISO 639-1, countries ISO 3166-1 alpha-2. People and places stand here, what they make in ``items``.
"""

from dataclasses import dataclass
from typing import Literal

from config.demo.base import Audience, Item, JoinPolicy, Kind, NetworkRole, Role, Visibility
from config.demo.counsel_items import Counsel, Talk
from config.demo.future_items import Conclusion, Future
from config.demo.items import Group, Link, Page, Practice, Resource, Room, Signpost, Topic


@dataclass(frozen=True, kw_only=True)
class Sections(Item):
    """One introduction for each of the four sections of a space, or of the whole network."""

    communication: str
    sharing: str
    collaboration: str
    cooperation: str


@dataclass(frozen=True, kw_only=True)
class Board(Item):
    """A board of a space; ``slug`` is unique in the space, ``audience`` is what new topics start with."""

    slug: str
    name: str
    description: str
    audience: Audience = "public"
    colour: str = ""
    opened_by: Literal["members", "moderators"] = "members"
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Space(Item):
    """A space; its ``key`` is its slug. ``accent`` names its pair of colours."""

    key: str
    name: str
    kind: Kind
    visibility: Visibility
    join_policy: JoinPolicy
    tagline: str
    description: str
    languages: tuple[str, ...]
    accent: str
    sections: Sections
    boards: tuple[Board, ...]
    organisation: str | None = None
    at: str = "400d"


@dataclass(frozen=True, kw_only=True)
class Participation(Item):
    """An organisation takes part in a network space."""

    space: str
    role: Literal["coordinator", "partner"] = "partner"


@dataclass(frozen=True, kw_only=True)
class Organisation(Item):
    """An organisation's profile; ``demo`` marks an invented one, ``source`` says where facts come from."""

    key: str
    name: str
    alias: str = ""
    country: str
    kind: str
    city: str = ""
    description: str
    source: str = ""
    demo: bool = False
    takes_part: tuple[Participation, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Person(Item):
    """An invented person with a demo account.

    ``roles`` are memberships by space; those named in ``self_joined`` were joined without anybody's
    acceptance; ``edits_pages`` names the spaces whose pages the person may edit.
    """

    key: str
    email: str
    name: str
    handle: str
    headline: str
    organisation: str | None
    country: str
    languages: tuple[str, ...]
    expertise: tuple[str, ...]
    target_group: str
    about: str
    roles: dict[str, Role]
    self_joined: tuple[str, ...] = ()
    edits_pages: tuple[str, ...] = ()
    network_role: NetworkRole | None = None
    superuser: bool = False
    at: str = "300d"


@dataclass(frozen=True)
class Tag:
    """A word of the shared vocabulary."""

    slug: str
    label: str


@dataclass(frozen=True)
class PrivateWord:
    """A word that stands in one space only, or in one item of it, and nowhere a stranger may look."""

    word: str
    space: str
    item: str = ""


@dataclass(frozen=True, kw_only=True)
class Home(Item):
    """Texts of the network home; ``story`` are the keys of the chain that it tells."""

    title: str
    lead: str
    what: str
    sections: Sections
    story_title: str
    story_lead: str
    story: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Content:
    """The whole demo network."""

    home: Home
    spaces: tuple[Space, ...]
    organisations: tuple[Organisation, ...]
    people: tuple[Person, ...]
    tags: tuple[Tag, ...]
    topics: tuple[Topic, ...]
    rooms: tuple[Room, ...]
    resources: tuple[Resource, ...]
    practices: tuple[Practice, ...]
    groups: tuple[Group, ...]
    links: tuple[Link, ...]
    pages: tuple[Page, ...]
    signposts: tuple[Signpost, ...]
    futures: tuple[Future, ...]
    conclusions: tuple[Conclusion, ...]
    counsels: tuple[Counsel, ...]
    talks: tuple[Talk, ...]
    private_words: tuple[PrivateWord, ...]
