"""Invitations as the administrators of their space see them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from community.labels import role_label
from community.models import Invitation
from community.selectors import SortedAddresses


@dataclass(frozen=True)
class ShownInvitation:
    invitation: Invitation
    role: str
    state: str
    tone: str
    when: datetime | None


def show_invitations(
    rows: Iterable[Invitation], *, administrators: Collection[int], now: datetime
) -> list[ShownInvitation]:
    """``administrators`` are the ids of who administers the space now: only their invitations stand."""
    return [_show(row, administrators, now) for row in rows]


def _show(row: Invitation, administrators: Collection[int], now: datetime) -> ShownInvitation:
    state, tone, when = _state(row, administrators, now)
    return ShownInvitation(
        invitation=row,
        role=role_label(row.space, row.role),
        state=state,
        tone=tone,
        when=when,
    )


def _state(
    row: Invitation, administrators: Collection[int], now: datetime
) -> tuple[str, str, datetime | None]:
    if not row.is_waiting:
        return _answered(row)
    if row.invited_by_id not in administrators:
        return _("Lapsed: who invited does not administer this space any more"), "warning", None
    if row.expires_at <= now:
        return _("Run out"), "warning", row.expires_at
    if row.mail_failed_at is not None:
        return _("The mail could not be delivered"), "danger", row.mail_failed_at
    if row.mailed_at is not None:
        return _("Mailed"), "info", row.mailed_at
    return _("Waits for the mail server") if row.mail_attempts else _("Being sent"), "info", None


def _answered(row: Invitation) -> tuple[str, str, datetime | None]:
    if row.accepted_at is not None:
        return _("Accepted"), "success", row.accepted_at
    if row.declined_at is not None:
        return _("Declined"), "neutral", row.declined_at
    return _("Withdrawn"), "neutral", row.withdrawn_at


def in_words(told: SortedAddresses) -> list[str]:
    """What would become of each kind of address, one sentence a kind; new ones first, if there are any."""
    new, members = len(told.new), len(told.members)
    invited, refused, blocked = len(told.invited), len(told.refused), len(told.blocked)
    sentences = [
        (told.new, ngettext("%(n)s address gets an invitation.", "%(n)s addresses get an invitation.", new)),
        (
            told.members,
            ngettext(
                "%(n)s belongs to this space already: %(who)s",
                "%(n)s belong to this space already: %(who)s",
                members,
            ),
        ),
        (
            told.invited,
            ngettext(
                "%(n)s has been invited already: %(who)s", "%(n)s have been invited already: %(who)s", invited
            ),
        ),
        (
            told.refused,
            ngettext(
                "%(n)s wants no more invitations to this space: %(who)s",
                "%(n)s want no more invitations to this space: %(who)s",
                refused,
            ),
        ),
        (
            told.blocked,
            ngettext(
                "%(n)s is blocked in this space: %(who)s", "%(n)s are blocked in this space: %(who)s", blocked
            ),
        ),
    ]
    return [words % {"n": len(who), "who": ", ".join(who)} for who, words in sentences if who]
