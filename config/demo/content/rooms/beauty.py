"""The room that led to a group on common units, and the group's own room."""

from config.demo.items import Post as M
from config.demo.items import Room

BEAUTY_UNITS = Room(
    key="room.beauty-units",
    space="vision",
    title="Beauty units: what do we have in common?",
    purpose="One hour for schools and salons from two countries: is there a common core, and who writes it?",
    host="jonas",
    at="110d 4h",
    closed_after="20m",
    agenda=(
        "What each of us teaches first, 15 min",
        "What we have in common, 25 min",
        "Who writes it, 10 min",
    ),
    outcome="""
        **What we agreed.** An outcome has the right size if a mentor can see it in one piece of work and
        say yes or no. Facial care and hygiene are close enough to try; manicure waits.

        **What happens next.** A group of both schools and two salons writes the common units in eight
        weeks. Giulia leads it, Greta reads everything with the eyes of a salon.
        """,
    result="group",
    minutes="""
        - **Where:** a live room, one hour; schools from two countries and two salons
        - **Host:** Jonas

        ## Agenda

        1. What must somebody be able to do before she touches a face? (20 min)
        2. Which outcomes are alike in both lists? (25 min)
        3. Who writes it down, and until when? (15 min)

        ## Decisions

        - An outcome has the right size if a mentor can see it in one piece of work and say yes or no.
        - Facial care and hygiene are tried together. Manicure waits until the two lists are nearer.

        ## Tasks

        - ☐ Lay both lists beside each other and mark what is alike (Rūta)
        - ☐ Write the common units for facial care (Giulia)
        - ☐ Read every sentence with the eyes of a salon (Greta)

        ## Votes

        - Is there a common core? (5 people voted) Yes: 4, No: 0, I abstain: 1
        """,
    messages=(
        M(
            "jonas",
            "1m",
            "Welcome. We have one hour. Question: is there a common core of our beauty units, yes or no?",
        ),
        M("giulia", "2m", "Ciao a tutti. I say yes for facial care. For manicure I am not sure."),
        M("ruta", "2m", "Hello from school. I have our nineteen outcomes open."),
        M("greta", "3m", "Hello from the salon. I have a customer at four, so be quick with me."),
        M(
            "jonas",
            "1m",
            "Then salons first. Greta, Paolo: what must somebody be able to do before she touches a face?",
        ),
        M("greta", "2m", "Wash hands properly, see the skin, ask three questions, know when to call me."),
        M("paolo", "3m", "Lo stesso. E preparare il carrello senza chiedere.", "it"),
        M("giulia", "2m", "Paolo: the same, and prepare the trolley without asking."),
        M(
            "ruta",
            "3m",
            "In our list this is outcome 1, 2, 4, 7 and 11. Five lines for what Greta said in one breath.",
        ),
        M("giulia", "1m", "In ours it is half of one."),
        M(
            "pekka",
            "4m",
            "One piece of work, yes or no. 'Prepares and receives a customer for a facial' is one piece.",
        ),
        M("greta", "1m", "Yes. I can see that in ten minutes."),
        M("jonas", "2m", "Let us test the rule on something hard. Disinfection of tools?"),
        M("ruta", "2m", "One piece of work. She does it, I look, done."),
        M("giulia", "2m", "And explains why. Otherwise she does it only while I look."),
        M("greta", "3m", "Explains why, agreed. That is the only 'knowledge' I ever test."),
        M("paolo", "2m", "D'accordo.", "it"),
        M("jonas", "3m", "Manicure?"),
        M("giulia", "2m", "With us it is a separate profession in part. Too far apart for eight weeks."),
        M("ruta", "1m", "Then leave it. Better two units that hold."),
        M(
            "greta",
            "5m",
            "My customer is here. I will read whatever you write. If I do not understand it, it is wrong.",
        ),
        M("pekka", "1m", "That should be printed above every door."),
        M("jonas", "4m", "Who leads? It should be somebody from the side with the shorter list."),
        M("giulia", "2m", "Me then. But I want a salon in it from the beginning, not at the end."),
        M("ruta", "2m", "I bring our cards. Eight weeks is fine."),
        M("jonas", "3m", "Then I close the room with an outcome and open a group. Thank you all."),
    ),
)

BEAUTY_GROUP = Room(
    key="room.group-beauty-units",
    space="vision",
    group="group.beauty-units",
    audience="parties",
    title="Common beauty units",
    purpose="The group's own room.",
    host="giulia",
    at="92d 3h",
    messages=(
        M("giulia", "3m", "Cards are photographed. Greta, can you read mine? My handwriting is a crime."),
        M("greta", "14m", "I can. Card 6 and your card 9 are the same thing said twice."),
        M("ruta", "5m", "Right. We take the words of 9, they are shorter."),
        M(
            "jonas",
            "1d 2h",
            "Coverage so far: seven of twelve cards match fully, three partly, two not at all.",
        ),
        M("giulia", "20m", "The two that do not match are about national law. They should not be common."),
        M("ruta", "8m", "Then they stay national and we say so on the sheet."),
        M("paolo", "3d 4h", "Letto tutto. In salone funziona. Una domanda: chi firma, il tutor o io?", "it"),
        M("giulia", "30m", "Tu. The mentor signs what he saw, the tutor signs that it counts."),
        M("greta", "2h", "I like that sentence."),
        M("jonas", "30d 5h", "Last call for changes. On Friday the sheet goes into the toolbox."),
        M(
            "ruta",
            "1h 5m",
            "Nothing from me. It was the first working group in years that ended on its date.",
        ),
    ),
)
