from django.db import migrations

# Before, sign-up was the only place to agree, and privacy was taken note of together with the terms.
VIA = 'sign_up'


def consents_from_profiles(apps, schema_editor):
    Profile = apps.get_model('community', 'Profile')
    Consent = apps.get_model('community', 'Consent')
    agreed = Profile.objects.exclude(terms_version='').exclude(agreed_at=None)
    rows = agreed.order_by('pk').values_list('user_id', 'terms_version', 'agreed_at')
    waiting = []
    for user_id, version, at in rows.iterator(chunk_size=1000):
        for kind in ('terms', 'privacy'):
            waiting.append(Consent(user_id=user_id, kind=kind, text_version=version, at=at, via=VIA))
        if len(waiting) >= 1000:
            Consent.objects.bulk_create(waiting, ignore_conflicts=True)
            waiting = []
    Consent.objects.bulk_create(waiting, ignore_conflicts=True)


def profiles_from_consents(apps, schema_editor):
    Profile = apps.get_model('community', 'Profile')
    Consent = apps.get_model('community', 'Consent')
    for consent in Consent.objects.filter(kind='terms', withdrawn_at=None).order_by('at').iterator():
        Profile.objects.filter(user_id=consent.user_id).update(
            terms_version=consent.text_version, agreed_at=consent.at
        )


class Migration(migrations.Migration):

    dependencies = [
        ('community', '0014_account_data'),
    ]

    operations = [
        migrations.RunPython(consents_from_profiles, profiles_from_consents),
    ]
