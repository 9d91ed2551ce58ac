"""Resources for mobility: papers for recognition, hygiene, soft skills, checklists."""

from config.demo.items import Attachment, Resource

_MATRIX = """\
when,job,who
before,tells the learner what the mentor knows about her,sending tutor
before,decides who hears of support needs,learner
before,sends certificate and list of topics for hygiene,sending tutor
before,tells the host family the hour of arrival,host tutor
first day,shows house and dangers and the break,mentor
first day,has the insurance papers at hand,host tutor
during,talks with the learner for a quarter of an hour a week,mentor
during,calls on the second Sunday,sending tutor
during,decides what happens after a conflict,host tutor
end,writes down what the learner can do,mentor
end,says goodbye on the last working day,mentor
after,has the outcomes recognised at home,sending tutor
after,asks again after three months,sending tutor
"""

_UNITS = """\
unit,outcome,match
Facial care,Prepares the place and receives a customer,full
Facial care,Asks three questions and sees what the skin needs,full
Facial care,Carries out a cleansing treatment for normal skin and explains it,full
Facial care,Carries out a mask treatment and watches the reaction,full
Facial care,Massages face and neck for ten minutes,full
Facial care,Recommends care at home without pressing,full
Facial care,Knows when to call a colleague and does it,full
Facial care,Treats sensitive skin,partly
Facial care,Uses electrical devices,partly
Facial care,Keeps the customer card,partly
Facial care,Applies national rules for treatments,none
Facial care,Applies national rules for data of customers,none
Hygiene and safety,Washes and disinfects hands at the right moments,full
Hygiene and safety,Disinfects tools and explains why,full
Hygiene and safety,Handles sharp tools and waste,full
Hygiene and safety,Recognises what must not be treated,full
Hygiene and safety,Acts after a small injury,full
"""

_ITEMS = """\
stage,party,item,required,done_on
before,learner,show me your travel document and its date,yes,
before,learner,show me your bank card or ask for a prepaid one,yes,
before,sending,hygiene list sent and answered,yes,
before,host,name of the mentor and of the second person,yes,
during,host,first-day round done,yes,
during,sending,call on the second Sunday,no,
after,learner,next step chosen,yes,
after,sending,question after three months,no,
"""

MOBILITY_RESOURCES = (
    Resource(
        key="resource.common-units",
        space="vision",
        kind="document",
        title="Common units for the beauty sector: facial care, hygiene and safety",
        summary="""
            Seven and five outcomes that two countries agree on, with what is common, what is not, and
            why.
            """,
        by="jonas",
        contributors=("giulia", "ruta", "greta", "paolo"),
        at="41d 5h",
        tags=("units", "beauty", "learning-outcomes", "recognition", "hygiene"),
        files=(Attachment("common-units.csv", _UNITS),),
        body="""
            The result of a group of two schools and two salons. An outcome was allowed if a mentor can
            see it **in one piece of work** and say yes or no.

            | Unit | Common | Partly | Not common |
            |---|---|---|---|
            | Facial care | 7 | 3 | 2 |
            | Hygiene and safety | 5 | 0 | 0 |

            The two outcomes that are not common are about national law. They stay national, and the sheet
            says so.

            **How to use it.** Choose outcomes for one learner, put them into the agreement, let the
            mentor sign what was seen and the tutor that it counts. Please tell us when you use it
            elsewhere.

            Demo units: they were written for this network and are not an official standard.
            """,
    ),
    Resource(
        key="resource.who-does-what",
        space="vision",
        kind="tool",
        title="Who does what: a table that you can import",
        summary="""
            Thirteen jobs before, during and after a stay, each with exactly one name. For any
            spreadsheet or task tool.
            """,
        by="jonas",
        at="46d 3h",
        tags=("mobility", "quality", "tutors", "mentors", "digital"),
        files=(Attachment("who-does-what.csv", _MATRIX),),
        body="""
            A small table for a spreadsheet, or for a task tool that imports CSV. Open it, replace
            *sending tutor* and the other roles by names, give each line a date, and send everybody their
            own lines.

            - **Cost:** none. **Works with:** any spreadsheet program, also without a network.
            - **Privacy:** put first names and roles in, never support needs or health.
            - **The only rule:** one line, one name. If two people are named, nobody does it.

            The jobs come from a discussion on the board; most of them had once been forgotten by somebody.
            """,
    ),
    Resource(
        key="resource.hygiene-hour",
        space="vision",
        kind="teaching_material",
        title="Hygiene on the first morning: one hour, four stations",
        summary="What a host salon goes through with every new trainee, whatever certificates there are.",
        by="greta",
        contributors=("ruta",),
        at="27d 3h",
        tags=("hygiene", "beauty", "host-company", "during-stay"),
        body="""
            For one mentor and one or two trainees. No slides. At the end both sign and keep a copy.

            | Minutes | Station | The trainee shows |
            |---|---|---|
            | 10 | Hands | when, how long, what with |
            | 15 | Surfaces and chairs | from clean to dirty, with the right cloth |
            | 20 | Tools | takes apart, cleans, disinfects, puts away; says how long it takes and why |
            | 15 | Waste and small injuries | where sharp things go; what to do after a cut |

            **Rule:** I do not tell, I ask. If she does it differently at home, I ask her why. Twice the
            other way was better than ours.

            Rules on hygiene differ between countries and regions. Check your own before you use this.
            """,
    ),
    Resource(
        key="resource.soft-skill-sheet",
        space="vision",
        kind="template",
        title="Rating sheet: five soft skills that salons notice",
        summary="Before and after, by learner and mentor, always with the moment in which it was seen.",
        by="giulia",
        contributors=("ugne", "greta", "lina"),
        at="1d 4h",
        tags=("soft-skills", "beauty", "assessment"),
        body="""
            | Skill | What one can see | Before: me | After: me | After: mentor | When was it seen? |
            |---|---|---|---|---|---|
            | Says when she does not know | asks before mixing | | | | |
            | Reads the customer | notices talk or rest | | | | |
            | Stays calm when it is full | Saturday at eleven | | | | |
            | Sees what the team needs | sweeps, hands over, waits | | | | |
            | Takes correction | does it differently the next time | | | | |

            1 not yet, 2 sometimes, 3 often, 4 nearly always, 5 others learn it from her.

            Leave the last column empty and the number does not count. A sixth line is free, for the
            mentor: *corrects well*, filled in by the learner.
            """,
    ),
    Resource(
        key="resource.papers-checklist",
        space="pathway",
        kind="checklist",
        title="Show me: a checklist that asks for things and not for answers",
        summary="""
            Eight items from six weeks before departure to three months after the return, ready for
            print or import.
            """,
        by="daan",
        contributors=("katrin",),
        at="15d 4h",
        tags=("before-departure", "after-return", "inclusion", "quality"),
        files=(Attachment("show-me.csv", _ITEMS),),
        body="""
            We used to ask: *Are your documents in order?* Everybody said yes. Now we sit down together
            and say: *Show me.*

            1. Travel document: show me the date on it.
            2. Bank card: show me. None? Then we arrange a prepaid one, quietly.
            3. Telephone: show me how you call us without a data connection.
            4. The way: show me on the map how you get from the bed to the workshop.

            Do this **six weeks** before. With less time left it still helps, but then you need luck.

            The table holds all items with the stage and the person who does it. Change it, add your own.
            """,
    ),
)
