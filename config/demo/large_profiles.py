"""Profiles and organisations of the large data set: every facet filled, the same every time."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from community.choices import OrganisationType, ProfileAudience, TargetGroup
from community.findable import facets_of, refresh_organisation
from community.models import LanguageSkill, Organisation, Position, Profile, ProfileFacet, User
from community.vocabularies import LanguageLevel, Offer, OrganisationState, ProfessionalRole, Sector, VetLevel
from config.demo.bulk import BATCH
from config.demo.words import Words
from portal.folding import fold_text

COUNTRIES = ("LV", "LT", "FI", "IT", "NL", "DE", "ES", "PL")
LANGUAGES = ("lv", "lt", "fi", "it", "nl", "de", "es", "pl")
PEOPLE_OF_ONE = 40  # people for each organisation
T = TypeVar("T")


def _turn(values: Sequence[T], number: int) -> T:
    return values[number % len(values)]


def load_profiles(people: Sequence[User], words: Words) -> None:
    """Bulk writes of profiles, positions, languages and facets; what reactions would have written."""
    organisations = _organisations(max(1, len(people) // PEOPLE_OF_ONE))
    profiles = [_profile(user, n, _turn(organisations, n), words) for n, user in enumerate(people)]
    Profile.objects.bulk_create(profiles, batch_size=BATCH)
    Position.objects.bulk_create(
        (_position(profile, n) for n, profile in enumerate(profiles)), batch_size=BATCH
    )
    LanguageSkill.objects.bulk_create(
        (skill for n, profile in enumerate(profiles) for skill in _skills(profile, n)), batch_size=BATCH
    )
    ProfileFacet.objects.bulk_create(
        (facet for profile in profiles for facet in facets_of(profile)), batch_size=BATCH
    )


def _organisations(count: int) -> list[Organisation]:
    rows = [
        Organisation(
            name=f"Organisation {n}",
            kind=_turn(OrganisationType.values, n),
            country=_turn(COUNTRIES, n),
            sectors=[_turn(Sector.values, n), _turn(Sector.values, n * 3 + 1)],
            vet_levels=[_turn(VetLevel.values, n)],
            state=OrganisationState.PROPOSED if n % 25 == 0 else OrganisationState.VERIFIED,
            is_demo=True,
        )
        for n in range(1, count + 1)
    ]
    made = Organisation.objects.bulk_create(rows, batch_size=BATCH)
    for organisation in made:
        refresh_organisation(organisation)
    return made


def _profile(user: User, number: int, organisation: Organisation, words: Words) -> Profile:
    """One in a hundred shows themselves to people of their spaces alone, a fifth to everybody."""
    audience = ProfileAudience.PUBLIC if number % 5 == 0 else ProfileAudience.NETWORK
    headline, expertise = words.title()[:120], words.title()[:40]
    place = organisation.name
    return Profile(
        user=user,
        headline=headline,
        folded=fold_text(f"{user.display_name} {user.handle} {headline} {expertise} {place}"),
        country=_turn(COUNTRIES, number),
        target_group=_turn(TargetGroup.values, number),
        languages=list(dict.fromkeys([_turn(LANGUAGES, number), "en", _turn(LANGUAGES, number // 8)])),
        roles=[_turn(ProfessionalRole.values, number), _turn(ProfessionalRole.values, number // 12 + 5)],
        sectors=[_turn(Sector.values, number // 3)],
        offers=[_turn(Offer.values, number)] if number % 3 == 0 else [],
        expertise=[expertise],
        organisation=organisation,
        organisation_name=place,
        shown_to=ProfileAudience.SPACES if number % 100 == 99 else audience,  # noqa: PLR2004
    )


def _position(profile: Profile, number: int) -> Position:
    return Position(
        user_id=profile.user_id,
        organisation=profile.organisation,
        organisation_name=profile.organisation_name,
        from_year=2000 + number % 25,
        is_main=True,
    )


def _skills(profile: Profile, number: int) -> Iterable[LanguageSkill]:
    for order, code in enumerate(profile.languages):
        level = _turn(LanguageLevel.values, number + order)
        yield LanguageSkill(user_id=profile.user_id, language=code, level=level, order=order)
