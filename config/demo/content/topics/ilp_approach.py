"""Topics about the individual approach, and about training the tutors."""

from config.demo.items import Post, Topic

ILP_APPROACH = (
    Topic(
        key="topic.no-common-language",
        space="ilp4wbl",
        board="individual-approach",
        kind="help",
        title="The mentor has no common language with the trainee",
        by="edgars",
        at="3d 23h",
        tags=("mentors", "languages", "individual-approach", "hygiene"),
        text="""
            From next month we host a trainee from abroad for six weeks. He speaks Spanish and some school
            English. I speak Latvian and Russian and read English with a dictionary. The colleague who knows
            English well works in the office, not beside the brake press.

            For the work itself I am not afraid, metal can be shown. I am afraid of two things: safety, and
            the small talk without which nobody learns anything. How do you do that?
            """,
        replies=(
            Post(
                "paolo",
                "2h 10m",
                """
                Ogni primavera ho una ragazza che non parla italiano. Prima settimana: dieci parole al giorno,
                scritte sullo specchio. Lei me le insegna nella sua lingua. Ridiamo molto e dopo una settimana
                lavoriamo.

                (Ten words a day on the mirror, both ways. After a week we work.)
                """,
                lang="it",
            ),
            Post(
                "noora",
                "7h",
                """
                For safety never rely on words. We have a rule: a person may use a machine when they have
                **shown** us the emergency stop, the protection and the cleaning, three times, on three days.
                No talking needed. We note the three dates in the plan.
                """,
            ),
            Post(
                "javier",
                "1d 2h",
                """
                I host from the other side and our trainees meet the same wall. Ask the sending school for a
                *language buddy*: a learner there who is free on the telephone for ten minutes at four o'clock
                every day of the first week. It costs nothing and it catches nearly all misunderstandings of
                the day.
                """,
            ),
            Post(
                "edgars",
                "9h",
                """
                The three dates I take at once. The buddy I will ask for. What I still do not have is a way to
                talk with him about *how he is*. Machine translation reads like a manual. Has anybody a
                better way?
                """,
            ),
            Post(
                "katrin",
                "2d 1h",
                """
                Pictures help with that too. We use a card with twelve weather pictures: sun, fog, storm
                and so on. Every Friday both choose one, also the mentor. You would be surprised how much
                one can say with fog. I will look for the file.
                """,
            ),
        ),
    ),
    Topic(
        key="topic.three-ratings",
        space="ilp4wbl",
        board="individual-approach",
        kind="experience",
        title="Three ratings side by side: what we learnt in one year",
        by="pekka",
        at="47d 8h",
        tags=("assessment", "review-meeting", "ilp"),
        text="""
            For a year we have asked learner, mentor and tutor to rate the same outcomes *separately*, on one
            evening, from 0 (not yet) to 4 (can show others). Only in the meeting we put the three sheets side
            by side. Fourteen learners, three meetings each.

            What surprised me:

            - Learners rated themselves lower than their mentors in most cases. We had expected the opposite.
            - The largest differences were never about technique. They were about "asks for help in time".
            - Where tutor and mentor differed, the tutor had usually not seen the task for weeks. That was me.

            And one thing went wrong: twice the mentor changed the rating in the meeting out of
            politeness. Now we collect the sheets before we sit down.
            """,
        replies=(
            Post(
                "edgars",
                "6h 15m",
                """
                I recognise myself in the politeness. When a boy sits in front of me and sees a 2, I want
                to make it a 3. Collecting first is right.
                """,
            ),
            Post(
                "zsofia",
                "1d 3h",
                """
                Very useful, thank you. Did the three ratings come closer over the year, or did you only
                become used to the differences?
                """,
            ),
            Post(
                "pekka",
                "5h",
                """
                Closer for technique, not for "asks for help in time". I have stopped seeing that as a
                fault of measurement. It is simply seen from three sides.
                """,
            ),
            Post(
                "sari",
                "2d 6h",
                """
                For learners who read slowly I use the same scale with five photographs of the same task. It
                works, and the mentors have begun to ask for it as well.
                """,
            ),
        ),
    ),
    Topic(
        key="topic.measure-that-helped",
        space="ilp4wbl",
        board="individual-approach",
        kind="discussion",
        title="One small change that helped a learner",
        by="sari",
        at="26d 4h",
        tags=("individual-approach", "support", "inclusion"),
        text="""
            When we say "individual approach" it sounds like a method from a book. Most of what I see is small
            and cheap. I would like to collect such changes here: one situation, one change, what happened.

            Mine: a learner came late every Monday. Her week began with the stock list, which she feared
            because of the numbers. We moved the stock list to Tuesday and gave her a colleague for it.
            She was on time from then on. Nobody had been lazy.
            """,
        replies=(
            Post(
                "raivis",
                "20h",
                """
                Zēns nevarēja atcerēties receptes. Es visu teicu balsī. Tagad recepte ir pie sienas ar
                bildēm, un viņš to lasa pats. Es runāju mazāk, un viņam izdodas.

                (I used to say recipes aloud. Now they hang on the wall with pictures. I talk less and he
                gets it right.)
                """,
                lang="lv",
            ),
            Post(
                "ugne",
                "1d 1h",
                """
                A learner was so afraid of customers that she hid in the back. She washed hair for two
                weeks, only regular customers who knew why. In the third week one of them asked for her by
                name.
                """,
            ),
            Post(
                "noora",
                "3d 2h",
                """
                I gave a learner the early round instead of the late one. She sleeps badly at home. She is not
                faster in the morning, but she smiles.
                """,
            ),
            Post(
                "liga",
                "6h",
                """
                These are better than our training material. I would like to turn some of them into an
                assignment for the national workshop, as short cases, and I will ask each of you first.
                """,
            ),
            Post(
                "edgars",
                "14d 5h",
                """
                One more, against myself. I moved a learner to an easier machine because I thought he was
                overtaxed. He was bored. I should have asked him.
                """,
            ),
        ),
    ),
    Topic(
        key="topic.workshop-length",
        space="ilp4wbl",
        board="workshops",
        kind="discussion",
        title="National workshop for tutors: two hours or a whole day?",
        by="liga",
        at="15d 9h",
        tags=("train-the-trainers", "tutors", "ilp"),
        text="""
            The piloting has three levels: an international training for lead trainers, national
            workshops, and then learner placements in which the trained tutors use what they learnt. I
            plan the second level.

            Tutors tell me that they cannot leave school for a whole day. Lead trainers tell me that nothing
            happens in two hours. What is your experience?
            """,
        replies=(
            Post(
                "pekka",
                "3h 40m",
                """
                Twice three hours with four weeks between. In the first one they start a real plan for a
                real learner. In the second one they bring it back, signed or not, and we talk about why.
                The four weeks are the actual workshop.
                """,
            ),
            Post(
                "maris",
                "5h",
                """
                I was in a whole-day version. The morning was good. After lunch we talked about forms. So:
                three hours, and forbid the word "form".
                """,
            ),
            Post(
                "vilma",
                "1d 6h",
                """
                As a head I can free people for half a day twice, but not for one whole day: lessons must
                be covered either way, but half a day I can cover inside the school.
                """,
            ),
            Post(
                "liga",
                "7h 30m",
                """
                Then it is two half-days with four weeks between, and the homework is one signed plan. I
                will write the programme like that and put it into the toolbox for comments.
                """,
            ),
        ),
    ),
    Topic(
        key="topic.ilp-review-rhythm",
        space="ilp4wbl",
        board="writing-plans",
        kind="help",
        title="How often should the three of us meet?",
        by="aino",
        at="2d 7h",
        tags=("ilp", "review-meeting"),
        text="""
            I am a learner and I write my plan with my tutor. The form asks for the dates of the review
            meetings. My mentor says "when there is something". My tutor says once a month. I would like to
            know what works for others, because if I choose it should be something that really happens.
            """,
        replies=(
            Post(
                "toms",
                "5h",
                """
                We do every two weeks but only fifteen minutes, standing. It is always on the same day, so
                nobody has to remember.
                """,
            ),
            Post(
                "noora",
                "18h",
                """
                I am a mentor, not yours today, so I can speak freely: "when there is something" means
                never. Put two dates into the plan, one after two weeks and one in the middle. Two weeks
                is when you can still change things.
                """,
            ),
            Post(
                "liga",
                "22h 30m",
                """
                Good question, Aino, and good that you ask before you sign. What do others put in for a
                stay of eight to twelve weeks? I would leave this open a little longer.
                """,
            ),
        ),
    ),
)
