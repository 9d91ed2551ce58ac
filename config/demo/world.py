"""What the loader knows while it works: the moment, the people, the places, and what was made before."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.apps import apps
from django.utils import timezone

from community.models import User
from config.demo.clock import moment
from config.demo.text import span
from portal.audit import record
from portal.models import AuditEntry, Space
from portal.operations import SYSTEM

VERB = "config.load_demo"


class Ledger:
    """Which item of the content became which row; kept in the audit trail, so a second load leaves it alone.

    An item that was made and has been deleted since stays known: it is not made again.
    """

    def __init__(self) -> None:
        entries = AuditEntry.objects.filter(verb=VERB).values_list("details", "object_label", "object_id")
        self._rows = {details["key"]: (label, pk) for details, label, pk in entries}

    def __contains__(self, key: str) -> bool:
        return key in self._rows

    def remember(self, key: str, obj: Any) -> None:
        entry = record(actor=SYSTEM, verb=VERB, obj=obj, key=key)
        self._rows[key] = (entry.object_label, obj.pk)

    def find(self, key: str) -> Any:
        """Find the row of an item; None when it is not made yet or has been deleted."""
        if key not in self._rows:
            return None
        label, pk = self._rows[key]
        return apps.get_model(label)._default_manager.filter(pk=pk).first()  # noqa: SLF001


@dataclass
class World:
    """The state of one load. ``now`` is the moment that all times of the content count back from."""

    ledger: Ledger
    now: datetime = field(default_factory=timezone.now)
    people: dict[str, User] = field(default_factory=dict)
    spaces: dict[str, Space] = field(default_factory=dict)
    deeds: list[tuple[datetime, int, Callable[[], object]]] = field(default_factory=list)

    def ago(self, written: str) -> datetime:
        return self.now - span(written)

    def at(self, when: datetime, do: Callable[[], object]) -> None:
        """Plan a deed; deeds of one moment keep the order in which they were planned."""
        self.deeds.append((when, len(self.deeds), do))

    def play(self) -> int:
        """Do everything in the order of time, with the clock set to each deed's moment."""
        planned = sorted(self.deeds, key=lambda deed: deed[:2])
        for when, _number, do in planned:
            with moment(when):
                do()
        self.deeds.clear()
        return len(planned)
