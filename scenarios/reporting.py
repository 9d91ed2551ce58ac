"""Scenarios and what people think of them can be reported, and moderators can hide them."""

from typing import Any

from django.utils.translation import gettext as _

from community.moderation.targets import Target, register
from portal.markdown import excerpt
from portal.operations import SYSTEM
from scenarios.models import Rating, Scenario
from scenarios.operations.hiding import hide_rating, hide_scenario, show_rating, show_scenario
from scenarios.operations.ratings import remove_rating

LENGTH = 400


def _scenario(pk: int) -> Any:
    return Scenario.objects.filter(pk=pk).select_related("space", "author").first()


def _rating(pk: int) -> Any:
    return Rating.objects.filter(pk=pk).select_related("space", "author", "scenario__space").first()


def _hide_scenario(scenario: Any) -> dict[str, Any]:
    hide_scenario(actor=SYSTEM, scenario=scenario)
    return {"hidden": True}


def _hide_rating(rating: Any) -> dict[str, Any]:
    hide_rating(actor=SYSTEM, rating=rating)
    return {"hidden": True}


def _words_of_rating(rating: Any, kept: dict[str, Any]) -> str:
    degrees = _("plausible %(plausible)s, consistent %(consistent)s") % {
        "plausible": rating.plausibility,
        "consistent": rating.consistency,
    }
    return f"{rating.reason}\n({degrees})"


register(
    Target(
        code="scenario",
        model=Scenario,
        permission="scenarios.view_scenario",
        load=_scenario,
        author=lambda scenario: scenario.author,
        words=lambda scenario, _kept: excerpt(scenario.html, LENGTH),
        hide=_hide_scenario,
        show=lambda scenario, _kept: show_scenario(actor=SYSTEM, scenario=scenario),
        stands=lambda scenario: scenario.hidden_at is None,
    )
)
register(
    Target(
        code="rating",
        model=Rating,
        permission="scenarios.view_rating",
        load=_rating,
        author=lambda rating: rating.author,
        words=_words_of_rating,
        hide=_hide_rating,
        show=lambda rating, _kept: show_rating(actor=SYSTEM, rating=rating),
        remove=lambda rating: remove_rating(actor=SYSTEM, rating=rating),
        title=lambda rating: rating.scenario.title,
        stands=lambda rating: rating.hidden_at is None,
    )
)
