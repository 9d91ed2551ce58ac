"""Shapes of what the demo's people and organisations say beyond name and headline."""

from dataclasses import dataclass

from config.demo.base import Item


@dataclass(frozen=True, kw_only=True)
class PersonDetails(Item):
    """Codes are those of ``community.vocabularies``; ``levels`` go with the person's languages."""

    title: str = ""
    since: int | None = None
    levels: tuple[str, ...] = ("native", "C1", "B1")
    roles: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    seeks: tuple[str, ...] = ()
    before: tuple[str, str, int, int] | None = None  # organisation, title, from, until
    translates: tuple[str, ...] = ()
    by_mail: bool = False


@dataclass(frozen=True, kw_only=True)
class OrganisationDetails(Item):
    """More of an organisation; the fields are those of ``OrganisationText``."""

    name_en: str = ""
    acronym: str = ""
    aliases: tuple[str, ...] = ()
    vet_levels: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    qualifications: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    staff_band: str = ""
    strategic_topics: tuple[str, ...] = ()
    accreditations: tuple[str, ...] = ()
    nuts: str = ""
