"""The invented people, spaces and things that the samples show."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any, Final

from django import forms
from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.safestring import SafeString

from portal.choices import SectionKind
from portal.ui.kinds import KINDS, SECTION_PROMISES
from portal.ui.panels import Panel
from portal.ui.traces import Trace


@dataclass(frozen=True)
class Sample:
    """Props for one rendering; ``note`` says what it shows when that is not obvious."""

    props: dict[str, Any] = field(default_factory=dict)
    note: str = ""


def sample(note: str = "", /, **props: Any) -> Sample:
    return Sample(props, note)


def html(markup: str) -> SafeString:
    return SafeString(markup)


class SampleForm(forms.Form):
    title = forms.CharField(label="Title", help_text="Say it as you would to a colleague.", max_length=120)
    country = forms.ChoiceField(
        label="Country",
        choices=[("", "Choose a country"), ("lv", "Latvia"), ("fi", "Finland")],
        required=False,
    )
    body = forms.CharField(label="What is it about?", widget=forms.Textarea(attrs={"rows": 5}))
    file = forms.FileField(label="File", required=False, help_text="Up to 20 MB.")
    agree = forms.BooleanField(label="My organisation agrees to share this.")
    kind = forms.ChoiceField(
        label="What do you need?",
        widget=forms.RadioSelect,
        choices=[("answer", "An answer from colleagues"), ("talk", "A talk in a live room")],
    )


def person(name: str, *, demo: bool = False) -> SimpleNamespace:
    return SimpleNamespace(
        pk=None,
        display_name=name,
        get_absolute_url=lambda: "/people/sample/",
        is_active=True,
        is_demo=demo,
        avatar_url="",
        profile=SimpleNamespace(shown_to="public"),
    )


def space(name: str, accent: str, *, kind: str = "partner", **more: Any) -> SimpleNamespace:
    facts = {"visibility": "public", "join_policy": "open", "is_demo": True, "tagline": ""} | more
    slug = name.split(maxsplit=1)[0].lower()
    return SimpleNamespace(
        name=name, slug=slug, accent=accent, kind=kind, get_absolute_url="/spaces/sample/", **facts
    )


ANNA: Final = person("Anna Kalniņa", demo=True)
PEKKA: Final = person("Pekka Salo", demo=True)
RUTA: Final = person("Rūta Petrauskienė")
METAL: Final = space(
    "Ogre Metalworks", "sea", tagline="Forty people, three apprentices, one big press brake."
)
NETWORK: Final = space(
    "Individual plans in work-based learning",
    "pine",
    kind="network",
    tagline="Tutors and mentors round the Baltic Sea write plans that fit one learner.",
)
CLOSED: Final = space("Länsiranta Vocational College", "plum", join_policy="request", is_demo=True)

NOW: Final = timezone.now()
AN_HOUR_AGO: Final = NOW - timedelta(hours=1)
LONG_AGO: Final = NOW - timedelta(days=200)
TAGS: Final = (
    SimpleNamespace(name="individual plan", url="/search/?tag=individual-plan"),
    SimpleNamespace(name="micro-enterprise", url=""),
)
SECTIONS: Final = [
    SimpleNamespace(
        kind=kind.value,
        label=kind.label,
        promise=SECTION_PROMISES[kind.value],
        url=f"/{kind.value}/",
        count=count,
    )
    for kind, count in zip(SectionKind, (12, 7, 2, 0), strict=True)
]
QUESTION: Final = Trace(
    "question",
    "How do you write an individual plan with a very small company?",
    "/communication/",
    "carried forward",
    "Individual plans in work-based learning",
    "Asked by Edgars Bērziņš, Ogre Metalworks",
    LONG_AGO,
)
RESOURCE: Final = Trace(
    "resource",
    "One-page plan for firms with fewer than ten people",
    "/sharing/",
    "carried forward",
    "Individual plans in work-based learning",
    "From an answer by Sari Laine",
    NOW - timedelta(days=150),
)
PRACTICE: Final = Trace(
    "practice",
    "A review talk for three: learner, mentor, tutor",
    "/cooperation/",
    "carried forward",
    "VET Community Hub",
    "Set by five partners in three countries",
    NOW - timedelta(days=40),
)
PRIVATE: Final = Trace("group", relation="carried forward")
WAITS: Final = html('<span class="badge badge--danger">No answer yet: 2 weeks, 3 days</span>')
SELDOM: Final = html('<a class="button button--quiet button--s" href="#report">Report</a>')
BODY: Final = html(
    "<p>Start from the week, not from the curriculum. We ask the mentor to name <strong>three jobs</strong>"
    " that the learner will do in the first month, then we look for the outcomes behind them.</p>"
    "<ul><li>one page</li><li>in the words of the firm</li><li>reviewed after four weeks</li></ul>"
)


def sample_form(name: str) -> SampleForm:
    """``name`` keeps the ids of several forms on one page apart."""
    return SampleForm(auto_id=f"{name}_%s")


def refused_form() -> SampleForm:
    form = SampleForm({"title": "", "body": "", "country": "xx"}, auto_id="refused_%s")
    form.full_clean()
    return form


def sample_page() -> Any:
    return Paginator(range(200), 10).page(4)


SAMPLE_PANEL: Final = Panel(
    "sample", "Open questions", "demo/_sample_panel.html", {"topic": QUESTION}, more_url="/communication/"
)
DUE: Final = date(2026, 3, 12)
ALL_KINDS: Final = tuple(KINDS)
