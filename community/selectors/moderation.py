"""Cases as their reader may see them: titles and words only of what they may read."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from community.choices import Verdict
from community.models import Case, Membership, Mute, Report
from community.moderation.concerned import is_nameless, person_of
from community.moderation.targets import target_of
from community.subjects import load, reference_of
from portal.choices import Role
from portal.models import Space
from portal.operations import may
from portal.references import Reference


@dataclass(frozen=True)
class ShownCase:
    """A case with what it is about, of which nothing is left for who may not read it.

    ``is_elsewhere``: it went to another space after the decision.
    """

    case: Case
    title: str = ""
    url: str = ""
    words: str = ""
    reports: list[Report] = field(default_factory=list)
    is_elsewhere: bool = False

    @property
    def reasons(self) -> list[str]:
        """Each reason once, in the order in which they came."""
        return list(dict.fromkeys(report.get_reason_display() for report in self.reports))


def cases_for(actor: Any, space: Space | None = None) -> Any:
    """What ``actor`` decides about, or has decided; of one space, or of all that they may know of."""
    cases = Case.objects.handled_by(actor)
    if space is not None:
        cases = cases.filter(space=space)
    return cases.select_related("space", "person__profile__organisation")


def case_in(space: Space) -> Any:
    """The cases of ``space``; who may see which is ``community.view_case``."""
    people = ("space", "person__profile__organisation", "decided_by", "answered_by")
    return Case.objects.filter(space=space).select_related(*people)


def show_cases(cases: Iterable[Case], actor: Any) -> list[ShownCase]:
    """``cases`` in their order; queries grow with the kinds of things, not with the cases."""
    rows = list(cases)
    return _show_all(rows, load((row.object_type_id, row.object_id) for row in rows), actor)


def _show_all(rows: list[Case], objects: dict[Reference, Any], actor: Any) -> list[ShownCase]:
    reports: dict[int, list[Report]] = {row.pk: [] for row in rows}
    found = Report.objects.filter(case__in=rows).select_related("reporter__profile__organisation")
    for report in found.order_by("pk"):
        reports[report.case_id].append(report)
    return [
        _show(row, objects.get((row.object_type_id, row.object_id)), reports[row.pk], actor) for row in rows
    ]


def show_case(case: Case, actor: Any, *, with_reports: bool) -> ShownCase:
    """One case with the words that it is about; the person whose they are reads what was hidden of them."""
    reference = (case.object_type_id, case.object_id)
    objects = load([reference])
    obj = objects.get(reference)
    shown = _show_all([case], objects, actor)[0]
    target = target_of(type(obj)) if obj is not None else None
    words = target.words(obj, case.kept) if target is not None and shown.url else ""
    return replace(shown, words=words, reports=shown.reports if with_reports else [])


def _show(case: Case, obj: Any, reports: list[Report], actor: Any) -> ShownCase:
    target = target_of(type(obj)) if obj is not None else None
    if target is None or not may(actor, target.permission, obj):
        return ShownCase(case, reports=reports)
    return ShownCase(
        case, title=target.title(obj), url=obj.get_absolute_url(), reports=reports,
        is_elsewhere=obj.space_id != case.space_id,
    )  # fmt: skip


def object_of(case: Case) -> Any:
    """What ``case`` is about; None when it is gone, or out of the case's reach in another space."""
    found = load([(case.object_type_id, case.object_id)]).get((case.object_type_id, case.object_id))
    return found if found is not None and found.space_id == case.space_id else None


def own_report(actor: Any, obj: Any) -> Report | None:
    """What ``actor`` has reported of ``obj`` to the moderators of its space."""
    type_id, pk = reference_of(obj)
    rows = Report.objects.filter(
        space_id=obj.space_id, object_type_id=type_id, object_id=pk, reporter_id=actor.pk
    )
    return rows.select_related("space").first()


def verdicts_for(case: Case) -> list[str]:
    """What can be decided about the thing, as it is now."""
    model = case.object_type.model_class()
    target = target_of(model) if model is not None else None
    found = [Verdict.NOTHING, Verdict.HIDE]
    if target is not None and target.remove is not None:
        found.append(Verdict.REMOVE)
    concerned = person_of(case)
    if concerned is not None and concerned.is_active:
        found.append(Verdict.WARN)
    if can_be_muted(case):
        found += [Verdict.MUTE_1, Verdict.MUTE_7, Verdict.MUTE_30]
    return [verdict.value for verdict in found]


def keepers_of(space: Space) -> list[Any]:
    """Who keeps order in ``space`` and can sign in."""
    rows = Membership.objects.filter(
        space=space, role__in=[Role.MODERATOR, Role.ADMINISTRATOR], user__is_active=True
    )
    return [row.user for row in rows.select_related("user__profile").order_by("pk")]


def can_be_muted(case: Case) -> bool:
    """Who belongs to the space and keeps no order there; whether somebody without a name does is not told."""
    if case.is_for_network:
        return False  # it would tell the space
    if is_nameless(case):
        return True
    members = Membership.objects.filter(space=case.space_id, user__is_active=True)
    return members.filter(user=case.person_id, role__in=[Role.MEMBER, Role.OBSERVER]).exists()


def muted_until(case: Case) -> datetime | None:
    mute = Mute.objects.filter(case=case).first()
    return mute.until if mute is not None else None
