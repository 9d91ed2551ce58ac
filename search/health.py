"""Whether things can be found, for ``/readyz``."""

from typing import Final

from portal.health import DEGRADED, FAILED, OK, Finding
from search.documents import IndexUnavailableError
from search.engine import engine
from search.writer import oldest_unindexed_seconds

LATE_AFTER_SECONDS: Final = 60


def index_answers() -> Finding:
    try:
        engine().document_count()
    except IndexUnavailableError as error:
        return Finding(FAILED, str(error))
    waited = oldest_unindexed_seconds()
    if waited > LATE_AFTER_SECONDS:
        return Finding(DEGRADED, f"a change has waited for {waited:.0f} seconds")
    return Finding(OK)
