from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('portal', '0006_page_document'),
    ]

    operations = [
        migrations.AddField(
            model_name='space',
            name='colour',
            field=models.CharField(blank=True, max_length=7, verbose_name='own colour'),
        ),
        migrations.AddField(
            model_name='space',
            name='logo',
            field=models.CharField(blank=True, max_length=40, verbose_name='logo'),
        ),
        migrations.AddField(
            model_name='space',
            name='logo_bytes',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddConstraint(
            model_name='space',
            constraint=models.CheckConstraint(condition=models.Q(('colour', ''), ('colour__startswith', '#'), _connector='OR'), name='space_colour_has_a_hash'),
        ),
    ]
