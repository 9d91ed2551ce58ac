"""People and belonging; all tables are global, each with its door in ``community.selectors``."""

from community.models.membership import JoinRequest, Membership
from community.models.notice import Notice
from community.models.organisation import Organisation, Participation
from community.models.person import Profile, User
from community.models.space_request import SpaceRequest

__all__ = [
    "JoinRequest",
    "Membership",
    "Notice",
    "Organisation",
    "Participation",
    "Profile",
    "SpaceRequest",
    "User",
]
