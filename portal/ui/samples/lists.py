"""The samples of ways through the site and of lists."""

from portal.choices import SectionKind
from portal.ui.samples import things as s
from portal.ui.samples.things import Sample, sample


def ways() -> dict[str, list[Sample]]:
    tabs = [
        {"label": "Latest", "url": "?tab=latest", "current": True},
        {"label": "Open questions", "url": "?tab=open", "count": 4},
        {"label": "Mine", "url": "?tab=mine"},
    ]
    values = [
        {"label": "Question", "count": 12, "url": "?type=question", "selected": True},
        {"label": "Resource", "count": 4, "url": "?type=resource", "selected": False},
    ]
    crumbs = [
        {"label": "Communication", "url": "/communication/"},
        {"label": "Questions and answers", "url": ""},
    ]
    return {
        "section_nav": [sample(items=s.SECTIONS, current="sharing", label="Sections of a sample space")],
        "joint": [sample(items=s.SECTIONS)],
        "side_nav": [
            sample(
                label="Settings of a sample",
                items=[
                    {"label": "About", "url": "#about", "current": True},
                    {"label": "House rules", "url": "#rules", "current": False},
                    {"label": "Storage", "url": "#storage", "current": False},
                ],
            )
        ],
        "breadcrumb": [sample(items=crumbs)],
        "tabs": [sample(items=tabs, label="Which topics")],
        "pagination": [sample(page=s.sample_page(), query="q=plan")],
        "keyset": [sample(next_url="?after=12", previous_url="?before=42")],
        "chosen": [sample(items=[{"label": "Latvia", "url": "?"}, {"label": "Mentor", "url": "?"}])],
        "facets": [sample(groups=[{"title": "Kind", "values": values}])],
        "search_box": [sample(action="/search/", value="plan", label="Search these samples")],
    }


def headers() -> dict[str, list[Sample]]:
    return {
        "page_header": [
            sample(
                title="One-page plan",
                lead="For firms with fewer than ten people.",
                section="sharing",
                heading="h2",
            )
        ],
        "section_header": [
            sample(
                section=kind.value,
                title=kind.label,
                heading="h2",
                lead="What this section is for, in a sentence.",
            )
            for kind in SectionKind
        ],
        "hero": [
            sample(title="What one workshop learns, another can use", lead="In a few words.", heading="h2")
        ],
    }


def lists() -> dict[str, list[Sample]]:
    card = {"kind": "question", "title": s.QUESTION.title, "url": s.QUESTION.url}
    row = {"title": s.QUESTION.title, "url": s.QUESTION.url, "when": s.AN_HOUR_AGO}
    return {
        "object_card": [
            sample(
                **card, excerpt="We are four people and a dog.", author=s.ANNA, space=s.METAL, tags=s.TAGS
            ),
            sample(kind="resource", title=s.RESOURCE.title, url="/sharing/", when=s.LONG_AGO),
            sample(kind="group", title="Plain words for the passport", url="/collaboration/"),
            sample(kind="practice", title=s.PRACTICE.title, url="/cooperation/"),
        ],
        "row": [
            sample(**row, kind="question", count=3, count_label="answers", unread=True, space=s.METAL),
            sample(**row, excerpt="Without an icon, with an excerpt.", author=s.PEKKA),
            sample(**row, kind="question", count=0, count_label="answers", badges=s.WAITS),
        ],
    }


def records() -> dict[str, list[Sample]]:
    steps = [
        {
            "title": "Name three jobs",
            "body": "The mentor says what the learner will do first.",
            "duration": "20 minutes",
        },
        {
            "title": "Find the outcomes behind them",
            "body": "The tutor matches them with the programme.",
            "duration": "",
        },
    ]
    return {
        "notice_row": [
            sample(
                text="Pekka Salo answered your question",
                url="/",
                when=s.AN_HOUR_AGO,
                actor=s.PEKKA,
                unread=True,
            ),
            sample(text="You were let in", url="/", when=s.LONG_AGO, space=s.NETWORK),
        ],
        "task_row": [
            sample(title="Collect six examples", done=True, assignee=s.ANNA),
            sample(title="Try the form in two firms", due=s.DUE, overdue=True, action="/demo/components/"),
        ],
        "file_row": [sample(name="one-page-plan.odt", url="/files/x", size=48123, kind="Text document")],
        "definition_list": [sample(items=[("Language", "English"), ("Licence", "CC BY 4.0")], label="Facts")],
        "steps": [sample(items=steps)],
    }
