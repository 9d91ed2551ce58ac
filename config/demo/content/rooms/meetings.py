"""Rooms with a time: one tomorrow between spaces, one next week of a few people, one that is over."""

from config.demo.items import Post as M
from config.demo.meeting_items import Meeting

MEETINGS = (
    Meeting(
        key="meeting.plans-abroad",
        space="ilp4wbl",
        title="Learning plans for placements abroad: which lines are missing?",
        purpose="Bring one plan each. At the end we have a list of five lines that every plan needs.",
        host="liga",
        at="6d",
        in_days=1,
        hour=14,
        minutes=75,
        zone="Europe/Riga",
        audience="network",
        guests=3,
        answers=(("maris", "yes"), ("edgars", "yes"), ("pekka", "maybe"), ("anna", "yes"), ("aino", "maybe")),
        video="https://meet.example.org/learning-plans",
    ),
    Meeting(
        key="meeting.mentor-course",
        space="tutoring",
        title="Course for mentors: who does which evening?",
        purpose="Three evenings, three people. We share them out and write one page for the firms.",
        host="pekka",
        at="3d",
        in_days=8,
        hour=18,
        minutes=60,
        zone="Europe/Helsinki",
        audience="parties",
        people=("edgars", "ieva", "tom"),
        answers=(("edgars", "yes"), ("tom", "maybe")),
    ),
    Meeting(
        key="meeting.visits",
        space="vet-smes",
        title="Visits of tutors in small firms: at which hour?",
        purpose="One hour, firms and schools. We want three rules that everybody can keep.",
        host="claire",
        at="20d",
        in_days=-6,
        hour=15,
        minutes=60,
        zone="Europe/Paris",
        audience="public",
        guests=2,
        answers=(("edgars", "yes"), ("sanita", "yes"), ("mika", "maybe")),
        messages=(
            M("claire", "3m", "Welcome. One question only: at which hour does a visit help you?"),
            M("sanita", "2m", "After ten. Before ten there is bread."),
            M("edgars", "3m", "Any hour, if I know it two days before."),
            M("mika", "4m", "Not on the day of arrival of a group. We send the list every Monday."),
            M("claire", "6m", "So: two days before, after ten, and never on the days that the firm names."),
            M("sanita", "1m", "I would sign that."),
        ),
        outcome="""
        Three rules for visits: announced two days before, after ten o'clock, and not on the days that the
        firm has named at the beginning. Claire brings them to the schools.
        """,
    ),
)
