import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('community', '0012_profiles_carried_over'),
        ('portal', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='SpaceRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('kind', models.CharField(choices=[('partner', 'Partner'), ('network', 'Network')], max_length=20, verbose_name='kind')),
                ('template', models.CharField(max_length=20, verbose_name='begin with')),
                ('visibility', models.CharField(choices=[('public', 'Public'), ('network', 'Network'), ('hidden', 'Hidden')], max_length=20, verbose_name='who may know of it')),
                ('purpose', models.TextField(max_length=2000, verbose_name='what it is for')),
                ('asked_at', models.DateTimeField(auto_now_add=True)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('granted', models.BooleanField(null=True)),
                ('answer', models.TextField(blank=True, max_length=1000, verbose_name='answer')),
            ],
        ),
        migrations.AddField(
            model_name='spacerequest',
            name='decided_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='spacerequest',
            name='organisation',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='community.organisation'),
        ),
        migrations.AddField(
            model_name='spacerequest',
            name='space',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='portal.space'),
        ),
        migrations.AddField(
            model_name='spacerequest',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='spacerequest',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['partner', 'network'])), name='space_request_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='spacerequest',
            constraint=models.CheckConstraint(condition=models.Q(('visibility__in', ['public', 'network', 'hidden'])), name='space_request_visibility_known'),
        ),
        migrations.AddConstraint(
            model_name='spacerequest',
            constraint=models.UniqueConstraint(condition=models.Q(('decided_at', None)), fields=('user',), name='space_request_open_once'),
        ),
    ]
