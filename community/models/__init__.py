"""People and belonging; all tables but cases and reports are global, each with its door in ``selectors``."""

from community.models.account import Consent, DataExport, Departure, LegalText
from community.models.block import Block
from community.models.figure import DailyFigure
from community.models.helping import HelpOffer, HelpWord
from community.models.incoming import TakenMail
from community.models.invitation import Invitation, InvitationRefusal
from community.models.mail import DigestRun, MailSettings, NoticePreference
from community.models.membership import JoinRequest, Membership
from community.models.moderation import Case, Mute, Report
from community.models.notice import Notice
from community.models.organisation import Organisation, Participation
from community.models.organisation_parts import OrganisationContact, OrganisationFacet, OrganisationName
from community.models.person import Profile, User
from community.models.person_block import PersonBlock
from community.models.profile_parts import LanguageSkill, Position, ProfileFacet
from community.models.space_request import SpaceRequest

__all__ = [
    "Block",
    "Case",
    "Consent",
    "DailyFigure",
    "DataExport",
    "Departure",
    "DigestRun",
    "HelpOffer",
    "HelpWord",
    "Invitation",
    "InvitationRefusal",
    "JoinRequest",
    "LanguageSkill",
    "LegalText",
    "MailSettings",
    "Membership",
    "Mute",
    "Notice",
    "NoticePreference",
    "Organisation",
    "OrganisationContact",
    "OrganisationFacet",
    "OrganisationName",
    "Participation",
    "PersonBlock",
    "Position",
    "Profile",
    "ProfileFacet",
    "Report",
    "SpaceRequest",
    "TakenMail",
    "User",
]
