"""Rooms that only some may enter: of partner spaces, of groups, and one of three people."""

from config.demo.items import Post as M
from config.demo.items import Room

VISIT_PLAN = Room(
    key="room.visit-plan",
    space="pathway",
    title="Visit in spring: arrangements",
    purpose="Three people plan a preparatory visit. Addresses and telephone numbers stay in here.",
    host="katrin",
    audience="parties",
    people=("katrin", "javier", "daan"),
    at="5d 6h",
    messages=(
        M(
            "katrin",
            "2m",
            "Here we can talk about rooms and arrivals. Nothing of it goes into the topic, please.",
        ),
        M("javier", "6m", "Hola. I have four beds in the house Heidelerche from the 12th, ground floor."),
        M("daan", "3m", "Ground floor is important for one of ours. Is the bathroom on the same level?"),
        M("javier", "2m", "Yes, and the door is wide. I measured it: 92 cm."),
        M("katrin", "4m", "Perfect. Who picks us up? We arrive after eleven at night."),
        M("javier", "1m", "I do, with the van. Seven seats, so one bag each."),
        M(
            "daan",
            "20m",
            "My learner would like to see the workshop before meeting the group. Half an hour, alone.",
        ),
        M("javier", "5m", "Monday, eight o'clock, before the others come. I will have the machines off."),
        M("katrin", "1d 3h", "Who knows the emergency contact? I would have it on paper, twice."),
        M("daan", "40m", "In my envelope and in Javier's desk. Not in here."),
        M("javier", "15m", "Agreed. Closed envelope, opened only if needed, given back at the end."),
        M("katrin", "2d 2h", "Tickets are booked. I am a little nervous, which is a good sign."),
        M(
            "javier",
            "55m",
            "Heidelerche is painted. It smells of it. We will keep the windows open until you come.",
        ),
        M("daan", "3h", "Thank you both. See you on the 12th."),
    ),
)

GROUP_ILP_MICRO = Room(
    key="room.group-ilp-micro",
    space="ilp4wbl",
    group="group.ilp-micro",
    audience="parties",
    title="ILP for micro-enterprises",
    purpose="The group's own room.",
    host="ruta",
    at="20d 5h",
    messages=(
        M("ruta", "2m", "Room is open. For quick things only, the rest into the topic."),
        M("maris", "9m", "Quick thing: A4 or A5?"),
        M("sanita", "2m", "A4, folded. It goes into the apron."),
        M("edgars", "4m", "In metal an apron pocket means oil. Could it be printed on something stronger?"),
        M("ruta", "3m", "Any school printer has card. Good."),
        M(
            "sari",
            "1d 2h",
            "I drew the three boxes with pictures. Two learners understood it without a word from me.",
        ),
        M("ruta", "10m", "Please put it into the toolbox as a draft. I would like to show it to Greta."),
        M(
            "sanita",
            "3d 7h",
            "Toms says that box one should begin with 'I want to', so that nobody can write 'should'.",
        ),
        M("liga", "12m", "That is the best change so far."),
        M(
            "maris",
            "6d 1h",
            """
            The bicycle workshop: twenty-five minutes, all signed. The owner asked why it had ever been
            eight pages.
            """,
        ),
        M("ruta", "5m", "What did you say?"),
        M("maris", "1m", "That it had been my eight pages."),
        M("liga", "4d 3h", "Reminder: four weeks left, two firms open. Edgars, your smith?"),
        M("edgars", "2h 20m", "Saturday. He is at a market all week."),
        M("ruta", "1d 4h", "Lithuanian version is ready for reading, Finnish is half done."),
        M("sari", "50m", "Finnish until Friday, I promise."),
    ),
)

PLAIN_PASSPORT = Room(
    key="room.plain-passport",
    space="pathway",
    group="group.plain-passport",
    audience="parties",
    title="Plain-language passport",
    purpose="The group's own room.",
    host="katrin",
    at="18d 4h",
    lang="de",
    messages=(
        M("katrin", "2m", "Kapitel zwei ist fertig gelesen. Danke, Sam!"),
        M("sam", "30m", "Seite 4 ist am besten. Da steht nur, was ich tun muss."),
        M(
            "javier",
            "2h",
            "Página 4 también en español. Los chicos dicen que falta un dibujo del autobús.",
            "es",
        ),
        M(
            "katrin",
            "1d",
            "Printing test on Friday at the print shop in Aprikosenweg. Who wants a copy?",
            "en",
        ),
        M("daan", "12m", "Ten, please. I pay the postage.", "en"),
        M("tom", "3h", "Two for the course. I will tell people who made it.", "en"),
        M("sam", "6d", "Der Druck ist da. Die Schrift ist groß genug. Das Rot ist zu rot."),
        M("katrin", "20m", "Das Rot wird heller. Sonst noch etwas?"),
        M("sam", "4m", "Nein. Doch: mein Name soll hinten drauf, aber nur der Vorname."),
        M("katrin", "2m", "Versprochen."),
    ),
)

BAKERY_SHIFT = Room(
    key="room.bakery-shift",
    space="bakery-riga",
    title="Tonight",
    purpose="Who does what tonight. Short.",
    host="sanita",
    audience="space",
    lang="lv",
    at="15h",
    messages=(
        M("sanita", "1m", "Šonakt: 60 rudzu, 40 kviešu, 2 kliņģeri pasūtījumam."),
        M("raivis", "6m", "Labi. Toms sver un veido, es pie krāsns."),
        M("toms", "3m", "Vai es drīkstu taisīt vienu kliņģeri viens pats?"),
        M("sanita", "4m", "Drīksti. Vispirms parādi Raivim, kā pin."),
        M("toms", "5h 10m", "Gatavs. Bilde rīt."),
        M("raivis", "20m", "Labs kliņģeris. Tikai cukurs par daudz."),
        M("toms", "2m", "Cukurs nekad nav par daudz."),
        M("sanita", "2h 30m", "Redzēju. Tas brauc pie klienta. Apsveicu, Tom."),
        M("maris", "1h 5m", "Ierakstiet to plānā: viens kliņģeris, viens pats, pārdots."),
    ),
)

ORRERY_BENCH = Room(
    key="room.orrery-bench",
    space="orrery-works",
    title="Workbench",
    purpose="The day at a glance.",
    host="valdis",
    audience="space",
    at="3d 2h",
    messages=(
        M("valdis", "1m", "Quoinstone called. They want the small orrery two weeks earlier."),
        M("ieva", "5m", "Possible if we buy the base instead of turning it."),
        M("valdis", "3m", "What does it cost us?"),
        M("ieva", "8m", "Eighty more. But it saves six hours, and the apprentice keeps his gears."),
        M("valdis", "2m", "Then buy it. The gears are the point."),
        M("ieva", "1d 4h", "Gimbalette: the third one is good. He wrote down the angle this time."),
        M("valdis", "30m", "Show it to him under the glass. He should see why it is good."),
    ),
)

HOTEL_SHIFT = Room(
    key="room.hotel-shift",
    space="hotel-pori",
    title="Vuoronvaihto",
    purpose="Vuoronvaihto: kolme riviä, ei enempää. / Handover in three lines.",
    host="noora",
    audience="space",
    lang="fi",
    at="1d 3h",
    messages=(
        M("noora", "1m", "Lyhtyranta: kuusi huonetta valmiina, kaksi jää huomiselle."),
        M("aino", "7m", "Kuvat on otettu. Vain kädet, kuten sovittiin."),
        M("noora", "4m", "Hyvä. Tulosta ne isona."),
        M("mika", "2h 10m", "Aamulla tulee kouluryhmä, 14 henkeä. Aino, haluatko ottaa heidät vastaan?"),
        M("aino", "12m", "Haluan, jos joku seisoo vieressä."),
        M("mika", "1m", "Minä seison."),
        M("aino", "18h 40m", "Meni hyvin! Unohdin yhden avaimen."),
        M("mika", "15m", "Minä unohdin ensimmäisenä vuonna kaikki."),
    ),
)
