"""People and belonging; all tables are global, each with its door in ``community.selectors``."""

from community.models.block import Block
from community.models.figure import DailyFigure
from community.models.invitation import Invitation, InvitationRefusal
from community.models.membership import JoinRequest, Membership
from community.models.notice import Notice
from community.models.organisation import Organisation, Participation
from community.models.organisation_parts import OrganisationContact, OrganisationFacet, OrganisationName
from community.models.person import Profile, User
from community.models.profile_parts import LanguageSkill, Position, ProfileFacet

__all__ = [
    "Block",
    "DailyFigure",
    "Invitation",
    "InvitationRefusal",
    "JoinRequest",
    "LanguageSkill",
    "Membership",
    "Notice",
    "Organisation",
    "OrganisationContact",
    "OrganisationFacet",
    "OrganisationName",
    "Participation",
    "Position",
    "Profile",
    "ProfileFacet",
    "User",
]
