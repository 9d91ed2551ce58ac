import django.core.validators
import django.db.models.deletion
import portal.models.files
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('contenttypes', '0002_remove_content_type_name'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='ContentPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('introduction', models.CharField(blank=True, max_length=300, verbose_name='in a few words')),
                ('body', wagtail.fields.StreamField([('paragraph', 0), ('quote', 3), ('call_to_action', 7)], blank=True, block_lookup={0: ('portal.blocks.ParagraphBlock', (), {}), 1: ('wagtail.blocks.TextBlock', (), {'label': 'Quote'}), 2: ('wagtail.blocks.CharBlock', (), {'label': 'Who said it', 'required': False}), 3: ('wagtail.blocks.StructBlock', [[('text', 1), ('source', 2)]], {}), 4: ('wagtail.blocks.CharBlock', (), {'label': 'Text'}), 5: ('wagtail.blocks.CharBlock', (), {'label': 'Words of the link', 'max_length': 60}), 6: ('wagtail.blocks.CharBlock', (), {'help_text': 'A path of this site, such as /spaces/.', 'label': 'Address'}), 7: ('wagtail.blocks.StructBlock', [[('text', 4), ('link_text', 5), ('url', 6)]], {})})),
            ],
            options={
                'abstract': False,
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='Heartbeat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('worker_id', models.CharField(max_length=80, unique=True)),
                ('heard_at', models.DateTimeField(auto_now=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Hint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=80)),
                ('at', models.DateTimeField(auto_now_add=True, db_index=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='HomePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('introduction', models.CharField(blank=True, max_length=300, verbose_name='in a few words')),
                ('body', wagtail.fields.StreamField([('paragraph', 0), ('quote', 3), ('call_to_action', 7)], blank=True, block_lookup={0: ('portal.blocks.ParagraphBlock', (), {}), 1: ('wagtail.blocks.TextBlock', (), {'label': 'Quote'}), 2: ('wagtail.blocks.CharBlock', (), {'label': 'Who said it', 'required': False}), 3: ('wagtail.blocks.StructBlock', [[('text', 1), ('source', 2)]], {}), 4: ('wagtail.blocks.CharBlock', (), {'label': 'Text'}), 5: ('wagtail.blocks.CharBlock', (), {'label': 'Words of the link', 'max_length': 60}), 6: ('wagtail.blocks.CharBlock', (), {'help_text': 'A path of this site, such as /spaces/.', 'label': 'Address'}), 7: ('wagtail.blocks.StructBlock', [[('text', 4), ('link_text', 5), ('url', 6)]], {})})),
            ],
            options={
                'abstract': False,
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='SectionPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('kind', models.CharField(choices=[('communication', 'Communication'), ('sharing', 'Sharing'), ('collaboration', 'Collaboration'), ('cooperation', 'Cooperation')], max_length=20)),
                ('introduction', wagtail.fields.StreamField([('paragraph', 0), ('quote', 3), ('call_to_action', 7)], blank=True, block_lookup={0: ('portal.blocks.ParagraphBlock', (), {}), 1: ('wagtail.blocks.TextBlock', (), {'label': 'Quote'}), 2: ('wagtail.blocks.CharBlock', (), {'label': 'Who said it', 'required': False}), 3: ('wagtail.blocks.StructBlock', [[('text', 1), ('source', 2)]], {}), 4: ('wagtail.blocks.CharBlock', (), {'label': 'Text'}), 5: ('wagtail.blocks.CharBlock', (), {'label': 'Words of the link', 'max_length': 60}), 6: ('wagtail.blocks.CharBlock', (), {'help_text': 'A path of this site, such as /spaces/.', 'label': 'Address'}), 7: ('wagtail.blocks.StructBlock', [[('text', 4), ('link_text', 5), ('url', 6)]], {})})),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['communication', 'sharing', 'collaboration', 'cooperation'])), name='section_page_kind_known')],
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='Space',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.CharField(max_length=50, unique=True, validators=[django.core.validators.RegexValidator('^[a-z0-9](?:[a-z0-9-]{0,48}[a-z0-9])?$', 'Use small letters, digits and hyphens.')], verbose_name='address')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('kind', models.CharField(choices=[('partner', 'Partner'), ('network', 'Network')], max_length=20, verbose_name='kind')),
                ('visibility', models.CharField(choices=[('public', 'Public'), ('network', 'Network'), ('hidden', 'Hidden')], max_length=20, verbose_name='visibility')),
                ('join_policy', models.CharField(choices=[('open', 'Anyone may join'), ('request', 'Ask to join'), ('invitation', 'By invitation')], max_length=20, verbose_name='how people join')),
                ('tagline', models.CharField(blank=True, max_length=160, verbose_name='in one line')),
                ('description', models.TextField(blank=True, verbose_name='description')),
                ('languages', models.JSONField(blank=True, default=list, verbose_name='languages')),
                ('accent', models.CharField(blank=True, max_length=20, verbose_name='accent')),
                ('is_demo', models.BooleanField(default=False)),
                ('member_count', models.PositiveIntegerField(default=0)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('archived_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['visibility', 'id'], name='space_visibility')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['partner', 'network'])), name='space_kind_known'), models.CheckConstraint(condition=models.Q(('visibility__in', ['public', 'network', 'hidden'])), name='space_visibility_known'), models.CheckConstraint(condition=models.Q(('join_policy__in', ['open', 'request', 'invitation'])), name='space_join_policy_known'), models.CheckConstraint(condition=models.Q(models.Q(('visibility', 'hidden'), _negated=True), ('join_policy', 'invitation'), _connector='OR'), name='hidden_space_is_by_invitation')],
            },
        ),
        migrations.CreateModel(
            name='AuditEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='audit_entries', to=settings.AUTH_USER_MODEL)),
                ('actor_kind', models.CharField(max_length=10)),
                ('verb', models.CharField(max_length=80)),
                ('space', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='portal.space')),
                ('object_label', models.CharField(max_length=80)),
                ('object_id', models.BigIntegerField(null=True)),
                ('details', models.JSONField(default=dict)),
            ],
            options={
                'indexes': [models.Index(fields=['space', '-at'], name='audit_of_space'), models.Index(fields=['object_label', 'object_id'], name='audit_of_object')],
            },
        ),
        migrations.CreateModel(
            name='CarryRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='portal.space')),
                ('to_space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='portal.space')),
                ('from_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
                ('from_id', models.BigIntegerField()),
                ('target', models.CharField(max_length=20)),
                ('draft', models.JSONField(default=dict)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_at', models.DateTimeField(auto_now_add=True)),
                ('agreed_at', models.DateTimeField(blank=True, null=True)),
                ('declined_at', models.DateTimeField(blank=True, null=True)),
                ('done_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'default_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(condition=models.Q(('declined_at', None), ('done_at', None)), fields=('from_type', 'from_id', 'to_space', 'target', 'by'), name='carry_request_open_once'), models.CheckConstraint(condition=models.Q(('agreed_at', None), ('declined_at', None), _connector='OR'), name='carry_request_agreed_or_declined')],
            },
        ),
        migrations.CreateModel(
            name='Circle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='portal.space')),
                ('title', models.CharField(max_length=160)),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'default_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='CircleMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='portal.space')),
                ('circle', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='portal.circle')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='circle_memberships', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'default_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('circle', 'user'), name='person_once_per_circle')],
            },
        ),
        migrations.CreateModel(
            name='Link',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='portal.space')),
                ('to_space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='portal.space')),
                ('from_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
                ('from_id', models.BigIntegerField()),
                ('to_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
                ('to_id', models.BigIntegerField()),
                ('relation', models.CharField(choices=[('carried_forward', 'carried forward'), ('applies', 'applies'), ('adapts', 'adapts'), ('cites', 'cites'), ('answers', 'answers')], max_length=20)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField()),
                ('note', models.CharField(blank=True, max_length=280)),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'default_manager_name': 'objects',
                'indexes': [models.Index(fields=['from_type', 'from_id'], name='link_from'), models.Index(fields=['to_type', 'to_id'], name='link_to')],
                'constraints': [models.UniqueConstraint(fields=('from_type', 'from_id', 'to_type', 'to_id', 'relation'), name='link_once'), models.CheckConstraint(condition=models.Q(('relation__in', ['carried_forward', 'applies', 'adapts', 'cites', 'answers'])), name='link_relation_known')],
            },
        ),
        migrations.CreateModel(
            name='SpaceIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
            ],
            options={
                'abstract': False,
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='SpacePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('space', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='page', to='portal.space')),
                ('body', wagtail.fields.StreamField([('paragraph', 0), ('quote', 3), ('call_to_action', 7)], blank=True, block_lookup={0: ('portal.blocks.ParagraphBlock', (), {}), 1: ('wagtail.blocks.TextBlock', (), {'label': 'Quote'}), 2: ('wagtail.blocks.CharBlock', (), {'label': 'Who said it', 'required': False}), 3: ('wagtail.blocks.StructBlock', [[('text', 1), ('source', 2)]], {}), 4: ('wagtail.blocks.CharBlock', (), {'label': 'Text'}), 5: ('wagtail.blocks.CharBlock', (), {'label': 'Words of the link', 'max_length': 60}), 6: ('wagtail.blocks.CharBlock', (), {'help_text': 'A path of this site, such as /spaces/.', 'label': 'Address'}), 7: ('wagtail.blocks.StructBlock', [[('text', 4), ('link_text', 5), ('url', 6)]], {})})),
            ],
            options={
                'abstract': False,
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='StoredFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='portal.space')),
                ('name', models.CharField(max_length=43, unique=True)),
                ('original_name', models.CharField(max_length=160)),
                ('content_type', models.CharField(max_length=100)),
                ('size_bytes', models.PositiveBigIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('blob', models.FileField(max_length=120, storage=portal.models.files.private_storage, upload_to=portal.models.files.random_path)),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='stored_files', to=settings.AUTH_USER_MODEL)),
                ('stored_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'default_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='Tag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60)),
                ('slug', models.SlugField(allow_unicode=True, max_length=60)),
                ('space', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='portal.space')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('space', 'slug'), name='tag_once_per_space'), models.UniqueConstraint(condition=models.Q(('space', None)), fields=('slug',), name='tag_once_in_shared_vocabulary')],
            },
        ),
    ]
