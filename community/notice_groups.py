"""Which wishes a kind of notice follows, and how long its mail waits for more of the same."""

from datetime import datetime, timedelta
from typing import Final

from community.choices import Delivery, NoticeGroup, NoticeKind

GROUPS: Final[dict[str, str]] = {
    NoticeKind.ANSWER: NoticeGroup.REPLIES,
    NoticeKind.REPLY: NoticeGroup.REPLIES,
    NoticeKind.MENTION: NoticeGroup.MENTIONS,
    NoticeKind.NEW_POST: NoticeGroup.REPLIES,
    NoticeKind.NEW_TOPIC: NoticeGroup.REPLIES,
    NoticeKind.ACCEPTED: NoticeGroup.OUTCOMES,
    NoticeKind.CARRIED: NoticeGroup.OUTCOMES,
    NoticeKind.MOVED: NoticeGroup.OUTCOMES,
    NoticeKind.REACTED: NoticeGroup.REACTIONS,
    NoticeKind.SYNTHESIS: NoticeGroup.OUTCOMES,
    NoticeKind.HELPED: NoticeGroup.OUTCOMES,
    NoticeKind.WORKED: NoticeGroup.OUTCOMES,
    NoticeKind.SHARED_SOLVED: NoticeGroup.OUTCOMES,
    NoticeKind.WENT_WIDER: NoticeGroup.OUTCOMES,
    NoticeKind.POLL_ENDED: NoticeGroup.OUTCOMES,
    NoticeKind.TALK_ASKED: NoticeGroup.TALKS,
    NoticeKind.TALK_ACCEPTED: NoticeGroup.TALKS,
    NoticeKind.TALK_DECLINED: NoticeGroup.TALKS,
    NoticeKind.TALK_NEW: NoticeGroup.TALKS,
    NoticeKind.TALK_ENDED: NoticeGroup.TALKS,
    NoticeKind.ROOM_INVITED: NoticeGroup.ROOMS,
    NoticeKind.ROOM_CHANGED: NoticeGroup.ROOMS,
    NoticeKind.ROOM_OFF: NoticeGroup.ROOMS,
    NoticeKind.ROOM_TOMORROW: NoticeGroup.ROOMS,
    NoticeKind.ROOM_SOON: NoticeGroup.ROOMS,
    NoticeKind.ROOM_FORGOTTEN: NoticeGroup.ROOMS,
}

USUAL: Final[dict[str, str]] = {
    NoticeGroup.REPLIES: Delivery.AT_ONCE,
    NoticeGroup.MENTIONS: Delivery.AT_ONCE,
    NoticeGroup.REQUESTS: Delivery.AT_ONCE,
    NoticeGroup.OUTCOMES: Delivery.AT_ONCE,
    NoticeGroup.REACTIONS: Delivery.WEEKLY,
    NoticeGroup.TALKS: Delivery.AT_ONCE,
    NoticeGroup.ROOMS: Delivery.AT_ONCE,
    NoticeGroup.NEWS: Delivery.WEEKLY,
}

# Replies come in groups: whoever answers often adds a second thought.
BUNDLING: Final = timedelta(seconds=90)
_BUNDLED: Final = {NoticeGroup.REPLIES, NoticeGroup.MENTIONS, NoticeGroup.OUTCOMES, NoticeGroup.TALKS}

# What belongs to people and not to a space: nobody can wish for something else in one space.
EVERYWHERE_ALIKE: Final = {NoticeGroup.TALKS}


# Of an address that does not work mail cannot tell, nor is it news once mail arrives again.
NEVER_MAILED: Final = {NoticeKind.UNREACHABLE}
# Pleasant, and never urgent: they wait for a digest.
NEVER_AT_ONCE: Final = {NoticeGroup.REACTIONS}


def group_of(kind: str) -> str:
    """The group of a kind; what asks somebody for something, or decides, is a request."""
    return GROUPS.get(kind, NoticeGroup.REQUESTS)


def mail_due(kind: str, at: datetime) -> datetime | None:
    """When a mail about something of ``at`` is to go; None for what mail cannot tell, or only a digest."""
    if kind in NEVER_MAILED or group_of(kind) in NEVER_AT_ONCE:
        return None
    return at + BUNDLING if group_of(kind) in _BUNDLED else at
