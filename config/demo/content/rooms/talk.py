"""Open rooms of the spaces on tutoring, of the hub and of the small firms."""

from config.demo.items import Post as M
from config.demo.items import Room

MENTOR_COFFEE = Room(
    key="room.mentor-coffee",
    space="tutoring",
    title="Coffee for mentors",
    purpose="A quarter of an hour in the morning for people who teach at work. Come as you are.",
    host="pekka",
    at="6d 20h",
    guests=("Marko, a baker from Tampere",),
    messages=(
        M("pekka", "2m", "Huomenta. Coffee is on. What was the first thing you explained this morning?"),
        M("edgars", "5m", "How to hold a file. For the fourth time, and it was my fault three times."),
        M("ieva", "3m", "Why your fault?"),
        M(
            "edgars",
            "2m",
            "I showed it from the front. He copied me like a mirror, left and right swapped.",
            answers=1,
        ),
        M(
            "ieva",
            "1m",
            "Stand beside them! I learnt that the same way.",
            answers=1,
            useful_to=("edgars", "pekka"),
        ),
        M("pekka", "2m", "It is in every handbook and nobody believes it before the fourth time."),
        M(
            "tom",
            "7m",
            "May I collect such things? 'Stand beside, not in front' would be the first hour of the course.",
        ),
        M("edgars", "1m", "You may."),
        M(
            "giulia",
            "23h 40m",
            "Buongiorno! Mine today: how to say to a customer that one is still learning.",
        ),
        M("pekka", "4m", "How does one say it?"),
        M(
            "giulia",
            "2m",
            "'I am in training, my colleague looks at it at the end.' Calm, no excuse.",
            answers=1,
            useful_to=("ieva", "pekka", "edgars"),
        ),
        M("ieva", "6m", "With parts it is easier. They never ask who made them."),
        M("vilma", "10m", "Good morning from a head of school. May I listen?"),
        M("pekka", "1m", "Listening is free. Speaking costs one mistake of your own."),
        M(
            "vilma",
            "3m",
            "I once praised a whole class because I was too tired to look at anyone. They noticed.",
        ),
        M("pekka", "2m", "Paid."),
        M("liga", "2d 1h", "Short question: do you let learners correct each other?"),
        M("edgars", "6m", "Yes, but only with the drawing in hand. Not 'wrong', but 'here it says 42'."),
        M("giulia", "3m", "Only when both are learners of the same year. Otherwise it becomes a ranking."),
        M("liga", "2m", "Drawing in hand and the same year. Noted, thank you."),
        M("pekka", "2d 22h", "Good morning. Today's question: what did somebody teach **you** this week?"),
        M("tom", "12m", "A learner showed me that our form does not work on a telephone. I had never tried."),
        M("giulia", "4m", "An old customer taught me patience. I had it before, but only a small one."),
        M(
            "ieva",
            "9m",
            "My apprentice asked why we deburr by hand. I had no answer. We now do half of it by machine.",
        ),
        M("edgars", "15m", "That is the best one. See you tomorrow."),
    ),
)

HUB_OFFICE = Room(
    key="room.hub-office",
    space="hub",
    title="Office hour of the hub",
    purpose="Every second Thursday. Bring a page that you do not understand.",
    host="anna",
    audience="network",
    at="2d 5h",
    agenda=("Who is here, 5 min", "Pages that you do not understand, 30 min", "What we write down, 10 min"),
    messages=(
        M("anna", "1m", "Good afternoon, the first office hour. I have tea and time."),
        M("tom", "4m", "Hello. When a group is closed, can its members still write in its topic?"),
        M("anna", "2m", "No, it becomes read-only, so that the outcome is the last word."),
        M("tom", "1m", "And if we were wrong?"),
        M(
            "anna",
            "3m",
            """
            Then you start a new one and link it to the old one. Two short groups are better than a long
            one.
            """,
        ),
        M("claire", "8m", "Bonjour. How do I see what my seventy firms can see?"),
        M(
            "anna",
            "2m",
            "Open the page in a window without signing in. What you see then is what everybody sees.",
        ),
        M("claire", "3m", "Ah. Then I have one sentence to change."),
        M("katrin", "12m", "Can a learner have an account without a family name?"),
        M("anna", "2m", "Yes. The name is what you want to be called."),
        M("katrin", "1m", "Danke. Das ist wichtig für uns.", "de"),
        M(
            "anna",
            "18m",
            "I close my notebook now. Next time in two weeks. What was missing goes to the help board.",
        ),
        M(
            "zsofia",
            "1d 3h",
            "Read it all afterwards, in four minutes. Thank you for writing and not only talking.",
        ),
    ),
)

SME_HOUR = Room(
    key="room.sme-hour",
    space="vet-smes",
    title="One hour: how do small firms find mentors?",
    purpose="Questions collected beforehand, answers from firms only. The schools listen.",
    host="claire",
    at="40d 4h",
    closed_after="15m",
    outcome="""
        Six questions, six answers from firms. Claire writes them up as a page of questions and answers,
        with the consent of everybody who is quoted.
        """,
    messages=(
        M(
            "claire",
            "1m",
            "Welcome. Rule of this hour: only firms answer, schools listen. First question: whom do you ask?",
        ),
        M("edgars", "3m", "The quiet one who is never in a hurry and never late."),
        M("greta", "2m", "The one whom the others already ask."),
        M("claire", "2m", "Second: what do you offer?"),
        M("mika", "3m", "Fewer rooms on the days with a learner. Written on the board."),
        M(
            "sanita",
            "2m",
            "In a firm of four, nothing. But the apprentice is hers and not mine, and she likes that.",
        ),
        M("claire", "3m", "Third: what do you say to somebody who refuses?"),
        M("edgars", "2m", "Thank you for being honest. And I ask again in a year."),
        M("claire", "2m", "Fourth: how long until somebody is a good mentor?"),
        M("greta", "3m", "Two learners. The first one teaches you."),
        M("mika", "2m", "With a course of three evenings, one and a half."),
        M(
            "claire",
            "3m",
            "Fifth, from a school that wishes to remain unnamed: what annoys you most about us?",
        ),
        M("sanita", "2m", "Visits without a telephone call at the hour when the bread comes out."),
        M("greta", "1m", "Different tutors for two learners in one salon."),
        M("edgars", "2m", "The word 'competence'."),
        M("claire", "4m", "Last one: what would you tell a firm that hesitates?"),
        M("mika", "3m", "Start with two weeks. Nobody has to begin with three years."),
        M(
            "sanita",
            "2m",
            "You will explain why you do things, and find out that for some of them there is no reason.",
        ),
        M("claire", "5m", "I could not have a better last sentence. May I write this up with your names?"),
        M("sanita", "1m", "Yes."),
        M("edgars", "1m", "Yes."),
        M("greta", "2m", "Yes. And mind the bread."),
        M("mika", "1m", "Yes from me."),
    ),
)
