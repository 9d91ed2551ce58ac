"""Texts of the network home."""

from config.demo.schema import Home, Sections

HOME = Home(
    title="Where people who train people help each other",
    lead="One place for schools, companies and training networks: from a first question to shared practice.",
    what="""
        Guildhall is a community for vocational education and training. Every partner has a space of
        its own, and partners meet in shared spaces for a project or a theme. Each space has the same
        four sections. What starts as a question in one of them can be carried forward into the next,
        and every page shows where it came from and what came of it.
        """,
    sections=Sections(
        communication="Ask, answer and talk live. Nothing has to be finished.",
        sharing="Put what you made into the toolbox, so that a colleague need not make it again.",
        collaboration="Work with a few people from other partners, for some weeks, towards one aim.",
        cooperation="Keep what proved good: practices that others can repeat.",
    ),
    story_title="One question, and what came of it",
    story_lead="""
        A tutor did not know how to write a learning plan with a firm of four people. The owner of
        a bakery in another country told her how they do it. See what happened to that answer.
        """,
    story=("topic.ilp-micro", "resource.ilp-one-page", "practice.ilp-workbench", "group.ilp-micro"),
)
