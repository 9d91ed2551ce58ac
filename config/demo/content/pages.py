"""News and pages that editors of the demo's spaces have written."""

from typing import Any

from config.demo.items import Page


def _text(html: str) -> tuple[str, Any]:
    return "paragraph", html


PAGES = (
    Page(
        key="page.ilp4wbl.take-part",
        space="ilp4wbl",
        kind="page",
        title="How to take part",
        slug="how-to-take-part",
        introduction="For schools, firms and chambers that want to try a plan for one learner.",
        author="liga",
        at="90d",
        blocks=(
            _text(
                "<h3>You need one learner</h3><p>Nothing starts with an agreement between institutions. It "
                "starts with <b>one learner, one tutor and one mentor</b> who sit at one table for half an "
                "hour. Take the one-page plan from the toolbox and fill in the first two boxes.</p>"
                "<h3>Then tell us</h3><p>Write here how it went, also when it did not go well. Somebody in "
                "another country has had the same trouble.</p>",
            ),
            (
                "quote",
                {"text": "The plan is short, so we really look at it.", "source": "A mentor in a bakery"},
            ),
            ("people", {"title": "Whom to ask", "people": ("liga", "ruta", "sari")}),
            ("live", "questions"),
            (
                "call_to_action",
                {
                    "text": "Do you have a learner in mind?",
                    "link_text": "Ask for help",
                    "url": "/spaces/ilp4wbl/communication/",
                },
            ),
        ),
    ),
    Page(
        key="page.ilp4wbl.autumn",
        space="ilp4wbl",
        kind="news",
        title="Three languages, one sheet",
        slug="three-languages-one-sheet",
        introduction="The one-page plan now exists in Lithuanian too, and the pictures are drawn.",
        author="liga",
        at="2d",
        blocks=(
            _text(
                "<p>The group for very small firms has finished the Lithuanian version. The three boxes can "
                "be read without words, so a learner who is new to the language can fill them in with the "
                "mentor.</p>",
            ),
            (
                "figures",
                {
                    "figures": (
                        {
                            "number": "3",
                            "label": "firms have tried the sheet",
                            "source": "Tasks of the group",
                        },
                        {"number": "1", "label": "page, both sides", "source": ""},
                    )
                },
            ),
            ("live", "resources"),
        ),
    ),
    Page(
        key="page.ilp4wbl.meeting",
        space="ilp4wbl",
        kind="news",
        title="We meet in a room every other Thursday",
        slug="every-other-thursday",
        introduction="Half an hour, one case, no slides.",
        author="liga",
        at="21d",
        blocks=(
            _text(
                "<p>One of us brings a case and says in five minutes what is difficult. The others ask, then "
                "suggest. What helped goes into the toolbox.</p>",
            ),
            ("live", "rooms"),
        ),
    ),
    Page(
        key="page.salon-kaunas.contact",
        space="salon-kaunas",
        kind="page",
        title="Who is who in the salon",
        slug="who-is-who",
        introduction="Whom apprentices and schools turn to.",
        author="greta",
        at="60d",
        blocks=(("people", {"title": "", "people": ("greta",)}), ("live", "practices")),
    ),
)
