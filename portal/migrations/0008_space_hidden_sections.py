from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('portal', '0007_space_looks'),
    ]

    operations = [
        migrations.AddField(
            model_name='space',
            name='hidden_sections',
            field=models.JSONField(blank=True, default=list, verbose_name='sections that are not shown'),
        ),
    ]
