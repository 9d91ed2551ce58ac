"""What people add to posts: reactions, changes, and reports."""

from collections import Counter
from datetime import timedelta

from django.contrib.contenttypes.models import ContentType

from community.choices import ReportReason, Verdict
from community.models import Case, Report
from config.demo.bulk import BATCH
from config.demo.large.stage import Stage
from forums.models import Post, PostReaction, PostVersion
from portal.choices import ReactionKind
from portal.text import rendered

KINDS = tuple(ReactionKind)
REASONS = tuple(ReportReason)
WAITING_EVERY = 5
LATER = timedelta(hours=5)


def load(stage: Stage) -> None:
    """On the first replies of all topics, which ``talk`` has left."""
    posts: list[Post] = stage.made["post"]
    _react(stage, posts)
    _change(stage, posts)
    _report(stage, posts)
    Post.objects.bulk_update(
        posts, ["reaction_counts", "version", "edited_at", "body", "html"], batch_size=500
    )


def _react(stage: Stage, posts: list[Post]) -> None:
    """The first replies of all get some; a few get many."""
    chosen: set[tuple[int, int, str]] = set()
    rows = []
    for n in range(stage.sizes.reactions):
        post = posts[n * n % len(posts) if n % 3 else n % len(posts)]
        person, kind = stage.somebody(post.space), KINDS[n % len(KINDS)]
        key = (post.pk, person.pk, kind)
        if key in chosen or person.pk == post.author_id:
            continue
        chosen.add(key)
        at = min(post.posted_at + LATER, stage.now)
        rows.append(PostReaction(space_id=post.space_id, post=post, person=person, kind=kind, reacted_at=at))
    PostReaction.objects.bulk_create(rows, batch_size=BATCH)
    counts: dict[int, Counter[str]] = {}
    for row in rows:
        counts.setdefault(row.post_id, Counter())[row.kind] += 1
    for post in posts:
        post.reaction_counts = dict(counts.get(post.pk, {}))


def _change(stage: Stage, posts: list[Post]) -> None:
    rows = []
    for post in posts[: stage.sizes.versions // 2]:
        was, now = post.body, f"{post.body} {stage.words.sentence()}"
        post.version, post.edited_at = 2, min(post.posted_at + LATER, stage.now)
        text = rendered(now)
        post.body, post.html = text["body"], text["html"]
        shared = {"space_id": post.space_id, "post": post, "author": post.author}
        rows += [
            PostVersion(number=1, body=was, written_at=post.posted_at, **shared),
            PostVersion(number=2, body=now, written_at=post.edited_at, **shared),
        ]
    PostVersion.objects.bulk_create(rows, batch_size=BATCH)


def _report(stage: Stage, posts: list[Post]) -> None:
    """One of ``WAITING_EVERY`` still waits for a decision."""
    of_posts = ContentType.objects.get_for_model(Post)
    shown = posts[-stage.sizes.cases :]
    cases = []
    for n, post in enumerate(shown):
        at = min(post.posted_at + LATER, stage.now)
        case = Case(
            space_id=post.space_id, object_type=of_posts, object_id=post.pk, person=post.author,
            opened_at=at, report_count=1,
        )  # fmt: skip
        if n % WAITING_EVERY:
            case.verdict, case.decided_at, case.version = Verdict.NOTHING, at, 1
            case.decided_by = stage.members[post.space_id][0]
        cases.append(case)
    Case.objects.bulk_create(cases, batch_size=BATCH)
    Report.objects.bulk_create(
        [
            Report(
                space_id=case.space_id, case=case, object_type=of_posts, object_id=case.object_id,
                reporter=stage.somebody(post.space), reason=REASONS[n % len(REASONS)], at=case.opened_at,
            )
            for n, (case, post) in enumerate(zip(cases, shown, strict=True))
        ],
        batch_size=BATCH,
    )  # fmt: skip
