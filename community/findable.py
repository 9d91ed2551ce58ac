"""What directories look through and count by, made anew from profiles and organisations when they change.

The only writer of facets, of folded words and of the names that repeat an organisation's fields. Runs in
reactions to ``ProfileChanged`` and ``OrganisationChanged``, so that no operation has to remember it.
"""

from collections.abc import Collection, Iterable
from urllib.parse import urlsplit

from community.models import (
    Organisation,
    OrganisationFacet,
    OrganisationName,
    Profile,
    ProfileFacet,
    User,
)
from community.vocabularies import NameKind
from portal.folding import fold_text

_LONGEST_FOLDED = 200
_BATCH = 500


def refresh_people(user_ids: Collection[int]) -> None:
    """Write folded words and facets of these people anew; who is not active has no facets."""
    people = (
        User.objects.filter(pk__in=user_ids, profile__isnull=False)
        .select_related("profile__organisation")
        .prefetch_related("positions__organisation__names")
    )
    ProfileFacet.objects.filter(user__in=user_ids).delete()
    facets: list[ProfileFacet] = []
    profiles = []
    for person in people:
        person.profile.folded = fold_text(" ".join(_words_of(person)))
        profiles.append(person.profile)
        if person.is_active:
            facets += facets_of(person.profile)
    ProfileFacet.objects.bulk_create(facets, batch_size=_BATCH)
    Profile.objects.bulk_update(profiles, ["folded"], batch_size=_BATCH)


def _words_of(person: User) -> Iterable[str]:
    profile = person.profile
    yield from (person.display_name, person.handle, profile.headline, profile.organisation_name)
    yield from map(str, [*profile.expertise, *profile.seeks])
    for position in person.positions.all():
        yield from (position.organisation_name, position.title)
        if position.organisation:
            yield from (name.name for name in position.organisation.names.all())


def facets_of(profile: Profile) -> Iterable[ProfileFacet]:
    """The rows by which somebody active is counted, as their profile stands; not saved."""
    works = profile.organisation.kind if profile.organisation else ""
    found = {("country", profile.country), ("group", profile.target_group), ("works", works)}
    for kind, codes in (
        ("language", profile.languages),
        ("role", profile.roles),
        ("sector", profile.sectors),
        ("offer", profile.offers),
    ):
        found |= {(kind, str(code)) for code in codes}
    for kind, code in sorted(found):
        if code:
            yield ProfileFacet(user_id=profile.user_id, kind=kind, code=code, shown_to=profile.shown_to)


def refresh_organisation(organisation: Organisation) -> None:
    """Write names, folded words and facets of an organisation anew; one that was merged has none."""
    organisation.names.exclude(kind=NameKind.ALIAS).delete()
    organisation.facets.all().delete()
    if organisation.merged_into_id is not None:
        return
    known = set(organisation.names.values_list("folded", flat=True))
    OrganisationName.objects.bulk_create(_names_of(organisation, known))
    OrganisationFacet.objects.bulk_create(_organisation_facets(organisation))
    names = organisation.names.values_list("name", flat=True)
    organisation.folded = fold_text(" ".join([*names, organisation.city, *organisation.qualifications]))
    organisation.website_key = website_key(organisation.website)
    organisation.save(update_fields=["folded", "website_key"])


def _names_of(organisation: Organisation, known: set[str]) -> Iterable[OrganisationName]:
    for kind, name in (
        (NameKind.LEGAL, organisation.name),
        (NameKind.SHORT, organisation.alias),
        (NameKind.ENGLISH, organisation.name_en),
        (NameKind.ACRONYM, organisation.acronym),
    ):
        folded = folded_name(name)
        if folded and folded not in known:
            known.add(folded)
            yield OrganisationName(organisation=organisation, kind=kind, name=name, folded=folded)


def _organisation_facets(organisation: Organisation) -> Iterable[OrganisationFacet]:
    found = {
        ("country", organisation.country), ("kind", organisation.kind), ("state", organisation.state),
        *(("sector", str(code)) for code in organisation.sectors),
        *(("level", str(code)) for code in organisation.vet_levels),
        *(("topic", str(code)) for code in organisation.strategic_topics),
    }  # fmt: skip
    for kind, code in sorted(found):
        if code:
            yield OrganisationFacet(organisation=organisation, kind=kind, code=code)


def folded_name(name: str) -> str:
    return fold_text(name)[:_LONGEST_FOLDED]


def website_key(website: str) -> str:
    """The host that two spellings of one website share; empty when there is none."""
    return (urlsplit(website).hostname or "").removeprefix("www.")[:_LONGEST_FOLDED]
