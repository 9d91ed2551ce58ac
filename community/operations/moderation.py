"""Reporting, deciding, objecting: each case is decided once, and once more when somebody objects."""

from datetime import datetime, timedelta
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _

from community.choices import ReportReason, Verdict
from community.events import CaseDecided, CaseObjected, ObjectionDecided, Reported
from community.models import Case, Mute, Report, User
from community.moderation.concerned import person_of
from community.moderation.targets import Target, target_of
from community.operations.belonging import person as account_of
from community.selectors.moderation import can_be_muted, object_of, own_report
from community.subjects import reference_of
from portal.audit import record, record_nameless
from portal.events import publish
from portal.operations import Actor, OperationRefusedError, operation, require
from portal.realtime import hint, standing_key
from portal.tenancy.scope import forget_person

MOST_REPORTS_A_DAY: Final = 20
MUTES: Final[dict[str, int]] = {Verdict.MUTE_1: 1, Verdict.MUTE_7: 7, Verdict.MUTE_30: 30}


@operation
def report(*, actor: User, obj: Any, reason: str, words: str = "") -> Report:
    """Tell the moderators about ``obj``; several reports of one thing are one case while it is open.

    Raises:
        AccessDeniedError: ``actor`` may not see it, or wrote it, or nobody did.
        OperationRefusedError: reported by them before, or for another reason without saying which; it has
            just been moved elsewhere; or ``actor`` has reported too much within a day.
    """
    target = target_of(type(obj))
    obj = target.hold(obj) if target is not None else obj
    require(actor, "community.report", obj)
    type_id, pk = reference_of(obj)
    if own_report(actor, obj) is not None:
        raise OperationRefusedError(_("You have reported this already. The moderators know of it."))
    if reason == ReportReason.OTHER and not words.strip():
        raise OperationRefusedError(_("Say in a few words what is wrong."), field="words")
    now = timezone.now()
    if _reported_since(actor, now - timedelta(days=1)) >= MOST_REPORTS_A_DAY:
        raise OperationRefusedError(
            _("You have reported %(most)s things within a day. The moderators look at them first.")
            % {"most": MOST_REPORTS_A_DAY}
        )
    target = _target(obj)
    case, is_new = Case.objects.select_for_update().get_or_create(
        space_id=obj.space_id, object_type_id=type_id, object_id=pk, decided_at=None,
        defaults={
            "person": target.author(obj), "opened_at": now, "is_for_network": target.for_network,
        },
    )  # fmt: skip
    case.report_count += 1
    case.save(update_fields=["report_count"])
    made = Report.objects.create(
        space_id=obj.space_id, case=case, object_type_id=type_id, object_id=pk, reporter=actor,
        reason=reason, words=words.strip(), at=now,
    )  # fmt: skip
    _record(case, actor, "community.report", made, case=case.pk, reason=reason)
    if is_new:
        publish(Reported(case_id=case.pk, space_id=case.space_id, actor_id=actor.pk))
    return made


def _reported_since(person: User, since: datetime) -> int:
    """In the spaces in scope; each report that opens a case is a mail to all moderators."""
    found: int = Report.objects.filter(reporter=person, at__gt=since).count()
    return found


@operation
def decide_case(*, actor: Actor, case: Case, version: int, verdict: str, note: str = "") -> Case:
    """Decide about what was reported, and do it; ``version`` is that of the case when it was read.

    Raises:
        AccessDeniedError: ``actor`` does not handle the case, or it is about themselves.
        OperationRefusedError: decided meanwhile; without a note; or the verdict does not fit the thing.
    """
    case = _locked(case)
    require(actor, "community.decide_case", case)
    if case.is_decided or case.version != version:
        raise OperationRefusedError(_decided_meanwhile(case))
    if verdict != Verdict.NOTHING and not note.strip():
        raise OperationRefusedError(_("Tell the person in a sentence why."), field="note")

    case.verdict, case.note = verdict, note.strip() if verdict != Verdict.NOTHING else ""
    case.decided_at, case.decided_by = timezone.now(), account_of(actor)
    case.version += 1
    _carry_out(case)
    case.save()
    _record(case, actor, "community.decide_case", case, verdict=verdict)
    publish(CaseDecided(case_id=case.pk, space_id=case.space_id, actor_id=actor.pk))
    return case


@operation
def decide_at_once(
    *, actor: Actor, obj: Any, person: User | None, verdict: str, note: str, kept: dict[str, Any]
) -> Case:
    """Write down a decision that another app has made about what nobody had reported.

    The app has asked for the right to decide; the person is told and can object like to any other decision.
    No ``person`` is named where they wrote ``obj`` without a name.

    Raises:
        AccessDeniedError: ``actor`` does not moderate in the space of ``obj``.
    """
    require(actor, "community.moderate", obj.space)
    type_id, pk = reference_of(obj)
    now = timezone.now()
    case = Case.objects.create(
        space_id=obj.space_id, object_type_id=type_id, object_id=pk, person=person, opened_at=now, version=1,
        verdict=verdict, note=note, kept=kept, decided_at=now, decided_by=account_of(actor),
    )  # fmt: skip
    record(actor=actor, verb="community.decide_at_once", obj=case, verdict=verdict)
    publish(CaseDecided(case_id=case.pk, space_id=case.space_id, actor_id=actor.pk))
    return case


@operation
def object_to_decision(*, actor: User, case: Case, words: str) -> Case:
    """Ask for another look at a decision, once; somebody else decides.

    Raises:
        AccessDeniedError: the decision is not about ``actor``, or they have objected before.
    """
    case = _locked(case)
    require(actor, "community.object_to_decision", case)
    case.objection, case.objected_at = words.strip(), timezone.now()
    case.version += 1
    case.save(update_fields=["objection", "objected_at", "version"])
    _record(case, actor, "community.object_to_decision", case)
    publish(CaseObjected(case_id=case.pk, space_id=case.space_id, actor_id=actor.pk))
    return case


@operation
def decide_objection(*, actor: Actor, case: Case, version: int, upheld: bool, answer: str) -> Case:
    """Undo the decision, or let it stand; what was hidden comes back, and a mute ends.

    Raises:
        AccessDeniedError: ``actor`` does not handle the case, decided it themselves, or is concerned.
        OperationRefusedError: nobody objects, or it has been decided meanwhile.
    """
    case = _locked(case)
    require(actor, "community.decide_objection", case)
    if not case.awaits_answer or case.version != version:
        raise OperationRefusedError(_decided_meanwhile(case))

    case.upheld, case.answer = upheld, answer.strip()
    case.answered_at, case.answered_by = timezone.now(), account_of(actor)
    case.version += 1
    if upheld:
        _undo(case)
    case.save()
    _record(case, actor, "community.decide_objection", case, upheld=upheld)
    publish(ObjectionDecided(case_id=case.pk, space_id=case.space_id, actor_id=actor.pk))
    return case


def _record(about: Case, actor: Actor, verb: str, obj: Any, **details: Any) -> None:
    """The trail can be read in the space; of a case for the network it says neither who nor where."""
    if about.is_for_network:
        record_nameless(verb=verb, obj=obj)
    else:
        record(actor=actor, verb=verb, obj=obj, **details)


def _locked(case: Case) -> Case:
    """The case as it is now, behind the lock of what it is about, as whoever rearranges that takes them."""
    about = _object(Case.objects.get(pk=case.pk))
    if about is not None:
        target, obj = about
        target.hold(obj)
    found: Case = (
        Case.objects.select_for_update(of=("self",)).select_related("space", "person").get(pk=case.pk)
    )
    return found


def _target(obj: Any) -> Target:
    target = target_of(type(obj))
    if target is None:
        raise LookupError(type(obj))
    return target


def _object(case: Case) -> tuple[Target, Any] | None:
    """The thing itself, unless it is gone, or stands in another space: there others decide."""
    found = object_of(case)
    return (_target(found), found) if found is not None else None


def _carry_out(case: Case) -> None:
    if case.verdict in MUTES:
        _mute(case)
    if case.verdict not in {Verdict.HIDE, Verdict.REMOVE}:
        return
    found = _object(case)
    if found is None or not found[0].stands(found[1]):
        raise OperationRefusedError(_("It is gone already. Choose something else."), field="verdict")
    target, obj = found
    if case.verdict == Verdict.HIDE:
        case.kept = target.hide(obj)
    elif target.remove is not None:
        case.kept = target.keeps(obj)
        target.remove(obj)
    else:
        raise OperationRefusedError(_("This cannot be removed. Hide it instead."), field="verdict")


def _mute(case: Case) -> None:
    concerned = person_of(case)
    if concerned is None or not can_be_muted(case):
        raise OperationRefusedError(
            _("Only members who keep no order here can be kept from writing."), field="verdict"
        )
    until = timezone.now() + timedelta(days=MUTES[case.verdict])
    Mute.objects.create(case=case, space_id=case.space_id, user=concerned, until=until)
    _tell_pages(concerned)


def _undo(case: Case) -> None:
    """What can be taken back; what was removed for good, and a warning that was read, stay."""
    if case.verdict in MUTES:
        for mute in Mute.objects.filter(case=case).select_related("user"):
            mute.until = timezone.now()
            mute.save(update_fields=["until"])
            _tell_pages(mute.user)
    found = _object(case)
    if case.verdict in {Verdict.HIDE, Verdict.DECLINE} and case.kept and found is not None:
        target, obj = found
        target.show(obj, case.kept)
        case.kept = {}


def _tell_pages(concerned: User) -> None:
    """Open pages of who may write no more, or again, learn it at once."""
    forget_person(concerned.pk)
    hint(standing_key(concerned.pk))


def _decided_meanwhile(case: Case) -> str:
    """Who decided, and what; the pages name the same."""
    if case.answered_at is not None:
        who, what = case.answered_by, _("upheld") if case.upheld else _("not upheld")
        return _("%(name)s has decided meanwhile about the objection: %(what)s.") % {
            "name": who.name if who is not None else _("Somebody"), "what": what,
        }  # fmt: skip
    if case.awaits_answer:
        return _("The person has objected meanwhile. Look again before you go on.")
    if not case.is_decided:
        return _("Nobody objects to this.")
    name = case.decided_by.name if case.decided_by is not None else _("Somebody")
    return _("%(name)s has decided meanwhile: %(what)s.") % {
        "name": name, "what": case.outcome,
    }  # fmt: skip
