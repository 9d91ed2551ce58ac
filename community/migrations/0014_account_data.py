import community.models.account
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('community', '0013_space_requests'),
    ]

    operations = [
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('terms', 'Terms and licence'), ('privacy', 'Privacy notice')], max_length=20, verbose_name='kind')),
                ('text_version', models.CharField(max_length=20, verbose_name='version')),
                ('at', models.DateTimeField()),
                ('via', models.CharField(max_length=40, verbose_name='where')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='DataExport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(default=community.models.account._random_name, max_length=43, unique=True)),
                ('requested_at', models.DateTimeField(auto_now_add=True)),
                ('ready_at', models.DateTimeField(blank=True, null=True)),
                ('expires_at', models.DateTimeField(blank=True, null=True)),
                ('size_bytes', models.PositiveBigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='Departure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('keeps_words', models.BooleanField()),
                ('requested_at', models.DateTimeField(auto_now_add=True)),
                ('due_at', models.DateTimeField()),
                ('queued_at', models.DateTimeField(blank=True, null=True)),
                ('begun_at', models.DateTimeField(blank=True, null=True)),
                ('done_at', models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='LegalText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('terms', 'Terms and licence'), ('privacy', 'Privacy notice')], max_length=20, verbose_name='kind')),
                ('version', models.CharField(max_length=20, verbose_name='version')),
                ('title', models.CharField(max_length=160, verbose_name='title')),
                ('html', models.TextField(verbose_name='text')),
                ('summary', models.CharField(blank=True, max_length=1000, verbose_name='what changed')),
                ('asks_again', models.BooleanField(default=False, verbose_name='people are asked again')),
                ('published_at', models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name='user',
            name='forgotten_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='consent',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consents', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='dataexport',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='data_exports', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='departure',
            name='user',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='departure', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='legaltext',
            index=models.Index(fields=['kind', '-published_at'], name='legal_latest'),
        ),
        migrations.AddConstraint(
            model_name='legaltext',
            constraint=models.UniqueConstraint(fields=('kind', 'version'), name='legal_version_once'),
        ),
        migrations.AddConstraint(
            model_name='legaltext',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['terms', 'privacy'])), name='legal_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['terms', 'privacy'])), name='consent_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('user', 'kind', 'text_version'), name='consent_once_a_version'),
        ),
        migrations.AddIndex(
            model_name='dataexport',
            index=models.Index(fields=['user', '-requested_at'], name='exports_of_person'),
        ),
        migrations.AddConstraint(
            model_name='dataexport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('expires_at', None), ('ready_at', None)), models.Q(('expires_at__isnull', False), ('ready_at__isnull', False)), _connector='OR'), name='ready_exports_expire'),
        ),
        migrations.AddIndex(
            model_name='departure',
            index=models.Index(condition=models.Q(('done_at', None)), fields=['due_at'], name='departures_to_come'),
        ),
        migrations.AddConstraint(
            model_name='departure',
            constraint=models.CheckConstraint(condition=models.Q(('done_at', None), ('begun_at__isnull', False), _connector='OR'), name='departures_begin_before_they_end'),
        ),
    ]
