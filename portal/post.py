"""Handing mail to the mail server: one connection for many mails, and plain words for what went wrong.

Three things can happen to a mail besides being taken, and who sends must tell them apart: the server is away
(nothing can be sent now), it does not take this mail now, or it never will.
"""

import logging
import re
from datetime import timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused
from typing import Any, Self

from django.core.mail import EmailMessage, get_connection

logger = logging.getLogger(__name__)

FIRST_PAUSE = timedelta(seconds=20)
LONGEST_PAUSE = timedelta(minutes=30)
PERMANENT = 500
SHUTTING_DOWN = 421
TOO_LARGE = 552
# Codes of RFC 5321 that speak of the mailbox itself, and the classes of RFC 3463 that deny it: 5.7 is about
# policy (our own address is on somebody's list), 5.3 about their system; neither says that nobody is there.
_NO_SUCH_MAILBOX = {550, 551, 553}
_OTHER_REASON = re.compile(r"\b5\.[3-7]\.\d+")


class MailError(Exception):
    """A mail was not taken."""


class ServerAwayError(MailError):
    """No mail can be handed over now; the next will fare no better."""


class NotNowError(MailError):
    """The server does not take this one mail at present."""


class AddressRefusedError(MailError):
    """Nobody is there, and nobody will be; the words are the server's."""


class MailRefusedError(MailError):
    """The server will never take this one mail; that says nothing of the next."""


def pause_after(tries: int) -> timedelta:
    """How long to wait after so many tries: 20 s, then four times as long each time, at most half an hour."""
    return min(FIRST_PAUSE * 4 ** min(tries - 1, 8), LONGEST_PAUSE)


class PostOffice:
    """A connection to the mail server, opened when it is needed and kept for the mails that follow."""

    def __init__(self) -> None:
        self._connection: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def hand_over(self, mail: EmailMessage) -> None:
        """Send ``mail``; it is with the server when this returns.

        Raises:
            ServerAwayError: the server cannot be reached, or the connection broke: perhaps it has the mail
                nevertheless. Mails that must not come twice say so by their ``Message-ID``.
            NotNowError: it does not take this mail at present.
            AddressRefusedError: the address does not exist.
            MailRefusedError: it will never take this mail.
        """
        try:
            self._send(mail)
        except SMTPRecipientsRefused as error:
            code, words = next(iter(error.recipients.values()))
            if code == SHUTTING_DOWN:
                self.close()
                raise ServerAwayError(_said(code, words)) from error
            raise _refusal(code, words) from error
        except SMTPDataError as error:
            kind = MailRefusedError if error.smtp_code >= PERMANENT else NotNowError
            raise kind(_said(error.smtp_code, error.smtp_error)) from error
        except OSError as error:  # smtplib's errors are OSErrors
            # The sender's line says how large the mail is; all else that a server has against it is about us.
            if isinstance(error, SMTPSenderRefused) and error.smtp_code == TOO_LARGE:
                raise MailRefusedError(_said(error.smtp_code, error.smtp_error)) from error
            self.close()
            raise ServerAwayError(str(error)) from error
        except ValueError as error:  # an address or a header that no mail can have
            raise MailRefusedError(str(error)) from error

    def close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                connection.close()
            except OSError:
                logger.info("mail_server_hung_up")

    def _send(self, mail: EmailMessage) -> None:
        if self._connection is None:
            self._connection = get_connection()
            self._connection.open()
        mail.connection = self._connection
        mail.send()


def send(mail: EmailMessage) -> bool:
    """Hand over one ``mail`` by itself; False when it will never be taken, so that nobody tries again.

    Raises:
        MailError: it was not taken now; a task of the queue ``mail`` that raises it is tried again.
    """
    try:
        with PostOffice() as office:
            office.hand_over(mail)
    except (AddressRefusedError, MailRefusedError):
        logger.warning("mail_refused", exc_info=True)
        return False
    return True


def _refusal(code: int, words: Any) -> MailError:
    said = _said(code, words)
    if code < PERMANENT or _OTHER_REASON.search(said):
        return NotNowError(said)
    return AddressRefusedError(said) if code in _NO_SUCH_MAILBOX else MailRefusedError(said)


def _said(code: int, words: Any) -> str:
    text = words.decode(errors="replace") if isinstance(words, bytes) else str(words)
    return f"{code} {text}"
