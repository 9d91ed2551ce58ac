from django.db import migrations, models


def look_again_at_what_was_removed(apps, schema_editor):
    apps.get_model("search", "IndexChange").objects.filter(op="remove").update(op="update")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [
        migrations.RunPython(look_again_at_what_was_removed, migrations.RunPython.noop),
        migrations.RemoveConstraint(model_name="indexchange", name="index_change_op_known"),
        migrations.AlterField(
            model_name="indexchange",
            name="op",
            field=models.CharField(
                choices=[("update", "Changed"), ("contents", "Everything in this space")], max_length=10
            ),
        ),
        migrations.AddConstraint(
            model_name="indexchange",
            constraint=models.CheckConstraint(
                condition=models.Q(("op__in", ["update", "contents"])), name="index_change_op_known"
            ),
        ),
    ]
