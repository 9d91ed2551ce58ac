"""Topics about tutors, mentors and quality."""

from config.demo.items import Post, Topic

TUTORING_TOPICS = (
    Topic(
        key="topic.being-late",
        space="tutoring",
        board="tutors-and-mentors",
        kind="discussion",
        title="Tutor and mentor: who talks to the learner about being late?",
        by="maris",
        at="21d 6h",
        tags=("tutors", "mentors", "soft-skills"),
        text="""
            A learner comes twenty minutes late, three times in two weeks. The mentor writes it to me and
            expects me to deal with it. I think that it belongs to the place where it happens. The
            learner, I am afraid, enjoys the gap between us.

            How have you settled this? I do not mean in the contract but in life.
            """,
        replies=(
            Post(
                "edgars",
                "1h 50m",
                """
                In my firm I say it myself, the same morning, in private, one sentence. If I write to the
                school first I have already lost. The school comes in when I have said it twice.
                """,
            ),
            Post(
                "pekka",
                "4h",
                """
                We agree on it in the first meeting with the learner present: "If you are late, the mentor
                speaks with you. If it happens a third time, all three of us meet." Nobody is surprised
                later.
                """,
            ),
            Post(
                "ieva",
                "1d 2h",
                """
                And ask why. One of mine was late because the bus does not run earlier. We moved the start
                by a quarter of an hour and the problem had never been one of character.
                """,
            ),
            Post(
                "tom",
                "6h",
                """
                May I keep the sentence from Pekka for the course? It answers the question that mentors
                ask me most often.
                """,
            ),
            Post("pekka", "2h 30m", "Please do, it is not mine anyway. A mentor in a canteen told me."),
        ),
    ),
    Topic(
        key="topic.one-week-course",
        space="tutoring",
        board="training",
        kind="discussion",
        title="A course of one week for mentors: what should we leave out?",
        by="tom",
        at="51d 7h",
        tags=("train-the-trainers", "mentors", "tutors"),
        text="""
            The initiative that this space follows has a course of about one week for tutors and mentors
            in mind. Every list of topics that I have seen would fill three. So I turn the question round:
            what can we leave **out** and still look a mentor in the eye on Friday?
            """,
        replies=(
            Post(
                "edgars",
                "4h 50m",
                """
                Leave out the history of learning theories. Keep: how to show something, how to correct
                somebody, how to notice that a young person is not well.
                """,
            ),
            Post(
                "ieva",
                "1d 3h",
                """
                Leave out slides after lunch. I mean it. Give us a real part, two of us, one shows and one
                learns, and the others watch. I learnt more in that hour than in the rest.
                """,
            ),
            Post(
                "katrin",
                "7h",
                """
                Leave out the laws of every country, each of us needs only one. Keep conflict: what do I
                say in the first minute?
                """,
            ),
            Post(
                "liga",
                "2d 1h",
                """
                Leave out writing plans from zero. Bring three finished plans, one of them bad, and let
                people find out which.
                """,
            ),
            Post(
                "tom",
                "3d 4h",
                """
                So the week becomes: Monday showing, Tuesday correcting, Wednesday a plan that is bad,
                Thursday conflict and worries, Friday what I will do on the next Monday. I will write the
                day plan as a draft.
                """,
            ),
            Post(
                "zsofia",
                "1d 6h",
                """
                I would put one evening of reflection into it, otherwise Friday is only a promise.
                Otherwise: yes.
                """,
            ),
        ),
    ),
    Topic(
        key="topic.mentor-on-leave",
        space="tutoring",
        board="tutors-and-mentors",
        kind="help",
        title="The mentor goes on parental leave in the middle of a placement: who takes over?",
        by="edgars",
        at="2d 5h",
        tags=("mentors", "host-company"),
        text="""
            Our mentor for two learners will be away from the first of the month, for half a year. The
            colleague who could take over is a good craftsman and has never mentored anybody.

            Has somebody handed learners over like this? What did you write down before, and did the
            school come to the first talk?
            """,
    ),
    Topic(
        key="topic.afraid-of-the-saw",
        space="tutoring",
        board="tutors-and-mentors",
        kind="help",
        nameless=True,
        title="I lost my temper with a learner. How do I make it good again?",
        by="pekka",
        at="4d 6h",
        tags=("mentors", "soft-skills"),
        text="""
            He left the saw running and walked away. I shouted at him in front of everybody, for a long
            time. Since then he does what I say and not one thing more.

            I was right about the saw, and wrong about the shouting. How do I begin?
            """,
        replies=(
            Post(
                "ieva",
                "5h",
                """
                Take him aside for five minutes and say just that: right about the saw, wrong about the
                shouting. Mine thanked me, two years later.
                """,
                accepted=True,
            ),
            Post(
                "pekka",
                "1d 2h",
                """
                I did it this morning, over coffee. He said he had been afraid to ask anything. Thank you.
                """,
            ),
        ),
    ),
)
