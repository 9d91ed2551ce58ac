"""What the pages of scenarios share."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from portal import lineage
from portal.addresses import in_space
from portal.choices import SectionKind
from portal.models import Space
from portal.operations import may
from portal.ui.framing import crumbs_of
from scenarios.forms import RatingForm
from scenarios.models import Decision, Scenario
from scenarios.selectors import own_rating, ratings_of

_VERBS = ("edit_scenario", "rate_scenario", "take_back_rating")
_IN_A_TOPIC = {"topic", "question"}


def find_scenario(request: Any, pk: int) -> Scenario:
    """Find the scenario of this address.

    Raises:
        Http404: there is none in this space that the reader may see.
    """
    rows = Scenario.objects.visible_to(request.user).filter(space=request.space)
    found: Scenario = get_object_or_404(rows.for_list(), pk=pk)
    return found


def way_back(space: Space, *ends: tuple[Any, str]) -> list[dict[str, Any]]:
    return crumbs_of(space, SectionKind.COMMUNICATION, (_("Scenarios"), in_space(space, "scenarios")), *ends)


def whole_page(request: HttpRequest, scenario: Scenario, form: RatingForm | None = None) -> dict[str, Any]:
    """The page of ``scenario``; ``form`` is a rating that was refused."""
    allowed = {verb: may(request.user, f"scenarios.{verb}", scenario) for verb in _VERBS}
    rates = allowed["take_back_rating"] and scenario.author_id != request.user.pk
    own = own_rating(request.user, scenario) if rates else None
    return {
        "scenario": scenario,
        "crumbs": way_back(scenario.space),
        "decisions": _decisions(request, scenario),
        "ratings": ratings_of(request.user, scenario),
        "own": own,
        "form": form or RatingForm(initial=rating_values(own)),
        "may": allowed,
    }


def rating_values(rating: Any) -> dict[str, Any]:
    names = ("plausibility", "consistency", "reason")
    return {name: getattr(rating, name) for name in names} if rating is not None else {}


def _decisions(request: HttpRequest, scenario: Scenario) -> list[dict[str, Any]]:
    """Each decision with the talk about it, what else came of it, and what may come of it."""
    decisions = list(scenario.decisions.all())
    for decision in decisions:
        decision.scenario, decision.space = scenario, scenario.space
    lineage.read_ahead(decisions)
    return [_decision(request, decision) for decision in decisions]


def _decision(request: HttpRequest, decision: Decision) -> dict[str, Any]:
    results = lineage.results_of(decision, request.user)
    topics = [trace for trace in results if trace.kind in _IN_A_TOPIC]
    ways = [
        {"label": way.label, "url": way.address(decision), "discusses": way.target == "topic"}
        for way in lineage.offered_for(decision, request.user)
    ]
    return {
        "decision": decision,
        "results": results,
        "discuss": [way for way in ways if way["discusses"] and not topics],
        "others": [way for way in ways if not way["discusses"]],
    }
