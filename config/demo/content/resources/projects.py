"""Projects that the source documents describe, as resources of kind "project realised"."""

from decimal import Decimal

from config.demo.items import ProjectFacts, Resource

_VISION_PARTNERS = (
    "Essenia UETP \u2013 University and Enterprise Training Partnership s.r.l.",
    "Nova College",
    "Savon koulutuskuntayhtymä",
)

FUNDED_PROJECTS = (
    Resource(
        key="resource.project-ilp4wbl",
        space="ilp4wbl",
        kind="project",
        title="ILP4WBL: individual approach and individual learning plans in work-based learning",
        summary="A strategic partnership of seven organisations in Latvia, Lithuania and Finland, call 2018.",
        by="liga",
        at="400d",
        tags=("ilp", "individual-approach", "work-based-learning", "train-the-trainers"),
        facts=ProjectFacts(
            call_year=2018,
            grant_eur=Decimal("255891.86"),
            coordinator="VALSTS IZGLITIBAS SATURA CENTRS",
            partners=(
                "Kauno technikos profesinio mokymo centras",
                "LANSIRANNIKON KOULUTUS OY",
                "OGRES TEHNIKUMS",
                "BALTIC BRIGHT, SABIEDRIBA AR IEROBEZOTU ATBILDIBU",
                "ESPOON SEUDUN KOULUTUSKUNTAYHTYMA OMNIA",
                "Kauno prekybos, pramones ir amatu rumai",
            ),
            countries=("LV", "LT", "FI"),
        ),
        source="Project information of ILP4WBL.",
        body="""
            Full title: *Individual Approach and Individual Learning Plan in WBL: Training for WBL Tutors*.

            ## Why
            The project aims at a uniform and common understanding of the individual approach, and of
            the use of individual learning plans, in the Baltic Sea region. Practitioners should use
            plans more actively, and the project offers them tools for it.

            ## What came of it
            - A review of existing practice and approaches in three countries
            - A training programme for tutors in work-based learning
            - Open materials: assignments, methods, resources, examples of plans, and video interviews
            with VET tutors, workplace tutors and trainees
            - Piloting in three levels: international training of lead trainers, national workshops, and
            placements of learners abroad in which trained tutors used what they had learnt
            - About 90 trained VET tutors in Latvia, Lithuania and Finland as the expected result
            - Schools that can give guidance to companies which host learners

            ## Facts
            | Fact | As the source gives it |
            |---|---|
            | Key action | Cooperation for innovation and the exchange of good practices |
            | Action type | Strategic Partnerships for vocational education and training |
            | Call year | 2018 |
            | EU grant | EUR 255,891.86 |
            | Coordinator | VALSTS IZGLITIBAS SATURA CENTRS, Latvia |
            | Partners | six, see the organisations of this space |
            | Topics | Cooperation between educational institutions and business; Pedagogy and didactics; New
            innovative curricula, educational methods and development of training courses |

            The project refers to the strategy ET 2020 and to the Riga Conclusions of 2015.

            Source: project information of ILP4WBL. Text in our own words.
            """,
    ),
    Resource(
        key="resource.project-vision",
        space="vision",
        kind="project",
        title="VISION: capacity building for the internationalisation of vocational education",
        summary="""
            A strategic partnership of four organisations in Lithuania, Italy, the Netherlands and
            Finland, call 2019.
            """,
        by="jonas",
        at="396d",
        tags=("mobility", "strategy", "ecvet", "beauty"),
        facts=ProjectFacts(
            call_year=2019,
            grant_eur=Decimal("136836.00"),
            coordinator="Karaliaus Mindaugo profesinio mokymo centras",
            partners=_VISION_PARTNERS,
            countries=("LT", "IT", "NL", "FI"),
        ),
        source="Project information of VISION.",
        body="""
            Full title: *Capacity Building to Support VET Internationalization Strategies Implementation
            and Further Development*.

            ## Why
            Partners wanted strategies for international work that last longer than one project, and a
            network that goes on. Mobility of learners in both directions should be planned, organised
            and used with care.

            ## What it contains
            - Four joint trainings of staff: quality assurance in mobility, responsibilities of tutors and
            mentors, soft skills of the participants, and the use of ECVET instruments
            - A set of instruments for a lasting ECVET partnership in qualifications of the beauty sector
            - Learning outcomes used to compare qualifications and to carry results from one country to
            another
            - Blended mobility of VET learners
            - National events in which the results reach stakeholders

            ## Facts
            | Fact | As the source gives it |
            |---|---|
            | Key action | Cooperation for innovation and the exchange of good practices |
            | Action type | Strategic Partnerships for vocational education and training |
            | Call year | 2019 |
            | EU grant | EUR 136,836.00 |
            | Coordinator | Karaliaus Mindaugo profesinio mokymo centras, Lithuania |
            | Partners | three, see the organisations of this space |
            | Topics | Quality Assurance; Recognition, transparency, certification; International cooperation,
            international relations, development cooperation |

            The project information gives a larger picture too: it speaks of 4 million people in the years
            2014 to 2020, and of 12 million in the period after them.

            Source: project information of VISION. Text in our own words.
            """,
    ),
    Resource(
        key="resource.project-pathway",
        space="pathway",
        kind="project",
        title="A Leonardo partnership around the pathway passport",
        summary="""
            A booklet that travels with young people, and guidelines for their support, September 2011
            to July 2013.
            """,
        by="katrin",
        at="392d",
        tags=("passport", "inclusion", "support", "quality"),
        facts=ProjectFacts(),
        source="""
            Description of the Leonardo partnership with the pathway passport; it names neither title
            nor grant.
            """,
        body="""
            ## For whom
            Young people with a background of social obstacles who are in vocational education, and the
            professionals who work with them.

            ## What the partners did
            - They looked into the support that these young people need.
            - They made the *Leonardo pathway passport*, a booklet that travels with a young person
            through the whole experience.
            - They wrote guidelines for good support before, during and after a stay, on the way to
            quality standards.
            - They prepared stays pedagogically, linguistically and culturally, visited places of training
            and talked about learning objectives there.
            - They looked for further opportunities for the trainees, and for cooperation with the world
            of work in each country.

            ## Facts
            | Fact | As the source gives it |
            |---|---|
            | Programme | Leonardo da Vinci, partnership |
            | Dates | September 2011 to July 2013 |
            | Grant | not stated in the source |
            | Partners | not named in the source |

            Source: description of the partnership. The source gives no title; ours is descriptive. Text
            in our own words.
            """,
    ),
    Resource(
        key="resource.project-vet-smes",
        space="vet-smes",
        kind="project",
        title="A virtual learning environment for VET in small and medium-sized firms",
        summary="""
            Four sections and four phases of learning: the description on which the order of this portal
            rests.
            """,
        by="claire",
        at="379d",
        tags=("micro-firms", "strategy", "digital", "partnership"),
        facts=ProjectFacts(),
        source="Description of the activities of the virtual learning environment for VET SMEs.",
        body="""
            The source describes an environment for vocational training in small firms, training networks
            and craft providers. It has four sections, and these are phases of learning at the same time.

            1. **Communication** starts the community: strategic discussion with possible scenarios,
            mutual help in daily work, counselling among peers, a platform in several languages with
            networks and links.
            2. **Sharing** gives a toolbox in which people deposit what they have: projects, tools, documents.
            3. **Collaboration** is for a short term. Members work on themes and bring together knowledge
            from study and experience from work.
            4. **Cooperation** is for the long term: best practices are set, applied and deposited in a
            repository, and training providers form partnerships.

            Four strategic topics are named: provision driven by the labour market, innovative ways of
            teaching, the competences of trainers and teachers, and good use of European funding.

            Formal and informal learning are mixed, and people are prepared for existing jobs, for future
            ones, and for the creation of jobs.

            Source: description of the activities. It states no grant and no partners. Text in our own words.
            """,
    ),
)
