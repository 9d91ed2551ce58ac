"""Topics of the space for small firms and training networks."""

from config.demo.items import Post, Topic

SME_TOPICS = (
    Topic(
        key="topic.national-systems",
        space="vet-smes",
        board="looking-ahead",
        kind="discussion",
        title="What changes first in our national systems?",
        by="claire",
        at="23d 6h",
        tags=("strategy", "work-based-learning"),
        text="""
            A strategic question for a quiet hour. Suppose that in ten years a third of all vocational
            learning takes place in firms with fewer than ten people. Which part of your national system
            would have to change first: money, inspection, curriculum, or the training of the people who
            teach there?
            """,
        replies=(
            Post(
                "liga",
                "1d 2h",
                """
                In Latvia I would say the training of people. The rules already allow a lot, but a firm of
                three has nobody whom it can send to a course for a week.
                """,
            ),
            Post(
                "mika",
                "6h",
                """
                Money, but not more of it. It should follow the hours in which somebody teaches. Today we
                are paid for having a learner, not for explaining.
                """,
            ),
            Post(
                "rimantas",
                "2d 3h",
                """
                Inspection. It is made for buildings. If learning is spread over two hundred workshops one
                must look at results and not at rooms.
                """,
            ),
            Post(
                "nikos",
                "1d 8h",
                """
                The timetable! My students cannot come before 19:00. If a third of learning is in small
                firms then school must be open when the firms are closed.
                """,
            ),
            Post(
                "claire",
                "3d 1h",
                """
                People, money for teaching hours, results rather than rooms, opening hours. I notice that
                nobody said curriculum. I will ask the firms in our network the same question and report.
                """,
            ),
        ),
    ),
    Topic(
        key="topic.piecework-mentor",
        space="vet-smes",
        board="daily-work",
        kind="help",
        title="How do you find a mentor when everybody is paid by the piece?",
        by="mika",
        at="55d 4h",
        tags=("recruiting", "mentors", "host-company"),
        trade="hospitality",
        country="FI",
        firm_size="medium",
        shared_by=("sanita", "nikos"),
        text="""
            In housekeeping my people have a number of rooms per shift. Whoever explains is slower, and
            everybody sees it on the board. So nobody wants to be a mentor, although several would be good
            at it. An extra payment is too small to change that. What did you do?
            """,
        replies=(
            Post(
                "claire",
                "3h",
                """
                Take the rooms away rather than adding money. In our firms a mentor's target goes down by
                a fixed number on the days when the learner is with her. It must stand on the same board,
                so that everybody sees that she is not slow but teaching.
                """,
                accepted=True,
            ),
            Post(
                "edgars",
                "5h 30m",
                """
                We had the same with parts per hour. And ask the quiet ones. The best mentor that I have
                would never have put up his hand.
                """,
            ),
            Post(
                "mika",
                "6d 2h",
                """
                Three rooms fewer, written on the board in green. Two people came by themselves. Thank you.
                """,
            ),
        ),
        solved_after="6d 3h",
    ),
    Topic(
        key="topic.logbook-alive",
        space="vet-smes",
        board="daily-work",
        kind="help",
        title="How do you keep a logbook alive after week three?",
        by="greta",
        at="103d 5h",
        tags=("logbook", "reflection", "apprenticeship"),
        trade="beauty",
        country="LT",
        firm_size="micro",
        shared_by=("pekka", "liga", "nikos"),
        outcome="yes",
        text="""
            My learners write their logbook with care for two weeks. In week three it says "worked", in
            week four nothing, and before the inspection everything is written in one night with three
            different pens. I have said all the things one says. What really helps?
            """,
        replies=(
            Post(
                "sanita",
                "4h 20m",
                """
                Answer. That is all. When Toms noticed that I write one line below his line, every Friday,
                he began to write to me. Before that he wrote to nobody.
                """,
                accepted=True,
            ),
            Post(
                "toms",
                "3h",
                """
                It is true. And she asks questions in it. Once she drew a loaf.
                """,
            ),
            Post(
                "pekka",
                "1d 4h",
                """
                Add: three prompts instead of an empty page. *What did I do for the first time? What went
                wrong and why? What do I want to ask?* Five minutes, not more.
                """,
                helped=True,
            ),
            Post(
                "greta",
                "21d",
                """
                Week three is over and they still write. One line each from Ugnė every Friday. It costs
                her ten minutes for two people.
                """,
            ),
        ),
        solved_after="21d 2h",
    ),
    Topic(
        key="topic.future-skills",
        space="vet-smes",
        board="looking-ahead",
        kind="discussion",
        title="A skill you will need in five years that no course teaches today",
        by="nikos",
        at="12d 4h",
        tags=("strategy", "digital", "micro-firms"),
        text="""
            We want to plan evening courses for jobs that do not exist in our firms yet. Tell me one
            skill, not a trend. Something that you would pay for if somebody could teach it on a Tuesday
            evening.
            """,
        replies=(
            Post(
                "sanita",
                "6h",
                """
                To calculate what one loaf costs in energy, at different hours of the night. I do it by
                feeling.
                """,
            ),
            Post(
                "edgars",
                "1d 1h",
                """
                To repair the old machine when the maker has gone. Reading a circuit diagram without being
                an electrician, up to the point where one knows that one must call an electrician.
                """,
            ),
            Post(
                "greta",
                "2d",
                """
                To talk with a customer who has already asked a machine what her skin needs.
                """,
            ),
            Post(
                "valdis",
                "1d 5h",
                """
                Measuring with a camera instead of a gauge. Everybody sells it, nobody teaches when not to
                trust it.
                """,
            ),
            Post(
                "claire",
                "2d 6h",
                """
                I notice that all four are about judgement. Nikos, if you teach Greta's evening I would
                send six people.
                """,
            ),
        ),
    ),
)
