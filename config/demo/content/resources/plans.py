"""Resources for individual learning plans; the first one was made from an answer."""

from config.demo.items import Attachment, Resource

_SHEET = """\
# Learning plan on one page

Learner: ______________   Mentor: ______________   Tutor: ______________   Weeks: ____ to ____

## 1. Who helps, and when
(first, because on the first day it is the most important box)


## 2. I want to learn
(the learner writes this alone, before the meeting; two or three sentences)
I want to


## 3. What we will do here
(three tasks from the real work plan of the coming weeks)

| Task | What does "good" look like? | Who looks? | Done on |
|------|-----------------------------|------------|---------|
| 1.   |                             |            |         |
| 2.   |                             |            |         |
| 3.   |                             |            |         |

Signed in this order:  learner ____________  mentor ____________  tutor ____________

--- back of the sheet ---

We cannot show this here:
Where else it can be learnt, and who asks there:

School only - numbers of the matching outcomes:  1. ______  2. ______  3. ______
"""

_CARDS = """\
1  Cleans the work place at the end of the day
2  Greets customers
3  Uses the main machine alone
4  Asks for help in time
5  Knows the safety rules
6  Fills in the logbook
7  Finds a fault
8  Shows a task to somebody else
9  Works without breaks
"""

PLAN_RESOURCES = (
    Resource(
        key="resource.ilp-one-page",
        space="ilp4wbl",
        kind="template",
        title="A learning plan on one page, for firms with one to nine people",
        summary="""
            Three boxes, three tasks, three signatures, written at the bench in forty minutes. Made from
            an answer.
            """,
        by="ruta",
        contributors=("sanita",),
        at="55d 4h",
        tags=("ilp", "micro-firms", "plain-language", "host-company"),
        files=(Attachment("learning-plan-one-page.md", _SHEET),),
        body="""
            A sheet for very small firms, where the owner is often the mentor and nobody has an office. It
            comes from an answer that Sanita gave to a question on the board; the words of the steps are
            hers.

            ## How to use it
            1. Visit before you send anything. The sheet comes with you.
            2. The learner fills in *I want to learn* alone, before the meeting.
            3. Look at the **real work plan** of the coming weeks together and choose three tasks from it.
            4. For each task, say what *good* looks like in words of the trade, and who looks at it.
            5. The tutor finds the outcomes of the school's programme afterwards and writes their numbers
            on the back.
            6. All three sign, the learner first. One copy hangs beside the work plan.
            7. After two weeks: cross out, choose the next three.

            ## What to leave out
            Six-month plans, levels, anything that only the school reads. It can live in the school's system.

            ## The honest line
            On the back it says *We cannot show this here*. Use it. The tutor then looks for another
            firm or teaches it at school.
            """,
    ),
    Resource(
        key="resource.ilp-example-cafe",
        space="ilp4wbl",
        kind="ilp_example",
        title="Example of a plan: café, ten weeks, two versions",
        summary="""
            A complete plan without names: what was agreed first, what changed after four weeks, and
            why.
            """,
        by="sari",
        contributors=("pekka",),
        at="70d 5h",
        tags=("ilp", "individual-approach", "hospitality"),
        body="""
            The example is made up from three real situations, so that nobody can be recognised.

            ## Version 1
            *I want to:* work at the counter without fear. Learn to close in the evening. Find out
            whether this trade is for me.

            | Task | What good looks like | Who looks |
            |---|---|---|
            | Serves ten customers in a row | each one gets the right thing; asks when unsure | mentor |
            | Closes the till with a colleague | explains a difference | colleague |
            | Prepares the cold counter | as in the photograph, before eight | mentor |

            *Who helps, and when:* the colleague of the late shift. A talk every second Thursday, fifteen
            minutes, standing.

            ## What happened
            After four weeks the till worked, the counter did not. In the talk the learner said that the
            customers were not the problem but the noise at noon.

            ## Version 2
            Counter from two to five only, for three weeks. One new task, chosen by the learner:
            *explains the coffee machine to a new colleague*. All three signed again.

            ## At the end
            Own rating 3, mentor 3, tutor 2 for the first task. They talked about why, and left it at that.
            """,
    ),
    Resource(
        key="resource.assignment-cards",
        space="ilp4wbl",
        kind="assignment",
        title="Assignment for tutors: nine tasks, keep four",
        summary="""
            An exercise of thirty minutes for a national workshop. People choose, and find out what they
            choose by.
            """,
        by="pekka",
        at="12d 6h",
        tags=("train-the-trainers", "ilp", "tutors"),
        files=(
            Attachment(
                "nine-cards.txt",
                _CARDS,
            ),
        ),
        body="""
            **Task.** You get nine cards. Each is a task from a plan of five weeks that is too full. Keep
            four. You have eight minutes, alone.

            **Then** sit in threes: one person is the learner, one the mentor, one the tutor. Each chooses
            again *in that role*. Lay the three choices side by side.

            **Talk about it:** which card did nobody keep? Which was kept by all? Which could you not see
            with your own eyes? Two of the nine cards cannot be observed at all. Who found them?

            **What you hand in:** one sentence that you will say in your next plan meeting.

            *For the trainer:* cards 5 and 9 are the ones to discuss. "Knows" cannot be seen. "Works
            without breaks" is not a goal.
            """,
    ),
    Resource(
        key="resource.workshop-programme",
        space="ilp4wbl",
        kind="training_programme",
        title="Two half-days on learning plans: programme of a national workshop",
        summary="For twelve to sixteen tutors. Between the two half-days everybody writes one real plan.",
        by="liga",
        contributors=("pekka", "maris"),
        at="10d 4h",
        tags=("train-the-trainers", "ilp", "tutors"),
        body="""
            Second level of the piloting: lead trainers have been trained before, and this is what they do
            at home.

            ## First half-day, three hours
            | Minutes | What | How |
            |---|---|---|
            | 20 | Arriving: the last plan that I wrote, and who read it | in pairs |
            | 40 | Three finished plans, one of them bad. Which? | in fours |
            | 30 | *Nine tasks, keep four* | assignment in this toolbox |
            | 40 | A real case of a participant, without names | all |
            | 30 | The plan that I will write in the next four weeks: with whom, until when | alone |

            ## Four weeks
            Everybody writes one plan with a learner and a firm. A lead trainer telephones once.

            ## Second half-day, three hours
            The plans come back, signed or not. We talk about the meetings, not about the forms. At the
            end everybody writes down one change for the template.

            **Not in it:** history, law, software.
            """,
    ),
    Resource(
        key="resource.review-guide",
        space="ilp4wbl",
        kind="review",
        title="Reading guide to the review of learning plans in three countries",
        summary="What the ILP4WBL review covers, and five questions to read it with.",
        by="liga",
        at="200d 3h",
        tags=("ilp", "work-based-learning", "quality"),
        source="Project information of ILP4WBL, and the public description of the review.",
        body="""
            One result of ILP4WBL is a review called *Individual Learning Plan: Review of Existing
            Practices and Approaches in 3 Countries*. The countries are Latvia, Lithuania and Finland.

            According to its public description it goes through each country in the same order: work-based
            learning in general, legal regulation, procedure and responsibilities, the place of the topic
            in training for tutors, good practice. It ends with a comparison and recommendations.

            ## Five questions to read it with
            1. Who writes the first word of a plan in each country: learner, school or firm?
            2. Where does the plan live, and who can open it?
            3. What happens by law if nobody writes one?
            4. Which of the good practices would work in a firm of four people?
            5. Which recommendation could your own school follow without asking anybody?

            The guide is ours; the review itself belongs to its authors and is not copied here.
            """,
    ),
)
