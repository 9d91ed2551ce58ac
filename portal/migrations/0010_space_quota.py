from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('portal', '0009_house_rules'),
    ]

    operations = [
        migrations.AddField(
            model_name='space',
            name='quota_bytes',
            field=models.PositiveBigIntegerField(blank=True, null=True, verbose_name='room for files'),
        ),
        migrations.AddIndex(
            model_name='storedfile',
            index=models.Index(fields=['space', 'size_bytes'], name='file_sizes_of_space'),
        ),
    ]
