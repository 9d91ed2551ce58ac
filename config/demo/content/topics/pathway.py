"""Topics of the pathway passport partnership."""

from config.demo.items import Post, Topic

PATHWAY_TOPICS = (
    Topic(
        key="topic.homesick",
        space="pathway",
        board="before-during-after",
        kind="help",
        title="A trainee is homesick in the first week",
        by="javier",
        at="84d 6h",
        tags=("support", "during-stay", "mentors"),
        text="""
            One of four young people in a group does not eat with the others, sleeps badly and asked twice
            what a bus ticket home costs. At work everything is fine; the mentor noticed nothing. It is
            day five of twenty-one.

            I have seen it pass by itself and I have seen it end in a taxi to the airport. What do you do
            on day five?
            """,
        replies=(
            Post(
                "katrin",
                "1h 15m",
                """
                First: say that it has a name and that it usually gets better. Not "cheer up", but "this is
                homesickness, most people have it around now, and we look at it again on Sunday".

                Then three things, in this order:

                1. **A fixed call home**, at a fixed hour, ten minutes. Not the whole evening on the
                telephone, that makes it longer, and not a ban, that makes it worse.
                2. **One job in the house** that others need: bread in the morning, the key, the dog.
                Somebody who is needed stays.
                3. **A date when leaving may be decided.** "If on Sunday evening you still want to go, I
                will help you to go." In eleven years one person went.

                And tell the mentor, if the young person agrees. In the workshop it often shows last.
                """,
                accepted=True,
            ),
            Post(
                "sari",
                "3h 40m",
                """
                All of that. I would only ask one more question: is it homesickness, or is something wrong
                in the room or in the group? I ask it outside, while walking.
                """,
            ),
            Post(
                "javier",
                "2d 20h",
                """
                Resuelto. El pan por la mañana funcionó: tres días comprando pan y ya saludaba a media
                calle. El domingo dijo que se quedaba. Gracias, Katrin.

                (Bread in the morning it was. On Sunday the answer was: I stay.)
                """,
                lang="es",
            ),
        ),
        solved_after="2d 22h",
    ),
    Topic(
        key="topic.bank-card",
        space="pathway",
        board="before-during-after",
        kind="help",
        title="No bank card, no passport, leaving in nine days",
        by="daan",
        at="24d 4h",
        tags=("before-departure", "inclusion", "support"),
        text="""
            A learner in our group has neither a bank card nor a valid travel document, and we found out
            today, because the list asked "Are your documents in order?" and the answer was yes. The
            learner did not lie. Nobody had said which documents.

            What is still possible in nine days, and how do you ask so that you find out in time?
            """,
        replies=(
            Post(
                "katrin",
                "50m",
                """
                For the nine days: go *with* the learner to the office tomorrow morning, not "send". Many
                places have an urgent procedure; bring the invitation of the host. For the money, most
                schools can lend a prepaid card. Do not let the others notice.

                For the next time: never ask a yes-or-no question about papers. We sit together and put
                the things on the table: "Show me your card. Show me the date on it." Six weeks before,
                not nine days.
                """,
                accepted=True,
            ),
            Post(
                "javier",
                "5h",
                """
                From the host side: tell me about the money quietly beforehand. Then I pay the deposit for
                the bus card and nobody stands at the machine without money while the group waits.
                """,
            ),
            Post(
                "daan",
                "7d 3h",
                """
                The document arrived with one day to spare. "Show me" now stands in our checklist, six
                weeks before.
                """,
            ),
        ),
        solved_after="7d 4h",
    ),
    Topic(
        key="topic.visit-afternoon",
        space="pathway",
        board="before-during-after",
        kind="help",
        title="Preparatory visit: what do you ask when you have one afternoon?",
        by="sari",
        at="3d 2h",
        tags=("before-departure", "host-company", "quality"),
        text="""
            I may travel to see the place before our group goes, for exactly one afternoon. There are two
            workshops and one house. I could fill the time with coffee and be no wiser. What are your
            questions, and what do you look at without asking?
            """,
        replies=(
            Post(
                "javier",
                "2h 20m",
                """
                As a host: ask me what went wrong last time. If I say "nothing", be careful with me.
                """,
            ),
            Post(
                "daan",
                "6h 45m",
                """
                I walk the way from the bed to the workshop, at the hour when the learner would walk it.
                It says more than any photograph.
                """,
            ),
            Post(
                "katrin",
                "1d 4h",
                """
                Ask for the person who is there when the boss is not. That is the mentor in real life. And
                look at the toilet, always.
                """,
                accepted=True,
            ),
            Post(
                "sari",
                "19h",
                """
                I have my list: what went wrong last time, the walk, the second person, the toilet. And
                one of ours: what may a learner here decide alone? I travel next week and will report.
                """,
            ),
        ),
        solved_after="18h",
    ),
    Topic(
        key="topic.next-step",
        space="pathway",
        board="before-during-after",
        kind="discussion",
        title="After the return: three months later",
        by="marta",
        at="14d 5h",
        tags=("after-return", "feedback", "support"),
        text="""
            Everybody prepares the departure. Fewer people have a plan for the week after the return, and
            very few ask again after three months. In evaluations this is the emptiest page.

            What do you do when they come home, and what do you ask them later?
            """,
        replies=(
            Post(
                "katrin",
                "5h 30m",
                """
                On the way back, still in the train, everybody writes one sentence: "Next I want to ...".
                I keep the cards. After three months I send each of them a photograph of their own card
                and ask: and?
                """,
            ),
            Post(
                "jonas",
                "1d 7h",
                """
                We ask three things after three months: are you learning or working, which of your new
                skills did you use last week, and who helped you. The third question showed us that the
                mentor abroad often still helps.
                """,
            ),
            Post(
                "daan",
                "4d 2h",
                """
                The card from the train is good. I take it, with the young person keeping a copy in the
                passport.
                """,
            ),
        ),
    ),
)
