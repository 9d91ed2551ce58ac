from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("community", "0022_notice_once_per_thread")]

    operations = [
        migrations.RemoveConstraint(
            model_name='notice',
            name='notice_kind_known',
        ),
        migrations.AlterField(
            model_name='notice',
            name='kind',
            field=models.CharField(choices=[('let_in', 'You were let in'), ('turned_down', 'Your request to join was turned down'), ('join_requested', 'Somebody asks to join'), ('answer', 'An answer to your question'), ('reply', 'A reply in your topic'), ('accepted', 'Your answer was accepted'), ('words_wanted', 'Your words are wanted elsewhere'), ('words_agreed', 'The author agreed'), ('words_declined', 'The author declined'), ('mention', 'Somebody mentioned you'), ('invited', 'You are invited to a group'), ('carried', 'Something came of what you wrote'), ('rules_changed', 'The house rules have changed'), ('space_wanted', 'Somebody asks for a space'), ('space_granted', 'Your space is ready'), ('space_declined', 'Your request for a space was declined'), ('export_ready', 'The copy of your data is ready'), ('role_changed', 'Your role has changed'), ('handed_over', 'You have taken over the administration'), ('invitation_accepted', 'Your invitation was accepted'), ('part_proposed', 'An organisation is asked to take part, or asks to'), ('part_agreed', 'An organisation takes part'), ('part_declined', 'An organisation does not take part'), ('unreachable', 'Your mail does not arrive')], max_length=30, verbose_name='kind'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['let_in', 'turned_down', 'join_requested', 'answer', 'reply', 'accepted', 'words_wanted', 'words_agreed', 'words_declined', 'mention', 'invited', 'carried', 'rules_changed', 'space_wanted', 'space_granted', 'space_declined', 'export_ready', 'role_changed', 'handed_over', 'invitation_accepted', 'part_proposed', 'part_agreed', 'part_declined', 'unreachable'])), name='notice_kind_known'),
        ),
    ]
