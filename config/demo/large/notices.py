"""Notices: most of them read, none of them to be mailed."""

from django.contrib.contenttypes.models import ContentType

from community.choices import NoticeKind
from community.models import Notice
from config.demo.bulk import BATCH, given_times
from config.demo.large.stage import Stage
from forums.models import Post

UNREAD_EVERY = 4


def load(stage: Stage) -> None:
    """Replies, told to members of the space in which they were written."""
    posts = stage.made["post"]
    if not posts:
        return
    kind = ContentType.objects.get_for_model(Post)
    rows = []
    for n in range(stage.sizes.notices):
        post = posts[n % len(posts)]
        members = stage.members[post.space_id]
        rows.append(
            Notice(
                recipient=members[(n // len(posts) * 11 + n) % len(members)],
                kind=NoticeKind.REPLY,
                actor_id=post.author_id,
                space_id=post.space_id,
                object_type=kind,
                object_id=post.pk,
                at=post.posted_at,
                read_at=None if n % UNREAD_EVERY == 0 else post.posted_at,
                mailed_at=post.posted_at,
            )
        )
    with given_times(Notice, "at"):
        Notice.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
