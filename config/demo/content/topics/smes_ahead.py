"""More topics of the space for small firms: scenarios, funding, experience."""

from config.demo.items import Post, Topic

SME_AHEAD_TOPICS = (
    Topic(
        key="topic.scenario-2035",
        space="vet-smes",
        board="looking-ahead",
        kind="discussion",
        title="Scenario 2035: every small firm is a place of learning",
        by="anna",
        at="68d 3h",
        tags=("strategy", "work-based-learning", "quality"),
        text="""
            A scenario is not a forecast. It is a picture that helps to see which decisions are ours
            today. Here is one.

            *In 2035 nearly every firm with two to ten people has a learner. Learning is spread thin and
            wide. Schools have fewer classrooms and more people on the road. A diploma lists what a person
            has shown, and where.*

            Three decisions that would lead there:

            1. Firms are paid for hours of teaching, not for places.
            2. Every mentor has a right to five days of training, taken in half-days.
            3. What is learnt in one firm counts in every other, without a new exam.

            Is the picture plausible? And which of the three would you decide against?
            """,
        replies=(
            Post(
                "vilma",
                "1d 4h",
                """
                Plausible. But more people on the road means more tutors and not fewer, and nobody has
                said so yet.
                """,
            ),
            Post(
                "greta",
                "5h 20m",
                """
                I would decide against the first. If I am paid by the hour of teaching I must write down
                hours of teaching. I do not know when I teach. I teach while I work.
                """,
            ),
            Post(
                "jonas",
                "2d 3h",
                """
                The third is the hardest and the only one that costs no money. It costs trust. It begins
                with comparing our units honestly.
                """,
            ),
            Post(
                "rimantas",
                "1d 7h",
                """
                To make it consistent somebody has to say who is responsible when learning in a firm goes
                wrong. The picture has no such person.
                """,
            ),
            Post(
                "anna",
                "2d 2h",
                """
                So the picture needs more tutors, a way to see teaching without counting minutes, and
                somebody who is responsible. I will write a second version with these.
                """,
            ),
        ),
    ),
    Topic(
        key="topic.first-application",
        space="vet-smes",
        board="funding",
        kind="help",
        title="A small firm and European funding: where do we begin?",
        by="sanita",
        at="34d 2h",
        tags=("funding", "micro-firms", "partnership"),
        text="""
            I would like my apprentice to see another bakery for three weeks, and one of theirs to come to
            us. Everybody says "there is money for that". I opened the pages and closed them again. I am a
            baker with one free afternoon a week. Where do I begin?
            """,
        replies=(
            Post(
                "rimantas",
                "7h",
                """
                Do not apply yourself. A firm can take part in learner mobility as a host or a sending
                place while a school or a consortium holds the application. Begin with the mobility
                coordinator of your apprentice's school and ask one question: "Do you have places for
                apprentices this year, and can I be a host?"

                Details change with each call, so read the Programme Guide of the year or ask the National
                Agency of your country. I say this as a general explanation and not as a decision.
                """,
                accepted=True,
            ),
            Post(
                "jonas",
                "1d 1h",
                """
                And tell the school what you offer. "One bed above the bakery, nights from two to nine,
                rye bread" is worth more to me than a letter of intent.
                """,
            ),
            Post(
                "sanita",
                "4d 3h",
                """
                The school had two places and nobody had asked for them. Toms goes in autumn. I did not
                fill in anything, I only said what we offer.
                """,
            ),
        ),
        solved_after="5d 4h",
    ),
    Topic(
        key="topic.closed-morning",
        space="vet-smes",
        board="daily-work",
        kind="experience",
        title="We closed the shop for one morning and planned the year of training",
        by="sanita",
        at="7d 5h",
        tags=("micro-firms", "apprenticeship", "food"),
        text="""
            A bakery that is closed on a Tuesday in February makes people nervous, so there was a paper on
            the door: "We are learning. Bread again at noon."

            Four of us, one table, one large sheet. We wrote down everything that a baker here must be
            able to do, in our words. It was sixty-one lines. Then each of us put a dot: red for "I can
            teach it", blue for "I want to learn it".

            There were eleven lines without any red dot. Nobody can teach them, and I had not known that.
            Three of them are mine to learn, and I am the owner. It cost us a morning's sales. It was the
            cheapest advice that I ever bought.
            """,
        replies=(
            Post(
                "raivis",
                "4h",
                """
                Es ieliku zilo punktu pie rēķiniem. Man bija kauns, bet tad īpašniece ielika arī.

                (I put a blue dot at the bills. I was ashamed, but then the owner put one too.)
                """,
                lang="lv",
            ),
            Post(
                "claire",
                "1d 2h",
                """
                May I use the red and blue dots with firms here? I will say where they come from.
                """,
            ),
            Post(
                "sanita",
                "2h",
                """
                Of course. Use a big sheet. On a small one people write small things.
                """,
            ),
            Post(
                "mika",
                "3d 1h",
                """
                I tried it yesterday with the reception: thirty-four lines, five without red. Nobody can
                teach the old telephone system, which may be a sign.
                """,
            ),
            Post(
                "greta",
                "1d 23h",
                """
                We do it on Monday, with the chairs empty. I already know one line where my own dot will
                be blue.
                """,
            ),
        ),
    ),
    Topic(
        key="topic.learner-telephone",
        space="vet-smes",
        board="daily-work",
        kind="help",
        title="May a learner talk to customers on the telephone?",
        by="nikos",
        at="1d 3h",
        tags=("soft-skills", "micro-firms"),
        text="""
            In my workshop the telephone rings when my hands are full of glue. My learner is polite and
            quick, but she does not know prices yet. I would like to let her answer. How did you begin
            with that, without promising things to people that I cannot keep?
            """,
        replies=(
            Post(
                "greta",
                "2h 30m",
                """
                With a card beside the telephone. Three sentences that she may say, and one for everything
                else: "I write it down and we call you back before six." The important thing is that you
                do call back before six.
                """,
            ),
            Post(
                "mika",
                "8h",
                """
                Let her listen to ten calls of yours first and guess afterwards what the person really
                wanted. In reception we do this in the first week. It is fun and she learns the prices by
                the way.
                """,
            ),
            Post(
                "sanita",
                "15h 48m",
                """
                And tell the regular customers that she is learning. Ours now ask for her when they want
                to order cake, because she listens longer than I do.
                """,
            ),
        ),
    ),
)
