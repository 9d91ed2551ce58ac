import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("community", "0021_notices_in_threads")]

    operations = [
        migrations.AlterField(
            model_name="notice",
            name="thread_type",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="contenttypes.contenttype"
            ),
        ),
        migrations.AlterField(model_name="notice", name="thread_id", field=models.BigIntegerField()),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.UniqueConstraint(
                condition=models.Q(("read_at", None)),
                fields=("recipient", "kind", "thread_type", "thread_id"),
                name="notice_once_per_thread_while_unread",
            ),
        ),
        migrations.RemoveIndex(model_name="notice", name="notices_of_person"),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(fields=["recipient", "-at", "-id"], name="notices_by_time"),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("mail_due_at__isnull", False)), fields=["mail_due_at"], name="notices_to_mail"
            ),
        ),
    ]
