"""Notices: most of them read, none of them to be mailed."""

from django.contrib.contenttypes.models import ContentType

from community.choices import NoticeKind
from community.models import Notice
from config.demo.bulk import BATCH
from config.demo.large.stage import Stage
from forums.models import Post, Topic

UNREAD_EVERY = 4


def load(stage: Stage) -> None:
    """Replies, told to members of the space in which they were written."""
    posts = stage.made["post"]
    if not posts:
        return
    kind = ContentType.objects.get_for_model(Post)
    thread = ContentType.objects.get_for_model(Topic)
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
                thread_type=thread,
                thread_id=post.topic_id,
                object_ids=[post.pk],
                actor_ids=[post.author_id],
                at=post.posted_at,
                # Once round all posts: a thread has one unread notice for a person.
                read_at=None if n < len(posts) and n % UNREAD_EVERY == 0 else post.posted_at,
                mailed_count=1,
                mailed_at=post.posted_at,
            )
        )
    Notice.objects.bulk_create(rows, batch_size=BATCH)
