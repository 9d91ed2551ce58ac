"""The samples of charts."""

from portal.choices import SectionKind
from portal.ui.charts import Chart, Series
from portal.ui.samples.things import Sample, sample

MONTHS = ("January", "February", "March", "April", "May", "June")


def drawings() -> dict[str, list[Sample]]:
    parts = ((0, 1, 0, 0, 2, 1), (2, 3, 1, 4, 2, 5), (1, 0, 2, 2, 3, 3), (0, 1, 1, 2, 2, 4))
    carried = tuple(
        Series(section.label, values, section.value)
        for section, values in zip(SectionKind, parts, strict=True)
    )
    posts = (Series("Posts", (12, 31, 24, 40, 57, 49), SectionKind.COMMUNICATION.value),)
    people = (Series("People", (180, 192, 192, 230, 261, 305)),)
    where = (Series("People", (120, 84, 61, 40)),)
    return {
        "chart": [
            sample("a line", chart=Chart("sample-people", "People", "line", MONTHS, people, "Month")),
            sample(
                "columns",
                chart=Chart(
                    "sample-posts", "Posts", "columns", MONTHS, posts, "Month", summary="213 in all"
                ),
                csv_url="/demo/components/",
            ),
            sample(
                "columns of several parts",
                chart=Chart("sample-carried", "Carried forward", "columns", MONTHS, carried, "Month"),
            ),
            sample(
                "bars",
                chart=Chart(
                    "sample-where", "People by country", "bars", ("Latvia", "Lithuania", "Finland", "Italy"),
                    where, "Country",
                ),
            ),
            sample("nothing yet", chart=Chart("sample-none", "Practices", "columns", (), (), "Month")),
        ],
    }  # fmt: skip
