"""Room for files: how much a space uses, how much it has, and the refusal when it is full.

What is used is counted when it is asked for: one sum over an index, which cannot be wrong as a counter could.
"""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import Sum
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from portal.models import Space, StoredFile
from portal.operations import OperationRefusedError


def used_bytes(space: Space) -> int:
    """What the files of ``space`` and its logo take."""
    files = StoredFile.objects.filter(space=space).aggregate(bytes=Sum("size_bytes"))["bytes"] or 0
    return files + space.logo_bytes


def quota_of(space: Space) -> int:
    """What they may take: the space's own limit, else the network's."""
    default: int = settings.SPACE_QUOTA_BYTES
    return space.quota_bytes if space.quota_bytes is not None else default


def hold_room(space: Space) -> Space:
    """The space under lock, so that two uploads at once do not both take the last room.

    Operations that lock something of the space as well call this first: always space before thing.
    """
    return Space.objects.select_for_update().get(pk=space.pk)


def check_room(space: Space, sizes: Iterable[int], *, field: str = "file") -> None:
    """Go on only if files of these sizes fit; called by operations before they store.

    Raises:
        OperationRefusedError: they do not.
    """
    held = hold_room(space)
    left = quota_of(held) - used_bytes(held)
    wanted = sum(sizes)
    if wanted > left:
        message = _(
            "There is no room for this in the space: it needs %(wanted)s, and %(left)s are left. "
            "An administrator can make room."
        )
        raise OperationRefusedError(
            message % {"wanted": filesizeformat(wanted), "left": filesizeformat(max(left, 0))}, field=field
        )
