"""What the demo's people and organisations say of themselves beyond name and headline, by their keys."""

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


PERSON_DETAILS = {
    "maris": PersonDetails(
        title="VET tutor", since=2011, levels=("native", "B2", "C1"), roles=("vet_tutor", "teacher"),
        sectors=("metal", "wood"), offers=("peer_counselling", "host_visits"),
        seeks=("plans that fit one page", "firms that weld"), before=("A sheet metal works", "Fitter", 2003, 2011),
    ),
    "ruta": PersonDetails(
        title="VET tutor", since=2016, levels=("native", "C1", "B1"), roles=("vet_tutor",),
        sectors=("beauty", "business"), offers=("peer_counselling",), seeks=("salons that take learners",),
    ),
    "vilma": PersonDetails(
        title="Head", since=2014, levels=("native", "B2", "B1"), roles=("manager",), sectors=("education",),
        offers=("reviewer", "funding_advice"), seeks=("schools that compare themselves with us",),
    ),
    "pekka": PersonDetails(
        title="Lead trainer of workplace mentors", since=2012, levels=("native", "C1", "B2"),
        roles=("vet_tutor", "lead_trainer"), sectors=("hospitality", "education"),
        offers=("lead_trainer", "peer_counselling", "host_visits"), seeks=("mentors for a pilot course",),
        translates=("sv",), by_mail=True,
    ),
    "sari": PersonDetails(
        title="VET tutor, special support", since=2015, levels=("native", "B2"), roles=("vet_tutor", "counsellor"),
        sectors=("care",), offers=("peer_counselling",), seeks=("pictures instead of words",),
    ),
    "giulia": PersonDetails(
        title="VET tutor", since=2017, levels=("native", "C1", "B2"), roles=("vet_tutor", "trainer"),
        sectors=("beauty",), offers=("host_visits", "translation"), seeks=("partners for beauty units",),
        translates=("en",),
    ),
    "daan": PersonDetails(
        title="Mobility officer", since=2013, levels=("native", "C2", "C1"), roles=("project_coordinator",),
        sectors=("business", "digital"), offers=("funding_advice", "reviewer"),
        seeks=("placements in Finland", "blended mobility"), by_mail=True,
    ),
    "javier": PersonDetails(
        title="Host and coordinator", since=2009, levels=("native", "B2", "B1"),
        roles=("workplace_mentor", "youth_worker"), sectors=("hospitality",), offers=("host_visits",),
        seeks=("groups in spring",),
    ),
    "nikos": PersonDetails(
        title="Trainer", since=2018, levels=("native", "B1"), roles=("trainer",), sectors=("wood", "textile"),
        offers=("lead_trainer",), seeks=("digital C-VET for one-person firms",),
    ),
    "greta": PersonDetails(
        title="Owner", since=2008, levels=("native", "B2", "C1"), roles=("manager", "workplace_mentor"),
        sectors=("beauty",), offers=("host_visits",), seeks=("learners who stay longer than a month",),
    ),
    "ugne": PersonDetails(
        title="Stylist", since=2019, levels=("native", "B1"), roles=("workplace_mentor",), sectors=("beauty",),
    ),
    "paolo": PersonDetails(
        title="Owner", since=2005, levels=("native", "B1"), roles=("workplace_mentor",), sectors=("beauty",),
        offers=("host_visits",),
    ),
    "edgars": PersonDetails(
        title="Foreman", since=2010, levels=("native", "B1", "C2"), roles=("workplace_mentor",),
        sectors=("metal",), offers=("peer_counselling",),
    ),
    "sanita": PersonDetails(
        title="Owner", since=2014, levels=("native", "B2"), roles=("manager", "workplace_mentor"),
        sectors=("agriculture",), offers=("peer_counselling", "host_visits"), seeks=("forms that fit on one page",),
    ),
    "raivis": PersonDetails(title="Baker", since=2015, levels=("native", "B2"), roles=("workplace_mentor",),
        sectors=("agriculture",)),
    "mika": PersonDetails(
        title="Manager", since=2011, levels=("native", "C1", "B2"), roles=("manager",), sectors=("hospitality",),
        offers=("host_visits",), seeks=("trainees for the summer",), by_mail=True,
    ),
    "noora": PersonDetails(
        title="Head of housekeeping", since=2016, levels=("native", "B2", "A2"), roles=("workplace_mentor",),
        sectors=("hospitality",), offers=("peer_counselling",),
    ),
    "anna": PersonDetails(
        title="Coordinator of the hub", since=2019, levels=("native", "C1", "B2"), roles=("project_coordinator",),
        sectors=("education",), offers=("peer_counselling", "reviewer", "funding_advice"),
        seeks=("partners from the south",), translates=("en",), by_mail=True,
    ),
    "tom": PersonDetails(
        title="Coordinator", since=2018, levels=("native", "B1"), roles=("project_coordinator", "lead_trainer"),
        sectors=("education",), offers=("lead_trainer", "reviewer"),
    ),
    "liga": PersonDetails(
        title="Coordinator of work-based learning", since=2013, levels=("native", "C1", "C1"),
        roles=("wbl_coordinator", "lead_trainer"), sectors=("education", "metal"),
        offers=("peer_counselling", "lead_trainer", "translation"), seeks=("ILPs from small firms",),
        translates=("en", "ru"),
    ),
    "jonas": PersonDetails(
        title="Coordinator of mobility", since=2012, levels=("native", "C1", "B2"), roles=("project_coordinator",),
        sectors=("beauty", "business"), offers=("funding_advice", "host_visits"), seeks=("hosts in Italy",),
        translates=("it",),
    ),
    "claire": PersonDetails(
        title="Adviser of small firms", since=2010, levels=("native", "C1", "B1"), roles=("wbl_coordinator",),
        sectors=("craft",), offers=("peer_counselling",), seeks=("what other chambers do",),
    ),
    "katrin": PersonDetails(
        title="Social worker", since=2012, levels=("native", "B2", "B1"), roles=("youth_worker", "counsellor"),
        sectors=("education",), offers=("peer_counselling", "host_visits"), seeks=("hosts with patience",),
    ),
    "zsofia": PersonDetails(
        title="Teacher trainer", since=2009, levels=("native", "C1", "B2"), roles=("lead_trainer",),
        sectors=("education",), offers=("reviewer", "lead_trainer"),
    ),
    "marta": PersonDetails(
        title="Evaluator", since=2011, levels=("native", "C1", "B2"), roles=("project_coordinator",),
        sectors=("education",), offers=("reviewer", "funding_advice"),
    ),
    "rimantas": PersonDetails(title="Adviser", since=2016, levels=("native", "C1"), sectors=("education",)),
}  # fmt: skip

ORGANISATION_DETAILS = {
    "savon-koulutuskuntayhtyma": OrganisationDetails(
        name_en="Savo Consortium for Education", acronym="SAKKY", vet_levels=("ivet", "cvet"), nuts="FI1D2",
    ),
    "demo-school-nemunas": OrganisationDetails(
        name_en="Demo Nemunas Vocational School", vet_levels=("ivet", "cvet"),
        sectors=("beauty", "business", "hospitality"), languages=("lt", "en", "pl"), staff_band="50-249",
        qualifications=("Hairdresser (EQF 4)", "Sales worker (EQF 4)", "Cook (EQF 4)"),
        strategic_topics=("labour_market", "competences"), accreditations=("erasmus",), nuts="LT022",
    ),
    "demo-school-daugava": OrganisationDetails(
        name_en="Demo Daugava Technical School", vet_levels=("ivet",), sectors=("metal", "wood", "agriculture"),
        languages=("lv", "en", "ru"), staff_band="50-249",
        qualifications=("Metalworker (EQF 4)", "Carpenter (EQF 4)", "Baker (EQF 3)"),
        strategic_topics=("didactics",), accreditations=("erasmus", "mobility_charter"), nuts="LV007",
    ),
    "demo-college-pohjola": OrganisationDetails(
        vet_levels=("ivet", "cvet"), sectors=("hospitality", "care"), languages=("fi", "sv", "en"),
        staff_band="250+", strategic_topics=("competences", "didactics"), accreditations=("erasmus",),
        qualifications=("Hotel receptionist (EQF 4)", "Practical nurse (EQF 4)"), nuts="FI196",
    ),
    "demo-centro-umbria": OrganisationDetails(
        vet_levels=("ivet",), sectors=("beauty", "hospitality"), languages=("it", "en"), staff_band="10-49",
        qualifications=("Beautician (EQF 3)",), nuts="ITI21",
    ),
    "demo-college-waterland": OrganisationDetails(
        vet_levels=("ivet", "cvet"), sectors=("business", "digital", "transport"), languages=("nl", "en", "de"),
        staff_band="250+", strategic_topics=("funding", "labour_market"),
        accreditations=("erasmus", "iso"), nuts="NL323",
    ),
    "demo-salon-kaunas": OrganisationDetails(
        sectors=("beauty",), staff_band="1-9", languages=("lt", "en"), accreditations=("training_company",),
    ),
    "demo-salone-perugia": OrganisationDetails(sectors=("beauty",), staff_band="1-9", languages=("it", "en")),
    "demo-bakery-riga": OrganisationDetails(
        sectors=("agriculture",), staff_band="1-9", languages=("lv", "ru"), accreditations=("training_company",),
    ),
    "demo-metal-ogre": OrganisationDetails(sectors=("metal",), staff_band="10-49", languages=("lv", "en", "ru")),
    "demo-hotel-pori": OrganisationDetails(
        sectors=("hospitality",), staff_band="10-49", languages=("fi", "sv", "en"),
        accreditations=("training_company",),
    ),
    "demo-werkstatt-spree": OrganisationDetails(
        sectors=("education", "wood"), staff_band="10-49", languages=("de", "en", "es"),
    ),
    "demo-albergue-levante": OrganisationDetails(
        sectors=("hospitality",), staff_band="1-9", languages=("es", "en", "fr"),
    ),
    "demo-reseau-rhone": OrganisationDetails(
        sectors=("craft",), vet_levels=("cvet",), staff_band="10-49", languages=("fr", "en"),
        strategic_topics=("labour_market",),
    ),
    "demo-craft-attica": OrganisationDetails(
        sectors=("wood", "textile", "craft"), vet_levels=("cvet",), staff_band="1-9", languages=("el", "en"),
        strategic_topics=("competences",),
    ),
}  # fmt: skip
