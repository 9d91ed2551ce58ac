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
            name='Room',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='portal.space')),
                ('audience', models.CharField(choices=[('public', 'Everyone'), ('network', 'The network'), ('space', 'This space'), ('parties', 'Only the people named')], max_length=20, verbose_name='who can see this')),
                ('circle', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='portal.circle')),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('title', models.CharField(max_length=140, verbose_name='title')),
                ('purpose', models.CharField(blank=True, max_length=280, verbose_name='what it is for')),
                ('state', models.CharField(choices=[('open', 'Open'), ('closed', 'Closed')], default='open', max_length=20, verbose_name='state')),
                ('last_seq', models.PositiveBigIntegerField(default=0)),
                ('message_count', models.PositiveIntegerField(default=0)),
                ('opened_at', models.DateTimeField()),
                ('last_message_at', models.DateTimeField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('outcome', models.TextField(blank=True, verbose_name='what came of it')),
                ('outcome_html', models.TextField(blank=True, editable=False)),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'default_manager_name': 'objects',
                'indexes': [models.Index(fields=['space', 'state', '-last_message_at'], name='rooms_of_space')],
                'constraints': [models.CheckConstraint(condition=models.Q(('audience__in', ['public', 'network', 'space', 'parties'])), name='rooms_room_audience_known'), models.CheckConstraint(condition=models.Q(models.Q(('audience', 'parties'), _negated=True), ('circle__isnull', False), _connector='OR'), name='rooms_room_parties_are_named'), models.CheckConstraint(condition=models.Q(('state__in', ['open', 'closed'])), name='room_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', False), ('state', 'closed')), models.Q(models.Q(('state', 'closed'), _negated=True), ('closed_at', None)), _connector='OR'), name='closed_rooms_say_when')],
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='portal.space')),
                ('body', models.TextField(blank=True, validators=[portal.markdown.validate_length])),
                ('html', models.TextField(blank=True, editable=False)),
                ('renderer_version', models.PositiveSmallIntegerField(default=1, editable=False)),
                ('room', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='messages', to='rooms.room')),
                ('seq', models.PositiveBigIntegerField()),
                ('client_id', models.UUIDField()),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='room_messages', to=settings.AUTH_USER_MODEL)),
                ('reply_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='replies', to='rooms.message')),
                ('at', models.DateTimeField()),
                ('edited_at', models.DateTimeField(blank=True, null=True)),
                ('removed_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'default_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('room', 'seq'), name='message_seq_once'), models.UniqueConstraint(fields=('room', 'author', 'client_id'), name='message_sent_once')],
            },
        ),
        migrations.CreateModel(
            name='RoomEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='portal.space')),
                ('room', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='rooms.room')),
                ('seq', models.PositiveBigIntegerField()),
                ('kind', models.CharField(choices=[('message', 'Message'), ('changed', 'Changed'), ('removed', 'Removed'), ('state', 'State'), ('outcome', 'Outcome')], max_length=20)),
                ('message', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='events', to='rooms.message')),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField()),
                ('details', models.JSONField(default=dict)),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'default_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('room', 'seq'), name='room_event_seq_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['message', 'changed', 'removed', 'state', 'outcome'])), name='room_event_kind_known')],
            },
        ),
    ]
