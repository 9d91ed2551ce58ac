"""Topics about the pages of the passport."""

from config.demo.items import Post, Topic

PASSPORT_TOPICS = (
    Topic(
        key="topic.stamps",
        space="pathway",
        board="passport",
        kind="discussion",
        title="Stamps or signatures in the passport?",
        by="katrin",
        at="31d 3h",
        tags=("passport", "recognition"),
        text="""
            Our young people love stamps. A stamp says: I was there, I did it. A signature says: somebody
            takes responsibility. In the printed booklet we have room for one of them per task. Which?
            """,
        replies=(
            Post(
                "javier",
                "4h 10m",
                """
                Stamp. My workshop has one with a gear on it, and people come back years later to show it
                to me.
                """,
            ),
            Post(
                "marta",
                "1d 1h",
                """
                Whoever reads the booklet afterwards, an employer or a school, wants to know *who* and
                *when*. A stamp alone is pretty. What about the stamp of the house with a date and
                initials inside?
                """,
            ),
            Post(
                "sam",
                "6h",
                """
                Ich will selbst stempeln. Der Chef unterschreibt daneben. Dann haben wir es beide gemacht.
                """,
                lang="de",
            ),
            Post(
                "katrin",
                "2h 30m",
                """
                Sam says: "I want to stamp it myself and the boss signs beside it. Then we both did it." I
                find that better than anything I thought of. We try it with the next group.
                """,
            ),
            Post(
                "tom",
                "3d 5h",
                """
                If it works, please write it down as a practice. It is a small thing that others could do
                on Monday.
                """,
            ),
        ),
    ),
    Topic(
        key="topic.einfache-sprache",
        space="pathway",
        board="passport",
        kind="discussion",
        title="Einfache Sprache im Passport: Wer liest gegen?",
        by="katrin",
        at="43d 4h",
        lang="de",
        tags=("plain-language", "passport", "inclusion"),
        text="""
            Wir schreiben die Seiten "Vor der Reise" neu, in einfacher Sprache. Kurze Sätze, ein Gedanke
            pro Satz, keine Abkürzungen. Ich suche Menschen, die gegenlesen, und zwar vor allem junge
            Leute, die den Text wirklich benutzen.

            Ein Beispiel. Bisher: "Stelle die Vollständigkeit deiner Reiseunterlagen sicher." Neu: "Lege
            alles auf den Tisch: Ausweis, Karte, Ticket. Fehlt etwas? Dann ruf uns an."
            """,
        replies=(
            Post(
                "sam",
                "2h",
                "Ich lese mit. Das Neue ist gut. Bei 'Ticket' fehlt: auf Papier oder im Handy?",
                "de",
            ),
            Post(
                "daan",
                "1d",
                """
                Ich kann Deutsch lesen, aber ich bin nicht die Zielgruppe. Soll ich zwei Lernende fragen,
                die Deutsch als dritte Sprache haben?
                """,
                lang="de",
            ),
            Post("katrin", "3h", "Ja, genau die! Und bitte nicht höflich sein lassen.", "de"),
            Post(
                "sari",
                "2d 4h",
                """
                I do not read German well, but the method works in any language: give the page to two
                readers and ask them to tell you, in their own words, what they have to do now. What they
                leave out is what we wrote badly.
                """,
                lang="en",
            ),
        ),
    ),
)
