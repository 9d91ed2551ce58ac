"""The weekly digests of 20,000 people: how many a second, and whether memory stays flat.

200 spaces with 12 new things each, three memberships a person; SQLite; every mail is made, put into its bytes
and thrown away, so that no mail server is measured. Memory is that of the process, read from the kernel.
"""

import json
import resource
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bench.stage import ROOT, VAR, environment, save

DATA = VAR / "bench-digests"
PEOPLE = 20_000
SPACES = 200
NEW_IN_A_SPACE = 12
SPACES_A_PERSON = 3
SLICE = 2_000
MEGABYTE = 1024 * 1024


def main() -> None:
    DATA.mkdir(parents=True, exist_ok=True)
    place = environment() | {"VAR": str(DATA)}
    if not (DATA / "ready").exists():
        subprocess.run([sys.executable, "manage.py", "migrate", "-v", "0"], cwd=ROOT, env=place, check=True)
        subprocess.run([sys.executable, "-m", "bench.digests", "fill"], cwd=ROOT, env=place, check=True)
        (DATA / "ready").touch()
    shown = subprocess.run(
        [sys.executable, "-m", "bench.digests", "run"],
        cwd=ROOT, env=place, stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    figures: dict[str, Any] = json.loads(shown.stdout.strip().splitlines()[-1])
    print(f"  {figures['sent']} digests for {figures['people']} people in {figures['seconds']:.0f} s: "
          f"{figures['people_a_second']:.0f} people a second")  # fmt: skip
    print(f"  RSS after a tenth {figures['rss_early_mb']} MB, at the end {figures['rss_end_mb']} MB, "
          f"at most {figures['rss_most_mb']} MB")  # fmt: skip
    save("digests", figures)


def fill() -> None:
    """People, spaces and what is new in them, by bulk writes."""
    from django.utils import timezone  # noqa: PLC0415

    from community.models import Membership, Profile, User  # noqa: PLC0415
    from portal.models import Space  # noqa: PLC0415

    now = timezone.now()
    spaces = Space.objects.bulk_create(
        Space(
            slug=f"bench-{n}", name=f"Bench {n}", kind="partner", visibility="network", join_policy="request"
        )
        for n in range(SPACES)
    )  # fmt: skip
    for start in range(0, PEOPLE, SLICE):
        people = User.objects.bulk_create(
            User(
                email=f"bench-{n}@example.org", handle=f"bench-{n}", display_name=f"Bench {n}",
                date_joined=now - timedelta(days=90), time_zone=("", "Europe/Vilnius")[n % 2],
            )
            for n in range(start, start + SLICE)
        )  # fmt: skip
        Profile.objects.bulk_create(Profile(user=person) for person in people)
        Membership.objects.bulk_create(
            Membership(space=spaces[(n * 7 + turn * 31) % SPACES], user=person, accepted_at=now)
            for n, person in enumerate(people)
            for turn in range(SPACES_A_PERSON)
        )
    author = User.objects.earliest("pk")
    for space in spaces:
        _add_news(space, author, now)


def _add_news(space: Any, author: Any, now: datetime) -> None:
    from forums.models import Board, Post, Topic  # noqa: PLC0415
    from portal.text import rendered  # noqa: PLC0415
    from repository.models import Resource  # noqa: PLC0415

    board = Board.objects.create(space=space, slug="questions", name="Questions")
    words = rendered(
        "Which **three** questions do you ask a company before the first day of a placement? " * 4
    )
    half = NEW_IN_A_SPACE // 2
    topics = Topic.objects.bulk_create(
        Topic(
            space=space, board=board, author=author, kind=("help", "discussion")[n % 2], audience="space",
            title=f"Topic {n} of {space.name}", opened_at=now - timedelta(hours=n + 1),
            last_posted_at=now, post_count=1,
        )
        for n in range(half)
    )  # fmt: skip
    Post.objects.bulk_create(
        Post(space=space, topic=topic, number=1, author=author, posted_at=now, **words) for topic in topics
    )
    Resource.objects.bulk_create(
        Resource(
            space=space, author=author, title=f"Sheet {n}", kind="method", language="en", audience="space",
            summary="One page for the first week.", state="published", created_at=now,
            published_at=now - timedelta(hours=n + 1), **words,
        )
        for n in range(half)
    )  # fmt: skip


def rss() -> int:
    """The memory that this process holds now, in bytes."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize()


def run() -> dict[str, Any]:
    import time_machine  # noqa: PLC0415
    from django.conf import settings  # noqa: PLC0415

    from community.mailing.digests import mail_due_digests  # noqa: PLC0415
    from community.models import DigestRun  # noqa: PLC0415
    from portal.post import PostOffice  # noqa: PLC0415

    settings.EMAIL_BACKEND = "bench.sink.EmailBackend"
    DigestRun.objects.all().delete()
    samples: list[int] = []
    done = threading.Event()

    def sample() -> None:
        while not done.wait(0.5):
            samples.append(rss())

    watcher = threading.Thread(target=sample)
    watcher.start()
    started = time.perf_counter()
    # The Tuesday after: every weekly digest is due.
    with time_machine.travel(_next_tuesday(), tick=True), PostOffice() as office:
        tally = mail_due_digests(office)
    seconds = time.perf_counter() - started
    done.set()
    watcher.join()
    return {
        "people": tally.people, "sent": tally.sent, "seconds": seconds,
        "people_a_second": tally.people / seconds,
        "rss_early_mb": samples[len(samples) // 10] // MEGABYTE,
        "rss_end_mb": samples[-1] // MEGABYTE,
        "rss_most_mb": max(samples) // MEGABYTE,
    }  # fmt: skip


def _next_tuesday() -> datetime:
    today = datetime.now(UTC)
    return (today + timedelta(days=(1 - today.weekday()) % 7 or 7)).replace(hour=12)


if __name__ == "__main__":
    import django

    django.setup()
    from portal.tenancy import all_spaces

    with all_spaces("bench"):
        if sys.argv[1] == "fill":
            fill()
        else:
            print(json.dumps(run()))
