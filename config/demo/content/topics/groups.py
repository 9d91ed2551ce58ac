"""The groups' own topics: only their members read them."""

from config.demo.items import Post, Topic

GROUP_TOPICS = (
    Topic(
        key="topic.group-ilp-micro",
        space="ilp4wbl",
        group="group.ilp-micro",
        audience="parties",
        kind="discussion",
        title="Working notes: ILP for micro-enterprises",
        by="ruta",
        at="23d 2h",
        tags=("ilp", "micro-firms"),
        text="""
            Welcome, everybody. We have eight weeks. At the end there is a one-page plan in four
            languages, tried in at least five firms with fewer than ten people. This topic is for notes
            that should last; for quick things we have the room.

            My first question: which firm will each of us try it with? Please no names here, only trade
            and size.
            """,
        replies=(
            Post("maris", "4h", "Joinery, three people. And a bicycle workshop with two."),
            Post("sanita", "7h", "My own, four. Toms wants to rewrite the first box."),
            Post(
                "sari",
                "1d 2h",
                "A café with five people; the learner needs pictures instead of text in box one.",
            ),
            Post(
                "edgars",
                "6h",
                """
                We are too big for it, but a friend has a smithy, he and his daughter. He says yes if it
                is one page.
                """,
            ),
            Post(
                "ruta",
                "12d 4h",
                """
                Halfway. Tried: bakery, joinery, café. Open: bicycles, smithy, and my two salons. In all
                three the box *who helps and when* was the one that people changed. I suggest that we put
                it first.
                """,
            ),
            Post(
                "sari",
                "1d 3h",
                """
                Agreed. In the café the learner pointed at it and said: that one I needed on day one.
                """,
            ),
        ),
    ),
    Topic(
        key="topic.group-beauty-units",
        space="vision",
        group="group.beauty-units",
        audience="parties",
        kind="discussion",
        title="Working notes: common beauty units",
        by="giulia",
        at="94d 3h",
        tags=("units", "beauty"),
        text="""
            We take facial care and hygiene first. Each side writes its outcomes on cards, one card for
            one piece of work. Then we put the cards side by side and mark: full match, partly, none.
            """,
        replies=(
            Post(
                "ruta",
                "2d",
                "Facial care: 12 cards from us, five groups. I bring them to the room on Thursday.",
            ),
            Post(
                "greta",
                "5d 3h",
                """
                I read both piles as a salon. Two cards say the same in different words, see the yellow
                ones.
                """,
            ),
            Post(
                "giulia",
                "20d",
                """
                State: facial care 7 common, hygiene and safety 5 common. Manicure we leave for a later
                group.
                """,
            ),
            Post(
                "jonas",
                "24d",
                """
                Both training teams agreed in writing. I put the sheet into the toolbox and we close on
                Friday.
                """,
            ),
        ),
    ),
    Topic(
        key="topic.group-passport",
        space="pathway",
        group="group.plain-passport",
        audience="parties",
        kind="discussion",
        title="Working notes: plain-language passport",
        by="katrin",
        at="40d 4h",
        lang="de",
        tags=("plain-language", "passport"),
        text="""
            Plan: drei Kapitel, je zwei Seiten. Erst Deutsch, dann Spanisch und Englisch. Jede Seite lesen
            zwei junge Leute, bevor sie fertig heißt.
            """,
        replies=(
            Post("sam", "5d 2h", "Seite 1 und 2 gelesen. Seite 2 hat zu viele Pfeile.", "de"),
            Post(
                "javier",
                "6d 1h",
                """
                Capítulo uno en español, leído por dos chicos de aquí. Cambiaron la palabra
                'documentación' por 'papeles'.
                """,
                "es",
            ),
            Post(
                "daan",
                "10d",
                """
                English pages read by two of our learners. They asked for a phone number on every page.
                Good idea.
                """,
                "en",
            ),
            Post("katrin", "12d 3h", "Letzte Runde: Kapitel drei. Wir schließen in vier Tagen.", "de"),
        ),
    ),
)
