"""Slow work about a person's own data: building their copy, and forgetting them."""

from tempfile import TemporaryFile

from django.core.files import File

from community.archive import write_archive
from community.models import DataExport, User
from community.operations.exports import finish_export, forget_old_exports
from community.operations.incoming import forget_taken_mail
from community.operations.leaving import (
    begin_departure,
    claim_due_departures,
    end_a_membership,
    finish_departure,
    forget_a_piece,
)
from portal.locality import in_locality_of
from portal.models.files import private_storage
from portal.operations import SYSTEM
from portal.tasks import background
from portal.tenancy import all_spaces
from portal.worker import register_chore


@background()
def build_export(export_id: int) -> None:
    """Build and keep the archive; done twice, it is the same one again.

    Who leaves while it is built has nothing left to fetch: then the bytes go at once.
    """
    export = DataExport.objects.filter(pk=export_id, ready_at=None).first()
    person = User.objects.filter(pk=export.user_id, is_active=True).first() if export else None
    if export is None or person is None:
        return
    with TemporaryFile() as out:
        with in_locality_of(person):
            write_archive(person, out)
        size = out.tell()
        out.seek(0)
        storage = private_storage()
        storage.delete(export.path)
        kept = storage.save(export.path, File(out))
    if kept != export.path:  # two workers at once: theirs lies there, and this one nobody would find
        storage.delete(kept)
    if not finish_export(actor=SYSTEM, export_id=export.pk, size_bytes=size):
        storage.delete(export.path)


@background()
def forget_departed(departure_id: int) -> None:
    """Carry a deletion out, a piece at a time; whoever takes it up again goes on where it stopped."""
    departure = begin_departure(actor=SYSTEM, departure_id=departure_id)
    if departure is None:
        return
    while end_a_membership(actor=SYSTEM, departure=departure):
        pass
    while forget_a_piece(actor=SYSTEM, departure=departure):
        pass
    finish_departure(actor=SYSTEM, departure=departure)


def forget_who_is_due() -> int:
    """By the clock: let the deletions that are due be carried out; says how many."""
    with all_spaces("departures"):
        return claim_due_departures(actor=SYSTEM)


def forget_exports_by_the_clock() -> int:
    with all_spaces("old exports"):
        return forget_old_exports(actor=SYSTEM)


def forget_mail_by_the_clock() -> int:
    return forget_taken_mail(actor=SYSTEM)


def register_data_chores() -> None:
    register_chore("forget who has left", every_seconds=600, do=forget_who_is_due)
    register_chore("forget old copies of data", every_seconds=3600, do=forget_exports_by_the_clock)
    register_chore("forget taken mail", every_seconds=6 * 3600, do=forget_mail_by_the_clock)
