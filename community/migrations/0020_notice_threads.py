import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("community", "0019_profile_without_wants_mail"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="notice", name="notice_once_while_unread"),
        migrations.AddField(
            model_name="notice",
            name="thread_type",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="contenttypes.contenttype"
            ),
        ),
        migrations.AddField(model_name="notice", name="thread_id", field=models.BigIntegerField(null=True)),
        migrations.AddField(model_name="notice", name="object_ids", field=models.JSONField(default=list)),
        migrations.AddField(model_name="notice", name="actor_ids", field=models.JSONField(default=list)),
        migrations.AddField(model_name="notice", name="count", field=models.PositiveIntegerField(default=1)),
        migrations.AddField(
            model_name="notice", name="mail_due_at", field=models.DateTimeField(blank=True, null=True)
        ),
        migrations.AddField(
            model_name="notice", name="mail_tries", field=models.PositiveSmallIntegerField(default=0)
        ),
        migrations.AddField(
            model_name="notice", name="mailed_count", field=models.PositiveIntegerField(default=0)
        ),
        migrations.AlterField(
            model_name="notice", name="at", field=models.DateTimeField(default=django.utils.timezone.now)
        ),
    ]
