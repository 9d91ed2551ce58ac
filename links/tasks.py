"""The clock's round through the directories: a few links at a time, each once a week."""

import logging

from links.models import ExternalLink
from links.operations.checking import claim_links, note_answers
from links.outside import NoAnswerError, answers
from portal.operations import SYSTEM
from portal.tenancy import all_spaces

logger = logging.getLogger(__name__)

EVERY_SECONDS = 900
AT_ONCE = 20
# So many that our own line must be down when none of them answers.
TELLING = 3


def check_links() -> int:
    """Ask the links that are due; returns how many were."""
    with all_spaces("check links"):
        links = claim_links(actor=SYSTEM, most=AT_ONCE)
        told = {link.pk: _answers(link) for link in links}
        if len(told) >= TELLING and set(told.values()) == {None}:
            logger.warning("no_link_answers", extra={"links": len(told)})
            return 0
        note_answers(actor=SYSTEM, answers={pk: bool(answer) for pk, answer in told.items()})
        return len(told)


def _answers(link: ExternalLink) -> bool | None:
    """None when nothing answered at all."""
    try:
        return answers(link.url)
    except NoAnswerError:
        return None
