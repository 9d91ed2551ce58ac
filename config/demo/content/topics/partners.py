"""Topics inside the partner spaces; most of them are for the people of the space only."""

from config.demo.items import Post, Topic

PARTNER_TOPICS = (
    Topic(
        key="topic.salon-open-day",
        space="salon-kaunas",
        board="salon-floor",
        kind="announcement",
        title="Open morning for learners who think about our trade",
        by="greta",
        at="13d 4h",
        tags=("beauty", "work-based-learning"),
        text="""
            On the last Monday of the month the salon is closed for customers and open for young people
            who wonder whether this trade is for them. Come for an hour. You may wash, mix and hold, and
            you will sweep, because that is part of it.

            Please tell us the day before, so that everybody gets a chair and a colleague.
            """,
        replies=(
            Post(
                "ruta", "6h", "I would come with four learners of the first year. Is that too many at once?"
            ),
            Post("greta", "2h", "Four is right. One for each of us."),
            Post(
                "ugne",
                "3d 5h",
                """
                To those who come: tie up your hair, bring nothing, ask everything.
                """,
            ),
        ),
    ),
    Topic(
        key="topic.salon-campaign",
        space="salon-kaunas",
        board="salon-floor",
        kind="discussion",
        title="The laumzirgis weeks: who takes the learners?",
        by="greta",
        at="16d 6h",
        audience="space",
        tags=("beauty",),
        text="""
            In the laumzirgis weeks we will be full from morning to evening. I do not want the learners to
            be pushed into the corner again like last spring. Suggestion: each takes one fixed customer a
            day with a learner, and we book these with twenty minutes more.
            """,
        replies=(
            Post("ugne", "3h", "Yes. I take the ten o'clock. And please book no colour on these."),
            Post(
                "greta",
                "1d",
                """
                Agreed: ten o'clock Ugnė, one o'clock me. The campaign price does not hold for these
                bookings.
                """,
            ),
        ),
    ),
    Topic(
        key="topic.bakery-nights",
        space="bakery-riga",
        board="night-shift",
        kind="experience",
        title="Night work and a young apprentice: how we arrange it",
        by="sanita",
        at="45d 7h",
        tags=("food", "apprenticeship", "support"),
        text="""
            Visitors ask whether an apprentice has to work at night. Short answer: not at first, and for
            those under age the law sets limits which you must look up for your own country.

            Our way: the first three months from six to two, with the shop. Then one night a week with
            Raivis, next day free. The real nights come in the second year, and only if the apprentice
            wants it and sleeps well. We ask that last question every week and we mean it.
            """,
        replies=(
            Post(
                "toms",
                "5h",
                """
                I wanted it from the first week. They said no. Now I know why: you have to learn to sleep
                before you learn to bake.
                """,
            ),
            Post(
                "maris",
                "1d 2h",
                """
                As his tutor I was against the nights and changed my mind when I visited at four in the
                morning. It is the only time when somebody has time to explain.
                """,
            ),
            Post(
                "raivis",
                "9h",
                """
                Naktī ir klusi. Var parādīt divreiz.

                (At night it is quiet. One can show things twice.)
                """,
                lang="lv",
            ),
        ),
    ),
    Topic(
        key="topic.bakery-oven",
        space="bakery-riga",
        board="night-shift",
        kind="help",
        title="Saulgriezis makes a noise again",
        by="raivis",
        at="1d 14h",
        lang="lv",
        audience="space",
        tags=("hygiene", "food"),
        text="""
            Krāsns (Saulgriezis) atkal klab, kad veras durvis. Kamēr nav meistara, Toms viens pats to
            nevar atvērt. Ko darām ceturtdienas naktī?
            """,
        replies=(
            Post(
                "sanita",
                "2h",
                """
                Meistars nāk ceturtdien 15:00. Līdz tam durvis ver tikai tu. Toms šonakt veido, neliek
                krāsnī. Es atnākšu trijos palīgā.
                """,
                accepted=True,
            ),
            Post("raivis", "40m", "Labi. Uzrakstīšu zīmi uz Saulgrieža durvīm."),
        ),
        solved_after="1h",
    ),
    Topic(
        key="topic.school-firms",
        space="school-nemunas",
        board="firms",
        kind="announcement",
        title="What we promise to firms that host our learners",
        by="vilma",
        at="75d 5h",
        pinned=True,
        tags=("host-company", "tutors", "quality"),
        text="""
            Five promises, and you may remind us of each of them:

            1. One tutor, one telephone number, an answer on the same working day.
            2. The first visit comes before the first paper.
            3. No form longer than two pages.
            4. The tutor comes every second week for a quarter of an hour, at a time that suits you.
            5. If it does not work out, we take the learner back without reproach, and we tell you what we
            learnt from it.
            """,
        replies=(
            Post(
                "greta",
                "1d 3h",
                """
                Number four was kept all spring. I say so because complaints are written faster.
                """,
            ),
            Post(
                "ruta",
                "5h",
                """
                Thank you, Greta. And number three cost me a very long evening with our template.
                """,
            ),
        ),
    ),
    Topic(
        key="topic.school-planning",
        space="school-nemunas",
        board="staff",
        kind="discussion",
        title="Bebriukas and the visit days: proposal for autumn",
        by="jonas",
        at="10d 5h",
        audience="space",
        tags=("tutors",),
        text="""
            Our planning table (Bebriukas) shows twelve tutors on visits on a Wednesday and one on a
            Friday. Firms like Friday mornings. I propose to give every tutor one Friday a month.
            """,
        replies=(
            Post("ruta", "3h", "Gladly, if the Friday lesson moves and does not simply disappear."),
            Post(
                "vilma",
                "1d 2h",
                "Lessons move to Wednesday. I change it in Bebriukas myself, so that nobody has to ask.",
            ),
            Post("jonas", "2h", "Then we try it from September to December and look at it again."),
        ),
    ),
)
