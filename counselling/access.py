"""Who may do what in peer counselling.

Talks have two people. No role opens them: not that of an administrator, a coordinator or a superuser. What
one of the two hands over is a copy of that entry and opens nothing else.
"""

from typing import Any

import rules

from community.access.invitations import blocked_space_ids
from community.access.people import is_of_the_network
from community.access.spaces import knows_its_space
from counselling.models import Handover, Offer, Talk, TalkEntry
from portal.access import (
    contributes,
    in_audience,
    is_author,
    is_coordinator,
    is_moderator,
    is_muted,
    shows_section,
    space_is_open,
)
from portal.choices import SectionKind
from portal.spaces import standing


def are_both_here(one: Any, other: Any) -> bool:
    """Two people with accounts; whether one has blocked the other, nobody learns by what they may."""
    return one is not None and other is not None and one.pk != other.pk and one.is_active and other.is_active


@rules.predicate
def is_on_offer(actor: Any, offer: Offer) -> bool:
    return offer.paused_at is None


@rules.predicate
def is_somebody_here(actor: Any, offer: Offer) -> bool:
    return offer.author is not None and offer.author.is_active


@rules.predicate
def may_reach_author(actor: Any, offer: Offer) -> bool:
    return actor.pk is not None and are_both_here(actor, offer.author)


@rules.predicate
def is_of_talk(actor: Any, talk: Talk) -> bool:
    return actor.pk is not None and actor.pk in {talk.asker_id, talk.counsellor_id}


@rules.predicate
def is_of_its_talk(actor: Any, entry: TalkEntry) -> bool:
    return is_of_talk(actor, entry.talk)


@rules.predicate
def has_words(actor: Any, entry: TalkEntry) -> bool:
    return bool(entry.body)  # none are left once it is removed


@rules.predicate
def coordinators_know(actor: Any, entry: TalkEntry) -> bool:
    """The two met where somebody could look: nothing of hidden spaces reaches coordinators."""
    place = entry.talk.place
    return place is not None and not place.is_hidden


@rules.predicate
def is_concerned(actor: Any, handover: Handover) -> bool:
    return actor.pk is not None and actor.pk in {handover.reporter_id, handover.person_id}


@rules.predicate
def is_asker(actor: Any, talk: Talk) -> bool:
    return actor.pk is not None and actor.pk == talk.asker_id


@rules.predicate
def is_counsellor(actor: Any, talk: Talk) -> bool:
    return actor.pk is not None and actor.pk == talk.counsellor_id


def can_go_on(talk: Talk) -> bool:
    """Whether the two may still write to each other: both are here, and where they found each other too.

    A talk whose space is deleted goes on. Which of the two is missing is not said.
    """
    if not are_both_here(talk.asker, talk.counsellor):
        return False
    if talk.place_id is None:
        return True
    return standing(talk.counsellor).is_member(talk.place_id) and _is_around(talk)


def _is_around(talk: Talk) -> bool:
    """The asker belongs to the space, or to the network where the space shows itself to it."""
    asker = standing(talk.asker)
    if asker.is_member(talk.place_id or 0):
        return True
    place = talk.place
    from_outside = place is not None and not place.is_hidden and asker.is_accepted
    return from_outside and talk.place_id not in blocked_space_ids(talk.asker)


tends_offer = is_author & contributes & space_is_open
asks_here = (contributes | is_of_the_network) & ~is_muted & space_is_open

rules.add_perm(
    "counselling.view_offer", is_somebody_here & ((in_audience & is_on_offer) | (is_author & ~is_on_offer))
)
rules.add_perm(
    "counselling.make_offer", contributes & space_is_open & shows_section(SectionKind.COMMUNICATION.value)
)
rules.add_perm("counselling.edit_offer", tends_offer)
rules.add_perm("counselling.remove_offer", tends_offer | (in_audience & is_moderator & space_is_open))
rules.add_perm(
    "counselling.ask_for_talk", in_audience & is_on_offer & is_somebody_here & asks_here & may_reach_author
)

rules.add_perm("counselling.view_talk", is_of_talk)
rules.add_perm("counselling.view_entry", is_of_its_talk)
rules.add_perm("counselling.answer_talk", is_counsellor)
rules.add_perm("counselling.withdraw_talk", is_asker)
rules.add_perm("counselling.write_in_talk", is_of_talk)
rules.add_perm("counselling.end_talk", is_of_talk)
rules.add_perm("counselling.rate_talk", is_of_talk)
rules.add_perm("counselling.remove_entry", is_author)
rules.add_perm("counselling.hand_over_entry", is_of_its_talk & ~is_author & has_words & coordinators_know)
rules.add_perm("counselling.view_handover", is_concerned | (is_coordinator & knows_its_space))

# For the platform alone.
rules.add_perm("counselling.forget_person", rules.always_false)
rules.add_perm("counselling.hide_entry", rules.always_false)
