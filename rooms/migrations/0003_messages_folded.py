from django.db import migrations

from portal.folding import fold_text
from portal.markdown import plain


def fold_words(apps, schema_editor):
    """What was said before is found as well."""
    messages = apps.get_model("rooms", "Message").objects
    for pk, html in messages.filter(folded="").exclude(html="").values_list("pk", "html").iterator():
        messages.filter(pk=pk).update(folded=fold_text(plain(html)))


class Migration(migrations.Migration):

    dependencies = [("rooms", "0002_rooms_in_full")]

    operations = [migrations.RunPython(fold_words, migrations.RunPython.noop)]
