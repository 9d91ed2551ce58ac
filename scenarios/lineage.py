"""What others take up from the decisions of scenarios."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.lineage import Kind, Material, register_kind
from portal.operations import Actor, may
from scenarios.models import Decision, Scenario


def may_carry_decision(actor: Actor, decision: Decision) -> bool:
    return may(actor, "scenarios.carry_decision", decision)


def material_of_decision(decision: Decision) -> Material:
    """The decision, what it means, and to which picture of which year it leads."""
    scenario = decision.scenario
    where = _("A decision of today that leads to “%(scenario)s” (%(year)s).") % {
        "scenario": scenario.title,
        "year": scenario.horizon,
    }
    return Material(
        title=decision.title,
        summary=decision.text[:280],
        body=f"{decision.text}\n\n{where}".strip(),
        language=scenario.language,
        contributor_ids=[scenario.author_id] if scenario.author_id is not None else [],
    )


register_kind(
    Kind(
        code="scenario",
        model=Scenario,
        label=gettext_lazy("Scenario"),
        permission="scenarios.view_scenario",
        material=lambda scenario: Material(
            title=scenario.title, body=scenario.body, language=scenario.language
        ),
    )
)
register_kind(
    Kind(
        code="decision",
        model=Decision,
        label=gettext_lazy("Decision"),
        permission="scenarios.view_decision",
        material=material_of_decision,
        may_carry=may_carry_decision,
        has_page=False,
    )
)
