"""The doors to people and belonging; each takes the reader, and nothing reads these tables round them."""

from community.selectors.belonging import (
    administrators_for,
    members_of,
    memberships_of,
    open_request_of,
    open_requests_in,
    open_requests_of,
    shared_spaces,
    spaces_of,
    standing_of,
)
from community.selectors.house_rules import editions_of, rules_of
from community.selectors.notices import (
    MOST_COUNTED,
    notices_of,
    unread_count,
    unread_notices,
)
from community.selectors.organisations import (
    found_organisations,
    own_space_for,
    participants_of,
    participations_for,
)
from community.selectors.people import (
    FIGURES_SECONDS,
    account,
    figures,
    found_people,
    logger,
    people_for,
    people_of_the_network,
)
from community.selectors.space_requests import coordinators, organisations_offered_to, space_requests_for
from community.selectors.spaces import (
    has_code,
    listed_spaces,
    suggested_spaces,
)
from community.selectors.storage import Room, room_of
from community.selectors.vocabulary import own_words_of, shared_words
from community.selectors.words import (
    words_asked_by,
    words_asked_of,
)

__all__ = [
    "FIGURES_SECONDS",
    "MOST_COUNTED",
    "Room",
    "account",
    "administrators_for",
    "coordinators",
    "editions_of",
    "figures",
    "found_organisations",
    "found_people",
    "has_code",
    "listed_spaces",
    "logger",
    "members_of",
    "memberships_of",
    "notices_of",
    "open_request_of",
    "open_requests_in",
    "open_requests_of",
    "organisations_offered_to",
    "own_space_for",
    "own_words_of",
    "participants_of",
    "participations_for",
    "people_for",
    "people_of_the_network",
    "room_of",
    "rules_of",
    "shared_spaces",
    "shared_words",
    "space_requests_for",
    "spaces_of",
    "standing_of",
    "suggested_spaces",
    "unread_count",
    "unread_notices",
    "words_asked_by",
    "words_asked_of",
]
