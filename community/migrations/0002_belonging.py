import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('community', '0001_user'),
        ('contenttypes', '0002_remove_content_type_name'),
        ('portal', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='JoinRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='join_requests', to='portal.space')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='join_requests', to=settings.AUTH_USER_MODEL)),
                ('message', models.TextField(blank=True, max_length=1000, verbose_name='who you are and why you would like to join')),
                ('asked_at', models.DateTimeField(auto_now_add=True)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('granted', models.BooleanField(null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('decided_at', None)), fields=('space', 'user'), name='join_request_open_once')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='portal.space')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                ('role', models.CharField(choices=[('administrator', 'Administrator'), ('moderator', 'Moderator'), ('member', 'Member'), ('observer', 'Observer')], default='member', max_length=20, verbose_name='role')),
                ('edits_pages', models.BooleanField(default=False, verbose_name='edits pages')),
                ('joined_at', models.DateTimeField(auto_now_add=True)),
                ('accepted_at', models.DateTimeField(blank=True, null=True)),
                ('accepted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'indexes': [models.Index(fields=['user', 'space'], name='membership_of_user')],
                'constraints': [models.UniqueConstraint(fields=('space', 'user'), name='membership_once_per_space'), models.CheckConstraint(condition=models.Q(('role__in', ['administrator', 'moderator', 'member', 'observer'])), name='membership_role_known')],
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to=settings.AUTH_USER_MODEL)),
                ('kind', models.CharField(choices=[('let_in', 'You were let in'), ('turned_down', 'Your request to join was turned down'), ('join_requested', 'Somebody asks to join'), ('answer', 'An answer to your question'), ('reply', 'A reply in your topic'), ('accepted', 'Your answer was accepted'), ('words_wanted', 'Your words are wanted elsewhere'), ('words_agreed', 'The author agreed'), ('words_declined', 'The author declined'), ('mention', 'Somebody mentioned you'), ('invited', 'You are invited to a group'), ('carried', 'Something came of what you wrote')], max_length=30, verbose_name='kind')),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('space', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='portal.space')),
                ('object_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
                ('object_id', models.BigIntegerField()),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('read_at', models.DateTimeField(blank=True, null=True)),
                ('mail_claimed_at', models.DateTimeField(blank=True, null=True)),
                ('mailed_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['recipient', '-at'], name='notices_of_person'), models.Index(condition=models.Q(('read_at', None)), fields=['recipient'], name='unread_notices_of_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['let_in', 'turned_down', 'join_requested', 'answer', 'reply', 'accepted', 'words_wanted', 'words_agreed', 'words_declined', 'mention', 'invited', 'carried'])), name='notice_kind_known'), models.UniqueConstraint(condition=models.Q(('read_at', None)), fields=('recipient', 'kind', 'object_type', 'object_id', 'actor'), name='notice_once_while_unread')],
            },
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=160, verbose_name='name')),
                ('alias', models.CharField(blank=True, max_length=160, verbose_name='also known as')),
                ('kind', models.CharField(choices=[('vet_provider', 'VET provider'), ('enterprise', 'Enterprise'), ('craft_provider', 'Craft provider'), ('chamber', 'Chamber or workplace sector representative'), ('tutor_trainer', 'Trainer of WBL tutors'), ('training_partnership', 'Training partnership or network'), ('policy', 'Policy or decision maker'), ('national_agency', 'National Agency'), ('host', 'Host organisation'), ('other', 'Other')], max_length=30, verbose_name='kind')),
                ('country', models.CharField(max_length=2, verbose_name='country')),
                ('city', models.CharField(blank=True, max_length=80, verbose_name='city')),
                ('website', models.URLField(blank=True, verbose_name='website')),
                ('description', models.TextField(blank=True, verbose_name='description')),
                ('source_note', models.CharField(blank=True, max_length=280, verbose_name='source')),
                ('is_demo', models.BooleanField(default=False)),
                ('space', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='organisation', to='portal.space')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['vet_provider', 'enterprise', 'craft_provider', 'chamber', 'tutor_trainer', 'training_partnership', 'policy', 'national_agency', 'host', 'other'])), name='organisation_kind_known'), models.UniqueConstraint(fields=('name', 'country'), name='organisation_once_per_country')],
            },
        ),
        migrations.CreateModel(
            name='Participation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='participations', to='community.organisation')),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='participations', to='portal.space')),
                ('role', models.CharField(blank=True, max_length=40, verbose_name='part')),
                ('since', models.DateField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'space'), name='organisation_once_per_space')],
            },
        ),
        migrations.CreateModel(
            name='Profile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='profile', to=settings.AUTH_USER_MODEL)),
                ('headline', models.CharField(blank=True, max_length=120, verbose_name='what you do, in one line')),
                ('bio', models.TextField(blank=True, max_length=2000, verbose_name='about you')),
                ('target_group', models.CharField(blank=True, choices=[('vet_tutor', 'VET tutor or teacher at a school'), ('workplace_mentor', 'Workplace mentor in a company'), ('employer', 'Owner or manager of a company'), ('provider_manager', 'Manager of a VET provider'), ('coordinator', 'Coordinator of work-based learning, projects or mobility'), ('counsellor', 'Counsellor or careers officer'), ('learner', 'Apprentice, trainee or student'), ('stakeholder', 'Chamber, agency, social partner or policy maker')], max_length=30, verbose_name='what describes you')),
                ('country', models.CharField(blank=True, max_length=2, verbose_name='country')),
                ('languages', models.JSONField(blank=True, default=list, verbose_name='languages')),
                ('expertise', models.JSONField(blank=True, default=list, verbose_name='what you can help with')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='people', to='community.organisation')),
                ('organisation_name', models.CharField(blank=True, max_length=160, verbose_name='where you work')),
                ('shown_to', models.CharField(choices=[('public', 'Everyone'), ('network', 'People of the network')], default='network', max_length=20, verbose_name='who can see your profile')),
                ('wants_mail', models.BooleanField(default=True, verbose_name='send me notices by mail')),
                ('terms_version', models.CharField(blank=True, max_length=20)),
                ('agreed_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('shown_to__in', ['public', 'network'])), name='profile_audience_known'), models.CheckConstraint(condition=models.Q(('target_group__in', ['', 'vet_tutor', 'workplace_mentor', 'employer', 'provider_manager', 'coordinator', 'counsellor', 'learner', 'stakeholder'])), name='profile_target_group_known')],
            },
        ),
    ]
