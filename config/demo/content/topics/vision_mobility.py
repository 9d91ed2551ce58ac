"""Topics about planning mobility and its quality."""

from config.demo.items import Post, Topic

VISION_MOBILITY = (
    Topic(
        key="topic.blended-weeks",
        space="vision",
        board="mobility",
        kind="help",
        title="Blended mobility: what do learners do in the two online weeks?",
        by="daan",
        at="72d 3h",
        tags=("blended-mobility", "digital", "mobility"),
        text="""
            We plan a placement in two parts: two weeks online with the host, then three weeks on the
            spot. The three weeks are easy to describe. For the online part our first plan said "language
            and culture", and the learners of the last group told me politely that it had been school with
            a worse picture.

            What have you done in such weeks that was worth it, also for the host?
            """,
        replies=(
            Post(
                "giulia",
                "4h",
                """
                We let the learner prepare the *first real customer*. In week one she meets the mentor online
                twice for twenty minutes and gets to know the price list and the questions that a customer is
                asked. In week two she leads a consultation by video with somebody of the salon who plays the
                customer. When she arrives, that person really sits in the chair.
                """,
                accepted=True,
            ),
            Post(
                "jonas",
                "1d 2h",
                """
                We did it like Giulia with one learner. Two things to add. Count the hours, because they
                belong into the agreement like the others. And give the salon a fixed quarter of an hour,
                not "when you have time".
                """,
            ),
            Post(
                "lina",
                "7h",
                """
                I was that learner. The best thing was that I knew three names before I came. The second
                best was that I had already been bad at it once.
                """,
            ),
            Post(
                "daan",
                "3h",
                """
                Lina, may I put your last sentence at the beginning of our plan? I take the consultation
                by video, with hours in the agreement. Solved for me.
                """,
            ),
            Post("lina", "1h 40m", "Yes, of course."),
        ),
        solved_after="1d 12h",
    ),
    Topic(
        key="topic.soft-skills-salons",
        space="vision",
        board="beauty",
        kind="discussion",
        title="Which soft skills matter to salons?",
        by="giulia",
        at="7d",
        tags=("soft-skills", "beauty", "assessment"),
        text="""
            For the agreement with each learner we want to choose not more than five soft skills, rate
            them before and after, and let the mentor rate them too. Schools like long lists. I would
            rather hear from salons: which ones do you notice in the first week, and how do you notice
            them?
            """,
        replies=(
            Post(
                "greta",
                "2h 40m",
                """
                One: says when she does not know. I can teach everything else. Somebody who nods and then
                mixes the wrong colour costs me a customer.
                """,
            ),
            Post(
                "ugne",
                "5h",
                """
                Reading the customer. Does she want to talk or to rest? You notice it on day two. It can
                be learnt: I let learners watch a whole treatment and tell me afterwards when the mood
                changed.
                """,
            ),
            Post(
                "paolo",
                "20h",
                """
                Puntualità, certo, ma soprattutto: restare calmi quando il salone è pieno. Si vede il sabato.

                (Punctuality, yes, but above all to stay calm when the salon is full. You see it on a
                Saturday.)
                """,
                lang="it",
            ),
            Post(
                "daan",
                "1d 3h",
                """
                Interesting that nobody says teamwork, which is on every list in our college.
                """,
            ),
            Post(
                "greta",
                "4h 20m",
                """
                Because it is too big a word. What I see is: she sweeps without being asked because the
                colleague has her hands in dye. If you mean that, yes, it matters.
                """,
            ),
            Post(
                "lina",
                "1d 9h",
                """
                From my side: the hardest was to hear criticism in front of a customer and not to go red.
                In Perugia we agreed on a word that means "later". I would put "takes correction well" on
                the list, and for mentors "corrects well".
                """,
            ),
            Post(
                "giulia",
                "6h 15m",
                """
                So far: says when she does not know, reads the customer, stays calm when it is full, sees
                what the team needs, takes correction. Five, and each one can be observed. I will make a
                rating sheet of it this week.
                """,
            ),
            Post(
                "ugne",
                "2d 4h",
                """
                Please leave a line for the mentor to write *when* she saw it. A number without a moment
                is only an opinion.
                """,
            ),
        ),
    ),
    Topic(
        key="topic.who-does-what",
        space="vision",
        board="mobility",
        kind="discussion",
        title="Who does what: sending tutor, host tutor, mentor, learner",
        by="jonas",
        at="53d 4h",
        tags=("tutors", "mentors", "mobility", "quality"),
        text="""
            Last year two things were done three times and one thing was not done at all: nobody told the
            host family that the learner would arrive at midnight. Everybody had good reasons to believe
            that somebody else did it.

            I am drafting a matrix: rows are the jobs before, during and after; columns are sending tutor,
            host tutor, mentor in the company, learner. Which jobs fall between two chairs in your
            experience?
            """,
        replies=(
            Post(
                "daan",
                "3h",
                """
                Insurance questions in the first week. The sending side has the policy, the host side has
                the accident.
                """,
            ),
            Post(
                "giulia",
                "6h 30m",
                """
                Telling the *learner* what the mentor knows about her. We always tell the mentor about the
                learner. The other direction is nobody's job.
                """,
            ),
            Post(
                "paolo",
                "1d",
                """
                Who says goodbye. It sounds small. One girl left on a Sunday and nobody of us had known
                that Saturday was the last day.
                """,
            ),
            Post(
                "sari",
                "2d 3h",
                """
                Support needs. The sending tutor knows, the learner wants to decide who hears of it, and
                in between is the form. In our matrix the learner owns this row and the tutor only helps.
                """,
            ),
            Post(
                "jonas",
                "8h",
                """
                All four go in. I will publish the matrix as a document so that each partnership can
                change it. The rule I would keep: exactly one name in every row.
                """,
            ),
        ),
    ),
    Topic(
        key="topic.grid-owner-mentor",
        space="vision",
        board="units",
        kind="help",
        title="Who fills in the assessment grid when the owner is also the mentor?",
        by="jonas",
        at="1d 8h",
        tags=("assessment", "micro-firms", "quality"),
        text="""
            In a salon of three people the owner is the mentor, the assessor and the one who hopes that
            the learner comes back as an employee. I do not doubt that she is fair. But on paper there is
            only one pair of eyes.

            How do you keep the assessment believable without sending an inspector into a salon of three?
            """,
        replies=(
            Post(
                "giulia",
                "3h 30m",
                """
                We do the last practical task in the training centre with another salon owner watching.
                Half a day, in turn. It is a lot to ask, I know.
                """,
            ),
            Post(
                "marta",
                "16h",
                """
                As an evaluator I would be content with two *moments* instead of two persons: one task
                observed in week two and the same task in the last week, both with a dated note.
                Differences over time tell more than a second signature from somebody who was not there.
                """,
            ),
            Post(
                "ugne",
                "11h 30m",
                """
                And the learner? In our salon she fills in the same grid first, alone. If hers and mine
                differ by two steps we talk before anybody signs.
                """,
            ),
        ),
    ),
)
