"""Three interviews, given as transcripts, and tools for talks and feedback."""

from config.demo.items import Attachment, Resource

_WEATHER = """\
sun - a good week
sun behind clouds - good, with a question
rain - a difficult day
long rain - a difficult week
fog - I do not understand what is expected of me
wind - too fast
storm - a conflict
lightning - something frightened me
snow - I feel alone
ice - I do not dare
rainbow - something became good
night - I am tired
"""

_MEANS = """\
outcome,month,learner,mentor,tutor,n
plans own work,2,1.4,1.9,1.7,14
plans own work,6,2.3,2.6,2.5,14
plans own work,10,3.0,3.1,3.1,13
uses main tool,2,1.8,2.1,2.0,14
uses main tool,6,2.7,2.9,2.8,14
uses main tool,10,3.3,3.4,3.4,13
asks for help in time,2,2.6,1.6,2.1,14
asks for help in time,6,2.8,2.0,2.4,14
asks for help in time,10,3.1,2.3,2.7,13
works safely,2,2.2,2.4,2.2,14
works safely,6,2.9,3.0,2.9,14
works safely,10,3.4,3.5,3.4,13
"""

INTERVIEWS = (
    Resource(
        key="resource.video-tutor",
        space="ilp4wbl",
        kind="video_tutor",
        title="Interview with a VET tutor: the first visit before the first paper",
        summary="""
            Rūta talks about a visit that went wrong because a form was faster than she was. Transcript,
            four minutes.
            """,
        by="liga",
        contributors=("ruta",),
        at="98d 4h",
        licence="CC-BY-NC-4.0",
        tags=("tutors", "ilp", "host-company"),
        body="""
            *Invented interview of the demo, given as a transcript. The person read it and agreed to its
            use for training.*

            **What went wrong?**


            I had sent the template a week before. When I came the owner had filled
            it in with her accountant. It was complete, and it was about nobody.

            **What did you do?**


            I put it into my bag and asked her what she had done that morning. She
            told me about a delivery that came too early. The learner stood beside us and said: I could
            have received that. This was the first task of the plan.

            **What do you do differently today?**

            I take nothing with me but one sheet, and I write last.

            **What would you say to a new tutor?**

            That the plan is not the paper. The paper is what remains of the talk.
            """,
    ),
    Resource(
        key="resource.video-mentor",
        space="ilp4wbl",
        kind="video_mentor",
        title="Interview with a workplace mentor: seven languages and one trolley",
        summary="""
            Noora explains how her team works with pictures, and what she checks before anybody uses a
            machine.
            """,
        by="sari",
        contributors=("noora",),
        at="88d 5h",
        licence="CC-BY-NC-4.0",
        tags=("mentors", "languages", "hygiene", "hospitality"),
        body="""
            *Invented interview of the demo, given as a transcript. The person read it and agreed to its
            use for training.*

            **In your team people speak seven languages. How do you explain anything?**

            I show it and then I go away for two minutes. If I stay, they look at my face and not at the work.

            **And safety?**


            Three times, on three days: emergency stop, protection, cleaning. They show it
            to me, not I to them. Then there are three dates in the plan, and I can sleep.

            **What did you learn from a learner?**

            That our trolley was packed for tall people. She was right. We had been stretching for years.

            **What do you need from a school?**

            One name. Not a department.
            """,
    ),
    Resource(
        key="resource.video-trainee",
        space="vision",
        kind="video_trainee",
        title="Interview with a trainee: five weeks in a salon abroad",
        summary="""
            Lina talks about the trolley, the second Sunday and a word that means 'later'. Transcript,
            five minutes.
            """,
        by="giulia",
        contributors=("lina",),
        at="52d 3h",
        licence="CC-BY-NC-4.0",
        tags=("mobility", "beauty", "during-stay", "soft-skills"),
        body="""
            *Invented interview of the demo, given as a transcript. The person read it and agreed to its
            use for training.*

            **What did you do on the first day?**

            I prepared trolleys. I was happy about it, because I could not yet speak, but I could do that.

            **What was difficult?**


            To be corrected in front of a customer. We agreed on a word, *dopo*.
            It means: we talk about it later. When I heard it I knew that something was wrong and that it
            was not the end of the world.

            **And outside work?**


            The second Sunday. The first one is new, the third one is normal, on the
            second one you count days. My tutor called. We had agreed on it before.

            **What can you do now that you could not do before?**

            A whole facial treatment, with a customer who is not my cousin. And I can say no in Italian.
            """,
    ),
    Resource(
        key="resource.weather-cards",
        space="ilp4wbl",
        kind="resource",
        title="Twelve weather pictures for the Friday talk",
        summary="""
            For mentors and learners without a common language: both choose a picture and say why, with
            few words.
            """,
        by="katrin",
        at="16h",
        tags=("languages", "individual-approach", "support"),
        files=(
            Attachment(
                "weather-cards.txt",
                _WEATHER,
            ),
        ),
        body="""
            Print the twelve words with a drawing each, as large as a playing card. Every Friday both
            people choose one card for the week, **also the mentor**. Then each says why. One word is
            enough.

            - *Fog* is the most useful card. It says: I do not know what is expected of me.
            - If somebody chooses *snow* or *lightning*, do not talk about work first.
            - Keep nothing in writing. It is a talk and no record.

            I was asked for it on the board, and this is the file.
            """,
    ),
    Resource(
        key="resource.dataset-ratings",
        space="ilp4wbl",
        kind="dataset",
        title="Fourteen learners, three ratings: means per outcome over one year",
        summary="""
            Mean ratings by learner, mentor and tutor for four outcomes at three points in time. No
            individual values.
            """,
        by="pekka",
        at="44d 6h",
        licence="CC0-1.0",
        tags=("assessment", "self-assessment", "review-meeting"),
        files=(
            Attachment(
                "ratings-means.csv",
                _MEANS,
            ),
        ),
        body="""
            Demo data that go with the experience report *Three ratings side by side*. Scale: 0 not yet, 1
            with help, 2 partly alone, 3 independently, 4 can show others.

            Only means over at least thirteen people are given, so nobody can be recognised. One learner
            left after the second meeting.

            Look at the third outcome: learners rate themselves *higher* there than their mentors do, and
            the distance hardly shrinks.
            """,
    ),
)
