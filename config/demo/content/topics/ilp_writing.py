"""Topics about writing individual learning plans, with the question that the home page tells of."""

from config.demo.items import Post, Topic

ILP_WRITING = (
    Topic(
        key="topic.ilp-micro",
        space="ilp4wbl",
        board="writing-plans",
        kind="help",
        title="How do you write an ILP with a very small company?",
        by="ruta",
        at="62d 5h",
        tags=("ilp", "micro-firms", "host-company"),
        text="""
            One of my learners starts in a firm of four people in three weeks. The owner is willing to
            host, and she was honest with me: "I have no office, no afternoon free and no use for eight
            pages. Tell me what you need to know and I will tell you."

            Our template has eight pages. It was made with a factory in mind, where a training
            coordinator fills it in. If I fill it in alone it will be my plan, not ours, and I have seen
            how much those are worth.

            How do you write an individual learning plan with a company this small? What do you leave
            out, and how do you get all three voices in: the learner, the mentor and the school?
            """,
        replies=(
            Post(
                "edgars",
                "3h 20m",
                """
                We are twenty-two, so not as small, but the first thing I would do: do not send the
                template before the visit. When paper comes first, people in a workshop answer the paper.
                When you come first, they answer you.
                """,
            ),
            Post(
                "pekka",
                "5h 10m",
                """
                In Finland the personal plan lives in the school's system, and the mentor sees a part of
                it. For very small firms I take a print of that part only: which outcomes, which tasks,
                who supports, when we meet. It is one page and a half. The rest is my work and need not
                trouble the owner.
                """,
            ),
            Post(
                "sanita",
                "14h 5m",
                """
                I am on the other side: a bakery of four, one of us always an apprentice. This is how we
                have done it for two years. It takes forty minutes and happens at the bench, after the shift,
                with coffee.

                1. The tutor brings **one sheet**. It has three boxes: *what I want to learn*, *what we
                will do here*, *who helps and when*.
                2. The apprentice writes the first box alone, before the tutor comes. Two or three
                sentences. Without this we do not start.
                3. I look at our **work plan for the coming week**, the real one on the wall, and we mark
                three tasks in it that fit what the apprentice wrote. Three, not ten. "Shapes forty loaves
                alone" is a task. "Knows dough" is not.
                4. For each task we say what *good* looks like, in words that we would use at work, and who
                looks at it.
                5. The tutor finds the matching outcomes of the school's programme **afterwards** and writes
                their numbers beside our words. That is the tutor's language and the tutor's work.
                6. All three sign. One copy hangs beside the work plan with flour on it. After two weeks we
                cross out what is done and choose the next three.

                The mistake of our first year was to plan six months. In a very small firm nobody knows
                what happens in March. We know what happens next week.
                """,
                accepted=True,
            ),
            Post(
                "ruta",
                "6h 40m",
                """
                Thank you, Sanita. The order is what I had wrong: I started from the outcomes and looked for
                tasks. One question: what do you do with outcomes that never turn up in your work plan?
                """,
            ),
            Post(
                "sanita",
                "2h 15m",
                """
                We say so. On the back of the sheet there is a line: "We cannot show this here." Pastry with
                cream, for example. Then the tutor looks for two days in another firm or does it in the
                school. It is better than pretending.
                """,
            ),
            Post(
                "maris",
                "20h",
                """
                The line on the back is worth the whole thread. I have three firms where everybody knows
                that something cannot be taught there, and nobody ever wrote it down.
                """,
            ),
            Post(
                "ruta",
                "15d 3h",
                """
                I came back to say how it went. Forty-five minutes, one sheet, three tasks, all signed. The
                owner asked if she may keep the pen, so I suppose it was not too painful. The first
                two-week talk is on Thursday.
                """,
            ),
        ),
        solved_after="7h",
    ),
    Topic(
        key="topic.ilp-words",
        space="ilp4wbl",
        board="writing-plans",
        kind="discussion",
        title="Which words in the plan does nobody outside school understand?",
        by="liga",
        at="33d 2h",
        tags=("ilp", "plain-language"),
        text="""
            We are going to revise the words in our template. I would like to collect those that make
            people stop reading. I begin with **competence**. In the last five firms that I visited, it
            was read as "being allowed to do something", as "being good at something" and once as a
            complaint.

            Which words would you take out, and what do you say instead?
            """,
        replies=(
            Post(
                "noora",
                "4h",
                """
                *Learning outcome.* In housekeeping nobody says that. We write: "After this you can ..." and
                then something that one can see.
                """,
            ),
            Post(
                "sari",
                "2h 30m",
                """
                *Special needs.* It puts a person into a box before the first day. I ask: "What helps you to
                learn?" Everybody has an answer to that, also those who need no support.
                """,
            ),
            Post(
                "edgars",
                "19h",
                """
                *To be familiar with.* Every plan has it and it means nothing. Either the boy can set up the
                brake press or he cannot. If he only has to have seen it once, then write that.
                """,
            ),
            Post(
                "pekka",
                "1h 45m",
                """
                I agree with Edgars. I have a list of four verbs that I allow in the mentor's part: shows,
                makes, explains, checks. It is crude, but everybody uses them in the same way.
                """,
            ),
            Post(
                "toms",
                "3d 1h",
                """
                I am an apprentice. I did not know what "initiative" means in the plan. I thought it means to
                start before somebody tells me, and with a hot oven that is not a good idea. Now it says:
                asks what comes next.
                """,
            ),
            Post(
                "liga",
                "8h",
                """
                Toms, that goes into the new version word for word, if you allow it. I put together what we
                have so far: *competence*, *learning outcome*, *special needs*, *be familiar with*,
                *initiative*. More are welcome until the end of the month.
                """,
            ),
            Post("toms", "1h 10m", "Yes, you can use it."),
        ),
    ),
    Topic(
        key="topic.ilp-too-fast",
        space="ilp4wbl",
        board="writing-plans",
        kind="help",
        title="The learner finished the plan in half the time. What now?",
        by="sari",
        at="19d 6h",
        tags=("ilp", "individual-approach", "assessment"),
        text="""
            A learner in a car workshop reached everything in her plan after five of ten weeks. The mentor
            confirms it, I have seen it. The firm would like to keep her for the other five weeks and use
            her like a colleague. She would like that too, she enjoys it.

            I do not want her to be a cheap pair of hands for five weeks. I also do not want to invent
            tasks to fill a form. What do you do?
            """,
        replies=(
            Post(
                "maris",
                "2h 50m",
                """
                Let her teach. We use five steps from "not yet" to "can show others", and nearly nobody gets
                to the last one because nobody has time. She has five weeks. A new learner, a cleaner, the
                owner's nephew in the holidays: somebody who needs to be shown something.
                """,
                accepted=True,
            ),
            Post(
                "edgars",
                "6h",
                """
                And change the plan with all three at the table, on paper, with a new date. Then it is version
                two and nobody can say later that she was just helping out.
                """,
            ),
            Post(
                "sari",
                "1d 4h",
                """
                Done. Version two has two goals: she shows a first-year learner how to change brake pads
                safely, and she explains a bill to three customers. The second was her own idea. Thank you
                both.
                """,
            ),
        ),
        solved_after="20h",
    ),
    Topic(
        key="topic.ilp-parents-lt",
        space="ilp4wbl",
        board="writing-plans",
        kind="help",
        title="Kaip paaiškinti individualų mokymosi planą tėvams?",
        by="ruta",
        at="11d 3h",
        lang="lt",
        tags=("ilp", "plain-language"),
        text="""
            Kai mokinys dar neturi aštuoniolikos, planą pasirašo ir tėvai. Dažnai jie klausia: "Ar tai
            sutartis? Ar firma gali jį atleisti?" Norėčiau turėti trumpą paaiškinimą, kurį galėčiau
            perskaityti telefonu.
            """,
        replies=(
            Post(
                "vilma",
                "3h",
                """
                Mes sakome taip: "Tai nėra darbo sutartis. Tai lapas, kuriame parašyta, ko jūsų vaikas
                mokysis, kas jam padės ir kada susitiksime pasikalbėti. Jį galima keisti, kai visi trys
                sutinka." Ir visada pasakome vardą žmogaus, kuriam galima skambinti.
                """,
                accepted=True,
            ),
            Post("ruta", "1h 30m", "Ačiū, būtent tokio ilgio ir reikėjo. Pridėsiu telefono numerį apačioje."),
        ),
    ),
)
