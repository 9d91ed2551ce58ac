"""Two spaces of the network, somebody who belongs to one, and every way to lose access."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile

from community.choices import NoticeKind
from community.models import Membership, User
from community.notices import notify
from community.operations.blocks import block_address, block_person
from community.operations.making_spaces import create_space
from community.operations.memberships import admit_member, change_role, leave_space, remove_member
from community.operations.people import deactivate_person
from community.operations.spaces import change_space_access
from forums.models import Board
from forums.operations.topics import open_topic
from portal.choices import Role
from portal.models import ContentPage, Space, SpacePage, StoredFile
from portal.operations import SYSTEM
from repository.models import ResourceFile
from repository.operations.resources import ResourceText, create_resource
from rooms.operations.messages import post_message
from rooms.operations.rooms import open_room
from search.writer import drain_once
from tests.factories import UserFactory
from tests.lines import anywhere

# Where ``loser`` belongs, and where they only read what is for the network.
MINE, THEIRS = "mine", "theirs"


@dataclass
class Place:
    """A space with one thing of each kind for the network; ``word`` stands in all of them."""

    space: Space
    word: str
    topic: Any
    room: Any
    resource: Any
    page: ContentPage
    file: StoredFile
    notice: Any


@dataclass
class Losing:
    founder: User
    loser: User
    places: dict[str, Place]

    @property
    def membership(self) -> Membership:
        return Membership.objects.select_related("space", "user").get(
            user=self.loser, space=self.places[MINE].space
        )


def build() -> Losing:
    """Through the operations themselves, with an index that is up to date."""
    founder, loser = UserFactory(handle="founder"), UserFactory(handle="loser")
    spaces = {
        slug: create_space(
            actor=SYSTEM, slug=slug, name=slug.title(), kind="network", visibility="network",
            join_policy="request", administrator=founder,
        )
        for slug in (MINE, THEIRS)
    }  # fmt: skip
    admit_member(actor=SYSTEM, space=spaces[MINE], user=loser)
    places = {slug: _place(founder, loser, space) for slug, space in spaces.items()}
    while drain_once():
        pass
    return Losing(founder, loser, places)


def _place(founder: User, loser: User, space: Space) -> Place:
    word = f"zq{space.slug}xq"
    topic = open_topic(
        actor=founder, board=Board.objects.filter(space=space).order_by("order").first(), kind="discussion",
        title=f"Topic {word}", body=f"Body {word}", audience="network",
    )  # fmt: skip
    room = open_room(actor=founder, space=space, title=f"Room {word}", purpose="", audience="network")
    post_message(actor=founder, room=room, body=f"Message {word}", client_id=UUID(int=space.pk))
    resource = create_resource(
        actor=founder,
        space=space,
        text=ResourceText(title=f"Resource {word}", kind="method", language="en", summary=word, body=word),
        audience="network",
        files=[SimpleUploadedFile(f"{word}.txt", f"content {word}".encode())],
    )
    page = ContentPage(title=f"News {word}", slug="bulletin", introduction=word)
    SpacePage.objects.get(space=space).add_child(instance=page)
    notice = notify(recipient=loser, kind=NoticeKind.MENTION, obj=topic, actor=founder)
    file = ResourceFile.objects.select_related("file").get(resource=resource).file
    return Place(space, word, topic, room, resource, page, file, notice)


def _removed(it: Losing) -> None:
    remove_member(actor=it.founder, membership=it.membership)


def _blocked(it: Losing) -> None:
    block_person(actor=it.founder, space=it.places[MINE].space, user=it.loser)


def _address_blocked(it: Losing) -> None:
    block_address(actor=it.founder, space=it.places[MINE].space, email=it.loser.email)


def _left(it: Losing) -> None:
    leave_space(actor=it.loser, space=it.places[MINE].space)


def _demoted(it: Losing) -> None:
    change_role(actor=it.founder, membership=it.membership, role=Role.OBSERVER)


def _made_hidden(it: Losing) -> None:
    change_space_access(
        actor=it.founder, space=it.places[THEIRS].space, visibility="hidden", join_policy="invitation"
    )


def _closed(it: Losing) -> None:
    deactivate_person(actor=SYSTEM, person=it.loser)


# What happens, and of which spaces ``loser`` may see nothing any more from then on.
WAYS: dict[str, tuple[Callable[[Losing], None], set[str]]] = {
    "removed": (_removed, {MINE, THEIRS}),
    "blocked": (_blocked, {MINE, THEIRS}),
    "address blocked": (_address_blocked, {MINE, THEIRS}),
    "left": (_left, {MINE, THEIRS}),
    "demoted to observer": (_demoted, {THEIRS}),
    "space made hidden": (_made_hidden, {THEIRS}),
    "account closed": (_closed, {MINE, THEIRS}),
}


def lose(it: Losing, way: str) -> set[str]:
    """Let it happen; returns what is lost."""
    happen, lost = WAYS[way]
    with anywhere():
        happen(it)
    return lost
