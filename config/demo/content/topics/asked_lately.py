"""Questions from firms that say where they come from, and what came of them."""

from config.demo.items import Post, Topic

ASKED_LATELY = (
    Topic(
        key="topic.learner-falls-ill",
        space="vet-smes",
        board="daily-work",
        kind="help",
        title="My learner is ill every Monday. Whom do I talk to first?",
        by="sanita",
        at="52d 4h",
        tags=("apprenticeship", "mentors"),
        trade="hospitality",
        country="LV",
        firm_size="micro",
        urgency="this_week",
        shared_by=("greta", "raivis"),
        outcome="yes",
        text="""
            He is a good baker from Tuesday to Saturday. On Mondays he writes at five in the morning that
            he is ill. It is the fourth time, and I start to be angry before I know anything.

            ## What I have tried

            I asked him once, between two trays. He said that everything was fine.
            """,
        replies=(
            Post(
                "liga",
                "3h",
                """
                With him, before anybody else, and not at the oven. Sit down on a Tuesday after work and
                say what you see: four Mondays. Then wait. I ask his tutor at school to be free on
                Wednesday, but only if he agrees.
                """,
                accepted=True,
            ),
            Post(
                "greta",
                "1h",
                """
                I had the same with Monday nights at home. Ask how his Sunday looks. Mine shared a room
                with a brother who worked at night.
                """,
                helped=True,
            ),
            Post(
                "sanita",
                "6d",
                """
                It was the last bus on Sunday. He slept at the station and came ill or not at all. On
                Mondays he now begins at nine. Thank you both, I was close to writing a letter.
                """,
            ),
        ),
        solved_after="6d 1h",
    ),
    Topic(
        key="topic.night-work-age",
        space="vet-smes",
        board="daily-work",
        kind="help",
        title="From which age may a learner work before six in the morning?",
        by="mika",
        at="3d 2h",
        tags=("apprenticeship", "host-company"),
        audience="space",
        trade="hospitality",
        country="FI",
        firm_size="medium",
        urgency="this_week",
        may_go_wider=True,
        shared_by=("sanita",),
        text="""
            Breakfast begins at half past five. Two learners of sixteen would like to see how a buffet is
            set up. Our rules speak of eighteen, those of the school of sixteen with a paper. Who has had
            this, and which paper is it?
            """,
    ),
)
