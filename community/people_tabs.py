"""The pages about the people of a space, as far as somebody may open them."""

from typing import Any

from django.utils.translation import gettext as _

from community.selectors import open_requests_in
from portal.addresses import in_space
from portal.models import Space
from portal.operations import may


def people_tabs(actor: Any, space: Space, current: str) -> list[dict[str, Any]]:
    """Tabs for who runs the space; empty for everybody else."""
    if not may(actor, "community.view_join_requests", space):
        return []
    pages = [
        ("space_members", _("People"), None),
        ("space_requests", _("Requests to join"), open_requests_in(space).count() or None),
        ("space_invitations", _("Invitations"), None),
        ("space_blocks", _("Blocked"), None),
    ]
    if space.is_network:
        pages.append(("space_participations", _("Organisations"), None))
    if may(actor, "community.edit_space", space):
        pages.append(("space_people", _("Rules for people"), None))
    return [
        {"label": label, "url": in_space(space, name), "current": name == current, "count": count}
        for name, label, count in pages
    ]
