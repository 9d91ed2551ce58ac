"""Four people who offer to talk, one talk that goes on and two that have ended."""

from config.demo.counsel_items import Counsel, Handed, Said, Talk

OFFERS = (
    Counsel(
        key="counsel.ruta",
        space="ilp4wbl",
        author="ruta",
        at="90d",
        title="A learning plan with a very small firm",
        body="""
I have written **more than thirty plans** with salons and workshops of two to five people. Good for tutors who
write their first one, and for owners who have been sent a form that they do not understand.

Bring the plan as it is. Half done is best.
""",
        languages=("lt", "en", "pl"),
        times=("1-pm", "3-pm", "4-am"),
        times_note="By phone or video; not in the first week of term.",
        time_zone="Europe/Vilnius",
        tags=("ILP", "Micro firms"),
    ),
    Counsel(
        key="counsel.sanita",
        space="vet-smes",
        author="sanita",
        at="75d",
        title="Your first learner in a firm of three",
        body="""
What it costs, what it gives, and what I would not do again. I bake; it is much the same with metal.
""",
        languages=("lv", "en", "ru"),
        times=("0-pm", "1-pm", "2-pm"),
        times_note="After the bread is out: from one o'clock.",
        time_zone="Europe/Riga",
        tags=("Host company", "Micro firms"),
        most_talks=1,
    ),
    Counsel(
        key="counsel.noora",
        space="ilp4wbl",
        author="noora",
        at="60d",
        title="Plain words for learners who are new to the language",
        body="""
Cards, pictures, and saying it twice. I show you what hangs on our kitchen wall and why.
""",
        languages=("fi", "sv", "en"),
        times=("0-eve", "2-eve"),
        time_zone="Europe/Helsinki",
        tags=("Plain language", "Mentors"),
        most_talks=3,
    ),
    Counsel(
        key="counsel.katrin",
        space="pathway",
        author="katrin",
        at="50d",
        title="Before, during and after a stay abroad",
        body="""
For tutors who send somebody for the first time: what to settle before, whom to call when it goes wrong, and
how to make the weeks count afterwards.
""",
        languages=("de", "en", "es"),
        times=("0-am", "1-am", "2-am", "3-am"),
        time_zone="Europe/Berlin",
        tags=("Mobility", "Passport"),
    ),
)

TALKS = (
    Talk(
        key="talk.late-plan",
        offer="counsel.ruta",
        asker="sanita",
        at="40d",
        subject="The school's form has eight pages",
        question="""
Our new learner came with a form of **eight pages**. I bake from two in the morning. What do I fill in, and
what may stay empty?
""",
        answer="Gladly. Take a photo of the first page and we look at it together on the phone.",
        said=(
            Said(by="sanita", after="2d", text="Tuesday at two would be good. I send the photo before."),
            Said(
                by="ruta",
                after="4d",
                kind="meeting",
                minutes=35,
                text="We found three questions that matter: what on Mondays, what alone, what never.",
            ),
            Said(by="ruta", after="4d 1h", kind="step", text="Sanita shows page one to the tutor."),
            Said(by="sanita", after="9d", text="Done. The tutor laughed and took seven pages away."),
        ),
        ends="12d",
    ),
    Talk(
        key="talk.kitchen-wall",
        offer="counsel.noora",
        asker="ruta",
        at="20d",
        subject="Words on a salon wall",
        question="Could your cards work beside a mirror, where customers see them?",
        answer="Yes! Monday evening?",
        said=(
            Said(by="ruta", after="1d 4h", text="Monday is fine. I bring photos of the salon."),
            Said(
                by="noora", after="5d", kind="meeting", minutes=50,
                text="Pictures without words towards the customers, words on the back.",
            ),
        ),
        ends="6d",
    ),
    Talk(
        key="talk.first-week",
        offer="counsel.ruta",
        asker="noora",
        at="6d",
        subject="What stands in the plan of the first week?",
        question="The learner comes on Monday. I would like **one page**, for both of us to sign.",
        answer="I have one from a hotel in Palanga, without names. Let us talk on Thursday.",
        said=(
            Said(by="noora", after="1d 3h", text="Thursday at three, by video. Thank you!"),
            Said(by="ruta", after="3d", kind="meeting", minutes=40, text="Five days, one new thing a day."),
            Said(by="ruta", after="3d 1h", kind="step", text="Noora writes down Monday and Tuesday."),
            Said(by="ruta", after="4d", text="The page of last year was made for Emilija B., who was 17."),
        ),
        handed=Handed(
            by="noora", after="4d 2h", number=4, reason="learner",
            words="A learner is named in it. Please take it out; I do not want to write about it myself.",
        ),
    ),
)  # fmt: skip
