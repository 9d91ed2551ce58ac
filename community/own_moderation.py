"""What cases hold of a person, for the copy of their data: their own words, and never who reported them."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from community.choices import Verdict
from community.models import Case, Mute, Report
from community.moderation.concerned import about_ones_nameless
from portal.own_data import Holding, Row, in_slices, look, register


def reports(person: Any) -> Iterator[Row]:
    for rows in in_slices(Report.objects.filter(reporter=person).select_related("case")):
        seen = look(person, rows)
        for row in rows:
            yield {
                "space": seen.space(row),
                "reported_at": row.at,
                "reason": row.reason,
                "text": row.words,
                "is_settled": row.case.is_decided,
            }


def take_reports_back(person: Any, most: int) -> int:
    """Their words go; that something was reported stays with the case."""
    some = list(Report.objects.filter(reporter=person).exclude(words="").values_list("pk", flat=True)[:most])
    return Report.objects.filter(pk__in=some).update(words="")


def hidden_words(person: Any) -> Iterator[Row]:
    """One's own words: those that moderators hid, and what one said against it."""
    for rows in in_slices(_own_words(person)):
        seen = look(person, rows)
        for row in rows:
            yield {
                "space": seen.space(row),
                "decision": row.verdict,
                "note": row.note,
                "hidden": row.kept.get("body", ""),
                "objection": row.objection,
                "answer": row.answer,
            }


def decisions(person: Any) -> Iterator[Row]:
    """Everything that was decided about what one wrote: warnings and times without writing too."""
    mine = Q(person=person) | about_ones_nameless(person)
    for rows in in_slices(Case.objects.filter(mine).exclude(verdict__in=["", Verdict.NOTHING])):
        seen = look(person, rows)
        until = dict(Mute.objects.filter(case__in=rows).values_list("case", "until"))
        for row in rows:
            yield {
                "space": seen.space(row),
                "decision": row.verdict,
                "decided_at": row.decided_at,
                "note": row.note,
                "no_writing_until": until.get(row.pk),
                "objected_at": row.objected_at,
                "objection_was_right": row.upheld,
                "answer": row.answer,
            }


def take_hidden_words(person: Any, most: int) -> int:
    """The words go; that a topic was hidden stays with its case, so that it can be shown again."""
    some = list(_own_words(person).values_list("pk", flat=True)[:most])
    Case.objects.filter(pk__in=some, kept__has_key="body").update(kept={})
    return Case.objects.filter(pk__in=some).update(objection="")


def _own_words(person: Any) -> Any:
    mine = Q(person=person) | about_ones_nameless(person)
    return Case.objects.filter(mine).filter(Q(kept__has_key="body") | ~Q(objection=""))


register(
    Holding(
        code="reports",
        label=_("What you reported"),
        rows=reports,
        count=lambda person: Report.objects.filter(reporter=person).exclude(words="").count(),
        remove=take_reports_back,
    )
)
register(Holding(code="decisions", label=_("What moderators decided about you"), rows=decisions))
register(
    Holding(
        code="hidden_words",
        label=_("What moderators hid"),
        rows=hidden_words,
        count=lambda person: _own_words(person).count(),
        remove=take_hidden_words,
    )
)
