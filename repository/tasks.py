"""What the worker does for the library by the clock."""

from portal.operations import SYSTEM
from portal.tenancy import all_spaces
from repository.operations.files import forget_abandoned_files


def forget_abandoned_uploads() -> int:
    """Delete uploads whose form was never sent, whoever and whichever space they are of; says how many."""
    with all_spaces("abandoned uploads"):
        return forget_abandoned_files(actor=SYSTEM)
