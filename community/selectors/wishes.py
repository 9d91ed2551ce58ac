"""What people wish of mail, read for many at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from community.choices import Delivery
from community.models import MailSettings, NoticePreference, User
from community.models.mail import DIGEST_HOUR, MONDAY
from community.notice_groups import USUAL
from portal.locality import time_zone_of

Place = int | None


@dataclass(frozen=True)
class Wishes:
    """One person's wishes; what is not in ``chosen`` is as usual, or as they chose for everywhere."""

    chosen: Mapping[tuple[Place, str], str] = field(default_factory=dict)
    digest_weekday: int = MONDAY
    digest_hour: int = DIGEST_HOUR
    quiet_from: int | None = None
    quiet_until: int | None = None
    is_stopped: bool = False
    is_refused: bool = False

    @property
    def takes_mail(self) -> bool:
        return not self.is_stopped and not self.is_refused

    def delivery(self, group: str, space_id: Place = None) -> str:
        return self.chosen.get((space_id, group)) or self.chosen.get((None, group)) or USUAL[group]

    def gets_digest(self, period: str) -> bool:
        """Whether anything may ever come in the digest of ``period``."""
        everywhere = {self.delivery(group) for group in USUAL}
        return self.takes_mail and period in everywhere | set(self.chosen.values())

    def quiet_ends(self, person: Any, now: datetime) -> datetime | None:
        """When the quiet hours end that ``now`` lies in; None when it is not quiet."""
        if self.quiet_from is None or self.quiet_until is None or self.quiet_from == self.quiet_until:
            return None
        zone = time_zone_of(person) or timezone.get_default_timezone()
        local = now.astimezone(zone)
        since_start = (local.hour - self.quiet_from) % 24
        if since_start >= (self.quiet_until - self.quiet_from) % 24:
            return None
        # Wall clock arithmetic: on the night of the clock change it ends at the hour that clocks show.
        end = local.replace(hour=self.quiet_until, minute=0, second=0, microsecond=0, fold=0)
        if self.quiet_until <= local.hour:
            end += timedelta(days=1)
        # The hour that comes twice would end twice: from its second turn on nothing is left to wait for.
        return end if end.timestamp() > now.timestamp() else None


USUAL_WISHES = Wishes()


def wishes_of(people: Iterable[User]) -> dict[int, Wishes]:
    """The wishes of all of ``people`` by their id: two queries, however many they are."""
    by_id = {person.pk: person for person in people}
    chosen: dict[int, dict[tuple[Place, str], str]] = defaultdict(dict)
    rows = NoticePreference.objects.filter(user_id__in=by_id)
    for user_id, space_id, group, delivery in rows.values_list("user_id", "space_id", "group", "delivery"):
        chosen[user_id][space_id, group] = delivery
    kept = {row.user_id: row for row in MailSettings.objects.filter(user_id__in=by_id)}
    return {pk: _wishes(person, chosen.get(pk, {}), kept.get(pk)) for pk, person in by_id.items()}


def _wishes(person: User, chosen: Mapping[tuple[Place, str], str], kept: MailSettings | None) -> Wishes:
    if kept is None:
        return Wishes(chosen) if chosen else USUAL_WISHES
    return Wishes(
        chosen=chosen,
        digest_weekday=kept.digest_weekday,
        digest_hour=kept.digest_hour,
        quiet_from=kept.quiet_from,
        quiet_until=kept.quiet_until,
        is_stopped=kept.stopped_at is not None,
        # An address that was refused is not asked again; a new one is.
        is_refused=kept.refused_at is not None and kept.refused_address == person.email,
    )


def unreachable_address(user: Any) -> str:
    """The address that a mail server refused for good, while it is still the account's; else empty."""
    if not getattr(user, "is_authenticated", False):
        return ""
    refused = MailSettings.objects.filter(~Q(refused_at=None), user_id=user.pk, refused_address=user.email)
    return refused.values_list("refused_address", flat=True).first() or ""


def left_out_of_news(user: Any) -> set[int]:
    """The spaces of which ``user`` wants no news."""
    rows = NoticePreference.objects.filter(user_id=user.pk, group="news", delivery=Delivery.HERE)
    return set(rows.exclude(space=None).values_list("space_id", flat=True))
