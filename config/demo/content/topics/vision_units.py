"""Topics about units, recognition and the beauty sector."""

from config.demo.items import Post, Topic

VISION_UNITS = (
    Topic(
        key="topic.unit-size",
        space="vision",
        board="units",
        kind="help",
        title="Units of learning outcomes: how small is too small?",
        by="giulia",
        at="118d 5h",
        tags=("units", "learning-outcomes", "ecvet", "recognition"),
        text="""
            We put our facial care unit beside the one from Lithuania. Ours has four outcomes, theirs has
            nineteen. Both describe roughly the same six weeks. If we cut ours finer we can match line by
            line, but then nobody in a salon will read it. If they merge theirs we lose detail for the
            assessment.

            How small should an outcome be if it has to travel between two countries?
            """,
        replies=(
            Post(
                "ruta",
                "5h",
                """
                Our nineteen come from the national standard, so I cannot merge them in the document. But
                I can group them. For a placement I use five groups with a name that the salon
                understands, and keep the nineteen underneath.
                """,
            ),
            Post(
                "pekka",
                "1d 3h",
                """
                My rule: an outcome is the right size if a mentor can see it in **one piece of work** and
                say yes or no. "Carries out a cleansing treatment for normal skin and explains it to the
                customer" can be seen in one piece of work. "Knows skin types" is too small and never
                happens alone. "Provides facial care" is too large because you would need to see it ten
                times.
                """,
                accepted=True,
            ),
            Post(
                "jonas",
                "7h",
                """
                With this rule the two lists meet at seven outcomes. We should sit down with both schools
                and write them. I will open a room.
                """,
            ),
            Post(
                "giulia",
                "3h 20m",
                """
                Agreed, and thank you Pekka. One piece of work, yes or no.
                """,
            ),
        ),
        solved_after="9h",
    ),
    Topic(
        key="topic.hygiene-certificate",
        space="vision",
        board="beauty",
        kind="help",
        title="Hygiene: does the host salon accept our certificate?",
        by="ruta",
        at="29d 7h",
        tags=("hygiene", "beauty", "before-departure", "host-company"),
        text="""
            Before a learner works in a salon at home she needs a health check and a short hygiene
            training with a certificate. Now one goes abroad for five weeks. Is the paper worth anything
            there? If not, she stands in the salon on the first day and may only watch.
            """,
        replies=(
            Post(
                "giulia",
                "2h 10m",
                """
                Rules differ by country and sometimes by region, so please never rely on what somebody
                tells you in a forum, me included. What works: four weeks before departure ask the *host
                tutor* in writing, with a copy of the certificate and a list of the topics in it,
                translated. In our case the salon accepts the training if the list covers disinfection,
                sharp tools, skin contact and waste, and we repeat the part on our own products on the
                first morning.
                """,
                accepted=True,
            ),
            Post(
                "greta",
                "7h 30m",
                """
                As a host I would want to see it done, whatever the paper says. First morning, one hour:
                hands, surfaces, tools, waste. I tick it and she signs. Then we both sleep better.
                """,
            ),
            Post(
                "ruta",
                "1d 1h",
                """
                Done: list translated, sent, answered in three days. And the first-morning hour is in the
                agreement now. I will keep the list in the toolbox for the next one.
                """,
            ),
        ),
        solved_after="1d 10h",
    ),
    Topic(
        key="topic.after-ecvet",
        space="vision",
        board="units",
        kind="discussion",
        title="We still say ECVET. What do we mean by it?",
        by="marta",
        at="66d 2h",
        tags=("ecvet", "recognition", "units"),
        text="""
            I hear "ECVET" in every meeting and with three meanings: points, a set of forms, or an
            attitude. As far as I know the Council Recommendation on vocational education of 2020 no
            longer keeps the points, while units of learning outcomes stay. Please check me if you know it
            better.

            What do you still use, and what did you quietly drop?
            """,
        replies=(
            Post(
                "jonas",
                "1d 2h",
                """
                Use: agreement between the organisations, units, agreement for each learner, grid,
                transcript. Dropped: points. Nobody ever asked for them.
                """,
            ),
            Post(
                "daan",
                "5h 15m",
                """
                The same. What I would miss is the order of the five papers, because each one makes the
                next one short.
                """,
            ),
            Post(
                "rimantas",
                "2d 6h",
                """
                From reading applications: it helps to write what you *do* instead of the word. "We assess
                four outcomes in the host salon and the school recognises them without another exam" is
                clear in any year.
                """,
            ),
            Post(
                "marta",
                "20h",
                """
                Then let us keep the instruments and be careful with the word. In the toolbox I would call
                them "papers for recognition".
                """,
            ),
        ),
    ),
    Topic(
        key="topic.prima-settimana",
        space="vision",
        board="beauty",
        kind="help",
        title="Prima settimana in salone: che cosa può fare una tirocinante?",
        by="paolo",
        at="17d 4h",
        lang="it",
        tags=("beauty", "during-stay", "mentors"),
        text="""
            Arriva una tirocinante dall'estero per cinque settimane. Nella prima settimana guarda, pulisce
            e si annoia, e anche a noi dispiace. Ma non posso darle subito una cliente. Che cosa può fare
            davvero, dal primo giorno?
            """,
        replies=(
            Post(
                "giulia",
                "1h 50m",
                """
                Tre cose che fanno parte del mestiere e che una cliente nota: accoglienza e guardaroba,
                preparazione del carrello per ogni trattamento (con una foto come controllo) e massaggio
                delle mani durante la posa. Dal terzo giorno un lavaggio al giorno con una collega
                accanto.
                """,
                accepted=True,
            ),
            Post(
                "lina",
                "9h",
                """
                Per me il carrello è stato perfetto: ho imparato i nomi dei prodotti e nessuno aspettava me.
                """,
            ),
            Post("paolo", "1d", "Il carrello con la foto: comincio lunedì. Grazie a tutte e due."),
        ),
        solved_after="1d 9h",
    ),
    Topic(
        key="topic.arrival-night",
        space="vision",
        board="mobility",
        kind="experience",
        title="What I would tell the next learner who goes to Perugia",
        by="lina",
        at="58d 6h",
        tags=("mobility", "after-return", "during-stay"),
        text="""
            I was away for five weeks and my tutor asked me to write down what I would tell the next one.
            Here it is.

            1. Learn the names of the tools, not the grammar.
            2. Bring your own shoes. Standing is different when the floor is stone.
            3. Eat with the others at noon, also if you understand nothing. In week three you understand.
            4. Write one line every evening. I wrote what I had touched that day. Now it is my proof.
            5. The second Sunday is the worst. Plan something for it before you leave.
            """,
        replies=(
            Post(
                "giulia",
                "3h",
                """
                Number five we now tell every group, in your words. Tutors on both sides call on that Sunday.
                """,
            ),
            Post(
                "greta",
                "1d 5h",
                """
                She came back standing straighter. I do not know in which box of the form that goes.
                """,
            ),
            Post(
                "katrin",
                "2d 2h",
                """
                May I read the five points to our group in Cottbus? We leave in spring.
                """,
            ),
            Post("lina", "6h 30m", "Please do. And tell them about the shoes."),
        ),
    ),
    Topic(
        key="topic.strategy-heads",
        space="vision",
        board="mobility",
        kind="discussion",
        title="Internationalisation strategy: what belongs on the first page?",
        by="vilma",
        at="38d 5h",
        audience="network",
        tags=("strategy", "mobility", "partnership"),
        text="""
            My school has a strategy of thirty pages. I can quote two sentences of it, and I wrote it. We
            want to begin again with one page that a teacher would hang up.

            Heads and coordinators, what would have to be on it?
            """,
        replies=(
            Post(
                "daan",
                "1d 4h",
                """
                Why. Ours says: "Every learner meets one workplace outside the country before the
                diploma." One sentence, can be counted, and everybody has an opinion about it.
                """,
            ),
            Post(
                "rimantas",
                "2d",
                """
                I read many of them. The good ones say what the school will *stop* doing in order to have
                time for it.
                """,
            ),
            Post(
                "jonas",
                "1d 6h",
                """
                Names of partners for longer than one project. When the funding ends, which three would we
                still telephone?
                """,
            ),
            Post(
                "vilma",
                "3d 2h",
                """
                A sentence that can be counted, what we stop, whom we still telephone. That is nearly the
                page already. Thank you.
                """,
            ),
        ),
    ),
)
