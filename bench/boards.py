"""Boards over real HTTP: a topic of 5,000 posts at both ends and in the middle, what is new, and posting.

The reader belongs to 30 spaces. Posting is a form sent by one member after another, each once, as people do:
from the request to the end of the page that it leads to, and how long until the server has it.
"""

import http.client
import time
from typing import Any
from urllib.parse import urlencode

from bench.asking import find, measure_all, prepare_network
from bench.stage import quantile, save, server

TOKEN = "b" * 32

_FIND = """
from django.db.models import Count
from forums.selectors import page_start

with all_spaces("bench"):
    long = Topic.objects.select_related("space", "board").latest("post_count")
    reader = User.objects.filter(email__startswith="large-").annotate(n=Count("memberships")).latest("n")
    own = Membership.objects.filter(user=reader).select_related("space").earliest("pk").space
    members = Membership.objects.filter(space=long.space, role="member").select_related("user")
    at = long.get_absolute_url()
    middle, last = page_start(long.post_count // 2), page_start(long.post_count)
    topics = {
        "board": long.board.get_absolute_url(), "topic of many posts, first page": at,
        "topic of many posts, in the middle": f"{at}?after={middle}",
        "topic of many posts, last page": f"{at}?after={last}",
    }
    print(json.dumps({
        "readers": [
            {"who": "signed out", "cookie": "", "pages": topics},
            {"who": "member", "cookie": cookie(members[0].user), "pages": topics},
            {"who": "reader in 30 spaces", "cookie": cookie(reader), "pages": {
                "what is new": "/communication/new/", "what is new in one space":
                f"{own.get_absolute_url()}communication/new/", "communication": "/communication/",
                "following": "/communication/following/", "home": "/"}},
        ],
        "reply": f"{long.space.get_absolute_url()}communication/topics/{long.pk}/reply/",
        "writers": [cookie(each.user) for each in members[1:61]],
    }))
"""


def post(port: int, path: str, cookie: str, number: int) -> tuple[float, float]:
    """Milliseconds until the server has a reply, and until its author sees it."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {
        "Cookie": f"{cookie}; csrftoken={TOKEN}",
        "Content-Type": "application/x-www-form-urlencoded",
        "Origin": f"http://127.0.0.1:{port}",
    }
    body = urlencode({"body": f"Measured reply {number}: **what we do** here.", "csrfmiddlewaretoken": TOKEN})
    started = time.perf_counter()
    connection.request("POST", path, body=body, headers=headers)
    answer = connection.getresponse()
    answer.read()
    kept = time.perf_counter()
    while answer.status in {302, 303}:
        connection.request("GET", str(answer.headers["Location"]).split("#")[0], headers={"Cookie": cookie})
        answer = connection.getresponse()
        answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status}")
    return (kept - started) * 1000, (time.perf_counter() - started) * 1000


def measure_posting(port: int, found: dict[str, Any]) -> dict[str, float]:
    times = [post(port, found["reply"], cookie, n) for n, cookie in enumerate(found["writers"])]
    kept, shown = [each[0] for each in times[1:]], [each[1] for each in times[1:]]
    row = {
        "posts": len(kept),
        "kept_p50_ms": round(quantile(kept, 0.5), 1),
        "kept_p95_ms": round(quantile(kept, 0.95), 1),
        "shown_p50_ms": round(quantile(shown, 0.5), 1),
        "shown_p95_ms": round(quantile(shown, 0.95), 1),
    }
    print(
        f"  posting, {row['posts']} replies: kept p50 {row['kept_p50_ms']} p95 {row['kept_p95_ms']} ms, "
        f"shown p50 {row['shown_p50_ms']} p95 {row['shown_p95_ms']} ms"
    )
    return row


def main() -> None:
    print("Boards (one web process, Whoosh)")
    prepare_network()
    found = find(_FIND)
    with server() as port:
        figures = measure_all(port, found["readers"])
        posting = measure_posting(port, found)
    save("boards", {"pages": figures, "posting": posting})
