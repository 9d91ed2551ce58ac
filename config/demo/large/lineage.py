"""What came of what: questions became resources and practices, practices were used elsewhere."""

from typing import Any

from django.contrib.contenttypes.models import ContentType

from config.demo.bulk import BATCH
from config.demo.large.stage import Stage
from portal.models import Link
from portal.models.lineage import Relation

EVERY = 10


def load(stage: Stage) -> None:
    rows = [
        *_pairs(stage, "topic", "resource", Relation.CARRIED_FORWARD),
        *_pairs(stage, "resource", "practice", Relation.CARRIED_FORWARD),
        *_pairs(stage, "practice", "practice", Relation.APPLIES, ahead=7),
    ]
    Link.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)


def _pairs(stage: Stage, source: str, result: str, relation: str, *, ahead: int = 0) -> list[Link]:
    """One of ``EVERY`` results comes of the source of the same number, or of one ``ahead`` of it."""
    sources, results = stage.made[source], stage.made[result]
    ends = zip(sources[ahead:], results, strict=False)
    return [_link(old, new, relation) for place, (old, new) in enumerate(ends) if place % EVERY == 0]


def _link(old: Any, new: Any, relation: str) -> Link:
    return Link(
        from_space_id=old.space_id,
        from_type=ContentType.objects.get_for_model(type(old)),
        from_id=old.pk,
        to_space_id=new.space_id,
        to_type=ContentType.objects.get_for_model(type(new)),
        to_id=new.pk,
        relation=relation,
        by=new.author,
        at=new.created_at,
    )
