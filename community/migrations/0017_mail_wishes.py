import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("community", "0016_profile_without_terms"), ("portal", "0013_core_words")]

    operations = [
        migrations.CreateModel(
            name='DigestRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period', models.CharField(choices=[('daily', 'Daily'), ('weekly', 'Weekly')], max_length=20)),
                ('period_start', models.DateField()),
                ('covers_from', models.DateTimeField()),
                ('covers_until', models.DateTimeField()),
                ('claimed_at', models.DateTimeField(blank=True, null=True)),
                ('next_try_at', models.DateTimeField(blank=True, null=True)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('items', models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='MailSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stopped_at', models.DateTimeField(blank=True, null=True)),
                ('digest_weekday', models.PositiveSmallIntegerField(default=0, verbose_name='day of the weekly digest')),
                ('digest_hour', models.PositiveSmallIntegerField(default=8, verbose_name='hour of digests')),
                ('quiet_from', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='quiet from')),
                ('quiet_until', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='quiet until')),
                ('refused_at', models.DateTimeField(blank=True, null=True)),
                ('refused_address', models.EmailField(blank=True, max_length=254)),
                ('refused_reason', models.CharField(blank=True, max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name='NoticePreference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('group', models.CharField(choices=[('replies', 'Answers and replies to me'), ('mentions', 'When somebody mentions me'), ('requests', 'Requests, invitations and decisions'), ('outcomes', 'What came of what I wrote'), ('news', 'What is new in my spaces')], max_length=20)),
                ('delivery', models.CharField(choices=[('at_once', 'By mail at once'), ('daily', 'In a daily digest'), ('weekly', 'In a weekly digest'), ('here', 'Only here')], max_length=20)),
            ],
        ),
        migrations.AddField(
            model_name='digestrun',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='digest_runs', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='mailsettings',
            name='user',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='mail_settings', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='noticepreference',
            name='space',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='portal.space'),
        ),
        migrations.AddField(
            model_name='noticepreference',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notice_preferences', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='digestrun',
            index=models.Index(fields=['covers_until'], name='digest_runs_by_age'),
        ),
        migrations.AddConstraint(
            model_name='digestrun',
            constraint=models.CheckConstraint(condition=models.Q(('period__in', ['daily', 'weekly'])), name='digest_period_known'),
        ),
        migrations.AddConstraint(
            model_name='digestrun',
            constraint=models.UniqueConstraint(fields=('user', 'period', 'period_start'), name='digest_once_per_period'),
        ),
        migrations.AddConstraint(
            model_name='mailsettings',
            constraint=models.CheckConstraint(condition=models.Q(('digest_hour__lte', 23), ('digest_weekday__lte', 6)), name='digest_moment_exists'),
        ),
        migrations.AddConstraint(
            model_name='mailsettings',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('quiet_from', None), ('quiet_until', None)), models.Q(('quiet_from__isnull', False), ('quiet_from__lte', 23), ('quiet_until__isnull', False), ('quiet_until__lte', 23)), _connector='OR'), name='quiet_hours_have_both_ends'),
        ),
        migrations.AddConstraint(
            model_name='noticepreference',
            constraint=models.CheckConstraint(condition=models.Q(('group__in', ['replies', 'mentions', 'requests', 'outcomes', 'news'])), name='preference_group_known'),
        ),
        migrations.AddConstraint(
            model_name='noticepreference',
            constraint=models.CheckConstraint(condition=models.Q(('delivery__in', ['at_once', 'daily', 'weekly', 'here'])), name='preference_delivery_known'),
        ),
        migrations.AddConstraint(
            model_name='noticepreference',
            constraint=models.UniqueConstraint(fields=('user', 'space', 'group'), name='preference_once_per_space_and_group'),
        ),
        migrations.AddConstraint(
            model_name='noticepreference',
            constraint=models.UniqueConstraint(condition=models.Q(('space', None)), fields=('user', 'group'), name='preference_once_per_group'),
        ),
    ]
