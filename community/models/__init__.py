"""People and belonging; all tables are global, each with its door in ``community.selectors``."""

from community.models.figure import DailyFigure
from community.models.membership import JoinRequest, Membership
from community.models.notice import Notice
from community.models.organisation import Organisation, Participation
from community.models.person import Profile, User

__all__ = [
    "DailyFigure",
    "JoinRequest",
    "Membership",
    "Notice",
    "Organisation",
    "Participation",
    "Profile",
    "User",
]
