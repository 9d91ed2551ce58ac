"""Topics of partner spaces that not everybody may read."""

from config.demo.items import Post, Topic

CLOSED_TOPICS = (
    Topic(
        key="topic.hotel-housekeeping",
        space="hotel-pori",
        board="house",
        kind="discussion",
        title="Lyhtyranta floor: training mornings before the season",
        by="noora",
        at="9d 3h",
        audience="space",
        tags=("hospitality", "train-the-trainers"),
        text="""
            The Lyhtyranta floor stays closed until the first of the month. I would like to use its twelve
            rooms for training: three mornings, two learners and one mentor per room, the same bed made
            three times. Aino could photograph the steps for the new picture cards.
            """,
        replies=(
            Post("mika", "2h", "Good. Take Tuesday to Thursday, the lift is being serviced on Friday."),
            Post(
                "aino",
                "1d 1h",
                "I will do the photographs. May I show hands only? Some do not want to be seen.",
            ),
            Post("noora", "1h 20m", "Hands only. I like that better anyway."),
            Post(
                "sari",
                "2d 4h",
                """
                I come on Wednesday and bring the rating sheet with photographs, so that we use the same
                ones.
                """,
            ),
        ),
    ),
    Topic(
        key="topic.hotel-sauna",
        space="hotel-pori",
        board="house",
        kind="help",
        title="Saunakalenteri: miten harjoittelija oppii varaukset?",
        by="aino",
        at="2d 2h",
        lang="fi",
        audience="space",
        tags=("hospitality", "digital"),
        text="""
            En ymmärrä saunakalenteria. Miksi sama vuoro näkyy kaksi kertaa? En halua varata asiakkaalle
            väärää aikaa.
            """,
        replies=(
            Post(
                "mika",
                "3h",
                """
                Hyvä kysymys. Sininen on hotellin vieras, vihreä ulkopuolinen, ja sama vuoro voi olla
                jaettu. Katsotaan yhdessä huomenna klo 9. Siihen asti: kysy ja kirjoita paperille.
                """,
                accepted=True,
            ),
        ),
        solved_after="20h",
    ),
    Topic(
        key="topic.salone-mannequin",
        space="salone-perugia",
        board="in-salone",
        kind="discussion",
        title="La Civettina e il tintometro: che cosa tocca alla tirocinante?",
        by="paolo",
        at="20d 3h",
        lang="it",
        audience="space",
        tags=("beauty", "mentors"),
        text="""
            Proposta per la prossima tirocinante: nelle prime due settimane lavora solo sulla testa di
            prova (la nostra Civettina) e usa il tintometro ogni mattina con me. Dalla terza settimana una
            cliente al giorno. Giulia, per la scuola va bene?
            """,
        replies=(
            Post(
                "giulia",
                "4h",
                """
                Va bene, se il tintometro entra anche nella scheda di valutazione: è un buon compito da
                osservare.
                """,
            ),
            Post("paolo", "20h", "Lo aggiungo. La Civettina ringrazia per la parrucca nuova."),
        ),
    ),
    Topic(
        key="topic.orrery-prices",
        space="orrery-works",
        board="workbench",
        kind="help",
        title="Price list for the small orrery: which hours do we count?",
        by="ieva",
        at="6d 4h",
        audience="space",
        tags=("metal",),
        text="""
            For the Quoinstone order I calculate the small orrery with thirty-one hours. Four of them are
            hours in which the apprentice cuts gears that I could cut in one. Do we put four into the
            price list, or one, and carry three ourselves?
            """,
        replies=(
            Post(
                "valdis",
                "2h",
                """
                One. Learning is our cost and not the client's. Write the other three into the training
                sheet, so that we see at the end of the year what it was worth to us.
                """,
                accepted=True,
            ),
            Post(
                "ieva", "1h 10m", "Good. Then the list says 28 hours and the Quoinstone offer goes out today."
            ),
        ),
        solved_after="1h",
    ),
    Topic(
        key="topic.orrery-gears",
        space="orrery-works",
        board="workbench",
        kind="discussion",
        title="Gimbalette: drawings for the apprentice, or only the part?",
        by="valdis",
        at="19d 5h",
        audience="space",
        tags=("metal", "mentors"),
        text="""
            For the Gimbalette mount the apprentice got the part and no drawing, to measure it. He made a
            good one and a bad one. Ieva, shall we go on like this?
            """,
        replies=(
            Post(
                "ieva",
                "5h",
                """
                Yes, but he should draw it himself before he cuts. The bad one was bad because he never
                wrote down the angle.
                """,
            ),
            Post("valdis", "1d", "Agreed. Drawing first, then brass."),
        ),
    ),
)
