"""What follows when somebody wants a copy of their data, or wants to leave."""

from community.choices import NoticeKind
from community.data_tasks import build_export, forget_departed
from community.events import DepartureDue, DepartureRequested, ExportReady, ExportRequested
from community.letters import mail_departure
from community.models import DataExport
from community.notices import notify
from portal.events import within


@within(ExportRequested)
def build_it(event: ExportRequested) -> None:
    build_export.enqueue(event.export_id)


@within(ExportReady)
def tell_whose_it_is(event: ExportReady) -> None:
    export = DataExport.objects.select_related("user__profile").get(pk=event.export_id)
    notify(recipient=export.user, kind=NoticeKind.EXPORT_READY, obj=export)


@within(DepartureRequested)
def write_to_who_leaves(event: DepartureRequested) -> None:
    mail_departure.enqueue(event.departure_id)


@within(DepartureDue)
def carry_it_out(event: DepartureDue) -> None:
    forget_departed.enqueue(event.departure_id)
