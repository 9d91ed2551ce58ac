"""Scenarios with what people think of them, and links to what lies outside."""

from datetime import timedelta

from config.demo.bulk import BATCH
from config.demo.large.stage import Stage, audience, country
from links.choices import LinkKind
from links.models import ExternalLink, LinkTag
from portal.text import rendered
from scenarios.models import Decision, Rating, Scenario

RATED_BY = 12
DECISIONS = 3
FIRST_YEAR = 2030
LINK_KINDS = tuple(LinkKind)
DEAD_EVERY = 25
FAILURES = 3
LATER = timedelta(hours=9)


def load_scenarios(stage: Stage) -> None:
    rows = Scenario.objects.bulk_create(
        [_scenario(stage, n) for n in range(stage.sizes.scenarios)], batch_size=BATCH
    )
    Decision.objects.bulk_create(
        [
            Decision(space_id=row.space_id, scenario=row, order=order, title=stage.words.title()[:140])
            for row in rows
            for order in range(1, DECISIONS + 1)
        ],
        batch_size=BATCH,
    )
    Rating.objects.bulk_create([rating for row in rows for rating in _ratings(stage, row)], batch_size=BATCH)
    Scenario.objects.bulk_update(rows, ["rating_count", "plausibility_sum", "consistency_sum"])


def _scenario(stage: Stage, number: int) -> Scenario:
    space = stage.spaces[number % len(stage.spaces)]
    return Scenario(
        space=space,
        audience=audience(space, number),
        author=stage.somebody(space),
        title=f"{FIRST_YEAR + number % 20}: {stage.words.title()}"[:120],
        horizon=FIRST_YEAR + number % 20,
        language="en",
        drivers=[stage.words.sentence()[:160] for _each in range(3)],
        signals=[stage.words.sentence()[:160] for _each in range(3)],
        created_at=stage.moment(number, stage.sizes.scenarios, space),
        **rendered(stage.words.paragraph(8)),
    )


def _ratings(stage: Stage, scenario: Scenario) -> list[Rating]:
    people = stage.members[scenario.space_id][:RATED_BY]
    rows = [
        Rating(
            space_id=scenario.space_id,
            scenario=scenario,
            author=person,
            plausibility=1 + stage.words.below(5),
            consistency=1 + stage.words.below(5),
            reason=stage.words.sentence(),
            rated_at=min(scenario.created_at + LATER, stage.now),
        )
        for person in people
    ]
    scenario.rating_count = len(rows)
    scenario.plausibility_sum = sum(row.plausibility for row in rows)
    scenario.consistency_sum = sum(row.consistency for row in rows)
    return rows


def load_links(stage: Stage) -> None:
    rows = ExternalLink.objects.bulk_create(
        [_link(stage, n) for n in range(stage.sizes.links)], batch_size=BATCH
    )
    LinkTag.objects.bulk_create(
        [
            LinkTag(space_id=row.space_id, content_object=row, tag=stage.tags[n % len(stage.tags)])
            for n, row in enumerate(rows)
        ],
        batch_size=BATCH,
    )


def _link(stage: Stage, number: int) -> ExternalLink:
    space = stage.spaces[number % len(stage.spaces)]
    added = stage.moment(number, stage.sizes.links, space)
    is_dead = number % DEAD_EVERY == 0
    return ExternalLink(
        space=space,
        audience=audience(space, number),
        author=stage.somebody(space),
        title=f"{stage.words.thing().capitalize()} network {number}"[:140],
        url=f"https://link-{number}.example/",
        kind=LINK_KINDS[number % len(LINK_KINDS)],
        summary=stage.words.sentence()[:280],
        language="en",
        country=country(number),
        added_at=added,
        checked_at=stage.now,
        failures=FAILURES if is_dead else 0,
        failing_since=stage.now if is_dead else None,
        dead_since=stage.now if is_dead else None,
    )
