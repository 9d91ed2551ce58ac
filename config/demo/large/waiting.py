"""First posts of new members that moderators have not looked at yet."""

from datetime import timedelta

from config.demo.bulk import BATCH
from config.demo.large.stage import Stage
from forums.choices import HeldKind, HoldReason
from forums.models import HeldContribution
from portal.text import rendered

BETWEEN = timedelta(minutes=20)


def load(stage: Stage) -> None:
    topics = stage.made["topic"]
    rows = []
    for n in range(stage.sizes.held):
        topic = topics[n % len(topics)]
        at = stage.now - BETWEEN * (n + 1)
        rows.append(
            HeldContribution(
                space_id=topic.space_id, kind=HeldKind.REPLY, topic=topic, author=stage.somebody(topic.space),
                reason=HoldReason.FIRST, held_at=at, confirmed_at=at, **rendered(stage.words.paragraph(2)),
            )
        )  # fmt: skip
    HeldContribution.objects.bulk_create(rows, batch_size=BATCH)
