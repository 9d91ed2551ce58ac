from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('portal', '0010_space_quota'),
    ]

    operations = [
        migrations.AddField(
            model_name='space',
            name='set_up_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='space',
            name='template',
            field=models.CharField(blank=True, max_length=20, verbose_name='begun from'),
        ),
    ]
