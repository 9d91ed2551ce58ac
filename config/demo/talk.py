"""Topics and rooms of the demo, as deeds in time."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from config.demo.asking import AskingPlay, facts_of
from config.demo.content import CONTENT
from config.demo.items import Post, Room, Topic, ages
from config.demo.text import span
from config.demo.world import World
from forums.models import Board
from forums.models import Topic as TopicRow
from forums.operations.answers import accept_answer
from forums.operations.moderation import lock_topic, pin_topic
from forums.operations.posts import reply_to_topic
from forums.operations.reacting import react_to_post
from forums.operations.topics import open_topic
from portal.choices import ReactionKind
from portal.circles import add_to_circle
from portal.models import Circle
from rooms.models import Message
from rooms.models import Room as RoomRow
from rooms.operations import (
    begin_meeting,
    close_room,
    come_in,
    go_on,
    invite_guest,
    open_room,
    post_message,
    react_to_message,
    set_agenda,
)

MOMENT = timedelta(minutes=1)


class TopicPlay:
    """One topic from its first word to its latest; a group's own topic is there already."""

    def __init__(self, world: World, topic: Topic) -> None:
        self.world = world
        self.topic = topic
        self.row: Any = None
        self.author = world.people[topic.by]
        self.asking = AskingPlay(world, topic, lambda: self.row)

    def plan(self) -> None:
        world, topic = self.world, self.topic
        self.asking.plan()
        world.at(world.ago(topic.at), self.take_up if topic.group else self.open)
        for reply, ago in zip(topic.replies, ages(topic.at, topic.replies), strict=True):
            world.at(world.now - ago, partial(self.reply, reply))
            if reply.accepted:
                solved = max(ago - span(topic.solved_after), MOMENT)
                world.at(world.now - solved, self.accept)
                self.asking.plan_after(world.now - solved)
        if topic.pinned:
            world.at(world.ago(topic.at), lambda: pin_topic(actor=self.author, topic=self.row))
        if topic.locked:
            world.at(world.now - MOMENT, lambda: lock_topic(actor=self.author, topic=self.row))

    def open(self) -> None:
        topic = self.topic
        self.row = open_topic(
            actor=self.author,
            board=Board.objects.get(space=self.world.spaces[topic.space], slug=topic.board),
            kind=topic.kind,
            title=topic.title,
            body=topic.text,
            audience=topic.audience,
            language=topic.lang,
            words=topic.tags,
            facts=facts_of(topic),
            is_nameless=topic.nameless,
        )
        self.world.ledger.remember(topic.key, self.row)

    def take_up(self) -> None:
        group = self.world.ledger.find(self.topic.group)
        self.row = TopicRow.objects.get(circle=group.members_circle)
        reply_to_topic(actor=self.author, topic=self.row, body=self.topic.text)
        self.world.ledger.remember(self.topic.key, self.row)

    def reply(self, reply: Post) -> None:
        post = reply_to_topic(actor=self.world.people[reply.by], topic=self.row, body=reply.text)
        if reply.accepted:
            self.answer = post
        if reply.helped:
            self.asking.help(post)

    def accept(self) -> None:
        accept_answer(actor=self.author, post=self.answer)
        react_to_post(actor=self.author, post=self.answer, kind=ReactionKind.THANKS)
        for reply in self.topic.replies:
            person = self.world.people[reply.by]
            if person.pk not in {self.author.pk, self.answer.author_id}:
                react_to_post(actor=person, post=self.answer, kind=ReactionKind.USEFUL)


class RoomPlay:
    """One room from opening to its latest message, and to its outcome if it was closed."""

    def __init__(self, world: World, room: Room) -> None:
        self.world = world
        self.room = room
        self.row: Any = None
        self.host = world.people[room.host]
        self.said: dict[int, Message] = {}

    def plan(self) -> None:
        world, room = self.world, self.room
        world.at(world.ago(room.at), self.take_up if room.group else self.open)
        spoken = ages(room.at, room.messages)
        for number, (message, ago) in enumerate(zip(room.messages, spoken, strict=True)):
            world.at(world.now - ago, partial(self.say, number, message))
        if room.agenda and room.closed_after:
            self.plan_meeting([world.now - ago for ago in spoken])
        if room.closed_after:
            world.at(world.now - spoken[-1] + span(room.closed_after), self.close)

    def open(self) -> None:
        room = self.room
        space = self.world.spaces[room.space]
        circle = self.name_people() if room.people else None
        self.row = open_room(
            actor=self.host,
            space=space,
            title=room.title,
            audience=room.audience,
            purpose=room.purpose,
            circle=circle,
        )
        self.world.ledger.remember(room.key, self.row)
        if room.agenda:
            set_agenda(actor=self.host, room=self.row, lines="\n".join(room.agenda))
        for name in room.guests:
            invite_guest(actor=self.host, room=self.row, name=name)

    def name_people(self) -> Circle:
        circle: Circle = Circle.objects.create(
            space=self.world.spaces[self.room.space], title=self.room.title
        )
        for key in self.room.people:
            add_to_circle(circle, self.world.people[key])
        return circle

    def take_up(self) -> None:
        group = self.world.ledger.find(self.room.group)
        self.row = RoomRow.objects.get(circle=group.members_circle)
        self.world.ledger.remember(self.room.key, self.row)

    def say(self, number: int, message: Post) -> None:
        speaker = self.world.people[message.by]
        come_in(actor=speaker, room=self.row)
        said = post_message(
            actor=speaker,
            room=self.row,
            body=message.text,
            client_id=uuid5(NAMESPACE_URL, f"demo:{self.room.key}:{number}"),
            reply_to=self.said[number - message.answers] if message.answers else None,
        )
        self.said[number] = said
        for key in message.useful_to:
            react_to_message(actor=self.world.people[key], message=said, kind=ReactionKind.USEFUL)

    def plan_meeting(self, spoken: list[datetime]) -> None:
        """The agenda was gone through while people talked, about as fast as they did."""
        self.world.at(spoken[0], lambda: begin_meeting(actor=self.host, room=self.row))
        step = max(1, len(spoken) // len(self.room.agenda))
        for at in spoken[::step][: len(self.room.agenda)]:
            self.world.at(at, lambda: go_on(actor=self.host, room=self.row))

    def close(self) -> None:
        said = self.room
        close_room(
            actor=self.host, room=self.row, outcome=said.outcome, minutes=said.minutes, result=said.result
        )


def plan_talk(world: World) -> int:
    """Plan all topics and rooms that are not there yet; returns how many."""
    topics = [topic for topic in CONTENT.topics if topic.key not in world.ledger]
    rooms = [room for room in CONTENT.rooms if room.key not in world.ledger]
    for topic in topics:
        TopicPlay(world, topic).plan()
    for room in rooms:
        RoomPlay(world, room).plan()
    return len(topics) + len(rooms)
