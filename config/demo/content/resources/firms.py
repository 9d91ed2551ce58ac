"""Resources from and for firms: methods, posters, answers, a brochure, and the course of one week."""

from config.demo.items import Attachment, Resource

_POSTER = """\
WHAT MUST SOMEBODY BE ABLE TO DO HERE?

Write it down. One line, one thing. In your own words.

   o  red dot    I can teach it
   o  blue dot   I want to learn it

A line without a red dot is the most important line on this sheet.
"""

FIRM_RESOURCES = (
    Resource(
        key="resource.stand-beside",
        space="tutoring",
        kind="method",
        title="Stand beside, not in front: showing a task in four moves",
        summary="""
            A method for people who show things with their hands. Twenty minutes to learn, a working
            life to remember.
            """,
        by="ieva",
        contributors=("edgars",),
        at="4d 6h",
        tags=("mentors", "train-the-trainers", "work-based-learning"),
        body="""
            If you stand opposite, left and right are swapped. It is the oldest mistake in teaching and it
            happens every day.

            1. **Show, without words.** Beside the learner, at full speed, once. So that the eye knows
            what it will become.
            2. **Show slowly, with words.** Say what you *look* at, not only what you do: "I wait until
            the edge turns blue."
            3. **The learner does it and says it.** You keep your hands behind your back. Really behind
            your back.
            4. **Go away for two minutes.** If you stay, your face is watched and not the work.

            Then ask: *What was the hardest moment?* and show only that one again.

            When it does not work, the task was usually two tasks. Cut it in half.
            """,
    ),
    Resource(
        key="resource.mentor-faq",
        space="vet-smes",
        kind="faq",
        title="How do small firms find mentors? Six questions, answered by firms",
        summary="Written up from a live hour in which only firms spoke. Everybody quoted has agreed.",
        by="claire",
        contributors=("edgars", "greta", "mika", "sanita"),
        at="38d 5h",
        tags=("recruiting", "mentors", "micro-firms", "host-company"),
        body="""
            **Whom do you ask?**

            The quiet one who is never in a hurry (Edgars). The one whom the others already ask (Greta).

            **What do you offer?**


            Fewer rooms on the days with a learner, written on the board for all to
            see (Mika). In a firm of four, nothing, except that the learner is hers (Sanita).

            **What do you say to somebody who refuses?**

            Thank you for being honest. And I ask again in a year (Edgars).

            **How long until somebody is a good mentor?**


            Two learners; the first one teaches you (Greta).
            With three evenings of training, one and a half (Mika).

            **What annoys you about schools?**


            Visits without a call at the busiest hour (Sanita). Two
            tutors for two learners in one firm (Greta). The word "competence" (Edgars).

            **What would you tell a firm that hesitates?**


            Begin with two weeks (Mika). You will have to
            explain why you do things, and for some of them you will find that there is no reason
            (Sanita).
            """,
    ),
    Resource(
        key="resource.host-brochure",
        space="vet-smes",
        kind="brochure",
        title="A learner in a firm of five: four pages for those who hesitate",
        summary="""
            Text of a folded sheet for chambers and networks, with costs, hours and honest sentences
            from firms.
            """,
        by="claire",
        contributors=("mika",),
        at="30d 5h",
        licence="CC-BY-SA-4.0",
        tags=("host-company", "micro-firms", "recruiting"),
        body="""
            ## Page 1
            **Two weeks.** That is how most of our firms began. Not with a contract for three years, but
            with two weeks in which somebody young looked at what they do and asked why.

            ## Page 2: what it takes
            One person who likes to explain. Forty minutes for a plan. A quarter of an hour each week. A
            place for a jacket.

            ## Page 3: what it costs
            Time. In the first weeks a learner costs more time than he or she saves, and nobody should
            tell you otherwise. In our network firms say that it evens out somewhere between the second
            and the fourth month.

            ## Page 4: what firms say
            - "Half of my team came to us as learners." A hotel, forty rooms.
            - "The apprentice is a quarter of the company." A bakery, four people.
            - "Two a year, never more." A salon, six chairs.

            *Put your own telephone number here, of a person and not of a department.*
            """,
    ),
    Resource(
        key="resource.dots-poster",
        space="vet-smes",
        kind="poster",
        title="Red and blue dots: poster for a morning of planning",
        summary="""
            Three lines of text for a very large sheet. Closed shop, one morning, everybody at one
            table.
            """,
        by="sanita",
        at="5d 5h",
        tags=("micro-firms", "apprenticeship", "strategy"),
        files=(Attachment("dots-poster.txt", _POSTER),),
        body="""
            Print it as large as you can, or write it by hand, which is better.

            - Everybody writes, also the youngest. One line, one thing, in words of the trade.
            - Then the dots: red *I can teach it*, blue *I want to learn it*.
            - Count the lines without red. That is your training plan.

            In our bakery it was sixty-one lines, and eleven of them without red. The owner puts dots as
            well, otherwise nobody puts a blue one.
            """,
    ),
    Resource(
        key="resource.one-week-course",
        space="tutoring",
        kind="training_programme",
        title="One week for tutors and mentors: day plan",
        summary="""
            Showing, correcting, a bad plan, worries and conflict, and next Monday. A draft for
            comments.
            """,
        by="tom",
        contributors=("zsofia", "liga"),
        at="42d 6h",
        tags=("train-the-trainers", "mentors", "tutors"),
        body="""
            Made from a discussion in which we asked what to **leave out**. Five days, mornings for
            practice, afternoons short.

            | Day | Morning | Afternoon |
            |---|---|---|
            | Monday | Showing: a real part, one shows, one learns, others watch | What did I look at? |
            | Tuesday | Correcting without shaming | Feedback in one sentence |
            | Wednesday | Three plans, one of them bad | My own plan, one page |
            | Thursday | Conflict: the first minute | Worries: what is mine, what is not |
            | Friday | What I do next Monday | Letters to ourselves, posted after six weeks |

            Wednesday evening: an hour of reflection, with a walk.

            **Left out on purpose:** history of learning theories, the law of other countries, slides
            after lunch.

            Mentors who cannot come for five days do two and three, with four weeks in between.
            """,
    ),
    Resource(
        key="resource.bakery-work-plan",
        space="bakery-riga",
        kind="document",
        title="Our work plan on the wall, with the tasks of the apprentice",
        summary="How a week in a bakery of four people looks, and where learning has its place in it.",
        by="sanita",
        contributors=("raivis",),
        at="60d 8h",
        tags=("food", "ilp", "micro-firms"),
        body="""
            | Work | Monday | Tuesday | Wednesday | Thursday | Friday |
            |---|---|---|---|---|---|
            | Rye | Raivis | Raivis | **Toms shapes** | Raivis | Raivis |
            | Wheat | Sanita | **Toms weighs** | Sanita | Sanita | **Toms alone, 40 loaves** |
            | Shop | school | Sanita | Sanita | Toms and Sanita | Sanita |

            The bold ones are the three tasks from the plan. They stand in the real work plan, because
            what is not in there does not happen.

            On Friday we write one line below each: done, done with help, or not yet.
            """,
    ),
)
