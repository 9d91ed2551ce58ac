"""People with profiles and confirmed addresses, and the organisations for which they work."""

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from community.choices import OrganisationType, TargetGroup
from community.models import Organisation, Profile, User
from config.demo.bulk import BATCH, given_times
from config.demo.large.names import CITIES, FAMILY, FIRST, HOUSES
from config.demo.large.stage import LANGUAGES, Stage, country
from portal.choices import SpaceKind

GROUPS = tuple(TargetGroup.values)
TYPES = tuple(OrganisationType.values)


def load(stage: Stage) -> None:
    """All of them share one password hash; making it is slow by design."""
    password = make_password(stage.password)
    total = stage.sizes.people
    rows = [
        User(
            email=f"large-{n}@example.org",
            display_name=f"{FIRST[n % len(FIRST)]} {FAMILY[n * 7 % len(FAMILY)]} {n}",
            handle=f"large-{n}",
            password=password,
            is_demo=True,
            date_joined=stage.moment(total - n, total),
        )
        for n in range(1, total + 1)
    ]
    stage.people = User.objects.bulk_create(rows, batch_size=BATCH)
    EmailAddress.objects.bulk_create(
        [EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in stage.people],
        batch_size=BATCH,
    )


def load_organisations(stage: Stage) -> None:
    """Partner spaces belong to the first ones; profiles follow, since they name where people work."""
    partners = [space for space in stage.spaces if space.kind == SpaceKind.PARTNER]
    with given_times(Organisation, "created_at"):
        stage.organisations = Organisation.objects.bulk_create(
            [
                Organisation(
                    name=f"{HOUSES[n % len(HOUSES)]} {FAMILY[n * 5 % len(FAMILY)]} {n}",
                    kind=TYPES[n % len(TYPES)],
                    country=country(n),
                    city=CITIES[n % len(CITIES)],
                    description=stage.words.paragraph(2),
                    is_demo=True,
                    space=partners[n] if n < len(partners) else None,
                    created_at=stage.moment(n, stage.sizes.organisations),
                )
                for n in range(stage.sizes.organisations)
            ],
            batch_size=BATCH,
        )
    Profile.objects.bulk_create(
        [_profile(stage, n, user) for n, user in enumerate(stage.people)], batch_size=BATCH
    )


def _profile(stage: Stage, number: int, user: User) -> Profile:
    """Four of five work for a listed organisation; one of six is shown to everybody."""
    listed = number % 5 != 0
    organisation = stage.organisations[number * 3 % len(stage.organisations)] if listed else None
    return Profile(
        user=user,
        headline=stage.words.title()[:120],
        target_group=GROUPS[number % len(GROUPS)],
        country=organisation.country if organisation is not None else country(number),
        languages=sorted({"en", LANGUAGES[number % len(LANGUAGES)]}),
        expertise=[stage.words.thing(), stage.words.thing()],
        organisation=organisation,
        shown_to="public" if number % 6 == 0 else "network",
        agreed_at=user.date_joined,
    )
