"""``make demo``: prepare everything under ``VAR``, then one web process and one worker until stopped."""

import errno
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.engine import engine
from search.writer import needs_rebuild

READY_SECONDS = 90
STOP_SECONDS = 15
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


class Command(BaseCommand):
    help = "Prepares the demo network and serves it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default=os.environ.get("HOST", "127.0.0.1"))
        parser.add_argument("--prepare-only", action="store_true", help="Stop before serving.")

    def handle(self, *args: Any, **options: Any) -> None:
        host = options["host"]
        self._check(host)
        self._prepare()
        if options["prepare_only"]:
            return
        self._check_port(host)
        self._serve(host)

    def _check(self, host: str) -> None:
        if not settings.DEMO:
            raise CommandError("The demo runs on the demo settings only.")
        if host not in LOOPBACK and not settings.DEMO_EXPOSED:
            raise CommandError(
                f"The demo has known passwords, so it does not listen on {host}. "
                "Set DEMO_EXPOSE=1 if you mean it; the pages under /demo/ are then hidden."
            )
        self._check_port(host)

    def _check_port(self, host: str) -> None:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, settings.PORT))
            except OSError as error:
                if error.errno == errno.EADDRINUSE:
                    another = settings.PORT + 123
                    raise CommandError(
                        f"Port {settings.PORT} is in use. Choose another one: PORT={another} make demo"
                    ) from error
                raise CommandError(f"Cannot listen on {host}:{settings.PORT}: {error.strerror}.") from error

    def _prepare(self) -> None:
        self.stdout.write("Preparing the database …")
        call_command("migrate", verbosity=0, interactive=False)
        call_command("compile_catalogs", verbosity=0)
        self._collect_static()
        call_command("load_demo")
        if needs_rebuild(engine()):
            self.stdout.write("Building the search index …")
            call_command("rebuild_index", noinput=True, verbosity=0)

    def _collect_static(self) -> None:
        """Once for each state of the sources: hashing all files again takes seconds."""
        stamp = settings.STATIC_ROOT / ".state"
        sources = [
            *(settings.BASE_DIR / "static").rglob("*"),
            settings.BASE_DIR / "requirements" / "base.txt",
        ]
        state = str(max(path.stat().st_mtime_ns for path in sources)) + f" {len(sources)}"
        if stamp.exists() and stamp.read_text(encoding="utf-8") == state:
            return
        call_command("collectstatic", verbosity=0, interactive=False)
        stamp.write_text(state, encoding="utf-8")

    def _serve(self, host: str) -> None:
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.demo"}
        web = subprocess.Popen([sys.executable, *_uvicorn(host)], env=environment)  # noqa: S603
        worker = subprocess.Popen([sys.executable, "manage.py", "run_worker"], env=environment)
        children = [web, worker]
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        try:
            self._wait_until_ready(web, host)
            self._tell()
            while all(child.poll() is None for child in children):
                time.sleep(0.5)
            raise CommandError("A process of the demo ended by itself; its last lines above say why.")
        except KeyboardInterrupt:
            self.stdout.write("\nStopping …")
        finally:
            _stop(children)

    def _wait_until_ready(self, web: subprocess.Popen[bytes], host: str) -> None:
        deadline = time.monotonic() + READY_SECONDS
        while time.monotonic() < deadline:
            if web.poll() is not None:
                raise CommandError("The web process did not start; its last lines above say why.")
            try:
                with urllib.request.urlopen(f"http://{reachable_at(host)}:{settings.PORT}/readyz", timeout=2):
                    return
            except (OSError, urllib.error.URLError):
                time.sleep(0.3)
        raise CommandError(f"The web process was not ready after {READY_SECONDS} seconds.")

    def _tell(self) -> None:
        accounts = json.loads((settings.VAR / "demo-accounts.json").read_text(encoding="utf-8"))
        self.stdout.write(
            f"\nGuildhall is ready: {settings.SITE_URL}/\n\nDemo accounts (one password for all):\n"
        )
        for account in accounts:
            places = (
                ", ".join(f"{each['slug']} ({each['role']})" for each in account["spaces"]) or "no space yet"
            )
            role = f", network {account['network_role']}" if account["network_role"] else ""
            self.stdout.write(
                f"  {account['email']:<28} {account['name']:<22} {places or 'no space yet'}{role}"
            )
        if accounts:
            self.stdout.write(f"\nPassword: {accounts[0]['password']}")
        self.stdout.write(f"Mail that the demo sends: {settings.SITE_URL}/demo/mail/\nStop with Ctrl+C.\n")


def reachable_at(host: str) -> str:
    """Where this machine itself reaches what listens on ``host``, as it stands in an address."""
    target = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  (asked, not bound)
    return f"[{target}]" if ":" in target else target


def _uvicorn(host: str) -> list[str]:
    return [
        "-m", "uvicorn", "config.asgi:application", "--host", host, "--port", str(settings.PORT),
        "--ws", "websockets-sansio", "--ws-max-size", "65536", "--ws-max-queue", "8",
        "--ws-ping-interval", "20", "--ws-ping-timeout", "20", "--ws-per-message-deflate", "false",
        "--timeout-graceful-shutdown", "5", "--log-level", "warning", "--no-access-log",
        "--app-dir", str(Path(settings.BASE_DIR)),
    ]  # fmt: skip


def _stop(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        if child.poll() is None:
            child.terminate()
    deadline = time.monotonic() + STOP_SECONDS
    for child in children:
        try:
            child.wait(timeout=max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
