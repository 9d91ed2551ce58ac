from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('community', '0015_consents_from_profiles'),
    ]

    operations = [
        migrations.RemoveField(model_name='profile', name='terms_version'),
        migrations.RemoveField(model_name='profile', name='agreed_at'),
    ]
