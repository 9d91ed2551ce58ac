"""The clock's round through the directories: a few links at a time, each once a week."""

import logging
import threading
from collections.abc import Callable

from django.db import close_old_connections

from links.choices import Answer
from links.models import ExternalLink
from links.operations.checking import Heard, claim_links, note_answers
from links.outside import asked
from portal.operations import SYSTEM
from portal.tenancy import all_spaces

logger = logging.getLogger(__name__)

EVERY_SECONDS = 900
AT_ONCE = 20
# So many that were well that our own line must be down when nothing answers at all.
TELLING = 3


def check_forever(stop: threading.Event) -> None:
    """In a loop of its own: foreign servers take their time, and nothing else waits for them."""
    while not stop.is_set():
        close_old_connections()
        check_links(is_stopped=stop.is_set)
        stop.wait(EVERY_SECONDS)


def check_links(*, is_stopped: Callable[[], bool] = lambda: False) -> int:
    """Ask the links that are due; returns how many were."""
    with all_spaces("check links"):
        links = claim_links(actor=SYSTEM, most=AT_ONCE)
        heard = {link.pk: Heard(link.url, asked(link.url)) for link in links if not is_stopped()}
        well = [link.pk for link in links if link.pk in heard and _was_well(link)]
        if len(well) >= TELLING and all(each.answer == Answer.SILENT for each in heard.values()):
            logger.warning("no_link_answers", extra={"links": len(well)})
            return 0
        note_answers(actor=SYSTEM, heard=heard)
        return len(heard)


def _was_well(link: ExternalLink) -> bool:
    """Only what answered before says something of our line: the dead are silent in any case."""
    return link.failures == 0 and link.checked_at is not None
