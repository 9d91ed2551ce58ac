"""Practices that partners set, in the spaces for plans and for small firms."""

from config.demo.items import Practice, Step

PLAN_PRACTICES = (
    Practice(
        key="practice.ilp-workbench",
        space="ilp4wbl",
        title="Writing the learning plan at the workbench: one page, three tasks, forty minutes",
        summary="""
            We wrote individual learning plans with firms of one to nine people at their work plan instead
            of at a form, so that the plan is signed on the day and used every week.
            """,
        kind="change",
        by="ruta",
        contributors=("sanita", "maris"),
        at="40d 6h",
        set_after="8d 4h",
        countries=("LT", "LV"),
        tags=("ilp", "micro-firms", "host-company", "plain-language"),
        problem="""
            Our template had eight pages. It had been made for a company with a training coordinator. In
            firms of three or four people the tutor filled it in alone, the owner signed to be polite, and
            nobody looked at it again. In the year before the change, **two of eleven plans** with very
            small firms were opened a second time.

            Learners told us that the plan belonged to the school. Owners told us that they had no use for
            it. Both were right.
            """,
        steps=(
            Step(
                "Visit first",
                "The tutor comes without paper and asks what the firm will do in the coming two weeks.",
                "30 minutes, one week before",
            ),
            Step(
                "The learner writes one box",
                """
                Two or three sentences that begin with 'I want to', written alone. Without them the
                meeting is moved.
                """,
                "10 minutes",
            ),
            Step(
                "Three tasks from the real work plan",
                """
                Learner, mentor and tutor stand at the work plan on the wall and mark three tasks that fit
                the box. For each: what does good look like, and who looks at it?
                """,
                "30 minutes",
            ),
            Step(
                "Say what cannot be shown here",
                "One line on the back of the sheet. The tutor looks for another place for it.",
                "5 minutes",
            ),
            Step(
                "Sign, learner first",
                """
                One copy hangs beside the work plan, one goes to the school. The tutor adds the numbers
                of the outcomes later.
                """,
                "5 minutes",
            ),
            Step(
                "Cross out and choose again",
                "Every second week, standing. What is done is crossed out, the next three tasks are chosen.",
                "15 minutes, every two weeks",
            ),
        ),
        result="""
            In the first four months nine plans were written in this way with seven firms. All nine were
            signed on the day. Eight of them have been changed at least twice since then, which is the
            sign that we look for.

            Owners say that the line about what cannot be shown was a relief. Learners say that they know
            what comes next week.

            What we do not know yet: whether it also works for firms with more than ten people. Our first
            impression is that they need one sheet per department.
            """,
    ),
    Practice(
        key="practice.tandem-review",
        space="ilp4wbl",
        title="Review meetings in which three ratings are collected before anybody sits down",
        summary="""
            We asked learner, mentor and tutor to rate the same outcomes separately and to hand in the
            sheets before the meeting, so that nobody changes a rating out of politeness.
            """,
        kind="established",
        by="pekka",
        contributors=("sari", "edgars"),
        at="36d 5h",
        set_after="5d",
        countries=("FI", "LV"),
        tags=("review-meeting", "assessment", "ilp", "mentors", "tutors"),
        problem="""
            In review meetings the mentor spoke first, the tutor agreed and the learner nodded. The
            ratings on the form were the ratings of the most confident person at the table. With fourteen
            learners we found that mentors had changed a number during the meeting at least twice, because
            the learner sat in front of them.
            """,
        steps=(
            Step(
                "Choose four to six outcomes",
                "Each must be visible in one piece of work. Same list for all three people.",
                "20 minutes, once",
            ),
            Step(
                "Rate separately",
                """
                Scale 0 to 4, from 'not yet' to 'can show others'. Whoever has not seen it writes 'not
                seen'.
                """,
                "10 minutes each, the evening before",
            ),
            Step(
                "Collect before sitting down",
                "The learner collects the three sheets at the door and lays them side by side.",
                "2 minutes",
            ),
            Step(
                "Talk about the largest difference only",
                "Not about all. The person with the lowest rating begins with an example.",
                "15 minutes",
            ),
            Step(
                "Agree on one thing",
                "One change until the next meeting, written below the three columns, with a name.",
                "5 minutes",
            ),
        ),
        result="""
            Meetings became shorter, from about fifty to twenty-five minutes. Ratings for technique came
            closer during the year; for "asks for help in time" they did not, and we now treat that as a
            topic and not as an error.

            The means of one year are in the toolbox as a small data set.
            """,
    ),
    Practice(
        key="practice.weekly-reflection",
        space="vet-smes",
        title="A logbook that answers: three prompts from the learner, one line from the mentor",
        summary="""
            We replaced the empty logbook page by three prompts and had the mentor answer with one line
            every Friday, so that learners go on writing after the third week.
            """,
        kind="established",
        by="greta",
        contributors=("sanita", "pekka", "ugne"),
        at="74d 3h",
        set_after="9d",
        countries=("LT", "LV", "FI"),
        tags=("logbook", "reflection", "apprenticeship", "mentors", "micro-firms"),
        problem="""
            Logbooks were written with care for two weeks, with one word in the third and not at all in
            the fourth. Before the inspection everything was filled in within one night. Of six learners
            in three years, **one** had written in every week.
            """,
        steps=(
            Step(
                "Three prompts",
                """
                What did I do for the first time? What went wrong, and why? What do I want to ask? They
                are printed on each page.
                """,
                "5 minutes for the learner, on Friday",
            ),
            Step(
                "One line from the mentor",
                "By hand, below, on the same day. An answer to the question, or a question back. No marks.",
                "2 to 5 minutes",
            ),
            Step(
                "The tutor reads every second week",
                "And writes nothing, except if a question has been left without an answer.",
                "5 minutes",
            ),
            Step(
                "Choose two pages for the end",
                """
                The learner takes out the two pages that show most and puts them into the passport or
                the portfolio.
                """,
                "20 minutes, once",
            ),
        ),
        result="""
            In the two firms that began, four learners wrote in every one of twelve weeks. The mentors
            need about ten minutes a week for two people. What we did not expect: questions came up in
            writing that nobody had dared to ask aloud, among them one about safety.
            """,
    ),
)
