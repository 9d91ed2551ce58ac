"""How much room a space has for files."""

from django.utils.translation import gettext as _

from community.operations.belonging import locked
from portal.audit import record
from portal.models import Space
from portal.operations import Actor, OperationRefusedError, operation, require


@operation
def change_quota(*, actor: Actor, space: Space, quota_bytes: int | None) -> Space:
    """Give a space a limit of its own, or with None the network's; what is over it already stays.

    Raises:
        AccessDeniedError: ``actor`` coordinates nothing, or may not know of the space.
        OperationRefusedError: less than nothing.
    """
    space = locked(space)
    require(actor, "community.change_quota", space)
    if quota_bytes is not None and quota_bytes < 0:
        raise OperationRefusedError(_("Give a number of megabytes."), field="megabytes")
    space.quota_bytes = quota_bytes
    space.save(update_fields=["quota_bytes"])
    record(actor=actor, verb="community.change_quota", obj=space, space_id=space.pk, quota_bytes=quota_bytes)
    return space
