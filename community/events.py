"""What happens to people and belonging; higher layers react to these."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from portal.events import Event


class Change(StrEnum):
    """What became of a membership."""

    JOINED = "joined"  # by oneself, in an open space
    LET_IN = "let_in"  # by the space
    ROLE = "role"
    LEFT = "left"
    REMOVED = "removed"


@dataclass(frozen=True)
class MembershipChanged(Event):
    space_id: int
    user_id: int
    change: Change
    actor_id: int | None = None  # who gave the role, to be named to whom it was given

    @property
    def has_ended(self) -> bool:
        return self.change in {Change.LEFT, Change.REMOVED}


@dataclass(frozen=True)
class AdministrationHandedOver(Event):
    space_id: int
    from_id: int | None
    to_id: int


@dataclass(frozen=True)
class InvitationAsked(Event):
    """A mail is to go out; ``after`` says when at the earliest, None at once."""

    invitation_id: int
    after: datetime | None = None


@dataclass(frozen=True)
class InvitationAccepted(Event):
    space_id: int
    user_id: int
    inviter_id: int | None


@dataclass(frozen=True)
class JoinRequested(Event):
    request_id: int
    space_id: int
    user_id: int


@dataclass(frozen=True)
class JoinRequestDecided(Event):
    """``granted`` is None when the asker took the request back or got in another way."""

    request_id: int
    space_id: int
    user_id: int
    granted: bool | None
    actor_id: int | None


@dataclass(frozen=True)
class SpaceMade(Event):
    space_id: int


@dataclass(frozen=True)
class SpaceChanged(Event):
    """Words, visibility, join policy or archive; ``visibility_changed``: others may see what is inside.

    ``members_changed``: others may see who belongs.
    """

    space_id: int
    visibility_changed: bool = False
    members_changed: bool = False


@dataclass(frozen=True)
class SpaceRequested(Event):
    request_id: int
    user_id: int


@dataclass(frozen=True)
class SpaceRequestDecided(Event):
    """``space_id`` is what was made of it, if it was granted."""

    request_id: int
    user_id: int
    granted: bool
    space_id: int | None
    actor_id: int | None


@dataclass(frozen=True)
class SpaceRequestWithdrawn(Event):
    request_id: int


@dataclass(frozen=True)
class RulesChanged(Event):
    rules_id: int
    space_id: int
    actor_id: int | None


@dataclass(frozen=True)
class WordsChanged(Event):
    """A space's own word was added, renamed, merged or retired. ``things_changed``: merged."""

    space_id: int
    tag_id: int
    things_changed: bool


@dataclass(frozen=True)
class LogoLeft(Event):
    """A space shows this logo no more in this storage; ``private`` is that of hidden spaces."""

    name: str
    private: bool


@dataclass(frozen=True)
class ProfileChanged(Event):
    """Somebody came, said something else of themselves, or was deactivated."""

    user_id: int


@dataclass(frozen=True)
class OrganisationChanged(Event):
    """An organisation's own words, or the spaces that it takes part in."""

    organisation_id: int


@dataclass(frozen=True)
class OrganisationsMerged(Event):
    """``merged_id`` was the same as ``kept_id``: what pointed at the first points at the second."""

    kept_id: int
    merged_id: int


@dataclass(frozen=True)
class PictureDropped(Event):
    """Somebody shows this picture no more."""

    name: str


@dataclass(frozen=True)
class PersonShutOut(Event):
    """Signed out, password changed or deactivated: what is open of theirs is checked again."""

    user_id: int


@dataclass(frozen=True)
class WordsAsked(Event):
    request_id: int
    space_id: int
    asker_id: int
    author_id: int


@dataclass(frozen=True)
class WordsDecided(Event):
    request_id: int
    space_id: int
    asker_id: int
    author_id: int
    agreed: bool


@dataclass(frozen=True)
class ExportRequested(Event):
    export_id: int
    user_id: int


@dataclass(frozen=True)
class ExportReady(Event):
    export_id: int
    user_id: int


@dataclass(frozen=True)
class DepartureRequested(Event):
    """Somebody wants their account deleted; there are some days to take it back."""

    departure_id: int
    user_id: int


@dataclass(frozen=True)
class DepartureDue(Event):
    """The days to take a deletion back are over."""

    departure_id: int


@dataclass(frozen=True)
class ParticipationChanged(Event):
    """Proposed, agreed, declined or ended; ``kind`` is the notice that both sides get."""

    participation_id: int
    organisation_id: int
    space_id: int
    kind: str
    actor_id: int | None


@dataclass(frozen=True)
class AddressRefused(Event):
    """A mail server takes nothing for somebody's address."""

    user_id: int


@dataclass(frozen=True)
class MailAnswered(Event):
    """The sender of a mail is to hear what became of it; a mail has no row that could tell.

    ``user_id`` is the account of ``address``, if there is one; ``code`` and ``thing_id`` name what the mail
    was to be written to. ``reason`` is the sentence of a refusal, in the language of the account.
    """

    address: str
    user_id: int | None
    code: str
    thing_id: int
    in_reply_to: str
    outcome: str = ""
    reason: str = ""


@dataclass(frozen=True)
class CaseEvent(Event):
    """Something happened to a case; ``actor_id`` is who did it."""

    case_id: int
    space_id: int
    actor_id: int | None


@dataclass(frozen=True)
class Reported(CaseEvent):
    """The first report of a thing; those that follow change nothing about who has to look."""


@dataclass(frozen=True)
class CaseDecided(CaseEvent):
    pass


@dataclass(frozen=True)
class CaseObjected(CaseEvent):
    pass


@dataclass(frozen=True)
class ObjectionDecided(CaseEvent):
    pass
