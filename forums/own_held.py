"""What somebody wrote and moderators have not shown: handed out to them, and taken away when they leave."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from forums.events import ContributionSettled
from forums.models import HeldContribution, HeldFile
from forums.operations.holding import delete_held, facts_of_held
from portal.events import publish
from portal.models import StoredFile
from portal.operations import SYSTEM
from portal.own_data import Holding, Row, in_slices, look, register


def held_of(person: Any) -> QuerySet[Any]:
    """Without what is shown: its words stand in posts."""
    return HeldContribution.objects.written_by(person).filter(post=None)


def rows(person: Any) -> Iterator[Row]:
    for some in in_slices(held_of(person)):
        seen = look(person, some)
        for held in some:
            yield {
                "space": seen.space(held),
                "kind": held.kind,
                "without_name": held.is_nameless,
                "written_at": held.held_at,
                "state": held.outcome or "waiting",
                "title": held.title,
                "text": held.body,
                "note": held.note,
            }


def files(person: Any) -> Iterator[StoredFile]:
    for some in in_slices(
        HeldFile.objects.filter(held__in=HeldContribution.objects.written_by(person)).select_related("file")
    ):
        yield from (row.file for row in some)


def remove(person: Any, most: int) -> int:
    found = list(HeldContribution.objects.written_by(person).order_by("pk")[:most])
    for held in found:
        publish(ContributionSettled(**facts_of_held(held, SYSTEM)))
        delete_held(held)
    return len(found)


register(
    Holding(
        code="waiting_posts",
        label=_("What waits for a moderator"),
        rows=rows,
        files=files,
        count=lambda person: held_of(person).count(),
        forget=remove,
    )
)
