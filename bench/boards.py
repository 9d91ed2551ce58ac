"""Communication over real HTTP: a topic of 5,000 posts, what is new, peer help, talks, desks, and posting.

The topic is opened at both ends and in the middle; the reader belongs to 30 spaces; many could be asked about
the question. Posting is a form sent by one member after another, each once, as people do: from the request to
the end of the page that it leads to, and how long until the server has it.
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
from forums.models import HeldContribution, Poll
from forums.selectors import page_start

def people(space, role):
    rows = Membership.objects.filter(space=space, role=role).select_related("user").order_by("pk")
    return [row.user for row in rows[:61]]

with all_spaces("bench"):
    long = Topic.objects.select_related("space", "board").latest("post_count")
    reader = User.objects.filter(email__startswith="large-").annotate(n=Count("memberships")).latest("n")
    own = Membership.objects.filter(user=reader).select_related("space").earliest("pk").space
    members = people(long.space, "member")
    large = {"space__slug__startswith": "large-"}
    question = Topic.objects.unanswered().filter(**large).select_related("space", "author").latest("pk")
    poll = Poll.objects.filter(**large).select_related("post__topic__space").earliest("pk")
    held = HeldContribution.objects.filter(**large).select_related("space").latest("pk")
    at, here = long.get_absolute_url(), f"{long.space.get_absolute_url()}communication/"
    asked, desk = question.get_absolute_url(), f"/spaces/{held.space.slug}/settings/"
    ask = f"{question.space.get_absolute_url()}communication/topics/{question.pk}/ask-people/"
    middle, last = page_start(long.post_count // 2), page_start(long.post_count)
    topics = {
        "board": long.board.get_absolute_url(), "topic of many posts, first page": at,
        "topic of many posts, in the middle": f"{at}?after={middle}",
        "topic of many posts, last page": f"{at}?after={last}",
    }
    print(json.dumps({
        "readers": [
            {"who": "signed out", "cookie": "", "pages": topics},
            {"who": "member", "cookie": cookie(members[0]), "pages": {
                **topics, "help requests": f"{here}help/", "offers to talk": f"{here}counselling/",
                "solved questions like it": f"{here}help/alike/?title=How+the+baker+reviews+the+logbook",
                "scenarios": f"{here}scenarios/", "links": f"{here}links/"}},
            {"who": "reader in 30 spaces", "cookie": cookie(reader), "pages": {
                "what is new": "/communication/new/",
                "what is new in one space": f"{own.get_absolute_url()}communication/new/",
                "communication": "/communication/", "following": "/communication/following/",
                "help requests": "/communication/help/", "offers to talk": "/communication/counselling/",
                "links": "/communication/links/", "home": "/"}},
            {"who": "asker", "cookie": cookie(question.author), "pages": {
                "question": asked, "whom to ask": ask}},
            {"who": "voter", "cookie": cookie(people(poll.space, "member")[0]), "pages": {
                "topic with a poll": poll.post.topic.get_absolute_url()}},
            {"who": "administrator", "cookie": cookie(people(held.space, "administrator")[0]), "pages": {
                "what waits": f"{desk}held/", "reports": f"{desk}reports/"}},
        ],
        "reply": f"{here}topics/{long.pk}/reply/",
        "writers": [cookie(person) for person in members[1:]],
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
