"""The link that ends one kind of mail without signing in.

A token names the person by id, the kind of mail and perhaps a space by id, signed by us: it tells nothing
about anybody, opens nothing, and can do nothing but stop that mail.
"""

from dataclasses import dataclass

from django.core import signing
from django.urls import reverse

from community.choices import DigestPeriod, NoticeGroup
from portal.addresses import absolute

_SALT = "guildhall.mail.stop"


@dataclass(frozen=True)
class Stop:
    """What a link stops: one group of notices in a space or everywhere, or one period's digest."""

    user_id: int
    group: str = ""
    space_id: int | None = None
    period: str = ""


def stop_link(stop: Stop) -> str:
    words = [stop.user_id, stop.period or stop.group, stop.space_id or 0]
    return absolute(reverse("mail_stop", args=[signing.dumps(words, salt=_SALT)]))


def stop_of(token: str) -> Stop | None:
    """What ``token`` stops; None when it is none of ours."""
    try:
        user_id, what, space_id = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    if what in DigestPeriod.values:
        return Stop(user_id=user_id, period=what)
    return (
        Stop(user_id=user_id, group=what, space_id=space_id or None) if what in NoticeGroup.values else None
    )


def headers_for(stop: Stop) -> dict[str, str]:
    """What mail programs need to show their own button (RFC 2369 and RFC 8058)."""
    return {
        "List-Unsubscribe": f"<{stop_link(stop)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def words_for(stop: Stop) -> str:
    """What the link stops, for the page behind it."""
    if stop.period:
        return str(DigestPeriod(stop.period).label)
    return str(NoticeGroup(stop.group).label)
