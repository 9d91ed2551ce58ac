"""What profiles and organisations said before becomes positions, languages, names and facets."""

from itertools import islice

from django.db import migrations
from django.db.models import F

from portal.folding import fold_text

BATCH = 1000


def carry_over(apps, schema_editor):
    _people(apps)
    _organisations(apps)


def _people(apps):
    Profile = apps.get_model("community", "Profile")
    Position = apps.get_model("community", "Position")
    LanguageSkill = apps.get_model("community", "LanguageSkill")
    ProfileFacet = apps.get_model("community", "ProfileFacet")
    rows = Profile.objects.select_related("user", "organisation").iterator(chunk_size=BATCH)
    while batch := list(islice(rows, BATCH)):
        positions, skills, facets = [], [], []
        for profile in batch:
            organisation = profile.organisation
            place = (organisation.alias or organisation.name) if organisation else profile.organisation_name
            if place:
                positions.append(
                    Position(
                        user_id=profile.user_id, organisation=organisation, organisation_name=place, is_main=True
                    )
                )
            spoken = list(dict.fromkeys(profile.languages))
            skills += [
                LanguageSkill(user_id=profile.user_id, language=code, order=order)
                for order, code in enumerate(spoken)
            ]
            words = (profile.user.display_name, profile.user.handle, profile.headline, *profile.expertise, place)
            profile.folded = fold_text(" ".join(words))
            if not profile.user.is_active:
                continue
            found = {("country", profile.country), ("group", profile.target_group)}
            found |= {("language", code) for code in spoken}
            if organisation:
                found.add(("works", organisation.kind))
            facets += [
                ProfileFacet(user_id=profile.user_id, kind=kind, code=code, shown_to=profile.shown_to)
                for kind, code in sorted(found)
                if code
            ]
        Position.objects.bulk_create(positions)
        LanguageSkill.objects.bulk_create(skills)
        ProfileFacet.objects.bulk_create(facets)
        Profile.objects.bulk_update(batch, ["folded"])


def _organisations(apps):
    """Those that are there were registered by coordinators: they count as verified."""
    Organisation = apps.get_model("community", "Organisation")
    OrganisationName = apps.get_model("community", "OrganisationName")
    OrganisationFacet = apps.get_model("community", "OrganisationFacet")
    Organisation.objects.update(state="verified", verified_at=F("created_at"))
    for organisation in Organisation.objects.iterator(chunk_size=BATCH):
        names = [("legal", organisation.name), ("short", organisation.alias)]
        OrganisationName.objects.bulk_create(
            OrganisationName(organisation=organisation, kind=kind, name=name, folded=fold_text(name)[:200])
            for kind, name in names
            if name
        )
        facets = [("country", organisation.country), ("kind", organisation.kind), ("state", "verified")]
        OrganisationFacet.objects.bulk_create(
            OrganisationFacet(organisation=organisation, kind=kind, code=code) for kind, code in facets if code
        )
        organisation.folded = fold_text(" ".join((organisation.name, organisation.alias, organisation.city)))
        host = organisation.website.partition("//")[2].partition("/")[0].lower().removeprefix("www.")
        organisation.website_key = host[:200]
        organisation.save(update_fields=["folded", "website_key"])


class Migration(migrations.Migration):
    dependencies = [("community", "0011_organisation_parts")]
    operations = [migrations.RunPython(carry_over, migrations.RunPython.noop)]
