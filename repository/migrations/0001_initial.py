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
            name='Practice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='portal.space')),
                ('audience', models.CharField(choices=[('public', 'Everyone'), ('network', 'The network'), ('space', 'This space'), ('parties', 'Only the people named')], max_length=20, verbose_name='who can see this')),
                ('circle', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='portal.circle')),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('title', models.CharField(max_length=120, verbose_name='title')),
                ('summary', models.CharField(blank=True, max_length=280, verbose_name='in one sentence')),
                ('language', models.CharField(blank=True, max_length=3, verbose_name='language')),
                ('kind', models.CharField(blank=True, choices=[('established', 'Established practice'), ('change', 'Result of a change'), ('pilot', 'Pilot')], max_length=20, verbose_name='kind of practice')),
                ('problem', models.TextField(blank=True, validators=[portal.markdown.validate_length], verbose_name='problem or need')),
                ('problem_html', models.TextField(blank=True, editable=False)),
                ('result', models.TextField(blank=True, validators=[portal.markdown.validate_length], verbose_name='result')),
                ('result_html', models.TextField(blank=True, editable=False)),
                ('renderer_version', models.PositiveSmallIntegerField(default=1, editable=False)),
                ('countries', models.JSONField(blank=True, default=list, verbose_name='where it was applied')),
                ('rights_confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('licence', models.CharField(choices=[('CC-BY-4.0', 'CC BY: use and change it, name the author'), ('CC-BY-SA-4.0', 'CC BY-SA: use and change it, name the author, share alike'), ('CC-BY-NC-4.0', 'CC BY-NC: not for money, name the author'), ('CC-BY-NC-SA-4.0', 'CC BY-NC-SA: not for money, name the author, share alike'), ('CC-BY-ND-4.0', 'CC BY-ND: share it unchanged, name the author'), ('CC0-1.0', 'CC0: do what you like'), ('LicenseRef-all-rights-reserved', 'All rights reserved: ask before you use it')], default='CC-BY-4.0', max_length=40, verbose_name='licence')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('set', 'Set'), ('applied', 'Applied'), ('in_review', 'In review'), ('deposited', 'Deposited'), ('retired', 'Retired')], default='draft', max_length=20, verbose_name='state')),
                ('created_at', models.DateTimeField()),
                ('set_at', models.DateTimeField(blank=True, null=True)),
                ('edited_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'default_manager_name': 'objects',
                'indexes': [models.Index(fields=['space', '-set_at', '-id'], name='practices_of_space'), models.Index(fields=['-set_at', '-id'], name='practices_latest')],
                'constraints': [models.CheckConstraint(condition=models.Q(('audience__in', ['public', 'network', 'space', 'parties'])), name='repository_practice_audience_known'), models.CheckConstraint(condition=models.Q(models.Q(('audience', 'parties'), _negated=True), ('circle__isnull', False), _connector='OR'), name='repository_practice_parties_are_named'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'set', 'applied', 'in_review', 'deposited', 'retired'])), name='practice_state_known'), models.CheckConstraint(condition=models.Q(('kind__in', ['', 'established', 'change', 'pilot'])), name='practice_kind_known'), models.CheckConstraint(condition=models.Q(('licence__in', ['CC-BY-4.0', 'CC-BY-SA-4.0', 'CC-BY-NC-4.0', 'CC-BY-NC-SA-4.0', 'CC-BY-ND-4.0', 'CC0-1.0', 'LicenseRef-all-rights-reserved'])), name='practice_licence_known'), models.CheckConstraint(condition=models.Q(('state', 'draft'), models.Q(('rights_confirmed_at__isnull', False), ('set_at__isnull', False)), _connector='OR'), name='set_practices_say_when_and_confirm_rights')],
            },
        ),
        migrations.CreateModel(
            name='PracticeContributor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='portal.space')),
                ('practice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contributors', to='repository.practice')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'default_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('practice', 'user'), name='practice_contributor_once')],
            },
        ),
        migrations.CreateModel(
            name='PracticeStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='portal.space')),
                ('practice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='repository.practice')),
                ('order', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=120, verbose_name='step')),
                ('text', models.TextField(blank=True, max_length=2000, verbose_name='what to do')),
                ('duration', models.CharField(blank=True, max_length=60, verbose_name='how long it takes')),
            ],
            options={
                'ordering': ['order'],
                'abstract': False,
                'base_manager_name': 'objects',
                'default_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('practice', 'order'), name='practice_step_order_once')],
            },
        ),
        migrations.CreateModel(
            name='PracticeTag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='portal.space')),
                ('tag', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='portal.tag')),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='taggings', to='repository.practice')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'default_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('content_object', 'tag'), name='practice_tag_once')],
            },
        ),
        migrations.CreateModel(
            name='Resource',
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
                ('kind', models.CharField(choices=[('review', 'Review'), ('training_programme', 'Training programme'), ('assignment', 'Assignment'), ('method', 'Method'), ('resource', 'Resource'), ('ilp_example', 'Example of an individual learning plan'), ('video_tutor', 'Video interview with a VET tutor'), ('video_mentor', 'Video interview with a workplace tutor'), ('video_trainee', 'Video interview with a trainee'), ('project', 'Project realised'), ('tool', 'Technological tool'), ('document', 'Document'), ('teaching_material', 'Teaching material'), ('guideline', 'Guideline'), ('passport', 'Passport or booklet'), ('brochure', 'Brochure'), ('poster', 'Poster'), ('template', 'Template'), ('checklist', 'Checklist'), ('faq', 'Question and answer'), ('link', 'Link'), ('dataset', 'Dataset')], max_length=30, verbose_name='kind')),
                ('summary', models.CharField(blank=True, max_length=280, verbose_name='what it is good for')),
                ('language', models.CharField(max_length=3, verbose_name='language')),
                ('licence', models.CharField(choices=[('CC-BY-4.0', 'CC BY: use and change it, name the author'), ('CC-BY-SA-4.0', 'CC BY-SA: use and change it, name the author, share alike'), ('CC-BY-NC-4.0', 'CC BY-NC: not for money, name the author'), ('CC-BY-NC-SA-4.0', 'CC BY-NC-SA: not for money, name the author, share alike'), ('CC-BY-ND-4.0', 'CC BY-ND: share it unchanged, name the author'), ('CC0-1.0', 'CC0: do what you like'), ('LicenseRef-all-rights-reserved', 'All rights reserved: ask before you use it')], default='CC-BY-4.0', max_length=40, verbose_name='licence')),
                ('link', models.URLField(blank=True, max_length=500, verbose_name='link')),
                ('source_note', models.CharField(blank=True, max_length=280, verbose_name='source')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published'), ('withdrawn', 'Withdrawn')], default='draft', max_length=20, verbose_name='state')),
                ('created_at', models.DateTimeField()),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('edited_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'default_manager_name': 'objects',
                'indexes': [models.Index(fields=['space', '-published_at', '-id'], name='resources_of_space'), models.Index(fields=['-published_at', '-id'], name='resources_latest')],
                'constraints': [models.CheckConstraint(condition=models.Q(('audience__in', ['public', 'network', 'space', 'parties'])), name='repository_resource_audience_known'), models.CheckConstraint(condition=models.Q(models.Q(('audience', 'parties'), _negated=True), ('circle__isnull', False), _connector='OR'), name='repository_resource_parties_are_named'), models.CheckConstraint(condition=models.Q(('kind__in', ['review', 'training_programme', 'assignment', 'method', 'resource', 'ilp_example', 'video_tutor', 'video_mentor', 'video_trainee', 'project', 'tool', 'document', 'teaching_material', 'guideline', 'passport', 'brochure', 'poster', 'template', 'checklist', 'faq', 'link', 'dataset'])), name='resource_kind_known'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'published', 'withdrawn'])), name='resource_state_known'), models.CheckConstraint(condition=models.Q(('licence__in', ['CC-BY-4.0', 'CC-BY-SA-4.0', 'CC-BY-NC-4.0', 'CC-BY-NC-SA-4.0', 'CC-BY-ND-4.0', 'CC0-1.0', 'LicenseRef-all-rights-reserved'])), name='resource_licence_known'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'published'), _negated=True), ('published_at__isnull', False), _connector='OR'), name='published_resources_say_when')],
            },
        ),
        migrations.CreateModel(
            name='ResourceContributor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='portal.space')),
                ('resource', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contributors', to='repository.resource')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'default_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('resource', 'user'), name='resource_contributor_once')],
            },
        ),
        migrations.CreateModel(
            name='ResourceFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='portal.space')),
                ('resource', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='repository.resource')),
                ('file', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='portal.storedfile')),
                ('order', models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'default_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='ResourceTag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='portal.space')),
                ('tag', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='portal.tag')),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='taggings', to='repository.resource')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'default_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('content_object', 'tag'), name='resource_tag_once')],
            },
        ),
        migrations.CreateModel(
            name='WaitingFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='portal.space')),
                ('file', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='portal.storedfile')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'default_manager_name': 'objects',
            },
        ),
    ]
