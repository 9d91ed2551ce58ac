from django.db import migrations
from django.utils import timezone


def keep_refusals(apps, schema_editor):
    """Who wanted no mail gets none."""
    profiles = apps.get_model("community", "Profile").objects.filter(wants_mail=False)
    settings = apps.get_model("community", "MailSettings").objects
    now = timezone.now()
    settings.bulk_create(
        (
            settings.model(user_id=user_id, stopped_at=now)
            for user_id in profiles.values_list("user_id", flat=True).iterator()
        ),
        batch_size=500,
    )


def put_back(apps, schema_editor):
    stopped = apps.get_model("community", "MailSettings").objects.exclude(stopped_at=None)
    profiles = apps.get_model("community", "Profile").objects
    profiles.filter(user_id__in=stopped.values("user_id")).update(wants_mail=False)


class Migration(migrations.Migration):
    dependencies = [("community", "0017_mail_wishes")]

    operations = [migrations.RunPython(keep_refusals, put_back)]
