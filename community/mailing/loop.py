"""The worker's post room: a loop of its own, so that a slow mail server holds up nothing else."""

import logging
import threading
from datetime import timedelta

from django.db import close_old_connections
from django.utils import timezone

from community.mailing.at_once import mail_due_notices
from community.mailing.digests import mail_due_digests, quarter_of
from community.models import DigestRun
from portal.post import PostOffice, ServerAwayError
from portal.tenancy import all_spaces

logger = logging.getLogger(__name__)

EVERY_SECONDS = 2.0
FIRST_PAUSE_SECONDS = 5.0
LONGEST_PAUSE_SECONDS = 300.0
DIGESTS_AGAIN = timedelta(minutes=1)


class PostRoom:
    """Sends what is due, round by round; remembers only when it last looked for digests."""

    def __init__(self) -> None:
        self._quarter = -1
        self._looked_at = timezone.now() - DIGESTS_AGAIN

    def round(self) -> bool:
        """One look at everything that is due; False when the mail server is away."""
        try:
            with all_spaces("mail"), PostOffice() as office:
                mail_due_notices(office)
                if self._digests_may_be_due():
                    quarter = quarter_of(timezone.now())
                    mail_due_digests(office)
                    self._quarter = quarter
        except ServerAwayError:
            logger.warning("mail_server_away", exc_info=True)
            return False
        return True

    def _digests_may_be_due(self) -> bool:
        """After each quarter of an hour; and every minute while some wait to be tried again."""
        now = timezone.now()
        if quarter_of(now) != self._quarter:
            return True
        if now - self._looked_at < DIGESTS_AGAIN:
            return False
        self._looked_at = now
        return DigestRun.objects.filter(done_at=None, next_try_at__lte=now).exists()


def mail_forever(stop: threading.Event) -> None:
    """Until ``stop`` is set; while the server is away the pauses grow to five minutes."""
    room = PostRoom()
    pause = FIRST_PAUSE_SECONDS
    while not stop.is_set():
        close_old_connections()
        if room.round():
            pause = FIRST_PAUSE_SECONDS
            stop.wait(EVERY_SECONDS)
        else:
            stop.wait(pause)
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
