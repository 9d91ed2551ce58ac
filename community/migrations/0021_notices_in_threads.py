from collections import defaultdict

from django.db import migrations
from django.db.models import F
from django.utils import timezone

SLICE = 500


def put_in_threads(apps, schema_editor):
    """Each notice is a thread of its own; unread ones that tell the same of several people become one.

    No row goes: of those that become one, the earlier are marked read. What was to be mailed still is.
    """
    notices = apps.get_model("community", "Notice").objects
    notices.update(thread_type_id=F("object_type_id"), thread_id=F("object_id"))
    notices.filter(mailed_at__isnull=False).update(mailed_count=1)
    notices.filter(mailed_at=None, read_at=None).update(mail_due_at=F("at"))
    batch = []
    for notice in notices.only("object_id", "actor_id").iterator(chunk_size=SLICE):
        notice.object_ids = [notice.object_id]
        notice.actor_ids = [notice.actor_id] if notice.actor_id is not None else []
        batch.append(notice)
        if len(batch) == SLICE:
            notices.bulk_update(batch, ["object_ids", "actor_ids"])
            batch = []
    notices.bulk_update(batch, ["object_ids", "actor_ids"])
    join_unread(notices)


def join_unread(notices):
    same = defaultdict(list)
    for notice in notices.filter(read_at=None).order_by("pk"):
        same[notice.recipient_id, notice.kind, notice.object_type_id, notice.object_id].append(notice)
    for rows in same.values():
        *earlier, last = rows
        if not earlier:
            continue
        last.object_ids = [row.object_id for row in rows]
        last.actor_ids = list(dict.fromkeys(pk for row in rows for pk in row.actor_ids))
        last.count = len(rows)
        last.mailed_count = sum(row.mailed_count for row in rows)
        last.save(update_fields=["object_ids", "actor_ids", "count", "mailed_count"])
        ids = [row.pk for row in earlier]
        notices.filter(pk__in=ids).update(read_at=timezone.now(), mail_due_at=None)


class Migration(migrations.Migration):
    dependencies = [("community", "0020_notice_threads")]

    operations = [migrations.RunPython(put_in_threads, migrations.RunPython.noop)]
