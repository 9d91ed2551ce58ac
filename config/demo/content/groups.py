"""Three groups: one at work, one about to end, one closed with an outcome."""

from config.demo.items import Group, Task

GROUPS = (
    Group(
        key="group.ilp-micro",
        space="ilp4wbl",
        title="ILP for micro-enterprises",
        aim="""
            One learning plan on one page in four languages, tried in at least five firms with fewer
            than ten people.
            """,
        lead="ruta",
        members=("sanita", "maris", "sari", "edgars", "liga"),
        at="24d 3h",
        planned_output="resource",
        body="""
            We take the sheet for very small firms and try it where it has not been tried. Each of us
            brings one or two firms. After every try we change the sheet by one thing at most, so that we
            know what helped.
            """,
        starts_days=-24,
        ends_days=32,
        tags=("ilp", "micro-firms", "plain-language"),
        tasks=(
            Task("Agree on the order of the boxes", "done", "ruta", -12),
            Task("Try the sheet in a bakery", "done", "sanita", -10),
            Task("Try the sheet in a joinery and a bicycle workshop", "done", "maris", -5),
            Task("Draw the three boxes with pictures", "done", "sari", -8),
            Task("Lithuanian version", "done", "ruta", -2),
            Task("Finnish version", "doing", "sari", 3),
            Task("Try the sheet in a smithy", "doing", "edgars", 5),
            Task("Latvian version, read by two apprentices", "todo", "liga", 12),
            Task("Try the sheet in two salons", "todo", "ruta", 18),
            Task("Write down what changed and why", "todo", "liga", 28),
        ),
    ),
    Group(
        key="group.beauty-units",
        space="vision",
        title="Common beauty units",
        aim="""
            Agree on the outcomes of facial care, and of hygiene and safety, that two countries assess
            in the same way.
            """,
        lead="giulia",
        members=("ruta", "greta", "paolo", "jonas"),
        at="98d 4h",
        planned_output="unit",
        body="""
            Two schools and two salons. Outcomes are written on cards; a card is good when a mentor can
            see it in one piece of work and say yes or no.
            """,
        starts_days=-98,
        ends_days=-42,
        closed_at="42d 5h",
        tags=("units", "beauty", "learning-outcomes"),
        tasks=(
            Task("Write the outcomes of facial care on cards", "done", "giulia", -90),
            Task("Write the outcomes of hygiene and safety on cards", "done", "ruta", -90),
            Task("Read both piles as a salon", "done", "greta", -80),
            Task("Mark full, partly, none", "done", "ruta", -70),
            Task("Try three cards on a Saturday", "done", "paolo", -60),
            Task("Put the sheet into the toolbox", "done", "jonas", -43),
        ),
        next_step="resource",
        done="""
            Seventeen cards compared; twelve outcomes agreed, seven in facial care and five in hygiene and
            safety. Three match partly, two are national law and stay national. The sheet is in the
            toolbox; manicure waits for another group.
            """,
        learned="""
            **School side:** the shorter list was the better starting point, because one can add to it.

            **Work side:** a card that a salon does not understand is wrong, whatever the standard says.
            """,
    ),
    Group(
        key="group.plain-passport",
        space="pathway",
        title="Plain-language passport",
        aim="""
            Three chapters of the passport in plain German, Spanish and English, each page read by two
            young people.
            """,
        lead="katrin",
        members=("sam", "javier", "daan", "tom"),
        at="45d 4h",
        planned_output="resource",
        body="""
            Three chapters, two pages each. Nothing is finished before two young people have told us in
            their own words what they have to do now.
            """,
        starts_days=-45,
        ends_days=4,
        tags=("passport", "plain-language", "inclusion"),
        tasks=(
            Task("Chapter one in three languages", "done", "katrin", -30),
            Task("Chapter two in three languages", "done", "javier", -18),
            Task("Printing test", "done", "katrin", -12),
            Task("Lighter red", "done", "katrin", -8),
            Task("Chapter three, German and Spanish", "doing", "javier", 1),
            Task("Chapter three, English", "doing", "daan", 2),
            Task("First names on the back page", "todo", "katrin", 3),
        ),
    ),
)
