"""What digests say of groups: what came of them, and which begin."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from collaboration.models import Group
from community.mailing.sources import DigestItem, Source, register_source


def closed_groups(since: datetime) -> Any:
    return Group.objects.closed().filter(closed_at__gt=since)


def formed_groups(since: datetime) -> Any:
    return Group.objects.open().filter(formed_at__gt=since)


def outcome_item(group: Group) -> DigestItem:
    return DigestItem.of(group, text=group.outcome_excerpt, at=group.closed_at or group.formed_at)


def group_item(group: Group) -> DigestItem:
    return DigestItem.of(group, text=group.aim, at=group.formed_at)


register_source(Source("outcomes", 25, _("What came of groups"), closed_groups, "closed_at", outcome_item))
register_source(Source("groups", 40, _("New groups"), formed_groups, "formed_at", group_item))
