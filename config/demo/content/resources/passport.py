"""Resources of the pathway partnership: booklet, guidelines, host kit."""

from config.demo.items import Attachment, Resource, WebLink

_CHAPTER = """\
VOR DER REISE

1  Leg alles auf den Tisch: Ausweis, Karte, Ticket (auf Papier oder im Handy).
   Fehlt etwas? Ruf uns an: ____________

2  Schreib auf: Wer holt dich ab? Wo? Wann?
   Name: ____________   Ort: ____________   Uhr: ____________

3  Was hilft dir, wenn es dir nicht gut geht?
   Das musst du niemandem zeigen.

BEFORE THE JOURNEY

1  Put everything on the table: identity card, bank card, ticket (on paper or on the phone).
   Is something missing? Call us: ____________

2  Write down: Who meets you? Where? When?
   Name: ____________   Place: ____________   Time: ____________

3  What helps you when you do not feel well?
   You need not show this to anybody.

ANTES DEL VIAJE

1  Pon todo en la mesa: tus papeles, la tarjeta, el billete (en papel o en el móvil).
   ¿Falta algo? Llámanos: ____________

2  Escribe: ¿Quién te recoge? ¿Dónde? ¿A qué hora?
   Nombre: ____________   Lugar: ____________   Hora: ____________

3  ¿Qué te ayuda cuando no estás bien?
   No tienes que enseñárselo a nadie.
"""

PASSPORT_RESOURCES = (
    Resource(
        key="resource.passport-chapter-one",
        space="pathway",
        kind="passport",
        title="Pathway passport, chapter one: before the journey",
        summary="""
            Two pages in plain German, English and Spanish, read by young people before they were called
            finished.
            """,
        by="katrin",
        contributors=("sam", "javier", "daan"),
        at="9d 5h",
        licence="CC-BY-SA-4.0",
        tags=("passport", "plain-language", "before-departure"),
        files=(Attachment("chapter-one.txt", _CHAPTER),),
        body="""
            The booklet belongs to the young person. Pages can be shown or kept, one by one. This is the
            chapter for the weeks before the journey, as text for your own layout.

            ## What makes it plain
            - One thought in a sentence, one thing to do in a line.
            - No abbreviations and no word that has to be explained.
            - A telephone number on every page. Two readers asked for it independently.

            ## How it was tested
            Every page was read by two young people. We asked: *What do you have to do now?* What they
            left out we wrote again.

            Print it on A5, at least 12 point, and leave the margins wide: people draw in them.
            """,
    ),
    Resource(
        key="resource.guideline-sending",
        space="pathway",
        kind="guideline",
        title="Guideline for sending organisations: before, during, after",
        summary="""
            What a sending school or youth workshop does at each stage, with the reason for it. Two
            pages.
            """,
        by="katrin",
        contributors=("sari", "daan"),
        at="64d 6h",
        tags=("before-departure", "during-stay", "after-return", "support", "quality"),
        body="""
            ## Before
            - **Ask what helps**, not what is wrong. The young person decides who hears of it.
            - **Prepare three things:** the work (tools, first tasks), the language (fifty words for this
            trade), the place (the way, the food, the noise).
            - **Papers six weeks before,** on the table, see the checklist in this toolbox.
            - **Visit the place** if you can, or talk with somebody who was there.

            ## During
            - A call at a fixed hour in the first week, ten minutes.
            - A call on the second Sunday. It is the hardest day.
            - A tutor who can decide is reachable at night. Write the number into the passport.
            - If there is a conflict: first listen, then speak with the host, then decide together, in
            this order.

            ## After
            - One sentence on the way home: *Next I want to ...*
            - A talk within two weeks about what was learnt, with the papers for recognition on the table.
            - A question after three months. Read the answers to the whole team.
            """,
    ),
    Resource(
        key="resource.guideline-host",
        space="pathway",
        kind="guideline",
        title="Guideline for host organisations: the first day decides a lot",
        summary="""
            What a host house and a host company do before arrival, on day one, every week and on the
            last day.
            """,
        by="javier",
        contributors=("katrin",),
        at="63d 5h",
        tags=("host-company", "during-stay", "support", "mentors"),
        body="""
            ## Before arrival
            Know the name, how it is spoken, and one thing that the young person likes. Say who the
            mentor is **and** who the second person is when the mentor is away.

            ## Day one
            1. Food first, then papers.
            2. Walk the way to the workshop together, at the right hour.
            3. House, dangers, break, toilet. In this order people ask.
            4. One real task that can be finished on the same day.

            ## Every week
            A quarter of an hour, only for the young person, at a fixed time. Ask: *What was good, what
            was difficult, what do you want next?* If the answer is always "good", go for a walk and ask
            again.

            ## If somebody wants to go home
            Give it a name, give it a date, give them something to do for the house. See the solved
            question on the board.

            ## The last day
            Write down what the young person can do. Say goodbye in front of everybody.
            """,
    ),
    Resource(
        key="resource.host-kit",
        space="ilp4wbl",
        kind="document",
        title="Host company kit: everything on one page",
        summary="""
            For the owner who says yes on the telephone: who, what, when, whom to call. To be read on a
            phone.
            """,
        by="maris",
        contributors=("edgars", "mika"),
        at="57d 6h",
        tags=("host-company", "plain-language", "micro-firms", "work-based-learning"),
        body="""
            **Thank you for hosting a learner.** You need five minutes for this page.

            1. **Who comes:** name, year, what this person would like to learn. We tell you nothing that
            the learner does not want you to know.
            2. **Who is the mentor:** one name from your side. It need not be the owner.
            3. **First day:** house, dangers, break. One task that can be finished.
            4. **Plan:** we come to you with one sheet. Forty minutes, three tasks. After two weeks we
            look at it together.
            5. **Every week:** you talk for a quarter of an hour with the learner. We call you if you like.
            6. **If something goes wrong:** this number, also in the evening. We come.
            7. **At the end:** you tell us what the learner can do, in your words. We do the writing.

            *For tutors:* replace the numbers by your own, keep it to one page, and do not send it without
            a visit.
            """,
    ),
    Resource(
        key="resource.links",
        space="hub",
        kind="link",
        title="Where the rules are kept up to date",
        summary="Five official addresses, for those days when somebody says 'I read somewhere that ...'.",
        by="rimantas",
        at="130d 3h",
        tags=("funding", "recognition", "quality"),
        licence="CC0-1.0",
        links=(
            WebLink("Erasmus+", "https://erasmus-plus.ec.europa.eu/"),
            WebLink("Europass", "https://europass.europa.eu/"),
            WebLink("Cedefop", "https://www.cedefop.europa.eu/"),
            WebLink("EUR-Lex", "https://eur-lex.europa.eu/"),
            WebLink("European Training Foundation", "https://www.etf.europa.eu/"),
        ),
        body="""
            A forum is good for experience and bad for rules. For rules, look here.

            - [Erasmus+](https://erasmus-plus.ec.europa.eu/): programme guide of each year, addresses of
            the National Agencies.
            - [Europass](https://europass.europa.eu/): mobility documents, certificate supplements,
            language levels.
            - [Cedefop](https://www.cedefop.europa.eu/): descriptions of the vocational systems of all
            member states, in one order.
            - [EUR-Lex](https://eur-lex.europa.eu/): recommendations of the Council, with the text that is
            in force.
            - [European Training Foundation](https://www.etf.europa.eu/): neighbouring countries.

            If one of these pages moves, please write to me.
            """,
    ),
)
