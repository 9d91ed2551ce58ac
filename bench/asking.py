"""Finding what to ask for in the data of a benchmark, and asking for it over real HTTP."""

import http.client
import json
import subprocess
import sys
import threading
import time
from typing import Any

from bench.stage import ROOT, chosen, environment, prepare, quantile

CONNECTIONS = 4
SECONDS = 4.0
WARM_UP = 3
ALONE = 30

_BEFORE = """
import json
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from community.models import Membership, User
from forums.models import Topic
from portal.models import Space
from portal.tenancy import all_spaces

def cookie(person):
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"
"""


def prepare_network() -> None:
    """A demo with the data of the chosen size, and its index."""
    prepare(
        "pages",
        ("migrate", "-v0"),
        ("collectstatic", "-v0", "--noinput"),
        ("load_demo", "--no-index"),
        ("load_demo", "--size", chosen.size, "--no-index"),
        ("rebuild_index", "--noinput"),
    )


def find(code: str) -> Any:
    """What ``code`` prints as JSON in its last line; it can make a ``cookie`` for a person."""
    shown = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", _BEFORE + code],
        cwd=ROOT, env=environment(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return json.loads(shown.stdout.strip().splitlines()[-1])


def ask(connection: http.client.HTTPConnection, path: str, headers: dict[str, str]) -> float:
    """Milliseconds until the whole answer is there."""
    started = time.perf_counter()
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status}")
    return (time.perf_counter() - started) * 1000


def measure(port: int, path: str, cookie: str) -> dict[str, float]:
    """Milliseconds and requests a second with ``CONNECTIONS`` busy connections."""
    headers = {"Cookie": cookie} if cookie else {}
    times: list[float] = []
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    for _ in range(WARM_UP):
        ask(connection, path, headers)
    alone = [ask(connection, path, headers) for _ in range(ALONE)]
    stop = time.perf_counter() + SECONDS

    def client() -> None:
        own = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        while time.perf_counter() < stop:
            times.append(ask(own, path, headers))

    started = time.perf_counter()
    threads = [threading.Thread(target=client) for _ in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {
        "requests_per_second": round(len(times) / (time.perf_counter() - started), 1),
        "alone_p50_ms": round(quantile(alone, 0.5), 1),
        "alone_p95_ms": round(quantile(alone, 0.95), 1),
        "p50_ms": round(quantile(times, 0.5), 1),
        "p95_ms": round(quantile(times, 0.95), 1),
    }


COLUMNS = ("requests_per_second", "alone_p50_ms", "alone_p95_ms", "p50_ms", "p95_ms")


def measure_all(port: int, readers: list[dict[str, Any]]) -> dict[str, dict[str, float]]:
    """The figures of each page of each reader, printed as they come."""
    figures: dict[str, dict[str, float]] = {}
    print(f"  {'page':<46}{'req/s':>8}{'alone p50':>11}{'alone p95':>11}{'p50 ms':>9}{'p95 ms':>9}")
    for reader in readers:
        for name, path in reader["pages"].items():
            title = f"{name}, {reader['who']}"
            row = figures[title] = measure(port, path, reader["cookie"])
            shown = [row[column] for column in COLUMNS]
            print(f"  {title:<46}{shown[0]:>8}{shown[1]:>11}{shown[2]:>11}{shown[3]:>9}{shown[4]:>9}")
    return figures
