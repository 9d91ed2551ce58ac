from django.db import migrations


def agree_to_what_there_is(apps, schema_editor):
    """Organisations that took part before both sides were asked count as agreed."""
    for row in apps.get_model("community", "Participation").objects.filter(agreed_at=None):
        row.agreed_at = row.proposed_at
        row.save(update_fields=["agreed_at"])


class Migration(migrations.Migration):

    dependencies = [
        ('community', '0007_participation_sides'),
    ]

    operations = [
        migrations.RunPython(agree_to_what_there_is, migrations.RunPython.noop),
    ]
