"""The eleven organisations that the project information names: facts only, each with its source."""

from config.demo.schema import Organisation, Participation

_ILP = "Source: project information of ILP4WBL (call 2018), list of partners."
_ILP_COUNTRY = (
    f"{_ILP} It names Latvia, Lithuania and Finland as the countries of the project; "
    "the country of this partner is read from its name."
)
_VISION = "Source: project information of VISION (call 2019), list of partners with their countries."

_IN_ILP = (Participation(space="ilp4wbl"),)
_IN_VISION = (Participation(space="vision"),)

REAL_ORGANISATIONS = (
    Organisation(
        key="visc",
        name="VALSTS IZGLITIBAS SATURA CENTRS",
        alias="Valsts izglītības satura centrs (VISC)",
        country="LV",
        kind="policy",
        description="Public body. Coordinator of the ILP4WBL project.",
        source="Source: project information of ILP4WBL (call 2018), which names it as coordinator in Latvia.",
        takes_part=(Participation(space="ilp4wbl", role="coordinator"),),
    ),
    Organisation(
        key="kauno-technikos",
        name="Kauno technikos profesinio mokymo centras",
        country="LT",
        kind="vet_provider",
        description="Vocational training provider. Partner in the ILP4WBL project.",
        source=_ILP_COUNTRY,
        takes_part=_IN_ILP,
    ),
    Organisation(
        key="lansirannikon-koulutus",
        name="LANSIRANNIKON KOULUTUS OY",
        alias="Länsirannikon Koulutus Oy",
        country="FI",
        kind="vet_provider",
        description="Vocational training provider. Partner in the ILP4WBL project.",
        source=_ILP_COUNTRY,
        takes_part=_IN_ILP,
    ),
    Organisation(
        key="ogres-tehnikums",
        name="OGRES TEHNIKUMS",
        country="LV",
        kind="vet_provider",
        description="Vocational training provider. Partner in the ILP4WBL project.",
        source=_ILP_COUNTRY,
        takes_part=_IN_ILP,
    ),
    Organisation(
        key="baltic-bright",
        name="BALTIC BRIGHT, SABIEDRIBA AR IEROBEZOTU ATBILDIBU",
        alias="Baltic Bright SIA",
        country="LV",
        kind="tutor_trainer",
        description="Trainer of tutors for work-based learning. Partner in the ILP4WBL project.",
        source=_ILP_COUNTRY,
        takes_part=_IN_ILP,
    ),
    Organisation(
        key="omnia",
        name="ESPOON SEUDUN KOULUTUSKUNTAYHTYMA OMNIA",
        alias="Omnia",
        country="FI",
        kind="vet_provider",
        description="Vocational training provider. Partner in the ILP4WBL project.",
        source=_ILP_COUNTRY,
        takes_part=_IN_ILP,
    ),
    Organisation(
        key="kauno-rumai",
        name="Kauno prekybos, pramones ir amatu rumai",
        alias="Kaunas chamber of commerce, industry and crafts",
        country="LT",
        kind="chamber",
        description="Chamber that speaks for the workplace side. Partner in the ILP4WBL project.",
        source=_ILP_COUNTRY,
        takes_part=_IN_ILP,
    ),
    Organisation(
        key="karaliaus-mindaugo",
        name="Karaliaus Mindaugo profesinio mokymo centras",
        country="LT",
        kind="vet_provider",
        description="Vocational training provider. Coordinator of the VISION project.",
        source=_VISION,
        takes_part=(Participation(space="vision", role="coordinator"),),
    ),
    Organisation(
        key="essenia",
        name="Essenia UETP \u2013 University and Enterprise Training Partnership s.r.l.",
        alias="Essenia UETP",
        country="IT",
        kind="training_partnership",
        description="Training partnership of university and enterprise. Partner in the VISION project.",
        source=_VISION,
        takes_part=_IN_VISION,
    ),
    Organisation(
        key="nova-college",
        name="Nova College",
        country="NL",
        kind="vet_provider",
        description="Vocational training provider. Partner in the VISION project.",
        source=_VISION,
        takes_part=_IN_VISION,
    ),
    Organisation(
        key="savon-koulutus",
        name="Savon koulutuskuntayhtymä",
        alias="Savo Consortium for Education",
        country="FI",
        kind="vet_provider",
        description="Vocational training provider. Partner in the VISION project.",
        source=_VISION,
        takes_part=_IN_VISION,
    ),
)
