"""Practices: drafted in peace, then set when all nine fields and the rights are there."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from portal.audit import record
from portal.events import publish
from portal.lineage import check_carriage, material_of, reference, tie
from portal.markdown import RENDERER_VERSION, render
from portal.models import Space
from portal.operations import Actor, OperationRefusedError, operation, require
from portal.tags import put_on
from repository.choices import Licence, PracticeState
from repository.events import PracticeChanged, PracticeSet
from repository.models import Practice, PracticeContributor, PracticeStep, PracticeTag
from repository.operations.audiences import circle_for
from repository.operations.completeness import missing_from


@dataclass(frozen=True)
class StepText:
    title: str
    text: str = ""
    duration: str = ""


@dataclass(frozen=True)
class PracticeText:
    """Everything that an author types; only the title is needed for a draft. ``words`` are tags."""

    title: str
    summary: str = ""
    language: str = ""
    licence: str = Licence.CC_BY
    kind: str = ""
    problem: str = ""
    result: str = ""
    countries: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    steps: tuple[StepText, ...] = ()


class PracticeIncompleteError(OperationRefusedError):
    """A practice cannot be set yet; ``missing`` says by field what each still needs."""

    def __init__(self, missing: dict[str, str]) -> None:
        super().__init__(" ".join(missing.values()))
        self.missing = missing


@operation
def create_practice(
    *,
    actor: Actor,
    space: Space,
    text: PracticeText,
    audience: str,
    source: Any = None,
    confirmed: Collection[str] = (),
    set_now: bool = False,
) -> Practice:
    """Begin a practice as a draft, and set it at once with ``set_now``.

    Raises:
        AccessDeniedError: the actor does not contribute to ``space``.
        PracticeIncompleteError: ``set_now``, but something is missing.
        OperationRefusedError: a bad audience, or ``source`` cannot become a practice.
    """
    require(actor, "repository.create_practice", space)
    if source is not None:
        check_carriage(actor=actor, source=source, target="practice", space_id=space.pk)

    practice = Practice(
        space=space,
        author=actor if actor.pk else None,
        audience=audience,
        circle=circle_for(space, audience, source=source),
        created_at=timezone.now(),
    )
    _write(practice, text)
    if source is not None:
        _come_from(practice, source, actor)
    record(actor=actor, verb="repository.create_practice", obj=practice)
    if set_now:
        _set(practice, actor, confirmed)
    return practice


@operation
def edit_practice(
    *,
    actor: Actor,
    practice: Practice,
    text: PracticeText,
    audience: str,
    confirmed: Collection[str] = (),
    set_now: bool = False,
) -> Practice:
    """Change a practice. What is set stays complete; a draft is set too with ``set_now``.

    Raises:
        AccessDeniedError: the actor neither wrote it nor moderates its space.
        PracticeIncompleteError: a set practice would lose a field, or ``set_now`` lacks one.
    """
    practice = _locked(practice)
    require(actor, "repository.edit_practice", practice)

    practice.circle = circle_for(practice.space, audience, present=practice)
    practice.audience = audience
    practice.edited_at = timezone.now()
    _write(practice, text)
    record(actor=actor, verb="repository.edit_practice", obj=practice)
    if not practice.is_draft:
        _require_complete(practice)
        publish(PracticeChanged(practice_id=practice.pk, space_id=practice.space_id))
    elif set_now:
        _set(practice, actor, confirmed)
    return practice


@operation
def set_practice(*, actor: Actor, practice: Practice, confirmed: Collection[str]) -> Practice:
    """Draft → set: the practice is described so that others can apply it.

    ``confirmed`` are the codes of ``choices.Right`` that the actor confirms; all are needed.

    Raises:
        PracticeIncompleteError: some of the nine fields or of the rights are missing.
    """
    practice = _locked(practice)
    require(actor, "repository.set_practice", practice)
    _set(practice, actor, confirmed)
    return practice


def _locked(practice: Practice) -> Practice:
    found: Practice = (
        Practice.objects.select_for_update(of=("self",)).select_related("space").get(pk=practice.pk)
    )
    return found


def _set(practice: Practice, actor: Actor, confirmed: Collection[str]) -> None:
    _require_complete(practice, confirmed=confirmed)
    now = timezone.now()
    practice.state = PracticeState.SET
    practice.set_at = now
    practice.rights_confirmed_at = now
    practice.save(update_fields=["state", "set_at", "rights_confirmed_at"])
    record(actor=actor, verb="repository.set_practice", obj=practice)
    publish(PracticeSet(practice_id=practice.pk, space_id=practice.space_id, actor_id=actor.pk))


def _require_complete(practice: Practice, *, confirmed: Collection[str] | None = None) -> None:
    missing = missing_from(practice, confirmed=confirmed)
    if missing:
        raise PracticeIncompleteError(missing)


def _write(practice: Practice, text: PracticeText) -> None:
    practice.title = text.title
    practice.summary = text.summary
    practice.language = text.language
    practice.licence = text.licence
    practice.kind = text.kind
    practice.countries = list(text.countries)
    practice.problem = _clean(text.problem)
    practice.problem_html = render(practice.problem)
    practice.result = _clean(text.result)
    practice.result_html = render(practice.result)
    practice.renderer_version = RENDERER_VERSION
    practice.save()
    put_on(practice, list(text.words), through=PracticeTag)
    _replace_steps(practice, text.steps)


def _clean(source: str) -> str:
    return source.replace("\r\n", "\n").strip()


def _replace_steps(practice: Practice, steps: Iterable[StepText]) -> None:
    """Write all steps anew, as parts of one text, so that their order never has holes."""
    practice.steps.all().delete()
    PracticeStep.objects.bulk_create(
        [
            PracticeStep(
                space=practice.space,
                practice=practice,
                order=order,
                title=step.title,
                text=_clean(step.text),
                duration=step.duration,
            )
            for order, step in enumerate(steps, start=1)
        ]
    )


def _come_from(practice: Practice, source: Any, actor: Actor) -> None:
    """Name whose experience this is besides the author's, and tie both ends."""
    others = dict.fromkeys(pk for pk in material_of(source).contributor_ids if pk != practice.author_id)
    PracticeContributor.objects.bulk_create(
        [PracticeContributor(space_id=practice.space_id, practice=practice, user_id=pk) for pk in others]
    )
    tie(actor=actor, source=source, result=practice)
    record(actor=actor, verb="repository.carry_forward", obj=practice, source=reference(source))
