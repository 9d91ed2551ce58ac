"""Who hears of a case. The person concerned learns what was decided, and never who reported."""

from community.choices import NoticeKind
from community.events import CaseDecided, CaseEvent, CaseObjected, ObjectionDecided, Reported
from community.models import Case, Report
from community.moderation.concerned import person_of
from community.notices import notify, settle
from community.selectors import coordinators
from community.selectors.moderation import keepers_of
from portal.events import within
from portal.realtime import hint


@within(Reported)
def tell_who_keeps_order_here(event: Reported) -> None:
    _tell_handlers(_case(event), NoticeKind.REPORTED, knows=event.actor_id)


@within(CaseObjected)
def tell_who_may_look_again(event: CaseObjected) -> None:
    case = _case(event)
    _tell_handlers(case, NoticeKind.OBJECTED, but=case.decided_by_id)


@within(CaseDecided)
def tell_person_and_reporters(event: CaseDecided) -> None:
    case = _case(event)
    concerned = person_of(case)
    if concerned is not None and case.has_consequence:
        notify(recipient=concerned, kind=NoticeKind.MODERATED, obj=case, space=case.space)
    reports = Report.objects.filter(case=case, reporter__isnull=False)
    for report in reports.select_related("space", "case", "reporter__profile"):
        if report.reporter is not None and report.reporter_id != event.actor_id:
            notify(recipient=report.reporter, kind=NoticeKind.REPORT_SETTLED, obj=report, space=report.space)


@within(ObjectionDecided)
def tell_who_objected(event: ObjectionDecided) -> None:
    case = _case(event)
    concerned = person_of(case)
    if concerned is not None:
        notify(recipient=concerned, kind=NoticeKind.OBJECTION_SETTLED, obj=case, space=case.space)


@within(CaseDecided)
def nobody_else_need_decide(event: CaseDecided) -> None:
    settle(_case(event), NoticeKind.REPORTED)


@within(ObjectionDecided)
def nobody_else_need_look_again(event: ObjectionDecided) -> None:
    settle(_case(event), NoticeKind.OBJECTED)


@within(Reported, CaseDecided, CaseObjected, ObjectionDecided)
def refresh_queues(event: CaseEvent) -> None:
    hint(f"space:{event.space_id}")


def _tell_handlers(case: Case, kind: str, *, but: int | None = None, knows: int | None = None) -> None:
    """The space's moderators; coordinators where there is no other. Each only of what they may handle.

    ``but`` may not decide about it, ``knows`` has brought it up and need not be told.
    """
    concerned = person_of(case)
    others = {concerned.pk if concerned is not None else None, but}
    keepers = [] if case.is_for_network else keepers_of(case.space)
    people = [each for each in keepers if each.pk not in others]
    for each in people or [each for each in coordinators() if each.pk not in others]:
        if each.pk == knows:
            continue
        notify(recipient=each, kind=kind, obj=case, space=case.space)


def _case(event: CaseEvent) -> Case:
    found: Case = Case.objects.select_related("space", "person__profile").get(pk=event.case_id)
    return found
