"""Profiles and organisations of the large data set: every facet filled, the same every time."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from community.choices import OrganisationType, ProfileAudience, TargetGroup
from community.findable import refresh_organisation, refresh_people
from community.models import LanguageSkill, Organisation, Position, Profile, User
from community.vocabularies import LanguageLevel, Offer, OrganisationState, ProfessionalRole, Sector, VetLevel
from config.demo.bulk import BATCH
from config.demo.words import Words

COUNTRIES = ("LV", "LT", "FI", "IT", "NL", "DE", "ES", "PL")
LANGUAGES = ("lv", "lt", "fi", "it", "nl", "de", "es", "pl")
PEOPLE_OF_ONE = 40  # people for each organisation
T = TypeVar("T")


def _turn(values: Sequence[T], number: int) -> T:
    return values[number % len(values)]


def load_profiles(people: Sequence[User], words: Words) -> None:
    """Bulk writes, then the facets from the rows, as the reactions make them."""
    organisations = _organisations(max(1, len(people) // PEOPLE_OF_ONE))
    profiles = [_profile(user, n, _turn(organisations, n), words) for n, user in enumerate(people)]
    Profile.objects.bulk_create(profiles, batch_size=BATCH)
    Position.objects.bulk_create(
        (_position(profile, n) for n, profile in enumerate(profiles)), batch_size=BATCH
    )
    LanguageSkill.objects.bulk_create(
        (skill for n, profile in enumerate(profiles) for skill in _skills(profile, n)), batch_size=BATCH
    )
    for start in range(0, len(people), BATCH):
        refresh_people([user.pk for user in people[start : start + BATCH]])


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
    return Profile(
        user=user,
        headline=words.title()[:120],
        country=_turn(COUNTRIES, number),
        target_group=_turn(TargetGroup.values, number),
        languages=list(dict.fromkeys([_turn(LANGUAGES, number), "en", _turn(LANGUAGES, number // 8)])),
        roles=[_turn(ProfessionalRole.values, number), _turn(ProfessionalRole.values, number // 12 + 5)],
        sectors=[_turn(Sector.values, number // 3)],
        offers=[_turn(Offer.values, number)] if number % 3 == 0 else [],
        expertise=[words.title()[:40]],
        organisation=organisation,
        organisation_name=organisation.name,
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
