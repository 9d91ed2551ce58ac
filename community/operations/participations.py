"""Taking part: one side proposes, the other agrees, either ends it."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.choices import NoticeKind, ParticipationSide
from community.events import OrganisationChanged, ParticipationChanged
from community.models import Organisation, Participation, User
from community.operations.belonging import locked
from community.operations.organisations import locked_organisation
from portal.audit import record
from portal.events import publish
from portal.models import Space
from portal.operations import OperationRefusedError, may, operation, require


@operation
def propose_participation(
    *, actor: User, organisation: Organisation, space: Space, side: str, role: str = ""
) -> Participation:
    """Ask the other side to agree; whoever speaks for both has both agree at once.

    Raises:
        AccessDeniedError: ``actor`` does not speak for ``side``, or may not know of the other one.
        OperationRefusedError: a partner's own space, an archived one, or it takes part or is asked already.
    """
    space, organisation = locked(space), locked_organisation(organisation)
    if side == ParticipationSide.SPACE:
        require(actor, "community.propose_participation", space)
        require(actor, "community.view_organisation", organisation)
    else:
        require(actor, "community.speak_for_organisation", organisation)
        require(actor, "community.view_space", space)
    if not space.is_network:
        raise OperationRefusedError(_("Organisations take part in network spaces."))
    _still_open(space)
    row = Participation.objects.filter(organisation=organisation, space=space).first()
    if row is not None and row.ended_at is None:
        raise OperationRefusedError(_already(row))

    row = row or Participation(organisation=organisation, space=space)
    row.role, row.proposed_from, row.proposed_by = role.strip(), side, actor
    row.proposed_at, row.agreed_at, row.ended_at = timezone.now(), None, None
    row.save()
    record(
        actor=actor,
        verb="community.propose_participation",
        obj=row,
        space_id=space.pk,
        side=row.proposed_from,
    )
    if may(actor, "community.answer_participation", row):
        return _agree(row, actor)
    _tell(row, NoticeKind.PART_PROPOSED, actor)
    return row


@operation
def answer_participation(*, actor: User, participation: Participation, agree: bool) -> Participation:
    """Say yes or no for the side that was asked; what is declined may be proposed again.

    Raises:
        AccessDeniedError: ``actor`` does not speak for that side.
        OperationRefusedError: it has been answered or taken back meanwhile, or would begin in an archived
            space.
    """
    row = _locked(participation)
    require(actor, "community.answer_participation", row)
    if row.agreed_at is not None or row.ended_at is not None:
        raise OperationRefusedError(_("This has been answered or taken back meanwhile."))
    if agree:
        _still_open(row.space)
        return _agree(row, actor)
    return _end(row, actor, verb="community.decline_participation")


@operation
def end_participation(*, actor: User, participation: Participation) -> Participation:
    """Take part no more, or take a proposal back; either side may.

    Raises:
        AccessDeniedError: ``actor`` speaks for neither side.
        OperationRefusedError: it has ended already.
    """
    row = _locked(participation)
    require(actor, "community.end_participation", row)
    if row.ended_at is not None:
        raise OperationRefusedError(_("This has ended already."))
    return _end(row, actor, verb="community.end_participation")


def _locked(participation: Participation) -> Participation:
    """The row as it is under the locks of both sides; refused when a merge has taken it away meanwhile."""
    locked(participation.space)
    locked_organisation(participation.organisation)
    rows = Participation.objects.select_related("space", "organisation")
    row = rows.filter(pk=participation.pk).first()
    if row is None:
        raise OperationRefusedError(_("This has ended already."))
    return row


def _still_open(space: Space) -> None:
    if space.is_archived:
        raise OperationRefusedError(_("This space is archived."))


def _agree(row: Participation, actor: User) -> Participation:
    now = timezone.now()
    row.agreed_at, row.since = now, row.since or timezone.localdate(now)
    row.save(update_fields=["agreed_at", "since"])
    record(actor=actor, verb="community.agree_participation", obj=row, space_id=row.space_id)
    publish(OrganisationChanged(organisation_id=row.organisation_id))
    _tell(row, NoticeKind.PART_AGREED, actor)
    return row


def _end(row: Participation, actor: User, *, verb: str) -> Participation:
    was_agreed = row.agreed_at is not None
    row.ended_at = timezone.now()
    row.save(update_fields=["ended_at"])
    record(actor=actor, verb=verb, obj=row, space_id=row.space_id)
    if was_agreed:
        publish(OrganisationChanged(organisation_id=row.organisation_id))
    _tell(row, NoticeKind.PART_DECLINED, actor)
    return row


def _already(row: Participation) -> Any:
    if row.agreed_at is not None:
        return _("This organisation takes part already.")
    return _("This has been proposed already and waits for an answer.")


def _tell(row: Participation, kind: str, actor: User) -> None:
    publish(
        ParticipationChanged(
            participation_id=row.pk,
            organisation_id=row.organisation_id,
            space_id=row.space_id,
            kind=kind,
            actor_id=actor.pk,
        )
    )
