from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('community', '0017_consents_from_profiles'),
    ]

    operations = [
        migrations.RemoveField(model_name='profile', name='terms_version'),
        migrations.RemoveField(model_name='profile', name='agreed_at'),
    ]
