"""What the demo's organisations say of themselves beyond their names, by their keys."""

from config.demo.details import OrganisationDetails

ORGANISATION_DETAILS = {
    "demo-school-nemunas": OrganisationDetails(
        name_en="Demo Nemunas Vocational School",
        vet_levels=("ivet", "cvet"),
        sectors=("beauty", "business", "hospitality"),
        languages=("lt", "en", "pl"),
        staff_band="50-249",
        qualifications=("Hairdresser (EQF 4)", "Sales worker (EQF 4)", "Cook (EQF 4)"),
        strategic_topics=("labour_market", "competences"),
        accreditations=("erasmus",),
        nuts="LT022",
    ),
    "demo-school-daugava": OrganisationDetails(
        name_en="Demo Daugava Technical School",
        vet_levels=("ivet",),
        sectors=("metal", "wood", "agriculture"),
        languages=("lv", "en", "ru"),
        staff_band="50-249",
        qualifications=("Metalworker (EQF 4)", "Carpenter (EQF 4)", "Baker (EQF 3)"),
        strategic_topics=("didactics",),
        accreditations=("erasmus", "mobility_charter"),
        nuts="LV007",
    ),
    "demo-college-pohjola": OrganisationDetails(
        vet_levels=("ivet", "cvet"),
        sectors=("hospitality", "care"),
        languages=("fi", "sv", "en"),
        staff_band="250+",
        strategic_topics=("competences", "didactics"),
        accreditations=("erasmus",),
        qualifications=("Hotel receptionist (EQF 4)", "Practical nurse (EQF 4)"),
        nuts="FI196",
    ),
    "demo-centro-umbria": OrganisationDetails(
        vet_levels=("ivet",),
        sectors=("beauty", "hospitality"),
        languages=("it", "en"),
        staff_band="10-49",
        qualifications=("Beautician (EQF 3)",),
        nuts="ITI21",
    ),
    "demo-college-waterland": OrganisationDetails(
        vet_levels=("ivet", "cvet"),
        sectors=("business", "digital", "transport"),
        languages=("nl", "en", "de"),
        staff_band="250+",
        strategic_topics=("funding", "labour_market"),
        accreditations=("erasmus", "iso"),
        nuts="NL323",
    ),
    "demo-salon-kaunas": OrganisationDetails(
        sectors=("beauty",),
        staff_band="1-9",
        languages=("lt", "en"),
        accreditations=("training_company",),
    ),
    "demo-salone-perugia": OrganisationDetails(sectors=("beauty",), staff_band="1-9", languages=("it", "en")),
    "demo-bakery-riga": OrganisationDetails(
        sectors=("agriculture",),
        staff_band="1-9",
        languages=("lv", "ru"),
        accreditations=("training_company",),
    ),
    "demo-metal-ogre": OrganisationDetails(
        sectors=("metal",), staff_band="10-49", languages=("lv", "en", "ru")
    ),
    "demo-hotel-pori": OrganisationDetails(
        sectors=("hospitality",),
        staff_band="10-49",
        languages=("fi", "sv", "en"),
        accreditations=("training_company",),
    ),
    "demo-werkstatt-spree": OrganisationDetails(
        sectors=("education", "wood"),
        staff_band="10-49",
        languages=("de", "en", "es"),
    ),
    "demo-albergue-levante": OrganisationDetails(
        sectors=("hospitality",),
        staff_band="1-9",
        languages=("es", "en", "fr"),
    ),
    "demo-reseau-rhone": OrganisationDetails(
        sectors=("craft",),
        vet_levels=("cvet",),
        staff_band="10-49",
        languages=("fr", "en"),
        strategic_topics=("labour_market",),
    ),
    "demo-craft-attica": OrganisationDetails(
        sectors=("wood", "textile", "craft"),
        vet_levels=("cvet",),
        staff_band="1-9",
        languages=("el", "en"),
        strategic_topics=("competences",),
    ),
}
