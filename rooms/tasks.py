"""What rooms ask of the clock."""

from django.utils import timezone

from portal.operations import SYSTEM
from portal.tenancy import all_spaces
from rooms.operations import forget_uploads

AT_ONCE = 200  # in one round of the worker, so that other chores are not kept waiting


def forget_uploads_by_the_clock() -> int:
    with all_spaces("files that were never sent"):
        return forget_uploads(actor=SYSTEM, now=timezone.now(), most=AT_ONCE)
