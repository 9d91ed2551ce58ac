import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('community', '0003_user_locality'),
        ('portal', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail')),
                ('role', models.CharField(choices=[('administrator', 'Administrator'), ('moderator', 'Moderator'), ('member', 'Member'), ('observer', 'Observer')], default='member', max_length=20, verbose_name='role')),
                ('edits_pages', models.BooleanField(default=False, verbose_name='edits pages')),
                ('welcome', models.TextField(blank=True, max_length=500, verbose_name='a word of welcome')),
                ('language', models.CharField(blank=True, max_length=10, verbose_name='language of the mail')),
                ('token_hash', models.CharField(max_length=64, null=True, unique=True)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('expires_at', models.DateTimeField()),
                ('accepted_at', models.DateTimeField(blank=True, null=True)),
                ('declined_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('mail_claimed_at', models.DateTimeField(blank=True, null=True)),
                ('mailed_at', models.DateTimeField(blank=True, null=True)),
                ('mail_failed_at', models.DateTimeField(blank=True, null=True)),
                ('mail_attempts', models.PositiveSmallIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='InvitationRefusal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address_hash', models.CharField(max_length=64)),
                ('refused_at', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.AddField(
            model_name='invitation',
            name='accepted_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='invitation',
            name='invited_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='invitation',
            name='space',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='portal.space'),
        ),
        migrations.AddField(
            model_name='invitationrefusal',
            name='space',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='portal.space'),
        ),
        migrations.AddIndex(
            model_name='invitation',
            index=models.Index(fields=['space', '-asked_at'], name='invitations_of_space'),
        ),
        migrations.AddIndex(
            model_name='invitation',
            index=models.Index(fields=['invited_by', '-asked_at'], name='invitations_by_person'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['administrator', 'moderator', 'member', 'observer'])), name='invitation_role_known'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.UniqueConstraint(condition=models.Q(('accepted_at', None), ('declined_at', None), ('withdrawn_at', None)), fields=('space', 'email'), name='invitation_waits_once_per_address'),
        ),
        migrations.AddConstraint(
            model_name='invitationrefusal',
            constraint=models.UniqueConstraint(fields=('space', 'address_hash'), name='address_refuses_space_once'),
        ),
    ]
