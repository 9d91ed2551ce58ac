"""Resources and practices, with tags and steps."""

from typing import Any

from config.demo.bulk import BATCH, batches
from config.demo.large.stage import COUNTRIES, LANGUAGES, Stage, audience
from portal.text import rendered
from repository.models import Practice, PracticeStep, PracticeTag, Resource, ResourceTag

KINDS = ("method", "checklist", "template", "guideline", "teaching_material", "faq")


def load_resources(stage: Stage) -> None:
    bodies = [rendered(stage.words.paragraph(6)) for _ in range(200)]
    rows = [_resource(stage, n, bodies[n % len(bodies)]) for n in range(stage.sizes.resources)]
    made = Resource.objects.bulk_create(rows, batch_size=BATCH)
    _tag(stage, ResourceTag, made)
    stage.made["resource"] = made


def _tag(stage: Stage, through: Any, things: list[Any]) -> None:
    tags = stage.tags
    rows = [
        through(space_id=each.space_id, content_object=each, tag=tags[(each.pk * k) % len(tags)])
        for each in things
        for k in (1, 3)
    ]
    through.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)


def _resource(stage: Stage, number: int, text: dict[str, Any]) -> Resource:
    space = stage.spaces[number % len(stage.spaces)]
    at = stage.moment(number, stage.sizes.resources, space)
    return Resource(
        space=space,
        audience=audience(space, number),
        author=stage.somebody(space),
        title=f"{stage.words.title()} ({number})"[:140],
        kind=KINDS[number % len(KINDS)],
        summary=stage.words.sentence()[:280],
        language=LANGUAGES[number % len(LANGUAGES)],
        state="published",
        created_at=at,
        published_at=at,
        **text,
    )


def load_practices(stage: Stage) -> None:
    made = Practice.objects.bulk_create(
        [_practice(stage, n) for n in range(stage.sizes.practices)], batch_size=BATCH
    )
    steps = (
        PracticeStep(space_id=p.space_id, practice=p, order=order, title=stage.words.title()[:120])
        for p in made
        for order in (1, 2, 3)
    )
    for batch in batches(steps):
        PracticeStep.objects.bulk_create(batch)
    _tag(stage, PracticeTag, made)
    stage.made["practice"] = made


def _practice(stage: Stage, number: int) -> Practice:
    space = stage.spaces[number % len(stage.spaces)]
    at = stage.moment(number, stage.sizes.practices, space)
    problem, result = rendered(stage.words.paragraph(3)), rendered(stage.words.paragraph(3))
    return Practice(
        space=space,
        audience=audience(space, number),
        author=stage.somebody(space),
        title=stage.words.title()[:120],
        summary=stage.words.sentence()[:280],
        language=LANGUAGES[number % len(LANGUAGES)],
        kind="established",
        problem=problem["body"],
        problem_html=problem["html"],
        result=result["body"],
        result_html=result["html"],
        countries=[COUNTRIES[number % len(COUNTRIES)]],
        rights_confirmed_at=at,
        state="set",
        created_at=at,
        set_at=at,
    )
