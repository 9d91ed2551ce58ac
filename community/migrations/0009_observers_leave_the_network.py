from django.db import migrations

NETWORK = "people of the network"


def leave(apps, schema_editor):
    """The page group of the network is for people whom a space has let in, and not only to observe."""
    membership = apps.get_model("community", "Membership")
    group = apps.get_model("auth", "Group").objects.filter(name=NETWORK).first()
    if group is None:
        return
    of_the_network = membership.objects.exclude(accepted_at=None).exclude(role="observer")
    group.user_set.remove(*group.user_set.exclude(pk__in=of_the_network.values("user_id")))


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('community', '0008_participations_agreed'),
    ]

    operations = [
        migrations.RunPython(leave, migrations.RunPython.noop),
    ]
