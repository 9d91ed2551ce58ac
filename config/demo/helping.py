"""Who takes questions in the demo, about what and how often; and whom somebody has asked."""

from dataclasses import dataclass
from functools import partial

from community.choices import HelpRhythm
from community.operations.helping import offer_help
from config.demo.content import CONTENT
from config.demo.world import World
from forums.operations.routing import ask_people, decline_to_help
from portal.operations import OperationRefusedError

LABELS = {tag.slug: tag.label for tag in CONTENT.tags}


@dataclass(frozen=True)
class Offer:
    """``words`` are slugs of tags."""

    person: str
    words: tuple[str, ...]
    languages: tuple[str, ...]
    at: str
    rhythm: HelpRhythm = HelpRhythm.FORTNIGHTLY

    @property
    def key(self) -> str:
        return f"help.{self.person}"


@dataclass(frozen=True)
class Asking:
    """``by`` puts ``topic`` to ``person``, who says no at ``declined``, where that is written."""

    topic: str
    by: str
    person: str
    at: str
    declined: str = ""

    @property
    def key(self) -> str:
        return f"asked.{self.person}.{self.topic}"


OFFERS = (
    Offer("edgars", ("mentors", "assessment", "metal"), ("lv", "en"), "20d", HelpRhythm.WEEKLY),
    Offer("mika", ("host-company", "recruiting", "hospitality"), ("fi", "en"), "18d"),
    Offer("pekka", ("mentors", "train-the-trainers", "ilp"), ("fi", "en", "sv"), "16d", HelpRhythm.MONTHLY),
    Offer("giulia", ("beauty", "mobility", "hygiene"), ("it", "en"), "12d"),
    Offer("sanita", ("micro-firms", "ilp", "food"), ("lv", "en"), "9d", HelpRhythm.MONTHLY),
    Offer("katrin", ("inclusion", "support", "before-departure"), ("de", "en"), "7d"),
)
ASKED = (
    Asking("topic.mentor-on-leave", "edgars", "mika", "1d 20h", declined="1d 3h"),
    Asking("topic.mentor-on-leave", "edgars", "pekka", "1d 20h"),
)


def plan_helping(world: World) -> int:
    """Plan what is missing; returns how many."""
    offers = [offer for offer in OFFERS if offer.key not in world.ledger]
    for offer in offers:
        world.at(world.ago(offer.at), partial(_offer, world, offer))
    asked = [asking for asking in ASKED if asking.key not in world.ledger]
    for asking in asked:
        world.at(world.ago(asking.at), partial(_ask, world, asking))
        if asking.declined:
            world.at(world.ago(asking.declined), partial(_decline, world, asking))
    return len(offers) + len(asked)


def _offer(world: World, offer: Offer) -> None:
    person = world.people[offer.person]
    words = [LABELS[slug] for slug in offer.words]
    made = offer_help(actor=person, words=words, languages=offer.languages, rhythm=offer.rhythm)
    world.ledger.remember(offer.key, made)


def _ask(world: World, asking: Asking) -> None:
    """In an older demo people may have answered, or been asked, meanwhile; then it is left at that."""
    topic, person = world.ledger.find(asking.topic), world.people[asking.person]
    if topic is None:
        return
    try:
        (made,) = ask_people(actor=world.people[asking.by], topic=topic, people=[person.pk])
    except OperationRefusedError:
        return
    world.ledger.remember(asking.key, made)


def _decline(world: World, asking: Asking) -> None:
    made = world.ledger.find(asking.key)
    if made is not None:
        decline_to_help(actor=world.people[asking.person], invitation=made)
