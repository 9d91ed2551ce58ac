"""What a socket that leaves takes with it, and what it leaves to others of the same person."""

from types import SimpleNamespace

import pytest

from rooms import consumers
from rooms.live.hub import RoomHub


class Ear:
    """Takes the place of the listener; keeps what was left."""

    def __init__(self):
        self.left = []

    async def leave(self, follower, *keys):
        self.left += keys

    async def tell(self, key, words):
        pass


def guest_of(hub, user_id):
    caller = SimpleNamespace(user_id=user_id, user=SimpleNamespace(name="Nora"))
    guest = consumers.RoomSocket(SimpleNamespace(push=lambda text: None), caller, 7)
    guest.hub, guest.space_id = hub, 1
    return guest


@pytest.fixture
def ear(monkeypatch):
    heard = Ear()
    monkeypatch.setattr(consumers, "listener", lambda: heard)
    monkeypatch.setattr("rooms.live.hub.listener", lambda: heard)
    return heard


@pytest.mark.parametrize(
    ("coming", "left"),
    [
        ([], ["standing:12", "room:7", "space:1", "standing:12"]),
        ([12], []),
        ([13], ["standing:12"]),
    ],
)
@pytest.mark.asyncio
async def test_who_leaves_takes_away_what_nobody_else_needs(coming, left, ear, monkeypatch):
    hub = RoomHub(7, 1)
    monkeypatch.setitem(consumers._hubs, 7, hub)
    hub.coming.update(coming)

    await guest_of(hub, 12).go()

    assert ear.left == left
    assert (7 in consumers._hubs) == bool(coming)


@pytest.mark.asyncio
async def test_another_socket_of_the_same_person_goes_on_hearing_of_them(ear):
    hub = RoomHub(7, 1)
    hub.guests.add(guest_of(hub, 12))

    await guest_of(hub, 12).go()

    assert ear.left == []
