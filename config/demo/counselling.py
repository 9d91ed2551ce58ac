"""Peer counselling of the demo, as deeds in time."""

from datetime import timedelta
from functools import partial

from django.utils import timezone

from config.demo.content import CONTENT
from config.demo.counsel_items import Counsel, Handed, Said, Talk
from config.demo.text import span
from config.demo.world import World
from counselling.operations.asking import Question, accept_talk, ask_for_talk
from counselling.operations.handing_over import hand_over_entry
from counselling.operations.offers import OfferText, make_offer
from counselling.operations.rating import rate_talk
from counselling.operations.talking import Words, end_talk, write_in_talk

ANSWERED_AFTER = timedelta(days=1)
RATED_AFTER = timedelta(hours=2)


def plan_counselling(world: World) -> int:
    """Plan what is missing; returns how many offers and talks."""
    offers = [offer for offer in CONTENT.counsels if offer.key not in world.ledger]
    for offer in offers:
        world.at(world.ago(offer.at), partial(_offer, world, offer))
    talks = [talk for talk in CONTENT.talks if talk.key not in world.ledger]
    for talk in talks:
        _plan_talk(world, talk)
    return len(offers) + len(talks)


def _plan_talk(world: World, talk: Talk) -> None:
    asked = world.ago(talk.at)
    world.at(asked, partial(_ask, world, talk))
    world.at(asked + ANSWERED_AFTER, partial(_accept, world, talk))
    for said in talk.said:
        world.at(asked + span(said.after), partial(_say, world, talk, said))
    if talk.handed is not None:
        world.at(asked + span(talk.handed.after), partial(_hand_over, world, talk, talk.handed))
    if talk.ends:
        world.at(asked + span(talk.ends), partial(_end, world, talk))
        world.at(asked + span(talk.ends) + RATED_AFTER, partial(_rate, world, talk))


def _offer(world: World, item: Counsel) -> None:
    text = OfferText(
        title=item.title, body=item.body, languages=item.languages, times=item.times,
        times_note=item.times_note, time_zone=item.time_zone, most_talks=item.most_talks, words=item.tags,
    )  # fmt: skip
    author, space = world.people[item.author], world.spaces[item.space]
    world.ledger.remember(item.key, make_offer(actor=author, space=space, text=text, audience="network"))


def _ask(world: World, item: Talk) -> None:
    offer = world.ledger.find(item.offer)
    if offer is None:  # somebody has taken it away in this demo
        return
    question = Question(subject=item.subject, body=item.question, language=item.language)
    talk = ask_for_talk(actor=world.people[item.asker], offer=offer, question=question)
    world.ledger.remember(item.key, talk)


def _accept(world: World, item: Talk) -> None:
    talk = world.ledger.find(item.key)
    if talk is not None:
        accept_talk(actor=talk.counsellor, talk=talk, answer=item.answer)


def _say(world: World, item: Talk, said: Said) -> None:
    talk = world.ledger.find(item.key)
    if talk is not None:
        day = timezone.localdate() if said.kind == "meeting" else None
        words = Words(body=said.text, kind=said.kind, met_on=day, minutes=said.minutes)
        write_in_talk(actor=world.people[said.by], talk=talk, words=words)


def _hand_over(world: World, item: Talk, handed: Handed) -> None:
    talk = world.ledger.find(item.key)
    entry = talk.entries.filter(number=handed.number).first() if talk is not None else None
    if entry is not None:
        by = world.people[handed.by]
        hand_over_entry(actor=by, entry=entry, reason=handed.reason, words=handed.words)


def _end(world: World, item: Talk) -> None:
    talk = world.ledger.find(item.key)
    if talk is not None:
        end_talk(actor=talk.asker, talk=talk)


def _rate(world: World, item: Talk) -> None:
    talk = world.ledger.find(item.key)
    if talk is not None:
        rate_talk(
            actor=talk.asker,
            talk=talk,
            helped="yes",
            wants_more=True,
            words="Short and good.",
            is_shared=True,
        )
