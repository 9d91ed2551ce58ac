"""What can be broken: web processes, a Redis of our own, and a line to the database."""

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from bench.stage import ROOT, free_port

PATIENCE_SECONDS = 60


class Process:
    """Something with a port that can be killed and comes back on the same port."""

    def __init__(self, command: list[str], environment: dict[str, str], port: int, log: Path) -> None:
        self.port = port
        self._command = command
        self._environment = environment
        self._log = log
        self._running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self._log.open("ab") as log:
            self._running = subprocess.Popen(
                self._command, cwd=ROOT, env=self._environment, stdout=log, stderr=log
            )

    @property
    def pid(self) -> int:
        return self._running.pid if self._running else 0

    @property
    def has_died(self) -> bool:
        """It ended although nobody killed it."""
        return self._running is not None and self._running.poll() is not None

    def end(self, how: signal.Signals = signal.SIGTERM) -> None:
        running, self._running = self._running, None
        if running is None:
            return
        running.send_signal(how)
        try:
            running.wait(timeout=25)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()


FAULTY = "bench.chaos.app:application"


def web(environment: dict[str, str], log: Path, application: str = FAULTY) -> Process:
    """A web process, started as ``docs/operating.md`` says; as a rule one with faulty hints."""
    port = free_port()
    command = [
        sys.executable, "-m", "uvicorn", application, "--host", "127.0.0.1",
        "--port", str(port), "--ws", "websockets-sansio", "--ws-max-size", "65536", "--ws-max-queue", "8",
        "--ws-per-message-deflate", "false", "--log-level", "warning", "--no-access-log",
        "--timeout-graceful-shutdown", "5",
    ]  # fmt: skip
    return Process(command, environment, port, log)


def redis(log: Path) -> Process:
    port = free_port()
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    return Process(command, dict(os.environ), port, log)


async def answering(port: int) -> None:
    """Wait until the web process at ``port`` answers."""
    ends = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < ends:
        with contextlib.suppress(OSError):
            await asyncio.to_thread(_look, port)
            return
        await asyncio.sleep(0.1)
    raise TimeoutError(f"nothing answers at {port}")


def _look(port: int) -> None:
    urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2).close()


class DatabaseLine:
    """A line to PostgreSQL that can be cut and is then refused for a while."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._host, self._there = parts.hostname or "127.0.0.1", parts.port or 5432
        self.port = free_port()
        user = f"{parts.username}@" if parts.username else ""
        self.address = urlunsplit(parts._replace(netloc=f"{user}127.0.0.1:{self.port}"))
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.StreamWriter] = set()

    async def open(self) -> None:
        self._server = await asyncio.start_server(self._carry, "127.0.0.1", self.port)

    async def cut(self) -> None:
        if self._server is not None:
            self._server.close()
        for writer in tuple(self._open):
            writer.transport.abort()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            far_reader, far_writer = await asyncio.open_connection(self._host, self._there)
        except OSError:
            writer.close()
            return
        self._open |= {writer, far_writer}
        with contextlib.suppress(asyncio.CancelledError):  # the talk is over
            await asyncio.gather(_pump(reader, far_writer), _pump(far_reader, writer))
        self._open -= {writer, far_writer}


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    writer.close()
