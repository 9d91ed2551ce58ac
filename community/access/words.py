"""Who decides about words that are wanted elsewhere."""

from typing import Any

import rules


@rules.predicate
def wants_words(actor: Any, request: Any) -> bool:
    return actor.pk is not None and request is not None and request.by_id == actor.pk


@rules.predicate
def wrote_the_words(actor: Any, request: Any) -> bool:
    return actor.pk is not None and request is not None and request.author_id == actor.pk


rules.add_perm("community.view_words", wants_words | wrote_the_words)
rules.add_perm("community.decide_words", wrote_the_words)
