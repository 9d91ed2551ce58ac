import django.db.models.deletion
import portal.markdown
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('portal', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Group',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='portal.space')),
                ('audience', models.CharField(choices=[('public', 'Everyone'), ('network', 'The network'), ('space', 'This space'), ('parties', 'Only the people named')], max_length=20, verbose_name='who can see this')),
                ('circle', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='portal.circle')),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('body', models.TextField(blank=True, validators=[portal.markdown.validate_length])),
                ('html', models.TextField(blank=True, editable=False)),
                ('renderer_version', models.PositiveSmallIntegerField(default=1, editable=False)),
                ('title', models.CharField(max_length=140, verbose_name='title')),
                ('aim', models.CharField(max_length=280, verbose_name='aim, in one sentence')),
                ('planned_output', models.CharField(choices=[('resource', 'A resource'), ('practice', 'A practice'), ('unit', 'A training unit'), ('report', 'A short report'), ('partnership', 'A partnership')], max_length=20, verbose_name='planned result')),
                ('starts_on', models.DateField(verbose_name='from')),
                ('ends_on', models.DateField(verbose_name='until')),
                ('state', models.CharField(choices=[('forming', 'Forming'), ('active', 'Active'), ('closed', 'Closed')], default='forming', max_length=20, verbose_name='state')),
                ('members_circle', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='group', to='portal.circle')),
                ('member_count', models.PositiveSmallIntegerField(default=0)),
                ('formed_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('extended_at', models.DateTimeField(blank=True, null=True)),
                ('extension_reason', models.CharField(blank=True, max_length=280, verbose_name='why longer')),
                ('outcome_done', models.TextField(blank=True, validators=[portal.markdown.validate_length], verbose_name='what we did')),
                ('outcome_done_html', models.TextField(blank=True, editable=False)),
                ('outcome_learned', models.TextField(blank=True, validators=[portal.markdown.validate_length], verbose_name='what we learned')),
                ('outcome_learned_html', models.TextField(blank=True, editable=False)),
                ('next_step', models.CharField(blank=True, choices=[('practice', 'A practice'), ('resource', 'A resource'), ('partnership', 'A partnership'), ('nothing', 'Nothing further')], max_length=20, verbose_name='what comes next')),
                ('next_reason', models.CharField(blank=True, max_length=280, verbose_name='why nothing further')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'default_manager_name': 'objects',
                'indexes': [models.Index(fields=['space', '-formed_at', '-id'], name='groups_of_space'), models.Index(fields=['state', 'ends_on'], name='groups_by_end')],
                'constraints': [models.CheckConstraint(condition=models.Q(('audience__in', ['public', 'network', 'space', 'parties'])), name='collaboration_group_audience_known'), models.CheckConstraint(condition=models.Q(models.Q(('audience', 'parties'), _negated=True), ('circle__isnull', False), _connector='OR'), name='collaboration_group_parties_are_named'), models.CheckConstraint(condition=models.Q(('state__in', ['forming', 'active', 'closed'])), name='group_state_known'), models.CheckConstraint(condition=models.Q(('ends_on__gt', models.F('starts_on'))), name='group_ends_after_start'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'closed'), _negated=True), ('closed_at__isnull', False), _connector='OR'), name='closed_groups_say_when'), models.CheckConstraint(condition=models.Q(('next_step__in', ['', 'practice', 'resource', 'partnership', 'nothing'])), name='group_next_step_known'), models.CheckConstraint(condition=models.Q(models.Q(('next_step', 'nothing'), _negated=True), models.Q(('next_reason', ''), _negated=True), _connector='OR'), name='nothing_further_has_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='GroupMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='portal.space')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='collaboration.group')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='group_memberships', to=settings.AUTH_USER_MODEL)),
                ('role', models.CharField(choices=[('convenor', 'Convenor'), ('member', 'Member')], default='member', max_length=20)),
                ('invited_at', models.DateTimeField()),
                ('joined_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'default_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('group', 'user'), name='person_once_per_group'), models.CheckConstraint(condition=models.Q(('role__in', ['convenor', 'member'])), name='group_role_known')],
            },
        ),
        migrations.CreateModel(
            name='GroupTag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='portal.space')),
                ('tag', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='portal.tag')),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='taggings', to='collaboration.group')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'default_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('content_object', 'tag'), name='group_tag_once')],
            },
        ),
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='portal.space')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tasks', to='collaboration.group')),
                ('title', models.CharField(max_length=160, verbose_name='task')),
                ('assignee', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='due')),
                ('state', models.CharField(choices=[('todo', 'To do'), ('doing', 'In progress'), ('done', 'Done')], default='todo', max_length=20, verbose_name='state')),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('done_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'default_manager_name': 'objects',
                'indexes': [models.Index(fields=['group', 'order', 'id'], name='tasks_of_group')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['todo', 'doing', 'done'])), name='task_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('done_at__isnull', False), ('state', 'done')), models.Q(models.Q(('state', 'done'), _negated=True), ('done_at', None)), _connector='OR'), name='done_tasks_say_when')],
            },
        ),
    ]
