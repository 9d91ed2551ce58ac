"""Requests per second and latencies of the pages that matter, signed out and in, over real HTTP.

2,000 topics with 20,000 posts, 5,000 resources and 500 practices in 40 spaces on SQLite and Whoosh; one web
process, one client with four connections. Each figure counts whole answers, bodies read.
"""

import http.client
import json
import subprocess
import sys
import threading
import time
from typing import Any

from bench.stage import ROOT, environment, prepare, quantile, save, server

CONNECTIONS = 4
SECONDS = 6.0
WARM_UP = 5

_FIND = """
import json
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from community.models import Membership
from forums.models import Topic
from portal.tenancy import all_spaces
with all_spaces("bench"):
    questions = Topic.objects.filter(audience="public", kind="help").select_related("space", "board")
    topic = questions.earliest("pk")
    member = Membership.objects.filter(space=topic.space).select_related("user").earliest("pk").user
    session = SessionStore()
    session[SESSION_KEY] = str(member.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = member.get_session_auth_hash()
    session.save()
    print(json.dumps({"cookie": f"{settings.SESSION_COOKIE_NAME}={session.session_key}", "pages": {
        "home": "/", "space": topic.space.get_absolute_url(), "board": topic.board.get_absolute_url(),
        "topic": topic.get_absolute_url(), "search": "/search/?q=learning+plan",
        "search with facets": "/search/?q=logbook&type=resource&tag=theme-3", "typo": "/search/?q=logbok",
    }}))
"""


def find_pages() -> dict[str, Any]:
    shown = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", _FIND],
        cwd=ROOT, env=environment(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    found: dict[str, Any] = json.loads(shown.stdout.strip().splitlines()[-1])
    return found


def ask(connection: http.client.HTTPConnection, path: str, headers: dict[str, str]) -> float:
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
    alone = [ask(connection, path, headers) for _ in range(20)]
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
        "p50_ms": round(quantile(times, 0.5), 1),
        "p95_ms": round(quantile(times, 0.95), 1),
    }


def main() -> None:
    print("Pages (one web process, four connections, SQLite, Whoosh)")
    prepare(
        "pages",
        ("migrate", "-v0"),
        ("collectstatic", "-v0", "--noinput"),
        ("load_demo",),
        ("load_demo", "--size", "bench"),
        ("rebuild_index", "--noinput"),
    )
    found = find_pages()
    figures: dict[str, dict[str, float]] = {}
    print(f"  {'page':<32}{'req/s':>8}{'alone p50':>11}{'p50 ms':>9}{'p95 ms':>9}")
    with server() as port:
        for who, cookie in (("signed out", ""), ("signed in", found["cookie"])):
            for name, path in found["pages"].items():
                row = figures[f"{name}, {who}"] = measure(port, path, cookie)
                print(
                    f"  {name + ', ' + who:<32}{row['requests_per_second']:>8}{row['alone_p50_ms']:>11}"
                    f"{row['p50_ms']:>9}{row['p95_ms']:>9}"
                )
    save("pages", figures)
