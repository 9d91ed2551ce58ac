"""Three pictures of 2035, from people who work with very small firms, and what they make of them."""

from config.demo.future_items import Choice, Conclusion, Future, Verdict

FUTURES = (
    Future(
        key="future.learning-place",
        space="vet-smes",
        author="claire",
        at="40d",
        title="Every small firm a learning place",
        horizon=2035,
        body="""
Monday, seven o'clock, a joinery with six people. Two of them are learners, one from the town and one from
abroad. The mentor has **four paid hours a week** for them, and nobody calls that a favour any more.

What they learn this week stands in one plan, which school and firm both write. When the order book is full,
another firm of the same street takes a learner over for a few days: they have agreed on that long ago.
""",
        shows="A street of four small workshops at sunrise; in one, a mentor and two learners at a bench.",
        drivers=("Too few young people in every trade", "Paid time for mentors", "Firms that share learners"),
        signals=(
            "Six salons in one town take turns with their learners",
            "The first guilds print the names of mentors beside those of masters",
        ),
        decisions=(
            Choice(
                title="Pay mentors for their hours",
                text="A small sum for each hour, from the fund that pays for schools today.",
                asks="Who could decide this in your country, and what would an hour have to be worth?",
            ),
            Choice(
                title="Let several firms share one learner",
                text="One contract, two or three workplaces, one plan.",
            ),
            Choice(
                title="One plan for school and firm",
                text="The firm writes into the same plan as the school, or there is no placement.",
            ),
        ),
        verdicts=(
            Verdict(
                by="anna",
                after="2d",
                plausibility=4,
                consistency=5,
                reason="We have all the parts already, only not in one place.",
            ),
            Verdict(
                by="jonas",
                after="3d",
                plausibility=3,
                consistency=4,
                reason="The hours will be paid where a chamber fights for it, and nowhere else.",
            ),
            Verdict(
                by="liga",
                after="5d",
                plausibility=4,
                consistency=4,
                reason="Sharing a learner works between neighbours; it needs somebody who makes the plan.",
            ),
        ),
    ),
    Future(
        key="future.digital-first",
        space="vet-smes",
        author="jonas",
        at="36d",
        title="Digital first",
        horizon=2035,
        body="""
Whoever has a trade goes on learning it in the evening, on a screen, in pieces of twenty minutes. The school
has become small: it examines, and it lends machines. Firms buy courses like they buy paint.

What a hand has to feel is learned late, in two weeks a year, and everybody says that this is too little.
""",
        shows="Two people before a large screen in the evening, with the lit windows of a town behind them.",
        drivers=("Courses cost nothing to copy", "Adults who cannot leave their firm for a week"),
        signals=("Certificates for single skills", "Suppliers of machines who train for nothing"),
        decisions=(
            Choice(
                title="Recognise small certificates in full qualifications",
                text="What somebody learned in pieces counts when the pieces fit.",
            ),
            Choice(
                title="Keep two weeks a year for the workshop",
                text="A right of every learner, paid like school.",
                asks="Are two weeks enough? Please say for your trade what cannot be learned on a screen.",
            ),
            Choice(
                title="Ask suppliers for open material",
                text="Who trains on their own machines opens the material to all schools.",
            ),
        ),
        verdicts=(
            Verdict(
                by="claire",
                after="1d",
                plausibility=5,
                consistency=2,
                reason="It is coming. But a school that only examines will not know what to examine.",
            ),
            Verdict(
                by="anna",
                after="2d",
                plausibility=4,
                consistency=3,
                reason="True for adults, hardly for people of sixteen.",
            ),
            Verdict(
                by="liga",
                after="4d",
                plausibility=4,
                consistency=2,
                reason="Nobody bakes bread in pieces of twenty minutes.",
            ),
        ),
    ),
    Future(
        key="future.two-speeds",
        space="vet-smes",
        author="liga",
        at="30d",
        title="Training at two speeds",
        horizon=2035,
        body="""
Large firms have academies of their own, with grants and with waiting lists. The very small ones take who is
left, for a few months, and train for the next week only. Between them hardly anybody changes sides.

Nobody decided that. It came about while each programme was made for those who can write an application.
""",
        shows="A fast train crosses a high bridge while a small van follows a winding road in the valley.",
        drivers=("Grants that need an office to apply for them", "Small firms without time"),
        signals=("Learners of large schools go abroad; those of small firms hear of it",),
        decisions=(
            Choice(
                title="A simple way into each programme",
                text="Two pages and one answer within a month for firms with fewer than ten people.",
            ),
            Choice(
                title="Networks apply for their firms",
                text="A chamber or a school may apply for many small firms at once.",
            ),
        ),
        verdicts=(
            Verdict(
                by="claire",
                after="1d",
                plausibility=3,
                consistency=5,
                reason="Sadly all of it fits together; I still hope for the networks.",
            ),
            Verdict(
                by="jonas",
                after="2d",
                plausibility=2,
                consistency=4,
                reason="The large ones find nobody either. They will come to us.",
            ),
        ),
    ),
)

CONCLUSIONS = (
    Conclusion(
        key="conclusion.vet-smes",
        space="vet-smes",
        author="claire",
        at="10d",
        body="""
We find it most plausible that much will be learned on screens, and least consistent: **somebody has to stand
beside the bench**. All three pictures turn on the same point, the hours of the mentor.

So we take one decision further this year: *pay mentors for their hours*.
""",
    ),
)
