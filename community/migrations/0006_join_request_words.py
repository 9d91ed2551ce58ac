from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('community', '0005_block'),
    ]

    operations = [
        migrations.AddField(
            model_name='joinrequest',
            name='question',
            field=models.CharField(blank=True, max_length=280, verbose_name='question'),
        ),
        migrations.AddField(
            model_name='joinrequest',
            name='reply',
            field=models.TextField(blank=True, max_length=500, verbose_name='a word to the person'),
        ),
    ]
