"""Which versions of terms and privacy notice count now, and who still has to agree to one.

Before the first text is published with ``publish_legal_text``, the pages that every house has from its first
day count as version ``FIRST_VERSION``.
"""

from collections.abc import Mapping
from typing import Any

from django.core.cache import cache
from django.utils import timezone

from community.choices import ConsentKind
from community.models import Consent, LegalText, User
from portal.outside import outside_failures

FIRST_VERSION = "1"
CACHE_KEY = "community.asked_versions"
CACHE_SECONDS = 60


def current_versions() -> dict[str, str]:
    """The version of each text that is shown now."""
    latest = LegalText.objects.order_by("published_at", "pk").values_list("kind", "version")
    return dict.fromkeys(ConsentKind.values, FIRST_VERSION) | dict(latest)


def note_agreements(person: User, versions: Mapping[str, str], *, via: str) -> list[Consent]:
    """Write that ``person`` agrees to ``versions``; called by operations, inside their transaction."""
    rows = []
    for kind, version in versions.items():
        consent, _made = Consent.objects.get_or_create(
            user=person, kind=kind, text_version=version, withdrawn_at=None,
            defaults={"at": timezone.now(), "via": via},
        )  # fmt: skip
        rows.append(consent)
    return rows


def asked_versions() -> dict[str, str]:
    """The latest version of each text about which people are asked; empty while none asks.

    Kept for a minute, since every request of everybody looks at it.
    """

    def read() -> dict[str, str]:
        asking = LegalText.objects.filter(asks_again=True).order_by("published_at", "pk")
        return dict(asking.values_list("kind", "version"))

    try:
        found: dict[str, str] = cache.get_or_set(CACHE_KEY, read, CACHE_SECONDS) or {}
    except outside_failures():
        return read()
    return found


def texts_to_agree(person: Any) -> list[LegalText]:
    """What ``person`` is asked about: texts that ask, newer than what they have agreed to."""
    waiting = []
    for kind, version in sorted(asked_versions().items()):
        text = LegalText.objects.get(kind=kind, version=version)
        since = LegalText.objects.filter(kind=kind, published_at__gte=text.published_at).values("version")
        if not Consent.objects.filter(
            user_id=person.pk, kind=kind, withdrawn_at=None, text_version__in=since
        ).exists():
            waiting.append(text)
    return waiting
