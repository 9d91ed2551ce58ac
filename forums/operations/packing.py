"""What a topic or a reply is begun with besides its words, kept as JSON while it waits for a moderator."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from django.utils import timezone

from forums.operations.help_facts import HelpFacts
from forums.operations.poll_making import PollText


def packed(more: Mapping[str, Any]) -> dict[str, Any]:
    """Ready for JSON. Of a poll it is kept how long it runs: it begins when people can see it."""
    kept = {name: value for name, value in more.items() if value is not None}
    facts, poll = kept.get("facts"), kept.get("poll")
    if isinstance(facts, HelpFacts):
        kept["facts"] = asdict(facts)
    if isinstance(poll, PollText):
        runs = (poll.closes_at - timezone.now()).total_seconds()
        kept["poll"] = asdict(poll) | {"options": list(poll.options), "closes_at": runs}
    return kept


def unpacked(kept: Mapping[str, Any]) -> dict[str, Any]:
    """What ``packed`` was given."""
    more = dict(kept)
    if "facts" in more:
        more["facts"] = HelpFacts(**more["facts"])
    if "poll" in more:
        ends = timezone.now() + timedelta(seconds=more["poll"]["closes_at"])
        more["poll"] = PollText(**more["poll"] | {"closes_at": ends})
    return more
