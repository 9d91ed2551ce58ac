"""Say that something changed: a row in the transaction of the change, a poke after its commit."""

from collections.abc import Collection
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction  # noqa: TID251  (after-commit poke)
from django.utils import timezone

from portal.models import Hint

# Far longer than any web process takes to read the table; a process that was away longer looks at its tick.
KEPT_FOR = timedelta(minutes=10)


def standing_key(user_id: int) -> str:
    """Under which somebody's sockets hear that their session, or what they may see, has changed."""
    return f"standing:{user_id}"


# Under which every open page hears that what many people may see has changed, such as a space's visibility.
EVERYBODY = standing_key(0)


def hint(key: str) -> None:
    """Tell every process that something about ``key`` (``kind:id``) changed; inside the transaction."""
    row = Hint.objects.create(key=key)
    transaction.on_commit(partial(_poke, key, row.pk), robust=True)


def prune_hints() -> int:
    """Delete hints that every process has read; the worker's schedule calls this. Returns how many."""
    return Hint.objects.filter(at__lt=timezone.now() - KEPT_FOR).delete()[0]


def hints_after(pk: int, most: int = 5000) -> list[tuple[int, str]]:
    """Ids and keys of hints later than ``pk``, oldest first."""
    return list(Hint.objects.filter(pk__gt=pk).order_by("pk").values_list("pk", "key")[:most])


def keys_hinted_since(at: datetime, keys: Collection[str]) -> list[str]:
    """Those of ``keys`` about which there was a hint at ``at`` or later, as far back as hints are kept."""
    hinted = Hint.objects.filter(at__gte=at, key__in=keys).order_by("key")
    return list(hinted.values_list("key", flat=True).distinct())


def last_hint(before: datetime | None = None) -> int:
    """The id of the newest hint, or of the newest ``before`` then, or 0."""
    hints = Hint.objects.filter(at__lt=before) if before is not None else Hint.objects.all()
    return hints.order_by("-pk").values_list("pk", flat=True).first() or 0


def _poke(key: str, pk: int) -> None:
    from portal.realtime.listener import poke  # noqa: PLC0415  (processes without sockets never need it)

    poke(key, pk)
