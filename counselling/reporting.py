"""What one of the two hands over of a talk is decided about by the coordinators of the network."""

from typing import Any

from community.moderation.targets import Target, register
from counselling.models import Handover
from counselling.operations.handing_over import hide_entry, show_entry
from portal.operations import SYSTEM


def _load(pk: int) -> Any:
    return Handover.objects.filter(pk=pk).select_related("space", "person", "entry__talk").first()


def _hide(handover: Handover) -> dict[str, Any]:
    return hide_entry(actor=SYSTEM, entry=handover.entry) if handover.entry is not None else {}


def _show(handover: Handover, kept: dict[str, Any]) -> None:
    if handover.entry is not None:
        show_entry(actor=SYSTEM, entry=handover.entry, kept=kept)


register(
    Target(
        code="handover",
        model=Handover,
        permission="counselling.view_handover",
        load=_load,
        author=lambda handover: handover.person,
        words=lambda handover, _kept: handover.words,
        hide=_hide,
        show=_show,
        title=str,
        stands=lambda handover: handover.entry is not None and not handover.entry.is_removed,
        for_network=True,
    )
)
