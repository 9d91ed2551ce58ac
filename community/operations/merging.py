"""Two rows of one organisation become one."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from community.events import OrganisationChanged, OrganisationsMerged
from community.findable import folded_name
from community.models import (
    Notice,
    Organisation,
    OrganisationName,
    Position,
    Profile,
    SpaceRequest,
)
from community.vocabularies import NameKind, OrganisationState
from portal.audit import record
from portal.events import publish
from portal.lineage import content_type
from portal.operations import Actor, OperationRefusedError, operation, require

# What the kept row takes over where it says nothing itself.
FILLED = (
    "alias", "name_en", "acronym", "vet_levels", "nuts", "city", "website", "email", "phone", "oid", "pic",
    "staff_band", "sectors", "qualifications", "languages", "description", "strategic_topics",
    "accreditations", "logo", "source_note",
)  # fmt: skip


@operation
def merge_organisations(*, actor: Actor, kept: Organisation, merged: Organisation) -> Organisation:
    """Make ``merged`` a part of ``kept``: positions, participations, contacts, names, space, references.

    The row of ``merged`` stays, so that its address leads to the other; it is in no list any more. Both rows
    are locked in the order of their ids, so that two merges at once wait for each other, and the second
    sees what the first has done. There is no way back.

    Raises:
        AccessDeniedError: ``actor`` keeps no organisations.
        OperationRefusedError: they are one row, one was merged meanwhile, or each has a space of its own.
    """
    rows = Organisation.objects.select_for_update(no_key=True).filter(pk__in={kept.pk, merged.pk})
    by_pk = {row.pk: row for row in rows.order_by("pk")}
    require(actor, "community.edit_organisation")
    if len(by_pk) != 2:  # noqa: PLR2004
        raise OperationRefusedError(_("Choose two different organisations."))
    kept, merged = by_pk[kept.pk], by_pk[merged.pk]
    if kept.merged_into_id is not None or merged.merged_into_id is not None:
        raise OperationRefusedError(_("One of them was merged already. Look again."))
    if kept.space_id and merged.space_id:
        raise OperationRefusedError(
            _("Each of them has a space of its own. Only one space can stay, so they cannot be merged.")
        )
    _move_people(kept, merged)
    _move_places(kept, merged)
    _move_references(kept, merged)
    _fill(kept, merged)
    record(actor=actor, verb="community.merge_organisations", obj=kept, merged_id=merged.pk)
    publish(OrganisationsMerged(kept_id=kept.pk, merged_id=merged.pk))
    publish(OrganisationChanged(organisation_id=merged.pk))
    publish(OrganisationChanged(organisation_id=kept.pk))
    return kept


def _move_people(kept: Organisation, merged: Organisation) -> None:
    Position.objects.filter(organisation=merged).update(organisation=kept)
    Profile.objects.filter(organisation=merged).update(organisation=kept)
    there = kept.contacts.values("user_id")
    merged.contacts.filter(user__in=there).delete()
    merged.contacts.update(organisation=kept)


def _move_places(kept: Organisation, merged: Organisation) -> None:
    # Where both take part in one space, what is in force goes before what is only proposed or has ended.
    in_force = list(merged.participations.in_force().values_list("space_id", flat=True))
    kept.participations.filter(space__in=in_force).exclude(pk__in=kept.participations.in_force()).delete()
    merged.participations.filter(space__in=kept.participations.values("space_id")).delete()
    merged.participations.update(organisation=kept)
    merged.merged.update(merged_into=kept)


def _move_references(kept: Organisation, merged: Organisation) -> None:
    """Wishes for a space, and notices, which name their object by type and id.

    Lineage names none, since organisations are in no space.
    """
    SpaceRequest.objects.filter(organisation=merged).update(organisation=kept)
    kind = content_type(merged)
    about = Q(object_type=kind, object_id=merged.pk) | Q(thread_type=kind, thread_id=merged.pk)
    for notice in Notice.objects.filter(about):
        if (notice.object_type_id, notice.object_id) == (kind.pk, merged.pk):
            notice.object_id = kept.pk
            notice.object_ids = [kept.pk if pk == merged.pk else pk for pk in notice.object_ids]
        if (notice.thread_type_id, notice.thread_id) == (kind.pk, merged.pk):
            notice.thread_id = kept.pk
        again = Notice.objects.filter(
            recipient=notice.recipient_id, kind=notice.kind, thread_type=notice.thread_type_id,
            thread_id=notice.thread_id, read_at=None,
        ).exclude(pk=notice.pk)  # fmt: skip
        if notice.read_at is None and again.exists():
            notice.delete()
        else:
            notice.save(update_fields=["object_id", "object_ids", "thread_id"])


def _fill(kept: Organisation, merged: Organisation) -> None:
    """Names become aliases, gaps are filled, the space moves; the merged row keeps only its old name."""
    known = set(kept.names.values_list("folded", flat=True))
    for name in merged.names.values_list("name", flat=True):
        folded = folded_name(name)
        if folded not in known:
            known.add(folded)
            OrganisationName.objects.create(organisation=kept, kind=NameKind.ALIAS, name=name, folded=folded)
    merged.names.all().delete()
    for column in FILLED:
        if not getattr(kept, column):
            setattr(kept, column, getattr(merged, column))
    if merged.is_verified and kept.is_proposed:
        kept.state, kept.verified_at, kept.verified_by = (
            OrganisationState.VERIFIED, merged.verified_at, merged.verified_by,
        )  # fmt: skip
    space, merged.space = merged.space, None
    merged.merged_into = kept
    merged.save()
    kept.space = kept.space or space
    kept.save()
