"""Every kind of thing that can be reported: only who may see it comes as far as its form."""

from typing import Any

import pytest

from community.moderation import targets
from forums.models import HeldContribution
from rooms.models import Message, NoteBlock, RoomPoll
from tests.isolation.world import STANDING, World, may_see


def reportable(world: World) -> list[tuple[str, str, str, Any]]:
    """Code, place, audience and one thing of each kind that the world holds."""
    found = []
    for thing in [*world.things, *world.links]:
        place, audience, obj = thing.place, thing.audience, thing.obj
        if thing.kind in {"topic", "link", "scenario"}:
            found.append((thing.kind, place, audience, obj))
        if thing.kind == "topic":
            found.append(("post", place, audience, obj.posts.latest("number")))
        if thing.kind == "scenario":
            found.append(("rating", place, audience, obj.ratings.get()))
        if thing.kind == "room":
            found.append(("message", place, audience, Message.objects.filter(room=obj).earliest("pk")))
            found.append(("room_poll", place, audience, RoomPoll.objects.filter(room=obj).earliest("pk")))
            found.append(("note", place, audience, NoteBlock.objects.filter(room=obj).earliest("pk")))
    return found


@pytest.mark.parametrize("reader", sorted(STANDING.keys() - {"visitor"}))
def test_a_report_begins_where_one_may_see_the_thing(reader, world, browser_of):
    browser = browser_of(reader)
    things = reportable(world)
    assert {code for code, *_rest in things} == targets._targets.keys() - {"held", "handover"}

    for code, place, audience, obj in things:
        answer = browser.get(f"/spaces/{place}/report/{code}/{obj.pk}/")

        expected = {200, 303, 403} if may_see(reader, place, audience) else {404}
        assert answer.status_code in expected, (reader, code, place, audience)


@pytest.mark.parametrize("reader", sorted(STANDING.keys() - {"visitor"}))
def test_nobody_learns_of_what_waits_by_reporting_it(reader, world, browser_of):
    """It is a target because its author may object to the decision about it."""
    for held in HeldContribution.objects.all():
        place = held.space.slug
        answer = browser_of(reader).get(f"/spaces/{place}/report/held/{held.pk}/")

        moderates = STANDING[reader].get(place) in {"moderator", "administrator"}
        assert answer.status_code in ({200, 303, 403} if moderates else {404}), (reader, place)
