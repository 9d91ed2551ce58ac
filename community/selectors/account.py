"""One's own account: copies of one's data, and what one has agreed to."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from community.models import Consent, DataExport
from community.models.account import ONE_EXPORT_EVERY


def exports_of(person: Any) -> QuerySet[DataExport]:
    """The newest first."""
    return DataExport.objects.filter(user=person).order_by("-pk")


def may_ask_for_copy(person: Any) -> bool:
    return not exports_of(person).filter(requested_at__gt=timezone.now() - ONE_EXPORT_EVERY).exists()


def agreements_of(person: Any) -> QuerySet[Consent]:
    return Consent.objects.filter(user=person).order_by("-at", "kind")
