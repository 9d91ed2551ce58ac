"""Resources of partner spaces that only their own people read."""

from config.demo.items import Attachment, Resource

_PRICES = """\
item,hours,material,price
orrery small,28,310,on request
orrery large,64,840,on request
Gimbalette mount,9,75,on request
repair per hour,1,0,on request
"""

CLOSED_RESOURCES = (
    Resource(
        key="resource.orrery-price-list",
        space="orrery-works",
        kind="document",
        title="Price list: orrery small and large, Gimbalette mount",
        summary="""
            Hours and material; the rate is in the safe. Quoinstone gets the old one until the end of
            the year.
            """,
        by="valdis",
        at="6d 1h",
        audience="space",
        licence="LicenseRef-all-rights-reserved",
        tags=("metal",),
        files=(Attachment("price-list.csv", _PRICES),),
        body="""
            Only for us. Hours of learning are not in the list; they are in the training sheet.

            Changed on this occasion: small orrery 28 hours instead of 31, because three of them are learning.
            """,
    ),
    Resource(
        key="resource.hotel-cards",
        space="hotel-pori",
        kind="teaching_material",
        title="Picture cards for the Lyhtyranta floor: bed, bath, trolley",
        summary="""
            Steps in pictures with hands only, and one Finnish and one English word each. For the
            training mornings.
            """,
        by="noora",
        contributors=("aino",),
        at="3d 5h",
        audience="space",
        tags=("hospitality", "plain-language", "hygiene"),
        body="""
            Eighteen cards, to be printed in A4 and hung at eye level of the person who works there.

            1. Bed: strip, shake, look, make. (Vuode.)
            2. Bath: from the clean to the dirty end. (Kylpyhuone.)
            3. Trolley: heavy things below, nothing higher than your shoulder. (Vaunu.)

            The photographs show hands only. Whoever wants a copy for a school asks Noora.
            """,
    ),
    Resource(
        key="resource.salone-scheda",
        space="salone-perugia",
        kind="checklist",
        title="Scheda: la prima settimana con la Civettina",
        summary="""
            Cinque giorni, cinque compiti, ogni mattina il tintometro. Per noi e per le scuole che ci
            conoscono.
            """,
        by="paolo",
        contributors=("giulia",),
        at="14d 4h",
        lang="it",
        audience="space",
        tags=("beauty", "during-stay"),
        body="""
            - Lunedì: il carrello, con la foto come controllo.
            - Martedì: accoglienza e guardaroba.
            - Mercoledì: lavaggio con una collega accanto.
            - Giovedì: prova colore sulla Civettina, con il tintometro.
            - Venerdì: un quarto d'ora per parlare, fuori dal salone.
            """,
    ),
    Resource(
        key="resource.salon-wall-card",
        space="salon-kaunas",
        kind="poster",
        title="Wall card: from the door to the chair in seven moves",
        summary="What a customer notices in the first three minutes. Hangs in our staff room; free to copy.",
        by="ugne",
        contributors=("greta",),
        at="33d 5h",
        tags=("beauty", "soft-skills"),
        body="""
            1. Look up before the door has closed.
            2. Say the name if you know it, ask for it if you do not.
            3. Take the coat. Hang it up facing outwards.
            4. Lead, do not point.
            5. Offer water, not a choice of twelve things.
            6. Say who will do what, and when it will be finished.
            7. Then, and only then, touch the hair.

            New learners practise it with us as customers. We are difficult customers.
            """,
    ),
    Resource(
        key="resource.school-visit-card",
        space="school-nemunas",
        kind="template",
        title="Visit card for tutors: fifteen minutes, four questions",
        summary="What a tutor asks in a firm, standing, and the two lines that are written down afterwards.",
        by="jonas",
        contributors=("ruta",),
        at="50d 5h",
        tags=("tutors", "host-company", "review-meeting"),
        body="""
            Alone with the learner: *What did you do for the first time? Is there anything that I should
            know?*

            With the mentor: *What can I take off your hands? What comes next?*

            Afterwards, two lines: what was agreed, and who does it. No third line. The card goes to the
            learner, a photograph of it to the mentor.

            A visit that finds nothing is a good visit and also gets two lines.
            """,
    ),
)
