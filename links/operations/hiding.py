"""Taking a link out of sight, and bringing it back: what moderators decide about one."""

from django.utils import timezone

from links.models import ExternalLink
from links.operations.links import locked
from portal.audit import record
from portal.operations import Actor, operation, require


@operation
def hide_link(*, actor: Actor, link: ExternalLink) -> ExternalLink:
    """Show ``link`` to moderators and to who added it alone.

    Raises:
        AccessDeniedError: ``actor`` is not the platform.
        OperationRefusedError: it is gone.
    """
    link = locked(link)
    require(actor, "links.hide_link", link)
    link.hidden_at = link.hidden_at or timezone.now()
    link.save(update_fields=["hidden_at"])
    record(actor=actor, verb="links.hide_link", obj=link)
    return link


@operation
def show_link(*, actor: Actor, link: ExternalLink) -> ExternalLink:
    """Bring a hidden link back.

    Raises:
        AccessDeniedError: ``actor`` is not the platform.
        OperationRefusedError: it is gone.
    """
    link = locked(link)
    require(actor, "links.hide_link", link)
    link.hidden_at = None
    link.save(update_fields=["hidden_at"])
    record(actor=actor, verb="links.show_link", obj=link)
    return link
