"""Topics about quality and feedback."""

from config.demo.items import Post, Topic

QUALITY_TOPICS = (
    Topic(
        key="topic.anonymous-six",
        space="tutoring",
        board="quality",
        kind="help",
        title="Anonymous learner feedback when the group has six people",
        by="vilma",
        at="92d 4h",
        tags=("feedback", "self-assessment", "quality"),
        text="""
            Our teachers are willing to rate themselves and to compare with the ratings of their learners.
            It is voluntary and anonymous, and that is why they are willing. But some groups have six
            learners. With six answers and one sentence in the comment field I would know who wrote it. So
            would the teacher.

            How do you keep it anonymous in small groups, and not only promise it?
            """,
        replies=(
            Post(
                "zsofia",
                "2h 45m",
                """
                Four rules that we keep in teacher training, and none of them depends on trust:

                1. **No result below five answers.** The teacher sees "not enough answers", nothing else.
                2. **No comment field** in small groups, or comments only mixed over several groups.
                3. **Results once, at the end.** If the teacher can look after the fifth and again after
                the sixth answer, she can subtract.
                4. **The head sees means only**, and only when at least three teachers took part.

                And no time of day is stored with an answer. In a group of six the clock is a name.
                """,
                accepted=True,
            ),
            Post(
                "vilma",
                "20h",
                """
                Number three I would never have thought of. And number four I will tell the teachers
                first, because it is me who is locked out.
                """,
            ),
            Post(
                "giulia",
                "2d 3h",
                """
                We did it like this with nine trainers. Two groups had only four answers; these trainers
                were disappointed and then said: at least I believe it now.
                """,
            ),
        ),
        solved_after="21h",
    ),
    Topic(
        key="topic.all-fives",
        space="tutoring",
        board="quality",
        kind="help",
        title="The learners' answers are all fives",
        by="giulia",
        at="3d 12h",
        tags=("feedback", "self-assessment"),
        text="""
            In one of my groups the learners rated everything with the best mark, all twelve questions,
            nine learners. It is kind of them and it is of no use to me. They are not afraid, they know
            that it is anonymous. I think they simply want to be nice.

            What do you ask instead of "how good is your trainer"?
            """,
        replies=(
            Post(
                "pekka",
                "3h 15m",
                """
                Ask for frequency, not for quality. "In the last week, how many times did somebody tell
                you what was good about your work?" Nobody is impolite who answers "once".
                """,
            ),
            Post(
                "sari",
                "1d",
                """
                Let them sort instead of rate: twelve cards, which three should we do more often, which
                three less? There is no way to put all cards on top.
                """,
            ),
            Post(
                "zsofia",
                "2d 1h",
                """
                Both good. May I add that nine people who are content are a result too. But I would try
                the cards with a second group before changing the questionnaire for everybody.
                """,
            ),
        ),
    ),
    Topic(
        key="topic.standards-one-page",
        space="tutoring",
        board="quality",
        kind="help",
        title="Quality standards on one page: does anybody have them?",
        by="claire",
        at="36d 3h",
        tags=("quality", "host-company", "plain-language"),
        text="""
            I need quality standards for host firms that fit on one page. Not because firms cannot read,
            but because a page gets hung up and a brochure does not. Does anybody have something like
            that, and do firms keep to it?
            """,
        replies=(
            Post(
                "daan",
                "5h",
                """
                We have four sentences, one per moment. *Before:* we know who comes, what for, and who is
                the mentor. *First day:* we show the house, the dangers and the break. *During:* we talk
                every week for a quarter of an hour. *End:* we say in writing what the learner can do.
                """,
                accepted=True,
            ),
            Post(
                "mika",
                "1d 1h",
                """
                As a firm: these four I can sign. What I do not sign is "we support the personal
                development of the trainee". Of course I do, but how would you check it?
                """,
            ),
            Post(
                "claire",
                "6h",
                """
                Exactly the test: can somebody check it. I take the four, add a line for the name of the
                mentor and translate them into French. Merci !
                """,
            ),
        ),
        solved_after="1d 7h",
    ),
    Topic(
        key="topic.feedback-quarter",
        space="tutoring",
        board="quality",
        kind="discussion",
        title="Feedback among partners every three months: too often?",
        by="anna",
        at="8d 3h",
        audience="network",
        tags=("feedback", "partnership", "quality"),
        text="""
            In one of our projects the partners report every three months, and with each report they
            answer three questions: how is the communication, do you understand your tasks, how good is
            your own work? The answers make a quality report.

            Some say that it is too often. Others say that by the time of the yearly meeting it is too
            late. What is your rhythm?
            """,
        replies=(
            Post(
                "jonas",
                "4h",
                """
                Three months is right if it takes five minutes. We had twenty-five questions and after the
                second round only the coordinator answered, which was me.
                """,
            ),
            Post(
                "marta",
                "1d 5h",
                """
                "Do you understand your tasks" is the best question of all. I have seen projects that lost
                half a year because nobody asked it.
                """,
            ),
            Post(
                "vilma",
                "3d 8h",
                """
                And answer openly what you did with it. If a partner says "communication: 2" and hears
                nothing, the next answer is a polite 4.
                """,
            ),
        ),
    ),
)
