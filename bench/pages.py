"""Latencies and requests a second of the pages that matter, over real HTTP: one web process, one client.

By default 2,000 topics with 20,000 posts, 5,000 resources and 500 practices in 40 spaces; ``--size large``
is the published benchmark data. Signed out, as a member, as the administrator of a network space and as a
coordinator. Each figure counts whole answers, bodies read; the number of connections is that of the columns.
"""

import http.client
import json
import subprocess
import sys
import threading
import time
from typing import Any

from bench.stage import ROOT, chosen, environment, prepare, quantile, save, server

CONNECTIONS = 4
SECONDS = 4.0
WARM_UP = 3
ALONE = 30

_FIND = """
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

def first(**of):
    return Membership.objects.filter(**of).select_related("user").earliest("pk").user

with all_spaces("bench"):
    large = Topic.objects.filter(space__slug__startswith="large-", audience="public", kind="help")
    topic = large.select_related("space", "board").earliest("pk")
    networks = Space.objects.filter(slug__startswith="large-", kind="network", visibility="public")
    network = networks.earliest("pk")
    coordinator = User.objects.get(email="anna.sa@example.org")
    reading = {
        "home": "/", "space": topic.space.get_absolute_url(), "board": topic.board.get_absolute_url(),
        "topic": topic.get_absolute_url(), "communication": "/communication/",
        "search": "/search/?q=learning+plan",
        "search with facets": "/search/?q=logbook&type=resource&tag=theme-3", "typo": "/search/?q=logbok",
        "spaces": "/spaces/", "spaces by language": "/spaces/?language=lv&kind=partner",
        "people": "/people/", "people by country": "/people/?country=FI&group=learner",
        "people by word": "/people/?q=korhonen", "people by a word that none has": "/people/?q=zzzz",
        "organisations": "/organisations/", "organisations by kind": "/organisations/?country=LV&kind=host",
        "organisations by word": "/organisations/?q=salon",
    }
    desk = f"/spaces/{network.slug}/desk/"
    print(json.dumps([
        {"who": "signed out", "cookie": "", "pages": reading},
        {"who": "member", "cookie": cookie(first(space=topic.space, role="member")), "pages": {
            **reading, "members": f"/spaces/{topic.space.slug}/members/", "own desk": "/me/",
            "notices": "/me/notices/"}},
        {"who": "administrator", "cookie": cookie(first(space=network, role="administrator")), "pages": {
            "desk of a space": desk, "the same, three months": desk + "?months=3",
            "as a file": desk + "newcomers.csv"}},
        {"who": "coordinator", "cookie": cookie(coordinator), "pages": {
            "desk of the network": "/desk/", "the same, three months": "/desk/?months=3&asleep=90",
            "as a file": "/desk/unanswered.csv"}},
    ]))
"""


def find_pages() -> list[dict[str, Any]]:
    shown = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", _FIND],
        cwd=ROOT, env=environment(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    found: list[dict[str, Any]] = json.loads(shown.stdout.strip().splitlines()[-1])
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


def main() -> None:
    print(f"Pages (one web process, {CONNECTIONS} connections, Whoosh)")
    prepare(
        "pages",
        ("migrate", "-v0"),
        ("collectstatic", "-v0", "--noinput"),
        ("load_demo", "--no-index"),
        ("load_demo", "--size", chosen.size, "--no-index"),
        ("rebuild_index", "--noinput"),
    )
    figures: dict[str, Any] = {}
    print(f"  {'page':<46}{'req/s':>8}{'alone p50':>11}{'alone p95':>11}{'p50 ms':>9}{'p95 ms':>9}")
    with server() as port:
        for reader in find_pages():
            for name, path in reader["pages"].items():
                title = f"{name}, {reader['who']}"
                row = figures[title] = measure(port, path, reader["cookie"])
                shown = [row[column] for column in COLUMNS]
                print(f"  {title:<46}{shown[0]:>8}{shown[1]:>11}{shown[2]:>11}{shown[3]:>9}{shown[4]:>9}")
    save("pages", {"pages": figures})
