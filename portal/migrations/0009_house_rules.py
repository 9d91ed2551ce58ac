import django.db.models.deletion
import portal.markdown
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('portal', '0008_space_hidden_sections'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HouseRules',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('body', models.TextField(blank=True, validators=[portal.markdown.validate_length])),
                ('html', models.TextField(blank=True, editable=False)),
                ('renderer_version', models.PositiveSmallIntegerField(default=1, editable=False)),
                ('valid_on', models.DateField()),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'default_manager_name': 'objects',
            },
        ),
        migrations.AddField(
            model_name='space',
            name='rules_changed_on',
            field=models.DateField(blank=True, null=True, verbose_name='house rules of'),
        ),
        migrations.AddField(
            model_name='houserules',
            name='space',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='portal.space'),
        ),
        migrations.AddField(
            model_name='houserules',
            name='written_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='houserules',
            constraint=models.UniqueConstraint(fields=('space', 'valid_on'), name='house_rules_once_a_day'),
        ),
    ]
