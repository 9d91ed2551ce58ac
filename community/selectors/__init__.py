"""The doors to people and belonging; each takes the reader, and nothing reads these tables round them."""

from community.selectors.belonging import (
    administrator_ids,
    administrators_for,
    found_members,
    last_answer_to,
    members_of,
    memberships_of,
    open_request_of,
    open_requests_in,
    open_requests_of,
    shared_spaces,
    spaces_of,
    standing_of,
)
from community.selectors.invitations import (
    SortedAddresses,
    blocks_in,
    invitation_behind,
    invitations_in,
    sort_addresses,
    stands,
    token_hash,
)
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
)
from community.selectors.spaces import (
    has_code,
    listed_spaces,
    suggested_spaces,
)
from community.selectors.words import (
    words_asked_by,
    words_asked_of,
)

__all__ = [
    "FIGURES_SECONDS",
    "MOST_COUNTED",
    "SortedAddresses",
    "account",
    "administrator_ids",
    "administrators_for",
    "blocks_in",
    "figures",
    "found_members",
    "found_organisations",
    "found_people",
    "has_code",
    "invitation_behind",
    "invitations_in",
    "last_answer_to",
    "listed_spaces",
    "logger",
    "members_of",
    "memberships_of",
    "notices_of",
    "open_request_of",
    "open_requests_in",
    "open_requests_of",
    "own_space_for",
    "participants_of",
    "participations_for",
    "people_for",
    "shared_spaces",
    "sort_addresses",
    "spaces_of",
    "standing_of",
    "stands",
    "suggested_spaces",
    "token_hash",
    "unread_count",
    "unread_notices",
    "words_asked_by",
    "words_asked_of",
]
