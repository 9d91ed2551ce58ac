"""Practices of the spaces on mobility, passport and quality; one of them is still a draft."""

from config.demo.items import Practice, Step

MORE_PRACTICES = (
    Practice(
        key="practice.anonymous-feedback",
        space="tutoring",
        title="Anonymous feedback for trainers that stays anonymous in small groups",
        summary="""
            We let trainers compare their own ratings with those of their learners, under four rules for
            small numbers, so that nobody can find out who answered what.
            """,
        kind="pilot",
        by="vilma",
        contributors=("zsofia", "giulia"),
        at="80d 4h",
        set_after="12d",
        countries=("LT", "IT", "HU"),
        tags=("feedback", "self-assessment", "quality", "train-the-trainers"),
        problem="""
            Our trainers wanted to compare their self-assessment with the view of their learners. Many
            groups have six to nine people. With a comment field, the time of day and a result that
            changes with every answer, a trainer could have found out who had written what. A promise of
            anonymity would not have been honest.
            """,
        steps=(
            Step(
                "Agree on the rules with everybody",
                """
                No result below five answers; no comment field; results once, at the end; the head sees
                means only, and only from three trainers on.
                """,
                "1 hour, staff meeting",
            ),
            Step(
                "Trainers rate themselves",
                "Twelve statements, voluntary. Nobody is asked who takes part.",
                "15 minutes",
            ),
            Step(
                "Learners answer with a code",
                "One code for the group, no names, no time stored with the answer.",
                "5 minutes",
            ),
            Step(
                "Close, then look",
                """
                Only after the last day do trainers see their own gap per statement. Too few answers:
                nothing is shown.
                """,
                "30 minutes",
            ),
            Step(
                "Choose one thing",
                "Each trainer chooses one area and tells one colleague, not the head.",
                "20 minutes",
            ),
        ),
        result="""
            Nine trainers took part in the first round; two of the groups had fewer than five answers and
            saw nothing. Afterwards these two said that now they believed it. In the second round there
            were fourteen trainers.

            We cannot say yet whether teaching has changed. We can say that people talk about it.
            """,
    ),
    Practice(
        key="practice.first-customer",
        space="vision",
        title="Two online weeks that end with a real customer in the chair",
        summary="""
            We used the online part of a blended placement to prepare one real consultation with the host
            salon, so that the trainee arrives knowing three names and one task.
            """,
        kind="pilot",
        by="giulia",
        contributors=("daan", "jonas", "lina"),
        at="50d 5h",
        set_after="7d",
        countries=("IT", "LT"),
        tags=("blended-mobility", "beauty", "before-departure", "digital"),
        problem="""
            The two online weeks before a stay of three weeks had been filled with general lessons on
            language and culture. Learners found them dull, hosts took no part in them, and on the first
            day in the salon everybody began from nothing.
            """,
        steps=(
            Step(
                "Two short meetings with the mentor",
                "The trainee gets to know the salon by video, and the questions that a customer is asked.",
                "2 times 20 minutes, week one",
            ),
            Step(
                "Price list and fifty words",
                """
                The trainee learns the words of this salon from its own price list, with a learner of
                the host school.
                """,
                "5 hours, week one",
            ),
            Step(
                "Consultation by video",
                """
                The trainee leads a consultation; somebody of the salon plays the customer and gives
                feedback.
                """,
                "45 minutes, week two",
            ),
            Step(
                "The same customer in the chair",
                "In the first week on the spot, that person comes as a customer.",
                "1 hour, week three",
            ),
        ),
        result="""
            Tried with three trainees in two salons. All three did a consultation with a colleague beside
            them by the fourth day; before, it had been the second or third week. The hours of the online
            part stand in the agreement and were recognised.

            Weak point: without a fixed quarter of an hour for the mentor it falls asleep.
            """,
    ),
    Practice(
        key="practice.hygiene-hour",
        space="vision",
        title="One hour of hygiene on the first morning, whatever the certificate says",
        summary="""
            We go through four stations with every new trainee on the first morning and both sign, so that
            the trainee may work from the second hour on.
            """,
        kind="established",
        by="greta",
        contributors=("ugne", "ruta"),
        at="25d 4h",
        set_after="3d",
        countries=("LT",),
        tags=("hygiene", "beauty", "host-company"),
        problem="""
            Certificates from other schools or countries say that a training took place, not what somebody
            does. So trainees stood beside us and watched, sometimes for a whole week, until one of us had
            time to check.
            """,
        steps=(
            Step(
                "Ask for the list of topics beforehand",
                "Together with the certificate, in a language that the mentor reads.",
                "four weeks before",
            ),
            Step(
                "Four stations",
                "Hands, surfaces, tools, waste and small injuries. The trainee shows, the mentor asks.",
                "60 minutes",
            ),
            Step(
                "Sign both", "With the date. What was not sure is repeated on the next morning.", "5 minutes"
            ),
        ),
        result="""
            For five trainees in a row the first task with a customer came on day one instead of day four
            to six. Twice a trainee showed us something better than our own way, and we changed it.
            """,
    ),
    Practice(
        key="practice.passport-stamps",
        space="pathway",
        title="The learner stamps, the mentor signs beside it",
        summary="""
            We let young people stamp each finished task in their passport themselves while the mentor
            signs beside it, so that both take part in saying that it is done.
            """,
        kind="pilot",
        by="katrin",
        contributors=("sam", "javier"),
        at="4d 5h",
        countries=("DE", "ES"),
        tags=("passport", "recognition", "plain-language"),
        problem="""
            A stamp alone is pretty and says little to an employer. A signature alone is done at the desk,
            without the learner. In the last group **half of the tasks** were signed in one go on the last
            day.
            """,
        steps=(
            Step(
                "Choose the stamp",
                "Each house has one. The learner keeps it during the stay.",
                "first day",
            ),
            Step(
                "Stamp on the day",
                "When a task is finished the learner stamps it and writes the date.",
                "1 minute",
            ),
            Step("Sign beside it", "The mentor signs at once and says one sentence aloud.", "1 minute"),
        ),
        result="""
            Not finished yet: one group of five is trying it now. We will write down how many tasks were
            signed on the day itself, and what the learners say.
            """,
    ),
)
