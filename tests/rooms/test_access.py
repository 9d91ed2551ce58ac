"""Who may do what in rooms; and that the sentence, the set and the set of people agree for everybody."""

import pytest

from community.models import User
from portal.choices import Audience, Visibility
from portal.circles import add_to_circle
from portal.models import Circle
from portal.operations import may
from portal.tenancy import Scope, SpaceSet, enter
from rooms.models import Room
from rooms.selectors import Reach, reach_of, readers_among
from tests.factories_rooms import make_message, make_room

VISIBILITIES = {
    Visibility.PUBLIC: ["public", "network", "space", "parties"],
    Visibility.NETWORK: ["network", "space", "parties"],
    Visibility.HIDDEN: ["space", "parties"],
}


def readers_by_set(room, people):
    """The names of those in whose own scope the room is visible."""
    found = set()
    for name, person in people.items():
        with enter(Scope(reads=SpaceSet.readable_by(person))):
            if Room.objects.visible_to(person).filter(pk=room.pk).exists():
                found.add(name)
    return found


def readers_by_sentence(room, people):
    """The names of those to whom the sentence gives the room, whatever space they look from."""
    found = set()
    for name, person in people.items():
        with enter(Scope(reads=SpaceSet.of(room.space_id))):
            if may(person, "rooms.view_room", room):
                found.add(name)
    return found


def readers_by_statement(room, people):
    """The names of those among whom the room's reader hands messages out."""
    with enter(Scope(reads=SpaceSet.of(room.space_id))):
        reach = Reach(*reach_of(room.pk).get())
        ids = dict(readers_among(reach, [person.pk for person in people.values() if person.pk]))
    return {name for name, person in people.items() if person.pk in ids}


@pytest.mark.parametrize(
    ("visibility", "audience"),
    [(visibility, audience) for visibility, audiences in VISIBILITIES.items() for audience in audiences],
)
def test_all_three_forms_agree_for_everybody(space, member, everybody, everywhere, visibility, audience):
    circle = None
    if audience == Audience.PARTIES:
        circle = Circle.objects.create(space=space, title="Group")
        for name in ("member", "observer", "outsider"):
            add_to_circle(circle, everybody[name])
    room = make_room(member, space, audience=audience, circle=circle)
    type(space).objects.filter(pk=space.pk).update(visibility=visibility, join_policy="invitation")
    room = Room.objects.select_related("space").get(pk=room.pk)

    by_set = readers_by_set(room, everybody)

    assert readers_by_sentence(room, everybody) == by_set
    # Nobody listens without an account, so the statement never has visitors.
    assert readers_by_statement(room, everybody) == by_set - {"visitor"}


def test_the_people_of_each_audience(space, member, everybody, everywhere):
    inside = {"newcomer", "observer", "member", "moderator", "administrator"}
    network = inside | {"outsider", "rival", "insider"}
    expected = {
        Audience.PUBLIC: set(everybody),
        Audience.NETWORK: network,
        Audience.SPACE: inside,
    }

    found = {
        audience: readers_by_set(make_room(member, space, audience=audience), everybody)
        for audience in expected
    }

    assert found == expected


def test_those_whose_account_is_closed_read_nothing(room, member):
    User.objects.filter(pk=member.pk).update(is_active=False)

    assert readers_by_statement(room, {"member": member}) == set()


def allowed(permission, obj, people):
    with enter(Scope(reads=SpaceSet.of(obj.space_id), writes=obj.space_id)):
        return {name for name, person in people.items() if may(person, permission, obj)}


MODERATORS = {"moderator", "administrator"}
SPEAKERS = {"newcomer", "member", *MODERATORS}


def test_members_speak_and_observers_listen(space, member, everybody, everywhere):
    room = make_room(member, space, audience=Audience.PUBLIC)

    assert allowed("rooms.post_message", room, everybody) == SPEAKERS


def test_only_the_people_of_a_circle_speak_in_its_room(space, member, observer, everybody, everywhere):
    circle = Circle.objects.create(space=space, title="Group")
    for person in (member, observer):
        add_to_circle(circle, person)
    room = make_room(member, space, audience=Audience.PARTIES, circle=circle)

    assert allowed("rooms.post_message", room, everybody) == {"member", "observer"}
    assert allowed("rooms.close_room", room, everybody) == {"member"}


def test_who_opened_it_and_moderators_close_a_room(room, everybody):
    assert allowed("rooms.close_room", room, everybody) == {"member", *MODERATORS}


def test_nobody_speaks_in_a_closed_room_or_an_archived_space(room, space, everybody):
    closed = Room(space=space, audience=room.audience, state="closed", author=room.author)
    space.archived_at = room.opened_at
    archived = Room(space=space, audience=room.audience, author=room.author)

    assert allowed("rooms.post_message", closed, everybody) == set()
    assert allowed("rooms.post_message", archived, everybody) == set()
    assert allowed("rooms.close_room", closed, everybody) == set()


def test_words_belong_to_their_author_and_moderators_may_take_them_away(room, member, everybody):
    message = make_message(member, room)

    assert allowed("rooms.edit_message", message, everybody) == {"member"}
    assert allowed("rooms.remove_message", message, everybody) == {"member", *MODERATORS}


def test_what_was_said_in_a_closed_room_can_be_taken_back_but_not_changed(room, member, everybody):
    message = make_message(member, room)
    message.room.state = "closed"

    assert allowed("rooms.edit_message", message, everybody) == set()
    assert allowed("rooms.remove_message", message, everybody) == {"member", *MODERATORS}


def test_members_open_rooms(space, everybody, everywhere):
    with enter(Scope(reads=SpaceSet.of(space.pk))):
        found = {name for name, person in everybody.items() if may(person, "rooms.open_room", space)}

    assert found == SPEAKERS
