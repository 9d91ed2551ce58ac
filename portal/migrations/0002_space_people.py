from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('portal', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='space',
            name='join_question',
            field=models.CharField(blank=True, max_length=280, verbose_name='question for those who ask to join'),
        ),
        migrations.AddField(
            model_name='space',
            name='members_shown_to',
            field=models.CharField(choices=[('members', 'All members'), ('moderators', 'Administrators and moderators only')], default='members', max_length=20, verbose_name='who sees the list of members'),
        ),
        migrations.AddConstraint(
            model_name='space',
            constraint=models.CheckConstraint(condition=models.Q(('members_shown_to__in', ['members', 'moderators'])), name='space_member_list_known'),
        ),
    ]
