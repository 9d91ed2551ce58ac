"""By what words of help are found, and whose turn it is to be asked; called by operations and selectors."""

import re
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Final

from community.models import HelpOffer
from portal.folding import fold_text
from portal.models import Tag
from portal.vocabulary import slug_of_label

# Nobody is asked twice within it, whatever they chose.
LEAST_PAUSE: Final = timedelta(days=7)
MOST_IN_A_ROW: Final = 4
SHORTEST: Final = 3
_BETWEEN: Final = re.compile(r"[\W_]+")


def key_of(word: str) -> str:
    """What ``word`` is found by: a core word by its one name, whatever language it is typed in.

    Case, accents and signs between letters do not count. Empty when it has no letters.
    """
    return _plain(slug_of_label(word) or word)


def _plain(text: str) -> str:
    return _BETWEEN.sub(" ", fold_text(text)).strip()


def keys_of_tags(tags: Iterable[Tag]) -> dict[str, str]:
    """By the keys of ``tags``: their names."""
    found = {_plain(tag.slug): tag.name for tag in tags}
    return found | {_plain(name): name for name in list(found.values())}


def keys_in(text: str) -> set[str]:
    """Every word in ``text``, and every few words that stand there in a row, as keys."""
    words = _plain(text).split()
    rows = (
        " ".join(words[start : start + length])
        for length in range(1, MOST_IN_A_ROW + 1)
        for start in range(len(words) - length + 1)
    )
    return {row for row in rows if len(row) >= SHORTEST}


def take_turns(user_ids: Collection[int], now: datetime) -> set[int]:
    """Note that these people are asked at ``now``; returns those whose turn it is, in one order, locked.

    The others are left as they are: they take no questions, are on a break, or were asked too lately.
    """
    offers = HelpOffer.objects.select_for_update(of=("self",)).filter(
        user_id__in=user_ids, user__is_active=True
    )
    ready = [offer for offer in offers.order_by("pk") if offer.is_askable(now)]
    for offer in ready:
        offer.last_asked_at = now
        offer.save(update_fields=["last_asked_at"])
    return {offer.user_id for offer in ready}
