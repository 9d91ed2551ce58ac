"""Growth, activity, what is carried forward, countries and languages: stored figures as charts."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from community import desk, figures, periods
from community.desk import Desk, Number, Table
from community.periods import Period
from community.selectors.desk import Row, counted, standing_figures
from portal import countries, languages
from portal.choices import SectionKind
from portal.ui import panels
from portal.ui.charts import Chart, Series
from portal.ui.panels import Panel

DAYS_READ = {3: 100, 12: 371}
GROWING = ("joined", "posts", "resources", "practices")
MOST_BARS = 10


def _rows(at: Desk, kind: str) -> list[Row]:
    since = at.today - timedelta(days=DAYS_READ[at.months])
    return counted(at.actor, at.place, since=since).get(kind, [])


def _periods(at: Desk) -> tuple[list[Period], str]:
    """Weeks of a quarter, months of a year."""
    if at.months == desk.MONTHS[0]:
        return periods.weeks(at.today, periods.WEEKS_OF_A_QUARTER), _("Week from")
    return periods.months(at.today), _("Month")


def _dated(rows: list[Row]) -> list[tuple[Any, int]]:
    return [(day, value) for day, _code, value in rows]


def members(at: Desk) -> Chart:
    """Of a space its members, of the network everybody."""
    kind = "people" if at.place is None else "members"
    stretches, column = _periods(at)
    label = figures.label_of(kind)
    values = periods.latest(stretches, _dated(_rows(at, kind)))
    return Chart(
        "members", label, "line", tuple(each.label for each in stretches),
        (Series(label, values),), column,
    )  # fmt: skip


def _growth(kind: str, section: str) -> Callable[[Desk], Chart]:
    def chart(at: Desk) -> Chart:
        stretches, column = _periods(at)
        label = figures.label_of(kind)
        values = periods.added(stretches, _dated(_rows(at, kind)))
        return Chart(
            kind, label, "columns", tuple(each.label for each in stretches),
            (Series(label, values, section),), column, summary=_in_all(sum(values)),
        )  # fmt: skip

    return chart


def _in_all(number: int) -> str:
    return ngettext("%(number)s in all", "%(number)s in all", number) % {"number": number}


def active(at: Desk) -> Chart:
    """Different people who did something, week by week."""
    number = periods.WEEKS_OF_A_QUARTER if at.months == desk.MONTHS[0] else periods.WEEKS_OF_A_QUARTER * 4
    stretches = periods.weeks(at.today, number)
    values = periods.added(stretches, _dated(_rows(at, figures.ACTIVE)))
    label = _("Active people")
    return Chart(
        "active", _("Active people a week"), "line", tuple(each.label for each in stretches),
        (Series(label, values),), _("Week from"),
    )  # fmt: skip


def carried(at: Desk) -> Chart:
    """What came of earlier things, by the section that it came to: by quarter, or by month of a quarter."""
    if at.months == desk.MONTHS[0]:
        stretches, column = periods.months(at.today, 3), _("Month")
    else:
        stretches, column = periods.months(at.today, 4, step=3), _("Quarter")
    rows = _rows(at, "carried")

    def came_to(section: SectionKind) -> tuple[int, ...]:
        fitting = [(day, number) for day, code, number in rows if code.endswith(f">{section.value}")]
        return periods.added(stretches, fitting)

    return Chart(
        "carried", _("Carried forward, by where it came to"), "columns",
        tuple(each.label for each in stretches),
        tuple(Series(section.label, came_to(section), section.value) for section in SectionKind), column,
    )  # fmt: skip


def _by_code(at: Desk, kind: str, name_of: Callable[[str], str], title: str, column: str) -> Chart:
    found = standing_figures(at.actor, at.place).get(kind, {})
    labels = tuple(name_of(code) if code else _("Not said") for code in found)
    return Chart(kind, title, "bars", labels, (Series(_("Number"), tuple(found.values())),), column)


def people_by_country(at: Desk) -> Chart:
    return _by_code(at, "people-country", countries.name_of, _("People by country"), _("Country"))


def places_by_country(at: Desk) -> Chart | None:
    """Of a network space those that take part; a partner's space is one organisation's own."""
    if at.place is not None and not at.place.is_network:
        return None
    return _by_code(at, "places-country", countries.name_of, _("Organisations by country"), _("Country"))


def by_language(at: Desk) -> Chart:
    return _by_code(at, "language", languages.name_of, _("Languages of what is written"), _("Language"))


CHARTS: dict[str, Callable[[Desk], Chart | None]] = {
    "members": members,
    "active": active,
    "joined": _growth("joined", ""),
    "posts": _growth("posts", SectionKind.COMMUNICATION.value),
    "resources": _growth("resources", SectionKind.SHARING.value),
    "practices": _growth("practices", SectionKind.COOPERATION.value),
    "carried": carried,
    "people-country": people_by_country,
    "places-country": places_by_country,
    "language": by_language,
}
PARTS = (
    (60, "growth", lambda: _("Growth"), ("members", "joined", "posts", "resources", "practices")),
    (70, "activity", lambda: _("Activity"), ("active", "carried")),
    (80, "where", lambda: _("Where and in which language"), ("people-country", "places-country", "language")),
)


def _register(order: int, key: str, title: Callable[[], str], names: tuple[str, ...]) -> None:
    @panels.register("desk", order=order)
    def part(request: HttpRequest, place: Any) -> Panel:
        at = Desk.of(request, place)
        made = [(name, CHARTS[name](at)) for name in names]
        charts = [{"chart": chart, "csv_url": at.csv(name)} for name, chart in made if chart is not None]
        return Panel(key, title(), "community/_desk_charts.html", {"charts": charts})


for _order, _key, _title, _names in PARTS:
    _register(_order, _key, _title, _names)


def _register_table(key: str, chart_of: Callable[[Desk], Chart | None]) -> None:
    @desk.table(key)
    def rows(at: Desk) -> Table | None:
        chart = chart_of(at)
        if chart is None:
            return None
        header = [chart.column, *(each.label for each in chart.series)]
        return Table(header, [[label, *values] for label, values in chart.rows])


for _key, _chart_of in CHARTS.items():
    _register_table(_key, _chart_of)


@desk.number(order=10)
def belonging(at: Desk) -> Number:
    values = members(at).series[0].values
    return Number(figures.label_of("people" if at.place is None else "members"), values[-1])


@desk.number(order=20)
def active_last_week(at: Desk) -> Number:
    """The last week that is over: the one at hand is always too small."""
    return Number(_("Active last week"), active(at).series[0].values[-2])


@desk.number(order=15)
def organisations(at: Desk) -> Number | None:
    if at.place is not None and not at.place.is_network:
        return None
    found = standing_figures(at.actor, at.place).get("places-country", {})
    return Number(_("Organisations"), sum(found.values()))


@desk.number(order=50)
def reused(at: Desk) -> Number:
    """Practices and resources of this place that somebody applied or adapted elsewhere."""
    return Number(_("Used elsewhere"), sum(value for _day, _code, value in _rows(at, "reused")))
