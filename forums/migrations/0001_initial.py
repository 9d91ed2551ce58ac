import django.core.validators
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
            name='Board',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='portal.space')),
                ('slug', models.CharField(max_length=50, validators=[django.core.validators.RegexValidator('^[a-z0-9](?:[a-z0-9-]{0,48}[a-z0-9])?$')], verbose_name='address')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('purpose', models.CharField(blank=True, max_length=200, verbose_name='what belongs here')),
                ('audience', models.CharField(choices=[('public', 'Everyone'), ('network', 'The network'), ('space', 'This space'), ('parties', 'Only the people named')], default='space', max_length=20, verbose_name='who can see new topics')),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('topic_count', models.PositiveIntegerField(default=0)),
                ('archived_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'default_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('space', 'slug'), name='board_slug_once_per_space'), models.CheckConstraint(condition=models.Q(('audience__in', ['public', 'network', 'space', 'parties'])), name='board_audience_known')],
            },
        ),
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='portal.space')),
                ('audience', models.CharField(choices=[('public', 'Everyone'), ('network', 'The network'), ('space', 'This space'), ('parties', 'Only the people named')], max_length=20, verbose_name='who can see this')),
                ('circle', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='portal.circle')),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('board', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='topics', to='forums.board')),
                ('kind', models.CharField(choices=[('discussion', 'Discussion'), ('help', 'Help request'), ('announcement', 'Announcement'), ('experience', 'Experience')], max_length=20, verbose_name='kind')),
                ('title', models.CharField(max_length=140, verbose_name='title')),
                ('language', models.CharField(blank=True, max_length=3, verbose_name='language')),
                ('opened_at', models.DateTimeField()),
                ('last_posted_at', models.DateTimeField()),
                ('last_author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('post_count', models.PositiveIntegerField(default=0)),
                ('solved_at', models.DateTimeField(blank=True, null=True)),
                ('locked_at', models.DateTimeField(blank=True, null=True)),
                ('pinned_at', models.DateTimeField(blank=True, null=True)),
                ('hidden_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'default_manager_name': 'objects',
                'indexes': [models.Index(fields=['board', '-last_posted_at', '-id'], name='topics_of_board'), models.Index(fields=['space', '-last_posted_at', '-id'], name='topics_of_space'), models.Index(fields=['-last_posted_at', '-id'], name='topics_latest'), models.Index(condition=models.Q(('kind', 'help'), ('solved_at', None)), fields=['-opened_at'], name='open_help_requests')],
                'constraints': [models.CheckConstraint(condition=models.Q(('audience__in', ['public', 'network', 'space', 'parties'])), name='forums_topic_audience_known'), models.CheckConstraint(condition=models.Q(models.Q(('audience', 'parties'), _negated=True), ('circle__isnull', False), _connector='OR'), name='forums_topic_parties_are_named'), models.CheckConstraint(condition=models.Q(('kind__in', ['discussion', 'help', 'announcement', 'experience'])), name='topic_kind_known'), models.CheckConstraint(condition=models.Q(('solved_at', None), ('kind', 'help'), _connector='OR'), name='only_help_requests_are_solved')],
            },
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='portal.space')),
                ('body', models.TextField(blank=True, validators=[portal.markdown.validate_length])),
                ('html', models.TextField(blank=True, editable=False)),
                ('renderer_version', models.PositiveSmallIntegerField(default=1, editable=False)),
                ('topic', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='posts', to='forums.topic')),
                ('number', models.PositiveIntegerField()),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='posts', to=settings.AUTH_USER_MODEL)),
                ('posted_at', models.DateTimeField()),
                ('edited_at', models.DateTimeField(blank=True, null=True)),
                ('removed_at', models.DateTimeField(blank=True, null=True)),
                ('removed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'default_manager_name': 'objects',
                'indexes': [models.Index(fields=['author', '-posted_at'], name='posts_of_author')],
                'constraints': [models.UniqueConstraint(fields=('topic', 'number'), name='post_number_once')],
            },
        ),
        migrations.CreateModel(
            name='TopicTag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='portal.space')),
                ('tag', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='portal.tag')),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='taggings', to='forums.topic')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'default_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('content_object', 'tag'), name='topic_tag_once')],
            },
        ),
        migrations.AddField(
            model_name='topic',
            name='accepted_post',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='accepted_in', to='forums.post'),
        ),
    ]
