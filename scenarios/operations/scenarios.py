"""Writing scenarios, changing them, taking them away."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.audit import record
from portal.choices import Audience
from portal.events import publish
from portal.lineage import content_type
from portal.models import Link, Space
from portal.operations import Actor, OperationRefusedError, operation, require
from portal.pictures import Drawn, keep_apart
from scenarios.choices import EARLIEST_HORIZON, FEWEST_DECISIONS, LATEST_HORIZON, MOST_DECISIONS
from scenarios.events import PictureLeft, ScenarioChanged
from scenarios.models import Decision, Scenario


@dataclass(frozen=True)
class DecisionText:
    """A decision; ``pk`` names the one that it changes, None makes a new one."""

    title: str
    text: str = ""
    pk: int | None = None


@dataclass(frozen=True)
class ScenarioText:
    """Everything that an author types: ``body`` is the future in words, ``picture_text`` what one sees."""

    title: str
    horizon: int
    body: str
    decisions: Sequence[DecisionText]
    drivers: Sequence[str] = ()
    signals: Sequence[str] = ()
    language: str = ""
    picture_text: str = ""


@operation
def write_scenario(
    *, actor: Actor, space: Space, text: ScenarioText, audience: str, picture: Drawn | None = None
) -> Scenario:
    """Put a scenario up for discussion.

    Raises:
        AccessDeniedError: ``actor`` does not write in the space, or it is archived.
        OperationRefusedError: fewer than two decisions, an audience that the space does not allow, or a
            picture without words for who cannot see it.
    """
    space = Space.objects.select_for_update().get(pk=space.pk)
    require(actor, "scenarios.write_scenario", space)
    _check(space, text, audience)
    scenario = Scenario(space=space, author=actor, audience=audience, created_at=timezone.now())
    _change_picture(scenario, text, picture)
    _fill(scenario, text)
    _put_decisions(scenario, text.decisions)
    return _tell(actor, scenario, "scenarios.write_scenario")


class StaleScenarioError(OperationRefusedError):
    """Somebody else changed the scenario while it was on the desk; nothing was written."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Somebody else has changed this scenario meanwhile. Your text is kept: compare both, "
                "then save."
            )
        )


@operation
def edit_scenario(
    *,
    actor: Actor,
    scenario: Scenario,
    text: ScenarioText,
    audience: str,
    began_from: int | None = None,
    picture: Drawn | None = None,
    drops_picture: bool = False,
) -> Scenario:
    """Change a scenario; decisions that ``text`` no longer has go. Without ``picture`` the present one stays.

    ``began_from`` is the version that was on the desk; None where nobody had read one.

    Raises:
        AccessDeniedError: ``actor`` neither wrote it nor moderates here.
        StaleScenarioError: it is another version by now.
        OperationRefusedError: it is gone, fewer than two decisions, one gone that others have taken up,
            an audience that the space does not allow, or a picture without words.
    """
    scenario = locked(scenario)
    require(actor, "scenarios.edit_scenario", scenario)
    if began_from is not None and began_from != scenario.version:
        raise StaleScenarioError
    _check(scenario.space, text, audience)
    scenario.audience, scenario.edited_at = audience, timezone.now()
    scenario.version += 1
    _change_picture(scenario, text, picture, drops=drops_picture)
    _fill(scenario, text)
    _put_decisions(scenario, text.decisions)
    return _tell(actor, scenario, "scenarios.edit_scenario")


@operation
def remove_scenario(*, actor: Actor, scenario: Scenario) -> None:
    """Take a scenario away with its decisions and ratings; what came of the decisions stays.

    Raises:
        AccessDeniedError: ``actor`` neither wrote it nor moderates here.
    """
    scenario = locked(scenario)
    require(actor, "scenarios.remove_scenario", scenario)
    record(actor=actor, verb="scenarios.remove_scenario", obj=scenario)
    drop(scenario)


def drop(scenario: Scenario) -> None:
    """Delete inside the caller's transaction."""
    event = ScenarioChanged(scenario_id=scenario.pk, space_id=scenario.space_id)
    _leave_picture(scenario)
    scenario.delete()
    publish(event)


def locked(scenario: Scenario) -> Scenario:
    """The scenario's row as it is now, kept still until the operation ends."""
    rows = Scenario.objects.select_for_update(of=("self",)).select_related("space")
    found: Scenario | None = rows.filter(pk=scenario.pk).first()
    if found is None:
        raise OperationRefusedError(_("This scenario was taken away meanwhile."))
    return found


def _check(space: Space, text: ScenarioText, audience: str) -> None:
    if audience == Audience.PARTIES or audience not in space.audiences:
        raise OperationRefusedError(_("Scenarios of this space cannot have this audience."), field="audience")
    if not EARLIEST_HORIZON <= text.horizon <= LATEST_HORIZON:
        raise OperationRefusedError(_("Give a year that people can imagine."), field="horizon")
    if not FEWEST_DECISIONS <= len(text.decisions) <= MOST_DECISIONS:
        raise OperationRefusedError(
            _("Name at least two decisions of today that lead there."), field="decisions"
        )


def _fill(scenario: Scenario, text: ScenarioText) -> None:
    scenario.title, scenario.horizon, scenario.language = text.title, text.horizon, text.language
    scenario.drivers, scenario.signals = list(text.drivers), list(text.signals)
    scenario.write(text.body)
    scenario.save()


def _change_picture(
    scenario: Scenario, text: ScenarioText, picture: Drawn | None, *, drops: bool = False
) -> None:
    """Show ``picture`` from now on, or none; words without a picture are not kept."""
    keeps = bool(scenario.picture) and not drops
    if (picture is not None or keeps) and not text.picture_text:
        raise OperationRefusedError(
            _("Say what the picture shows, for people who cannot see it."), field="picture_text"
        )
    if picture is not None or drops:
        _leave_picture(scenario)
        scenario.picture = keep_apart(picture) if picture is not None else ""
    scenario.picture_text = text.picture_text if scenario.picture else ""


def _leave_picture(scenario: Scenario) -> None:
    if scenario.picture:
        publish(PictureLeft(name=scenario.picture))


def _put_decisions(scenario: Scenario, texts: Sequence[DecisionText]) -> None:
    """Make the rows of ``scenario`` those of ``texts``, in their order."""
    present = {decision.pk: decision for decision in scenario.decisions.all()}
    kept = [present.pop(text.pk, None) if text.pk else None for text in texts]
    for gone in present.values():
        if Link.objects.filter(from_type=content_type(gone), from_id=gone.pk).exists():
            raise OperationRefusedError(
                _("Others have taken up the decision “%(title)s”: change its words, but leave it there.")
                % {"title": gone.title},
                field="decisions",
            )
        gone.delete()
    # Away from the numbers that are given out next, so that no two rows have the same on the way.
    for place, same in enumerate(filter(None, kept), start=1):
        Decision.objects.filter(pk=same.pk).update(order=2 * MOST_DECISIONS + place)
    for order, (text, decision) in enumerate(zip(texts, kept, strict=True), start=1):
        row = decision or Decision(space=scenario.space, scenario=scenario)
        row.order, row.title, row.text = order, text.title, text.text
        row.save()


def _tell(actor: Any, scenario: Scenario, verb: str) -> Scenario:
    record(actor=actor, verb=verb, obj=scenario, audience=scenario.audience, horizon=scenario.horizon)
    publish(ScenarioChanged(scenario_id=scenario.pk, space_id=scenario.space_id))
    return scenario
