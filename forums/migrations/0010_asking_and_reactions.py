from django.db import migrations, models


def take_names_away(apps, schema_editor):
    """Reactions in topics where their people stand without a name were found by that; now each says it."""
    authors = apps.get_model("forums", "NamelessAuthor").objects.filter(post__isnull=False)
    reactions = apps.get_model("forums", "PostReaction").objects
    for person, topic in authors.values_list("person", "post__topic").distinct():
        reactions.filter(person=person, post__topic=topic).update(is_nameless=True)


class Migration(migrations.Migration):
    dependencies = [("forums", "0009_nameless")]

    operations = [
        migrations.AddField(
            "postingrules",
            "asks_by_itself",
            models.BooleanField(default=True, verbose_name="the site asks people who may know"),
        ),
        migrations.AddField("postreaction", "is_nameless", models.BooleanField(default=False)),
        migrations.RunPython(take_names_away, migrations.RunPython.noop),
    ]
