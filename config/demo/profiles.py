"""What people and organisations of the demo say of themselves."""

from typing import Any

from community.models import Organisation, User
from community.operations.organisations import OrganisationText, register_organisation
from community.operations.positions import PositionText, add_position
from community.operations.profiles import (
    change_photo,
    choose_readers,
    describe_exchange,
    describe_work,
    keep_languages,
)
from community.skills import Skill
from config.demo import schema
from config.demo.content import CONTENT
from config.demo.content.details_organisations import ORGANISATION_DETAILS
from config.demo.content.details_people import LONG_HAIR, PERSON_DETAILS, WITHOUT_PHOTO
from config.demo.details import OrganisationDetails, PersonDetails
from config.demo.portraits import portrait
from portal.models import Space
from portal.operations import SYSTEM
from portal.pictures import PHOTO, draw_picture

LABELS = {tag.slug: tag.label for tag in CONTENT.tags}


def say_more(user: User, person: schema.Person) -> None:
    """The parts of a new account's profile that no organisation is needed for."""
    details = PERSON_DETAILS.get(person.key, PersonDetails())
    levels = (*details.levels, *[""] * len(person.languages))
    skills = [
        Skill(
            code,
            level=level,
            can_translate=code in details.translates,
            can_counsel="peer_counselling" in details.offers and level in {"native", "C1", "C2"},
        )
        for code, level in zip(person.languages, levels, strict=False)
    ]
    keep_languages(actor=user, person=user, skills=skills)
    if person.key not in WITHOUT_PHOTO:
        photo = draw_picture(portrait(person.key, long_hair=person.key in LONG_HAIR), PHOTO)
        change_photo(actor=user, person=user, picture=photo)
    describe_work(
        actor=user,
        person=user,
        roles=details.roles,
        sectors=details.sectors,
        expertise=[LABELS[slug] for slug in person.expertise],
    )
    describe_exchange(actor=user, person=user, offers=details.offers, seeks=details.seeks)
    choose_readers(
        actor=user,
        person=user,
        shown_to="network" if person.target_group == "learner" else "public",
        contact_by="mail" if details.by_mail else "portal",
    )


def take_position(user: User, person: schema.Person, organisation: Organisation) -> None:
    """Where somebody works, and worked before."""
    details = PERSON_DETAILS.get(person.key, PersonDetails())
    now = PositionText(
        organisation_name=str(organisation), organisation=organisation, title=details.title,
        from_year=details.since, is_main=True,
    )  # fmt: skip
    add_position(actor=user, person=user, text=now)
    if details.before is not None:
        place, title, first, last = details.before
        past = PositionText(organisation_name=place, title=title, from_year=first, to_year=last)
        add_position(actor=user, person=user, text=past)


def register(organisation: schema.Organisation, space: Space | None) -> Any:
    """The profile of an organisation, with what else the content knows of it."""
    details = ORGANISATION_DETAILS.get(organisation.key, OrganisationDetails())
    text = OrganisationText(
        name=organisation.name,
        kind=organisation.kind,
        country=organisation.country,
        alias=organisation.alias,
        city=organisation.city,
        description=organisation.description,
        **vars(details),
    )
    return register_organisation(
        actor=SYSTEM,
        text=text,
        source_note=organisation.source.removeprefix("Source: "),
        is_demo=organisation.demo,
        space=space,
    )
