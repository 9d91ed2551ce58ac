"""Room for files: how much a space uses, how much it has, and the refusal when it is full.

What is used is counted when it is asked for: sums over indexes, which cannot be wrong as a counter could.
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import QuerySet, Sum
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from portal.models import Space, StoredFile
from portal.operations import OperationRefusedError


def used_bytes(space: Space) -> int:
    """What people attached in ``space``, what its editors uploaded for its pages, and its logo take."""
    attached = _sum(StoredFile.objects.filter(space=space), "size_bytes")
    return attached + _on_pages(space) + space.logo_bytes


def _on_pages(space: Space) -> int:
    if space.collection_id is None:
        return 0
    models = (get_image_model(), get_document_model())
    return sum(_sum(model.objects.filter(collection=space.collection_id), "file_size") for model in models)


def _sum(rows: QuerySet[Any], column: str) -> int:
    return rows.aggregate(bytes=Sum(column))["bytes"] or 0


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
    refuse_overfull(hold_room(space), sum(sizes), field=field)


def refuse_overfull(space: Space, wanted: int, *, field: str = "file") -> None:
    """``check_room`` without the lock, for ``/cms/``, whose forms are no operations: two may fill it at once.

    Raises:
        OperationRefusedError: ``wanted`` bytes do not fit.
    """
    left = quota_of(space) - used_bytes(space)
    if wanted > left:
        message = _(
            "There is no room for this in the space: it needs %(wanted)s, and %(left)s are left. "
            "An administrator can make room."
        )
        raise OperationRefusedError(
            message % {"wanted": filesizeformat(wanted), "left": filesizeformat(max(left, 0))}, field=field
        )
