"""Spaces of invented partner organisations: five firms and a school.

``hotel-pori`` is listed but closed, ``salone-perugia`` is listed for the network only,
``orrery-works`` is hidden; the others are open.
"""

from config.demo.schema import Board, Sections, Space

_SALON_KAUNAS = Space(
    key="salon-kaunas",
    name="Demo Salon Kaunas",
    kind="partner",
    visibility="public",
    join_policy="open",
    tagline="A salon with six chairs, two treatment rooms and, most of the year, two learners.",
    description="""
        We cut, colour and care for skin, and we have trained learners since the second year of the
        salon. Here we show how a normal week looks with a learner in it.

        Tutors from any school may read along and ask. What we write for our own team stays with the
        team.
        """,
    languages=("lt", "en"),
    accent="plum",
    sections=Sections(
        communication="Questions to the salon, and our own small ones to each other.",
        sharing="Cards and lists that hang on our wall and that others have asked for.",
        collaboration="What we try out together with schools, for a few weeks at a time.",
        cooperation="How we work with learners when it has proved good for a year or more.",
    ),
    boards=(
        Board(slug="salon-floor", name="Salon floor", description="From the chairs and treatment rooms."),
    ),
    organisation="demo-salon-kaunas",
    at="300d",
)

_SALONE_PERUGIA = Space(
    key="salone-perugia",
    name="Demo Salone Perugia",
    kind="partner",
    visibility="network",
    join_policy="request",
    tagline="Un salone che accoglie tirocinanti da altri paesi. A salon that hosts trainees from abroad.",
    description="""
        Siamo in cinque e ogni primavera lavora con noi una tirocinante straniera. / We are five, and
        every spring a trainee from another country works with us.

        This space is for partners of the network who send learners to us or would like to. Ask to
        join and tell us which school you come from.
        """,
    languages=("it", "en"),
    accent="amber",
    sections=Sections(
        communication="Domande e risposte con le scuole che mandano tirocinanti.",
        sharing="Le nostre schede, in italiano e in inglese semplice.",
        collaboration="Prove comuni con una scuola alla volta.",
        cooperation="Quello che promettiamo a chi viene da noi.",
    ),
    boards=(
        Board(
            slug="in-salone",
            name="In salone",
            description="Il lavoro di ogni giorno con chi impara.",
            audience="space",
        ),
    ),
    organisation="demo-salone-perugia",
    at="280d",
)

_BAKERY_RIGA = Space(
    key="bakery-riga",
    name="Demo Bakery Riga",
    kind="partner",
    visibility="public",
    join_policy="open",
    tagline="Four people, one oven, rye bread six nights a week, and always one apprentice.",
    description="""
        We are a very small firm. Our apprentice is not an extra pair of hands at the side; he or she
        is a quarter of the company. So we had to find ways to teach while the bread is baking.

        We write about that here, mostly short, mostly in the early afternoon when the shop is quiet.
        """,
    languages=("lv", "en"),
    accent="brick",
    sections=Sections(
        communication="What came up during the night, and what visitors ask us.",
        sharing="One-page papers with flour on them.",
        collaboration="Things we try with one school and one other small firm.",
        cooperation="Habits that stayed.",
    ),
    boards=(Board(slug="night-shift", name="Night shift", description="Learning while the oven is hot."),),
    organisation="demo-bakery-riga",
    at="290d",
)

_HOTEL_PORI = Space(
    key="hotel-pori",
    name="Demo Hotel Pori",
    kind="partner",
    visibility="public",
    join_policy="request",
    tagline="A hotel with forty rooms by the water. Our own training corner, open to partners on request.",
    description="""
        This space belongs to our team and to the schools whose learners work with us. We plan
        shifts, training mornings and talks with learners here, so most of what we write stays inside.

        If your school sends learners to us, ask to join: we answer within two working days.
        """,
    languages=("fi", "en"),
    accent="sea",
    sections=Sections(
        communication="Talk between the departments, the schools and the learners of this year.",
        sharing="Work instructions with pictures, for people who are new.",
        collaboration="What we prepare for the summer season.",
        cooperation="Agreements with schools.",
    ),
    boards=(
        Board(
            slug="house",
            name="In the house",
            description="Reception, kitchen, rooms, learners.",
            audience="space",
        ),
    ),
    organisation="demo-hotel-pori",
    at="260d",
)

_ORRERY_WORKS = Space(
    key="orrery-works",
    name="Demo Orrery Works",
    kind="partner",
    visibility="hidden",
    join_policy="invitation",
    tagline="Precision mechanics in small series. For our own people only.",
    description="""
        The internal space of a workshop with nine people who build demonstration instruments and
        repair old ones. Prices, drawings and names of clients are discussed here, so nobody outside
        is meant to know of it.
        """,
    languages=("lv", "en"),
    accent="ink",
    sections=Sections(
        communication="Questions of the week: orders, tolerances, apprentices.",
        sharing="Drawings, price lists and set-up sheets of the orrery workshop.",
        collaboration="Small improvements with a date.",
        cooperation="How we do things, once we agree.",
    ),
    boards=(
        Board(
            slug="workbench",
            name="Workbench",
            description="Orders, machines, learning on the job.",
            audience="space",
        ),
    ),
    at="240d",
)

_SCHOOL_NEMUNAS = Space(
    key="school-nemunas",
    name="Demo School Nemunas",
    kind="partner",
    visibility="public",
    join_policy="open",
    tagline="A vocational school for services and crafts, with learners in more than sixty firms.",
    description="""
        Our learners spend up to half of their time in companies. The tutors of the school and the
        mentors of those companies meet here between visits.

        Firms that host a learner, or think about it, can ask anything. What concerns only the staff
        of the school is kept for members.
        """,
    languages=("lt", "en"),
    accent="pine",
    sections=Sections(
        communication="Between tutors, mentors and firms: the small questions that cannot wait for a visit.",
        sharing="Papers for firms that host our learners.",
        collaboration="Work with firms and other schools that has a beginning and an end.",
        cooperation="Agreements and routines that outlast one class.",
    ),
    boards=(
        Board(
            slug="firms", name="With our firms", description="For mentors and owners, and tutors who visit."
        ),
        Board(
            slug="staff", name="Among staff", description="For the people of the school.", audience="space"
        ),
    ),
    organisation="demo-school-nemunas",
    at="310d",
)

PARTNER_SPACES = (
    _SALON_KAUNAS,
    _SALONE_PERUGIA,
    _BAKERY_RIGA,
    _HOTEL_PORI,
    _ORRERY_WORKS,
    _SCHOOL_NEMUNAS,
)
