"""Topics of the hub."""

from config.demo.items import Post, Topic

HUB_TOPICS = (
    Topic(
        key="topic.read-me",
        space="hub",
        board="news",
        kind="announcement",
        title="Four sections, one path: how a question becomes a practice",
        by="anna",
        at="180d 4h",
        pinned=True,
        text="""
            Every space has four sections, and they are in this order for a reason.

            - **Communication** is for talk. Ask, answer, open a room. Nothing has to be finished.
            - **Sharing** is the toolbox. When an answer helped, somebody makes it into something that
            others can take away.
            - **Collaboration** is a few people from several partners who work on one thing for some
            weeks, and then stop.
            - **Cooperation** is what we keep: practices that one partner set and that others can repeat.

            On most pages there is *Carry forward*. With it a solved question becomes a
            resource, a resource becomes a practice, a room becomes a group. The page keeps both ends:
            where it comes from, and what came of it. Nobody's words move without their consent.

            If you want to see it once, follow the question about learning plans in very small firms from
            the home page.
            """,
        replies=(
            Post(
                "vilma",
                "2d 3h",
                """
                A question, because my teachers will ask it: who sees what I write inside my own school's
                space?
                """,
            ),
            Post(
                "anna",
                "1h 20m",
                """
                Whoever you choose when you write, and never more people than the space itself lets in.
                Under the text field it says how many people that is. The words of a closed space stay in
                it, also in the search.
                """,
            ),
        ),
    ),
    Topic(
        key="topic.introductions",
        space="hub",
        board="introductions",
        kind="discussion",
        title="Introduce yourself in three sentences",
        by="anna",
        at="160d 6h",
        tags=("partnership",),
        text="""
            Who are you, whom do you train or learn with, and what would you like to know from the others?
            Three sentences, in the language that you like best. I begin: I am Anna and I look after this
            hub. I learnt to be a cook. I would like to know what you do on the first day with somebody
            new.
            """,
        replies=(
            Post(
                "liga",
                "3h",
                """
                Līga, technical school in Latvia. I coordinate work-based learning and write plans with
                firms. On the first day we show the way to the toilet and to the first-aid box, in that
                order. I would like to know how you find mentors.
                """,
            ),
            Post(
                "pekka",
                "1d 2h",
                """
                Pekka, Suomesta. Koulutan työpaikkaohjaajia, yleensä iltaisin. Haluaisin tietää, miten
                muut saavat kiireisen ohjaajan istumaan hetkeksi alas.

                (I train mentors, mostly in the evening. How do you get a busy mentor to sit down?)
                """,
                lang="fi",
            ),
            Post(
                "greta",
                "5h",
                """
                Greta, I have a salon in Kaunas. Two learners a year. Pekka, I do not sit down, but if you
                stand beside me and hold a brush I will talk to you.
                """,
            ),
            Post(
                "javier",
                "2d 7h",
                """
                Javier, un albergue con taller en Valencia. Recibo grupos de jóvenes de toda Europa. Me
                gustaría saber qué les contáis de nosotros antes de venir.
                """,
                lang="es",
            ),
            Post(
                "claire",
                "4d 1h",
                """
                Claire, Lyon. We are two coordinators for seventy small firms. I would like to know who
                else counts in minutes.
                """,
            ),
            Post(
                "nikos",
                "60d",
                """
                Nikos from Athens, I found you last week. I upholster chairs and teach in the evening. I
                would like to know how to teach people who are tired.
                """,
            ),
            Post(
                "katrin",
                "2d 4h",
                """
                Willkommen, Nikos. Let them begin with their hands, talk comes by itself. It helps with
                tired young people too.
                """,
            ),
        ),
    ),
    Topic(
        key="topic.own-language",
        space="hub",
        board="using-the-portal",
        kind="help",
        title="May I write in my own language?",
        by="raivis",
        at="41d 5h",
        lang="lv",
        tags=("languages",),
        text="""
            Angliski es lasu, bet rakstu slikti. Vai drīkst rakstīt latviski, vai arī tad neviens neatbildēs?
            """,
        replies=(
            Post(
                "liga",
                "1h 10m",
                """
                Drīkst! Izvēlies valodu zem teksta, lai citi to var atlasīt. Ja gribi atbildes arī no
                citām valstīm, pieliec vienu teikumu angliski, kaut vai ļoti vienkāršu.

                (Yes. Choose the language below the text. One sentence of simple English helps others to
                answer.)
                """,
                lang="lv",
                accepted=True,
            ),
            Post("raivis", "9h", "Paldies. One sentence I can.", lang="lv"),
        ),
        solved_after="9h",
    ),
    Topic(
        key="topic.quoting",
        space="hub",
        board="using-the-portal",
        kind="discussion",
        title="Whose work is it when my answer becomes a resource?",
        by="edgars",
        at="49d 4h",
        tags=("partnership",),
        text="""
            I wrote an answer somewhere and got a request: may we make a resource of it? I said yes. Then
            I asked myself what exactly I had said yes to. Is it still mine? Can I take it back?
            """,
        replies=(
            Post(
                "anna",
                "2h 30m",
                """
                You said yes to three things: your words may be copied into the resource, you are named
                there as a contributor, and the resource has an open licence, so that others may use and
                change it if they name its makers. Your answer itself stays where it is and stays yours.

                Taking back: if nobody asked you, that would be our fault and it comes down at once. If
                you agreed and think otherwise later, write to the person who made the resource. Copies
                that others already use cannot be called home.
                """,
            ),
            Post(
                "sanita",
                "6h",
                """
                I was asked as well. What I liked is that I saw the text before I said yes. I corrected
                two words.
                """,
            ),
            Post("edgars", "1d", "Then I am content. It should say so, in these words, where one clicks."),
        ),
    ),
    Topic(
        key="topic.meeting-dates",
        space="hub",
        board="news",
        kind="announcement",
        title="Office hour of the hub: every second Thursday",
        by="anna",
        at="4d 2h",
        audience="network",
        text="""
            From this month on there is an open room every second Thursday from 14:00 to 15:00 Central
            European Time. No agenda. Bring a page that you do not understand, a member who cannot get in,
            or an idea that needs a second person.

            The first one is this week. If nobody comes I will write the texts that are still missing, so
            you cannot disturb me.
            """,
        replies=(
            Post("tom", "5h", "I will be there, with a question about closing groups."),
            Post(
                "zsofia",
                "1d 3h",
                """
                I cannot at that hour but would read a few lines afterwards, if somebody writes them.
                """,
            ),
        ),
    ),
)
