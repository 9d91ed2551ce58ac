"""Rooms with a time of the demo: planned, invited to, answered; one of them held and closed."""

from datetime import datetime, time, timedelta
from functools import partial
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from config.demo.content.rooms.meetings import MEETINGS
from config.demo.items import Post, ages
from config.demo.meeting_items import Meeting
from config.demo.world import World
from portal.operations import SYSTEM
from rooms.models import Room
from rooms.operations import (
    RoomPlan,
    Schedule,
    answer_room,
    begin_meeting,
    close_room,
    invite_people_to_room,
    invite_space_to_room,
    open_doors,
    open_room,
    post_message,
)
from rooms.people import spaces_to_invite

MOMENT = timedelta(minutes=1)
DOORS = timedelta(minutes=15)


class MeetingPlay:
    def __init__(self, world: World, meeting: Meeting) -> None:
        self.world = world
        self.meeting = meeting
        self.row: Any = None
        self.host = world.people[meeting.host]
        zone = ZoneInfo(meeting.zone)
        day = (world.now + timedelta(days=meeting.in_days)).astimezone(zone).date()
        self.starts_at = datetime.combine(day, time(meeting.hour), tzinfo=zone)
        self.ends_at = self.starts_at + timedelta(minutes=meeting.minutes)

    def plan(self) -> None:
        world, meeting = self.world, self.meeting
        made = world.ago(meeting.at)
        world.at(made, self.make)
        world.at(made + MOMENT, self.invite)
        for number, (key, answer) in enumerate(meeting.answers):
            world.at(made + (number + 2) * MOMENT, partial(self.answer, key, answer))
        if not meeting.messages:
            return
        world.at(self.starts_at - DOORS, lambda: open_doors(actor=SYSTEM, room=self.row))
        world.at(self.starts_at, lambda: begin_meeting(actor=self.host, room=self.row))
        spoken = ages(f"{meeting.minutes}m", meeting.messages)
        for number, (message, left) in enumerate(zip(meeting.messages, spoken, strict=True)):
            world.at(self.ends_at - left, partial(self.say, number, message))
        world.at(self.ends_at, self.close)

    def make(self) -> None:
        meeting = self.meeting
        self.row = open_room(
            actor=self.host,
            space=self.world.spaces[meeting.space],
            title=meeting.title,
            purpose=meeting.purpose,
            audience=meeting.audience,
            plan=RoomPlan(
                schedule=Schedule(self.starts_at, self.ends_at, meeting.zone), video_url=meeting.video
            ),
        )
        self.world.ledger.remember(meeting.key, self.row)

    def invite(self) -> None:
        people = [self.world.people[key].pk for key in self.meeting.people]
        if people:
            invite_people_to_room(actor=self.host, room=self.row, people=people)
        guests = [
            each for each in spaces_to_invite(self.host, self.row.space) if each.pk != self.row.space_id
        ]
        for guest in guests[: self.meeting.guests]:
            invite_space_to_room(actor=self.host, room=self.row, guest=guest)

    def answer(self, key: str, answer: str) -> None:
        answer_room(actor=self.world.people[key], room=self.row, answer=answer)

    def say(self, number: int, message: Post) -> None:
        post_message(
            actor=self.world.people[message.by],
            room=Room.objects.get(pk=self.row.pk),
            body=message.text,
            client_id=uuid5(NAMESPACE_URL, f"demo:{self.meeting.key}:{number}"),
        )

    def close(self) -> None:
        close_room(actor=self.host, room=self.row, outcome=self.meeting.outcome)


def plan_meetings(world: World) -> int:
    """Plan the rooms with a time that are not there yet; returns how many."""
    new = [meeting for meeting in MEETINGS if meeting.key not in world.ledger]
    for meeting in new:
        MeetingPlay(world, meeting).plan()
    return len(new)
