"""Who is in a room: by name for who sees the people of its space, by number for all others."""

import json
from types import SimpleNamespace

import pytest

from community.operations.spaces import change_space_people
from portal.choices import MemberList, Role
from portal.realtime.people import caller_of
from portal.tenancy import Scope, SpaceSet, enter
from rooms.live.frames import present
from rooms.live.hub import RoomHub
from rooms.live.reading import RoomReader, enter_room
from search.models import IndexChange
from tests.factories import UserFactory, join
from tests.factories_rooms import make_room
from tests.lines import anywhere, session_of


class Guest:
    """Somebody in a room, as far as the hub looks; ``told`` is what they were shown."""

    seq = 0
    joined_seq = 0
    runs = False

    def __init__(self, pk, name, *, sees_people):
        self.told = []
        self.sees_people = sees_people
        self.socket = SimpleNamespace(push=self.hear)
        self.caller = SimpleNamespace(user_id=pk, user=SimpleNamespace(name=name))

    def hear(self, text):
        frame = json.loads(text)
        self.told.append(frame.get("present") or frame["author"]["name"])


def test_the_names_of_others_are_for_who_sees_them():
    people = {1: "Anna", 2: "Ben"}

    assert present(people) == {"count": 2, "names": ["Anna", "Ben"]}
    assert present(people, only=2) == {"count": 2, "names": ["Ben"]}


def test_each_is_shown_what_is_theirs_to_see():
    hub = RoomHub(7, 1)
    anna, ben = Guest(1, "Anna", sees_people=True), Guest(2, "Ben", sees_people=False)
    hub.guests = {anna, ben}

    hub._show_presence()

    assert anna.told == [{"count": 2, "names": ["Anna", "Ben"]}]
    assert ben.told == [{"count": 2, "names": ["Ben"]}]


def test_who_is_writing_is_named_to_who_sees_the_people():
    hub = RoomHub(7, 1)
    anna, ben = Guest(1, "Anna", sees_people=True), Guest(2, "Ben", sees_people=False)
    hub.guests = {anna, ben}

    hub.told("room:7", {"typing": {"id": 3, "name": "Carl"}})
    hub.told("room:7", {"typing": {"id": 1, "name": "Anna"}})

    assert (anna.told, ben.told) == (["Carl"], [])


def test_who_may_see_them_now_is_shown_them_at_once():
    hub = RoomHub(7, 1)
    anna, ben = Guest(1, "Anna", sees_people=True), Guest(2, "Ben", sees_people=False)
    hub.guests = {anna, ben}
    asked = [anna.caller, ben.caller]

    hub._see({1, 2}, asked)
    hub._see({1, 2}, asked)
    hub._see(None, asked)

    assert ben.told == [{"count": 2, "names": ["Anna", "Ben"]}]


@pytest.mark.parametrize(("role", "sees"), [(Role.MEMBER, False), (Role.MODERATOR, True)])
def test_coming_in_one_is_told_by_the_rules_of_the_space(role, sees, space, administrator, everywhere):
    user = UserFactory()
    join(user, space, role)
    room = make_room(administrator, space)
    change_space_people(
        actor=administrator, space=space, join_question="", members_shown_to=MemberList.MODERATORS
    )
    entry = enter_room(caller_of(session_of(user)), room.pk, None)

    assert entry.sees_people == sees


def test_the_reader_looks_who_sees_whom_only_when_asked(space, member, as_reader):
    with anywhere():
        room = make_room(member, space)
    caller = caller_of(session_of(member))
    reader = RoomReader(room.pk, space.pk)

    with enter(Scope(reads=SpaceSet.of(space.pk))):
        unasked = reader.read(0, frozenset({caller}))
        asked = reader.read(0, frozenset({caller}), people=True)

    assert (unasked.see_people, asked.see_people) == (None, {member.pk})


def test_people_are_looked_up_anew_by_search_when_a_space_hides_them(space, administrator, member, as_reader):
    IndexChange.objects.all().delete()

    with as_reader(administrator, space):
        change_space_people(
            actor=administrator, space=space, join_question="", members_shown_to=MemberList.MODERATORS
        )

    assert {change.key for change in IndexChange.objects.all()} == {
        f"portal.space:{space.pk}", f"community.user:{administrator.pk}", f"community.user:{member.pk}",
    }  # fmt: skip
