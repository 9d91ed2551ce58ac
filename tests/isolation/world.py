"""A world in which every kind of thing exists for every audience in every kind of space, each with a secret.

Made through the operations themselves, so that index, notices, files and lineage are there as in life. A
secret is a word that occurs nowhere else; whoever meets it on any channel has seen the thing.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from collaboration.operations.groups import GroupText, form_group
from collaboration.operations.invitations import accept_invitation
from collaboration.operations.tasks import add_task
from community.choices import HelpRhythm
from community.models import User
from community.operations.blocks import block_address
from community.operations.helping import offer_help
from community.operations.house_rules import write_rules
from community.operations.invitations import invite_people
from community.operations.making_spaces import create_space
from community.operations.moderation import report
from counselling.models import Handover
from counselling.operations.asking import Question, accept_talk, ask_for_talk
from counselling.operations.offers import OfferText, make_offer
from counselling.operations.talking import Words, write_in_talk
from forums.models import Board, HeldContribution, Visitor
from forums.operations.helpful import mark_helpful
from forums.operations.holding import hold
from forums.operations.poll_making import PollText
from forums.operations.posting_rules import change_posting_rules
from forums.operations.posts import edit_post, reply_to_topic
from forums.operations.reacting import react_to_post
from forums.operations.revealing import reveal_asker
from forums.operations.routing import ask_people, let_ask_by_itself
from forums.operations.sharing import share_problem
from forums.operations.topics import open_topic
from forums.operations.voting import vote
from links.operations.links import LinkText, add_link
from portal.choices import Audience, Role
from portal.models import Space, StoredFile
from portal.operations import SYSTEM
from portal.pictures import SCENE, Drawn
from portal.text import rendered
from repository.operations.practices import PracticeText, StepText, create_practice
from repository.operations.resources import ResourceText, create_resource
from rooms.models import RoomPerson, RoomReminder
from rooms.operations import RoomPlan, Schedule, invite_space_to_room, open_room, post_message
from rooms.operations.agenda import set_agenda
from rooms.operations.coming_in import come_in
from rooms.operations.guests import invite_guest
from rooms.operations.keeping_order import mute_in_room
from rooms.operations.notes import BlockText, add_block
from rooms.operations.polls import Question as RoomQuestion
from rooms.operations.polls import ask_poll as ask_room
from rooms.operations.voting import vote as vote_in_room
from scenarios.operations.ratings import rate_scenario
from scenarios.operations.scenarios import DecisionText, ScenarioText, write_scenario
from scenarios.operations.synthesis import publish_synthesis
from search.writer import drain_once
from tests.factories import UserFactory, join

OPEN, CLOSED, HIDDEN = "baltic", "garage", "bakery"
PLACES = {OPEN: ("public", "open"), CLOSED: ("network", "request"), HIDDEN: ("hidden", "invitation")}
KINDS = ("topic", "resource", "practice", "group", "room", "scenario")
AUDIENCES = {
    OPEN: (Audience.PUBLIC, Audience.NETWORK, Audience.SPACE),
    CLOSED: (Audience.NETWORK, Audience.SPACE),
    HIDDEN: (Audience.SPACE,),
}
CONFIRMED = ("photos", "learners", "publish")


@dataclass(frozen=True)
class Thing:
    """One object with its secret; ``audience`` *parties* stands for the circle of the group beside it."""

    kind: str
    place: str
    audience: str
    secret: str
    obj: Any = field(compare=False)

    @property
    def url(self) -> str:
        address: str = self.obj.get_absolute_url()
        return address


@dataclass
class World:
    spaces: dict[str, Space]
    people: dict[str, Any]
    things: list[Thing] = field(default_factory=list)
    links: list[Thing] = field(default_factory=list)  # have no page of their own

    def thing(self, kind: str, place: str, audience: str) -> Thing:
        return next(t for t in self.things if (t.kind, t.place, t.audience) == (kind, place, audience))

    def shown_to(self, reader: str) -> set[str]:
        """The secrets that ``reader`` may meet: the table below, not the code, says which."""
        return {t.secret for t in [*self.things, *self.links] if may_see(reader, t.place, t.audience)}


# What each reader is in each space; the words are those of ``may_see``.
STANDING: dict[str, dict[str, str]] = {
    "visitor": {},
    "stranger": {},
    "newcomer": {OPEN: "walked in"},
    "former": {},
    "outsider": {},
    "rival": {},
    "observer": {OPEN: "member"},
    "member": {OPEN: "member"},
    "party": {OPEN: "member in circle"},
    "moderator": {OPEN: "member"},
    "administrator": {OPEN: "member"},
    "neighbour": {CLOSED: "member"},
    "insider": {HIDDEN: "member"},
    "coordinator": {},
}
ACCEPTED = {
    "outsider", "rival", "member", "party", "moderator", "administrator", "neighbour", "insider",
}  # fmt: skip


def may_see(reader: str, place: str, audience: str) -> bool:
    here = STANDING[reader].get(place, "")
    if audience == Audience.PARTIES:
        return here == "member in circle"
    if here:
        return True
    if place == HIDDEN:
        return False
    if audience == Audience.PUBLIC:
        return place == OPEN
    return audience == Audience.NETWORK and reader in ACCEPTED


def secret(kind: str, place: str, audience: str) -> str:
    """One word of letters alone, so that stemming and tokenising leave it whole."""
    return f"zq{kind}{place}{audience}xq"


def _person(name: str, **values: Any) -> User:
    return UserFactory(email=f"{name}@example.org", handle=name, display_name=name.title(), **values)


def build(other_space: Space) -> World:
    """Under ``all_spaces``-like scope; ``other_space`` is where outsider and rival belong."""
    from django.contrib.auth.models import AnonymousUser

    founder = _person("founder")
    spaces = {
        slug: create_space(
            actor=SYSTEM, slug=slug, name=slug.title(), kind="network", visibility=visibility,
            join_policy=policy, administrator=founder,
        )
        for slug, (visibility, policy) in PLACES.items()
    }  # fmt: skip
    for slug, space in spaces.items():
        write_rules(actor=founder, space=space, body=f"Rules of {slug}")
    people: dict[str, Any] = {"visitor": AnonymousUser(), "founder": founder}
    for name in STANDING:
        if name != "visitor":
            people[name] = _person(name, network_role="coordinator" if name == "coordinator" else None)
    for name in ("observer", "member", "moderator", "administrator"):
        join(people[name], spaces[OPEN], Role(name))
    join(people["party"], spaces[OPEN])
    join(people["newcomer"], spaces[OPEN], accepted_at=None)
    join(people["neighbour"], spaces[CLOSED])
    join(people["insider"], spaces[HIDDEN])
    join(people["outsider"], other_space)
    join(people["rival"], other_space, Role.ADMINISTRATOR)
    for space in spaces.values():
        invite_people(actor=founder, space=space, emails=[f"{space.slug}@example.net"], welcome="Welcome")
        block_address(actor=founder, space=space, email=f"blocked@{space.slug}.example", reason="Noise")
    world = World(spaces, people)
    for place, audiences in AUDIENCES.items():
        for audience in audiences:
            for kind in KINDS:
                _make(world, kind, place, audience)
            _link(world, place, audience)
            _meeting(world, place, audience)
    _reports(world)
    _questions_put(world)
    _waiting(world)
    _talks(world)
    _nameless(world)
    _order_kept(world)
    while drain_once():
        pass
    return world


def _make(world: World, kind: str, place: str, audience: str) -> None:
    word = secret(kind, place, audience)
    makers = {
        "topic": _topic, "resource": _resource, "practice": _practice, "group": _group, "room": _room,
        "scenario": _scenario,
    }  # fmt: skip
    obj = makers[kind](world, world.spaces[place], audience, word)
    world.things.append(Thing(kind, place, audience, word, obj))


def _link(world: World, place: str, audience: str) -> None:
    word = secret("link", place, audience)
    text = LinkText(title=f"Link {word}", url=f"https://example.org/{word}", kind="network", words=(word,))
    link = add_link(actor=world.people["founder"], space=world.spaces[place], text=text, audience=audience)
    world.links.append(Thing("link", place, audience, word, link))


def _meeting(world: World, place: str, audience: str) -> None:
    """A room with a time to come; everybody there is, wherever they belong, has come to say that they come.

    As after losing access: what they may see decides, not that they are in its list.
    """
    founder, space = world.people["founder"], world.spaces[place]
    word = secret("meeting", place, audience)
    now = timezone.now()
    plan = RoomPlan(
        schedule=Schedule(now + timedelta(days=2), now + timedelta(days=2, hours=1), "Europe/Riga")
    )
    room = open_room(
        actor=founder,
        space=space,
        title=f"Meeting {word}",
        purpose=f"For {word}",
        audience=audience,
        plan=plan,
    )
    people = [person for name, person in world.people.items() if name != "visitor"]
    invite_space_to_room(actor=founder, room=room, guest=space)
    RoomPerson.objects.bulk_create(
        [RoomPerson(space=space, room=room, person=person) for person in people], ignore_conflicts=True
    )
    RoomPerson.objects.filter(room=room).update(answer="yes", answered_at=now, invited_at=now)
    RoomReminder.objects.create(
        space=space, room=room, person=founder, moment="day", starts_at=now - timedelta(days=9), at=now
    )
    world.links.append(Thing("meeting", place, audience, word, room))


def _reports(world: World) -> None:
    """In each space an answer of the founder is reported by somebody else who has come to read there."""
    # Their names do not say where: all that names the hidden space is looked for.
    for number, (place, space) in enumerate(world.spaces.items()):
        answer = world.thing("topic", place, Audience.SPACE).obj.posts.get(number=2)
        reporter = _person(f"reporter{number}")
        join(reporter, space)
        report(actor=reporter, obj=answer, reason="other", words=f"zqreport{place}xq")


def _questions_put(world: World) -> None:
    """In each space somebody is asked about a question of the founder, which the platform leaves alone."""
    knows = _person("knows")  # the insider has answered already
    join(knows, world.spaces[HIDDEN])
    asked = {OPEN: world.people["member"], CLOSED: world.people["neighbour"], HIDDEN: knows}
    for place, person in asked.items():
        topic = world.thing("topic", place, Audience.SPACE).obj
        offer_help(actor=person, words=["Question"], languages=[], rhythm=HelpRhythm.WEEKLY)
        ask_people(actor=world.people["founder"], topic=topic, people=[person.pk])
        let_ask_by_itself(actor=world.people["founder"], topic=topic, allowed=False)


def _waiting(world: World) -> None:
    """In each space a newcomer's reply with a file waits, and a comment of a visitor, for its moderators."""
    for number, (place, space) in enumerate(world.spaces.items()):
        topic = world.thing("topic", place, Audience.SPACE).obj
        writer = _person(f"writer{number}")
        join(writer, space, accepted_at=None)
        word = f"zqheld{place}xq"
        file = SimpleUploadedFile(f"{word}.txt", f"content {word}".encode())
        hold(actor=writer, kind="reply", place=topic, body=word, reason="links", files=[file])
        rules = {"first_posts": "first", "visitors_comment": True, "also_announcements": True}
        change_posting_rules(actor=world.people["founder"], space=space, **rules)
        now = timezone.now()
        comment = HeldContribution.objects.create(
            space=space, kind="comment", topic=topic, visitor_name=f"zqname{place}xq", reason="visitor",
            held_at=now, confirmed_at=now, **rendered(f"zqcomment{place}xq"),
        )  # fmt: skip
        Visitor.objects.create(
            space=space, held=comment, email=f"zqaddress{place}xq@example.net", email_hash="-",
            network_hash="-", language="en", asked_at=now,
        )  # fmt: skip


def _talks(world: World) -> None:
    """In each space two people have a talk: their words are for none of the readers."""
    for number, (place, space) in enumerate(world.spaces.items()):
        audience = Audience.SPACE if place == HIDDEN else Audience.NETWORK
        counsellor, asker = _person(f"counsellor{number}"), _person(f"asker{number}")
        join(counsellor, space)
        join(asker, space)
        word = secret("offer", place, audience)
        text = OfferText(title=f"Offer {word}", body=word, languages=("en",), words=(word,))
        offer = make_offer(actor=counsellor, space=space, text=text, audience=audience)
        world.links.append(Thing("offer", place, audience, word, offer))
        said = f"zqtalk{place}xq"
        talk = ask_for_talk(actor=asker, offer=offer, question=Question(subject=said, body=said, times=said))
        accept_talk(actor=counsellor, talk=talk, answer=said)
        entry = write_in_talk(actor=counsellor, talk=talk, words=Words(said))
        Handover.objects.create(
            space=space, entry=entry, person=counsellor, reporter=asker, words=said, at=timezone.now()
        )


def _nameless(world: World) -> None:
    """In each space one of its people has asked without a name, and the founder looked who it was."""
    inside = {OPEN: "member", CLOSED: "neighbour", HIDDEN: "insider"}
    for place, space in world.spaces.items():
        board = Board.objects.filter(space=space).order_by("order").first()
        topic = open_topic(
            actor=world.people[inside[place]], board=board, kind="help", title="Asked quietly", body="How?",
            audience=Audience.SPACE, is_nameless=True,
        )  # fmt: skip
        reveal_asker(actor=world.people["founder"], post=topic.posts.get(), reason="A worry")


def _order_kept(world: World) -> None:
    """In each space somebody is muted in a room, with a reason, and a guest has a link to it."""
    for number, (place, space) in enumerate(world.spaces.items()):
        room = world.thing("room", place, Audience.SPACE).obj
        muted = _person(f"muted{number}")
        join(muted, space)
        come_in(actor=muted, room=room)
        mute_in_room(actor=world.people["founder"], room=room, whom=muted, reason=f"zqmuted{place}xq")
        invite_guest(actor=world.people["founder"], room=room, name=f"zqguest{place}xq")


def _topic(world: World, space: Space, audience: str, word: str) -> Any:
    founder = world.people["founder"]
    board = Board.objects.filter(space=space).order_by("order").first()
    topic = open_topic(
        actor=founder, board=board, kind="help", title=f"Question {word}", body=f"Body {word}",
        audience=audience, words=[f"tag {word}"],
    )  # fmt: skip
    file = SimpleUploadedFile(f"{word}.txt", f"content {word}".encode())
    poll = PollText(question=f"Which {word}?", options=(f"One {word}", "Another"))
    reply = reply_to_topic(actor=founder, topic=topic, body=f"Answer {word}", files=[file], poll=poll)
    vote(actor=founder, post=reply, chosen=[reply.poll.options.earliest("order").pk], reason=word)
    edit_post(actor=founder, post=reply, body=f"Better answer {word}")
    if space.slug == HIDDEN:
        insider = world.people["insider"]
        react_to_post(actor=insider, post=reply, kind="useful")
        mark_helpful(actor=founder, post=reply_to_topic(actor=insider, topic=topic, body=word))
        share_problem(actor=insider, topic=topic)
    topic.refresh_from_db()
    return topic


def _resource(world: World, space: Space, audience: str, word: str) -> Any:
    return create_resource(
        actor=world.people["founder"],
        space=space,
        text=ResourceText(title=f"Resource {word}", kind="method", language="en", summary=word, body=word),
        audience=audience,
        files=[SimpleUploadedFile(f"{word}.txt", f"content {word}".encode())],
    )


def _practice(world: World, space: Space, audience: str, word: str) -> Any:
    return create_practice(
        actor=world.people["founder"],
        space=space,
        text=PracticeText(
            title=f"Practice {word}", summary=f"We {word}", language="en", kind="pilot", problem=word,
            result=word, countries=("LV",), words=("shared",), steps=(StepText(title=f"Step {word}"),),
        ),
        audience=audience,
        confirmed=CONFIRMED,
        set_now=True,
    )  # fmt: skip


def _group(world: World, space: Space, audience: str, word: str) -> Any:
    """A group; in the open space its circle's own topic and room are things for parties alone."""
    today = timezone.localdate()
    invitees = [world.people["party"].pk] if space.slug == OPEN else []
    group = form_group(
        actor=world.people["founder"],
        space=space,
        text=GroupText(title=f"Group {word}", aim=f"Aim {word}", planned_output="resource"),
        starts_on=today,
        ends_on=today + timedelta(weeks=4),
        audience=audience,
        invitees=invitees,
    )
    add_task(actor=world.people["founder"], group=group, title=f"Task {word}")
    if space.slug == OPEN and audience == Audience.SPACE:
        accept_invitation(actor=world.people["party"], group=group)
        _for_parties(world, group)
    return group


def _for_parties(world: World, group: Any) -> None:
    """What only the circle may see gets words of its own."""
    from forums.models import Topic
    from rooms.models import Room

    founder = world.people["founder"]
    topic = Topic.objects.get(circle=group.members_circle)
    word = secret("topic", OPEN, Audience.PARTIES)
    reply_to_topic(actor=founder, topic=topic, body=f"Between us {word}")
    world.things.append(Thing("topic", OPEN, Audience.PARTIES, word, Topic.objects.get(pk=topic.pk)))
    room = Room.objects.get(circle=group.members_circle)
    word = secret("room", OPEN, Audience.PARTIES)
    post_message(actor=founder, room=room, body=f"Between us {word}", client_id=UUID(int=99))
    set_agenda(actor=founder, room=room, lines=f"Item {word}")
    _ask_and_note(founder, room, word)
    world.things.append(Thing("room", OPEN, Audience.PARTIES, word, Room.objects.get(pk=room.pk)))


def _room(world: World, space: Space, audience: str, word: str) -> Any:
    founder = world.people["founder"]
    room = open_room(
        actor=founder, space=space, title=f"Room {word}", purpose=f"For {word}", audience=audience
    )
    post_message(
        actor=founder, room=room, body=f"Message {word}", client_id=UUID(int=space.pk * 100 + len(word))
    )
    set_agenda(actor=founder, room=room, lines=f"Item {word}")
    _ask_and_note(founder, room, word)
    room.refresh_from_db()
    return room


def _ask_and_note(founder: Any, room: Any, word: str) -> None:
    """A poll in which the founder voted, and a note, each with the word."""
    poll = ask_room(
        actor=founder, room=room, question=RoomQuestion(f"Now {word}?", "choice", (word, "Later"))
    )
    vote_in_room(actor=founder, poll=poll, chosen=[poll.options.earliest("order").pk])
    add_block(actor=founder, room=room, text=BlockText(f"Note {word}"))


def _scenario(world: World, space: Space, audience: str, word: str) -> Any:
    """A scenario that a member has rated; the space's synthesis says the word of the narrowest audience."""
    founder = world.people["founder"]
    decisions = (DecisionText(f"Decide {word}", word), DecisionText("Wait"))
    text = ScenarioText(
        f"Scenario {word}", 2035, word, decisions, drivers=(word,), signals=(word,), picture_text=word
    )
    picture = Drawn("0" * 40, dict.fromkeys(SCENE.sizes, word.encode()))
    scenario = write_scenario(actor=founder, space=space, text=text, audience=audience, picture=picture)
    inside = {OPEN: "member", CLOSED: "neighbour", HIDDEN: "insider"}[space.slug]
    rate_scenario(
        actor=world.people[inside], scenario=scenario, plausibility=4, consistency=2, reason=f"Because {word}"
    )
    publish_synthesis(actor=founder, space=space, body=f"So {word}", audience=audience)
    scenario.refresh_from_db()
    return scenario


def files_of(world: World) -> dict[str, StoredFile]:
    """The stored file of each resource and each topic's reply, by the secret of resource or topic."""
    from forums.models import PostFile
    from repository.models import ResourceFile

    found = {}
    for thing in world.things:
        if thing.kind == "resource":
            found[thing.secret] = ResourceFile.objects.select_related("file").get(resource=thing.obj).file
        elif thing.kind == "topic" and (row := _file_of(PostFile, thing.obj)) is not None:
            found[thing.secret] = row.file
    return found


def _file_of(model: Any, topic: Any) -> Any:
    return model.objects.select_related("file").filter(post__topic=topic).first()
