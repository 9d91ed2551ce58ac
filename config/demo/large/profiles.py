"""Profiles and organisations of the large data set: every facet filled, the same every time."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from community.choices import OrganisationType, ProfileAudience, TargetGroup
from community.findable import facets_of, refresh_organisation
from community.models import LanguageSkill, Organisation, Position, Profile, ProfileFacet, User
from community.vocabularies import LanguageLevel, Offer, OrganisationState, ProfessionalRole, Sector, VetLevel
from config.demo.bulk import BATCH, given_times
from config.demo.large.names import CITIES, FAMILY, HOUSES
from config.demo.large.stage import Stage, country
from config.demo.words import Words
from portal.choices import SpaceKind
from portal.folding import fold_text
from portal.models import Space

LANGUAGES = ("lv", "lt", "fi", "it", "nl", "de", "es", "pl")
T = TypeVar("T")


def _turn(values: Sequence[T], number: int) -> T:
    return values[number % len(values)]


def load(stage: Stage) -> None:
    """Bulk writes of profiles, positions, languages and facets; what reactions would have written."""
    profiles = [
        _profile(user, n, _turn(stage.organisations, n), stage.words) for n, user in enumerate(stage.people)
    ]
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


def load_organisations(stage: Stage) -> None:
    """Partner spaces belong to the first ones; one of twenty-five waits to be verified."""
    partners = [space for space in stage.spaces if space.kind == SpaceKind.PARTNER]
    with given_times(Organisation, "created_at"):
        stage.organisations = Organisation.objects.bulk_create(
            [_organisation(stage, n, partners) for n in range(stage.sizes.organisations)], batch_size=BATCH
        )
    for organisation in stage.organisations:
        refresh_organisation(organisation)


def _organisation(stage: Stage, number: int, partners: list[Space]) -> Organisation:
    return Organisation(
        name=f"{_turn(HOUSES, number)} {_turn(FAMILY, number * 5)} {number}",
        kind=_turn(OrganisationType.values, number),
        country=country(number),
        city=_turn(CITIES, number),
        description=stage.words.paragraph(2),
        sectors=[_turn(Sector.values, number), _turn(Sector.values, number * 3 + 1)],
        vet_levels=[_turn(VetLevel.values, number)],
        state=OrganisationState.PROPOSED if number % 25 == 24 else OrganisationState.VERIFIED,  # noqa: PLR2004
        is_demo=True,
        space=partners[number] if number < len(partners) else None,
        created_at=stage.moment(number, stage.sizes.organisations),
    )


def _profile(user: User, number: int, organisation: Organisation, words: Words) -> Profile:
    """One in a hundred shows themselves to people of their spaces alone, a fifth to everybody."""
    audience = ProfileAudience.PUBLIC if number % 5 == 0 else ProfileAudience.NETWORK
    headline, expertise = words.title()[:120], words.thing()
    place = str(organisation)
    return Profile(
        user=user,
        headline=headline,
        folded=fold_text(f"{user.display_name} {user.handle} {headline} {expertise} {place}"),
        country=organisation.country,
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
