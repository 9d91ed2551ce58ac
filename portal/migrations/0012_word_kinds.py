import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('portal', '0011_space_template'),
    ]

    operations = [
        migrations.AddField(
            model_name='tag',
            name='code',
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name='tag',
            name='kind',
            field=models.CharField(choices=[('free', 'Other words'), ('topic', 'Topics'), ('sector', 'Sectors')], default='free', max_length=20, verbose_name='kind'),
        ),
        migrations.AddField(
            model_name='tag',
            name='merged_into',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='portal.tag'),
        ),
        migrations.AddField(
            model_name='tag',
            name='retired_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name='tag',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['free', 'topic', 'sector'])), name='tag_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='tag',
            constraint=models.CheckConstraint(condition=models.Q(('code', ''), ('space', None), _connector='OR'), name='tag_code_only_in_shared_core'),
        ),
        migrations.AddConstraint(
            model_name='tag',
            constraint=models.UniqueConstraint(condition=models.Q(('code', ''), _negated=True), fields=('code',), name='tag_code_once'),
        ),
        migrations.AddConstraint(
            model_name='tag',
            constraint=models.CheckConstraint(condition=models.Q(('merged_into', None), ('retired_at__isnull', False), _connector='OR'), name='merged_tag_is_retired'),
        ),
    ]
