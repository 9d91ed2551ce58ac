"""Who offers to talk, and the talks between two people."""

from counselling.models.entry import TalkEntry
from counselling.models.handover import Handover
from counselling.models.offer import Offer, OfferLanguage, OfferTag, OfferTally
from counselling.models.rating import TalkRating
from counselling.models.talk import Talk

__all__ = ["Handover", "Offer", "OfferLanguage", "OfferTag", "OfferTally", "Talk", "TalkEntry", "TalkRating"]
