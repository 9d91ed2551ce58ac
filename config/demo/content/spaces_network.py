"""The six network spaces of the demo."""

from config.demo.schema import Board, Sections, Space

_HUB = Space(
    key="hub",
    name="VET Community Hub",
    kind="network",
    visibility="public",
    join_policy="open",
    tagline="The front door: who is here, how we work, and what is new in the network.",
    description="""
        This is where everybody starts. Schools, companies, chambers and training centres from
        several countries use one portal, and the hub is the place they share.

        Introduce yourself, ask how something works, or look for the space that fits your work.
        Questions about one theme belong in the space of that theme; if you are not sure which one
        it is, ask here and somebody will point the way.
        """,
    languages=("en",),
    accent="ink",
    sections=Sections(
        communication="Say hello, ask how things work here, and read the news of the network.",
        sharing="A few things that are useful to everybody, whatever the trade: words we use, data, links.",
        collaboration="Groups that improve the network itself. They are small and they end.",
        cooperation="Ways of working that several spaces have tried and that we now keep together.",
    ),
    boards=(
        Board(
            slug="introductions",
            name="Introductions",
            description="Who you are, in three sentences.",
            colour="pine",
            kinds=("discussion",),
        ),
        Board(
            slug="news",
            name="News from the network",
            description="What changes, and when.",
            colour="plum",
            opened_by="moderators",
            kinds=("announcement",),
        ),
        Board(
            slug="using-the-portal",
            name="Using the portal",
            description="How do I ...? Ask here.",
            colour="sea",
            kinds=("help", "discussion"),
        ),
    ),
    at="420d",
)

_VET_SMES = Space(
    key="vet-smes",
    name="VET SMEs & Training Networks",
    kind="network",
    visibility="public",
    join_policy="open",
    tagline="Small firms and training networks on daily problems, future skills and what to decide today.",
    description="""
        A virtual learning environment for vocational training in small and medium-sized firms, for
        craft providers and for training networks.

        Four phases give it its shape. People first talk, then share what they have, then work
        together for a short time on one theme, and in the end keep the practices that proved good.
        Formal and informal learning are mixed on purpose.

        We also look ahead: which skills does a firm need for the jobs it has, for jobs that are
        coming, and for jobs it would like to create?
        """,
    languages=("en", "it", "fr", "es", "el"),
    accent="amber",
    sections=Sections(
        communication="Daily problems and possible futures: a case from this week, a question about 2035.",
        sharing="Tools and documents from firms and training networks, tried in daily work.",
        collaboration="Short groups in which people from workshop and classroom work on one theme.",
        cooperation="Practices that training providers and firms set, apply elsewhere and keep.",
    ),
    boards=(
        Board(
            slug="daily-work", name="Daily work", description="Problems and solutions from firms that train."
        ),
        Board(
            slug="looking-ahead", name="Looking ahead", description="Future skills, and what we decide today."
        ),
        Board(
            slug="funding", name="European funding", description="Using the instruments well, and for whom."
        ),
    ),
    at="410d",
)

_ILP4WBL = Space(
    key="ilp4wbl",
    name="Individual Approach & ILP in WBL (Baltic Sea)",
    kind="network",
    visibility="public",
    join_policy="open",
    tagline="Writing and using individual learning plans together: learner, VET tutor and workplace mentor.",
    description="""
        An individual learning plan (ILP) says what one learner wants to learn at work, how, and with
        whose help. Three people write it: the learner, the tutor of the school and the mentor of the
        company.

        This space follows the ILP4WBL project of partners in Latvia, Lithuania and Finland. The aim
        is a common understanding of the individual approach around the Baltic Sea, and tools that
        make it easy to use a plan rather than to file it.

        Everybody who guides learners at work is welcome, from any country and any trade.
        """,
    languages=("en", "lv", "lt", "fi"),
    accent="pine",
    sections=Sections(
        communication="Ask about a plan you are writing this week. Describe the case, leave out the names.",
        sharing="Templates, examples without names, assignments and interviews, free to adapt.",
        collaboration="Groups that make one tool for one situation, such as very small firms.",
        cooperation="Ways of working with plans that were tried in more than one country.",
    ),
    boards=(
        Board(slug="writing-plans", name="Writing plans", description="Goals, tasks, templates, signatures."),
        Board(
            slug="individual-approach",
            name="Individual approach",
            description="Adapting goals, tasks, pace and support to one learner.",
        ),
        Board(slug="workshops", name="Training the tutors", description="National workshops and materials."),
    ),
    at="405d",
)

_VISION = Space(
    key="vision",
    name="VISION: Quality-assured mobility",
    kind="network",
    visibility="public",
    join_policy="request",
    tagline="Learner mobility that is planned, organised and used well, with a focus on the beauty sector.",
    description="""
        Partners from Lithuania, Italy, the Netherlands and Finland plan incoming and outgoing
        mobility together. The work follows the VISION project: quality in mobility, the duties of
        tutors and mentors, soft skills, and instruments for the recognition of learning outcomes.

        The beauty sector is our example: we compare units of learning outcomes, agree on what a
        placement must cover, and try blended mobility, partly online and partly abroad.

        Reading is open to all. To write, ask to join and say in a line which part of mobility you
        deal with.
        """,
    languages=("en", "lt", "it", "nl", "fi"),
    accent="iris",
    sections=Sections(
        communication="From the first agreement to the last signature: questions about placements abroad.",
        sharing="Units, grids, agreements and training materials for mobility, ready to be adapted.",
        collaboration="Groups of two to four countries that agree on one thing and write it down.",
        cooperation="Mobility practices that more than one partner uses in the same way.",
    ),
    boards=(
        Board(
            slug="mobility", name="Planning and quality", description="Before, during and after a placement."
        ),
        Board(
            slug="units", name="Units and recognition", description="Learning outcomes, grids, agreements."
        ),
        Board(slug="beauty", name="Beauty sector", description="Salons, schools and their learners."),
    ),
    at="400d",
)

_PATHWAY = Space(
    key="pathway",
    name="Pathway Passport partnership",
    kind="network",
    visibility="public",
    join_policy="request",
    tagline="A booklet that belongs to the learner, and the support before, during and after a stay.",
    description="""
        The pathway passport travels with young people through their whole training experience: the
        preparation, the stay abroad and the return. It is theirs. They decide who reads which page.

        The partnership looks at young people who meet social obstacles, and at the professionals who
        go with them. What support do they need, from whom, and when?

        Nothing about a single young person is written in public here. Describe a situation, never
        a person.
        """,
    languages=("en", "de", "es"),
    accent="brick",
    sections=Sections(
        communication="Situations from before, during and after a stay. No names, please.",
        sharing="Checklists, guidelines and pages of the passport, in plain language and fit for print.",
        collaboration="Groups that rewrite, translate and test. Learners take part wherever possible.",
        cooperation="What sending and host organisations promise each other, and keep.",
    ),
    boards=(
        Board(slug="before-during-after", name="Before, during, after", description="Support at each stage."),
        Board(slug="passport", name="The passport", description="Pages, stamps, plain language, printing."),
    ),
    at="395d",
)

_TUTORING = Space(
    key="tutoring",
    name="VET tutoring & mentoring quality",
    kind="network",
    visibility="public",
    join_policy="open",
    tagline="What good tutors and mentors do, how they learn it, and how anybody can tell.",
    description="""
        Tutors work for the school, mentors for the company. Both are involved in matching, following
        and evaluating placements, and often in the personal worries that come with them. Few of
        them were ever trained for that.

        The space follows an initiative to train tutors and mentors in a course of about one week,
        and builds on earlier results about workplace tutors, learning mentors and self-assessment.

        We care about quality that can be seen: feedback from learners, feedback among partners, and
        honest reports.
        """,
    languages=("en", "pl", "it", "de", "es", "hu", "fr"),
    accent="moss",
    sections=Sections(
        communication="Who does what? Questions between tutors and mentors, and about quality in daily work.",
        sharing="Training material, forms for feedback, and results of earlier projects.",
        collaboration="Groups that prepare a course, test a questionnaire or read each other's reports.",
        cooperation="Quality routines that work in a school and in a firm.",
    ),
    boards=(
        Board(slug="tutors-and-mentors", name="Tutors and mentors", description="Two roles, one learner."),
        Board(
            slug="quality", name="Quality and feedback", description="Standards, reports, self-assessment."
        ),
        Board(slug="training", name="The one-week course", description="What to teach tutors and mentors."),
    ),
    at="390d",
)

NETWORK_SPACES = (_HUB, _VET_SMES, _ILP4WBL, _VISION, _PATHWAY, _TUTORING)
