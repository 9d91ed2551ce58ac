"""The local mail server that takes replies in: it answers 250 only for what is in the database.

It stands behind the mail server that faces the world and does what that one cannot: it knows which addresses
are ours. A mail lives in memory until it is taken; whatever goes wrong, the server in front keeps it and
tries again.
"""

import asyncio
import logging
import signal
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, Protocol

from aiosmtpd.smtp import SMTP, Envelope, Session
from django.db import Error as DatabaseError
from django.db import close_old_connections

from community.replying.handling import deliver
from community.replying.tokens import is_ours
from portal.operations import OperationRefusedError

logger = logging.getLogger(__name__)

MOST_BYTES = 25 * 1024 * 1024
MOST_CONNECTIONS = 20
MOST_RECIPIENTS = 10
IDLE_SECONDS = 120
TAKING_SECONDS = 60
SESSION_SECONDS = 600
STOP_SECONDS = 20
LONGEST_LINE = 64 * 1024
WORKERS = 2

TAKEN = "250 2.0.0 Taken"
LATER = "451 4.3.0 Not now, please try again later"
NOBODY = "550 5.1.1 No such address here"
ENOUGH = "452 4.5.3 Too many recipients"
BUSY = b"421 4.3.2 Too many connections, please try again later\r\n"


class Deliver(Protocol):
    def __call__(self, raw: bytes, *, sender: str, recipients: list[str]) -> None: ...


class Receiver:
    """What all connections share: how a mail is taken, by how many at once, and who is connected."""

    def __init__(self, *, take: Deliver = deliver, most_bytes: int = MOST_BYTES) -> None:
        self._take = take
        self._most_bytes = most_bytes
        self._workers = ThreadPoolExecutor(WORKERS, thread_name_prefix="incoming-mail")
        self._jobs: set[asyncio.Future[str]] = set()
        self.doors: set[Door] = set()

    def door(self) -> "Door":
        """For one connection."""
        return Door(
            self, hostname="guildhall", ident="Guildhall", data_size_limit=self._most_bytes,
            timeout=IDLE_SECONDS, enable_SMTPUTF8=True,
        )  # fmt: skip

    async def handle_RCPT(  # noqa: N802  (names of aiosmtpd)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if not is_ours(address):
            return NOBODY
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return ENOUGH
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        content = envelope.content
        raw = content if isinstance(content, bytes) else str(content or "").encode()
        job = partial(self._job, raw, envelope.mail_from or "", list(envelope.rcpt_tos))
        work = asyncio.get_running_loop().run_in_executor(self._workers, job)
        self._jobs.add(work)
        work.add_done_callback(self._jobs.discard)
        try:
            # What takes longer goes on in its thread; when the mail comes again, it is found to be taken.
            return await asyncio.wait_for(asyncio.shield(work), TAKING_SECONDS)
        except TimeoutError:
            logger.warning("incoming_mail_slow")
            return LATER

    def _job(self, raw: bytes, sender: str, recipients: list[str]) -> str:
        try:
            close_old_connections()
            self._take(raw, sender=sender, recipients=recipients)
        except (DatabaseError, OperationRefusedError):  # or it is being taken at this very moment
            logger.warning("incoming_mail_put_off", exc_info=True)
            return LATER
        except Exception:  # a mistake of ours loses nobody's mail: it stays with the server in front
            logger.exception("incoming_mail_failed")
            return LATER
        finally:
            close_old_connections()
        return TAKEN

    async def close(self) -> None:
        """Let the mails in hand be finished, then hang up."""
        if self._jobs:
            await asyncio.wait(self._jobs, timeout=STOP_SECONDS)
        for door in list(self.doors):
            door.hang_up()
        self._workers.shutdown(wait=False, cancel_futures=True)


class Door(SMTP):
    """One connection; it ends by itself, and one too many is told to come again."""

    line_length_limit = LONGEST_LINE

    def __init__(self, receiver: Receiver, **options: Any) -> None:
        super().__init__(receiver, **options)
        self._receiver = receiver
        self._end: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if len(self._receiver.doors) >= MOST_CONNECTIONS and isinstance(transport, asyncio.Transport):
            transport.write(BUSY)
            transport.close()
        super().connection_made(transport)
        self._receiver.doors.add(self)
        self._end = self.loop.call_later(SESSION_SECONDS, self.hang_up)

    def connection_lost(self, error: Exception | None) -> None:
        self._receiver.doors.discard(self)
        if self._end is not None:
            self._end.cancel()
        super().connection_lost(error)

    def hang_up(self) -> None:
        if self.transport is not None:
            self.transport.close()


async def receive_forever(host: str, port: int) -> None:
    """Take mail in until the process is told to stop."""
    receiver = Receiver()
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    server = await loop.create_server(receiver.door, host, port)
    logger.info("receiving_mail")
    try:
        await stop.wait()
    finally:
        server.close()
        await receiver.close()
