from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("community", "0018_mail_stopped_by_profiles")]

    operations = [migrations.RemoveField(model_name="profile", name="wants_mail")]
