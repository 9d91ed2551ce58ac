"""The platform's closed vocabularies; codes are stored, labels are translated."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SpaceKind(models.TextChoices):
    PARTNER = "partner", _("Partner")
    NETWORK = "network", _("Network")


class Visibility(models.TextChoices):
    """Who may know that a space exists, and the widest audience of anything inside."""

    PUBLIC = "public", _("Public")
    NETWORK = "network", _("Network")
    HIDDEN = "hidden", _("Hidden")


class JoinPolicy(models.TextChoices):
    OPEN = "open", _("Anyone may join")
    REQUEST = "request", _("Ask to join")
    INVITATION = "invitation", _("By invitation")


class MemberList(models.TextChoices):
    """Who sees the list of a space's members; whom to turn to is never a secret."""

    MEMBERS = "members", _("All members")
    MODERATORS = "moderators", _("Administrators and moderators only")


class Audience(models.TextChoices):
    PUBLIC = "public", _("Everyone")
    NETWORK = "network", _("The network")
    SPACE = "space", _("This space")
    PARTIES = "parties", _("Only the people named")


class SectionKind(models.TextChoices):
    COMMUNICATION = "communication", _("Communication")
    SHARING = "sharing", _("Sharing")
    COLLABORATION = "collaboration", _("Collaboration")
    COOPERATION = "cooperation", _("Cooperation")


class WordKind(models.TextChoices):
    """What a word of the vocabulary is about; free words are what people typed."""

    FREE = "free", _("Other words")
    TOPIC = "topic", _("Topics")
    SECTOR = "sector", _("Sectors")


class Role(models.TextChoices):
    """A person's place in one space."""

    ADMINISTRATOR = "administrator", _("Administrator")
    MODERATOR = "moderator", _("Moderator")
    MEMBER = "member", _("Member")
    OBSERVER = "observer", _("Observer")


class NetworkRole(models.TextChoices):
    """A portal-wide desk; never a right to read what a partner keeps for itself."""

    COORDINATOR = "coordinator", _("Coordinator")
    REVIEWER = "reviewer", _("Reviewer")


# The audiences that a space of each visibility allows, widest first.
AUDIENCES_WITHIN: dict[str, tuple[Audience, ...]] = {
    Visibility.PUBLIC: (Audience.PUBLIC, Audience.NETWORK, Audience.SPACE, Audience.PARTIES),
    Visibility.NETWORK: (Audience.NETWORK, Audience.SPACE, Audience.PARTIES),
    Visibility.HIDDEN: (Audience.SPACE, Audience.PARTIES),
}


class Ballot(models.TextChoices):
    """Whether a poll says who chose what."""

    OPEN = "open", _("Open: everybody who can read this sees who chose what")
    SECRET = "secret", _("Secret: only the numbers are shown")
