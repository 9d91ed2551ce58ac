"""What boards put on the coordinator's desk: questions that nobody answers, newcomers whom nobody greets."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community import desk, figures
from community.desk import Desk, Number, Table, day_of
from community.selectors.desk import standing_figures
from forums import selectors
from forums.models import Post, Topic
from forums.models.topic import TOO_LATE
from portal.addresses import in_space
from portal.choices import SectionKind
from portal.operations import may
from portal.ui import panels
from portal.ui.panels import Panel
from portal.ui.shell import address_of

MOST = 8


def _posts() -> QuerySet[Any]:
    return Post.objects.standing()


def _unanswered() -> QuerySet[Any]:
    return Topic.objects.unanswered()


figures.daily(
    "posts",
    gettext_lazy("Posts"),
    figures.by_day(_posts, at="posted_at"),
    active=figures.Traces(_posts, at="posted_at"),
)
figures.standing("unanswered", figures.by_space(_unanswered))
figures.standing("language", figures.by_space(Topic.objects.all, code="language"))


def _lead(at: Desk, shown: int) -> tuple[int, int]:
    """How many there are in all, and how many of them the reader may not read; for the network alone."""
    if at.place is not None:
        return shown, 0
    in_all = standing_figures(at.actor, None).get("unanswered", {}).get("", 0)
    return max(in_all, shown), max(in_all - shown, 0)


@desk.number(order=30)
def unanswered_number(at: Desk) -> Number:
    shown = selectors.unanswered(at.actor, at.place).count() if at.place is not None else 0
    in_all, _unread = _lead(at, shown)
    return Number(_("Unanswered questions"), in_all, "#unanswered")


@panels.register("desk", order=10)
def unanswered(request: HttpRequest, place: Any) -> Panel:
    at = Desk.of(request, place)
    rows = selectors.unanswered(request.user, place)
    topics = list(rows.for_rows()[:MOST])
    known, too_late = _counted(rows, topics)
    in_all, elsewhere = _lead(at, known)
    context = {
        "rows": [
            {"topic": topic, "tone": topic.age_tone, "ask_url": _ask_url(request.user, topic)}
            for topic in topics
        ],
        "too_late": too_late,
        "in_all": in_all,
        "elsewhere": elsewhere,
        "shows_space": place is None,
        "csv_url": at.csv("unanswered"),
    }
    return Panel(
        "unanswered", _("Questions without an answer"), "forums/_desk_unanswered.html", context,
        section=SectionKind.COMMUNICATION.value,
        more_url=address_of("section", place.slug, "communication") if place is not None else "",
        more_label=_("All questions and topics"),
    )  # fmt: skip


def _counted(rows: QuerySet[Topic], shown: list[Topic]) -> tuple[int, int]:
    """How many there are, and how many of them wait for too long; where all are shown, no query more."""
    since = timezone.now() - TOO_LATE
    if len(shown) < MOST:
        return len(shown), sum(topic.opened_at <= since for topic in shown)
    found = rows.aggregate(known=Count("pk"), too_late=Count("pk", filter=Q(opened_at__lte=since)))
    return found["known"], found["too_late"]


def _ask_url(actor: Any, topic: Topic) -> str:
    """Where the reader can ask somebody to help; empty when they may not."""
    return (
        in_space(topic.space, "topic_ask_people", topic.pk) if may(actor, "forums.ask_people", topic) else ""
    )


@desk.table("unanswered")
def unanswered_rows(at: Desk) -> Table:
    topics = selectors.unanswered(at.actor, at.place).for_rows()[: desk.MOST_ROWS]
    header = [
        _("Question"), _("Space"), _("Asked by"), _("Asked on"), _("Days"), _("Urgency"), _("Country"),
    ]  # fmt: skip
    rows = [
        [
            each.title, each.space.name, _name(each), day_of(each.opened_at), at.age(each.opened_at),
            *_facts(each),
        ]
        for each in topics
    ]  # fmt: skip
    return Table(header, rows)


def _facts(topic: Topic) -> list[str]:
    request = topic.request
    return [str(request.get_urgency_display()), request.country_name] if request is not None else ["", ""]


def _name(topic: Topic) -> str:
    if topic.author is not None:
        return str(topic.author.name)
    return topic.nameless_words or _("somebody who has left")


@panels.register("desk", order=20)
def ungreeted(request: HttpRequest, place: Any) -> Panel:
    """Newcomers who wrote and to whom nobody has replied; the first reply decides whether they stay."""
    at = Desk.of(request, place)
    found = selectors.ungreeted(request.user, place, since=at.new_since)
    context = {
        "topics": list(found.for_rows()[:MOST]),
        "days": desk.NEW_DAYS,
        "shows_space": place is None,
        "csv_url": at.csv("ungreeted"),
    }
    return Panel(
        "ungreeted", _("Newcomers without a reply"), "forums/_desk_ungreeted.html", context,
        section=SectionKind.COMMUNICATION.value,
    )  # fmt: skip


@desk.table("ungreeted")
def ungreeted_rows(at: Desk) -> Table:
    topics = selectors.ungreeted(at.actor, at.place, since=at.new_since).for_rows()[: desk.MOST_ROWS]
    header = [_("Topic"), _("Space"), _("By"), _("Days")]
    rows = [[each.title, each.space.name, _name(each), at.age(each.opened_at)] for each in topics]
    return Table(header, rows)
