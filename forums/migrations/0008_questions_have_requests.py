"""Each question that was asked before has its row, with nothing said in it."""

from django.db import migrations

BATCH = 1000


def begin_requests(apps, schema_editor):
    questions = apps.get_model("forums", "Topic").objects.filter(kind="help").order_by("pk")
    rows = apps.get_model("forums", "HelpRequest").objects
    last = 0
    while found := list(questions.filter(pk__gt=last).values_list("pk", "space_id")[:BATCH]):
        rows.bulk_create(rows.model(topic_id=pk, space_id=space_id) for pk, space_id in found)
        last = found[-1][0]


class Migration(migrations.Migration):
    dependencies = [("forums", "0007_help_polls_and_held_posts")]

    operations = [migrations.RunPython(begin_requests, migrations.RunPython.noop)]
