import pytest

from scenarios.operations.scenarios import DecisionText, ScenarioText, write_scenario


def scenario_text(number=1, **values):
    decisions = (DecisionText("Fund mentors"), DecisionText("Open the school at night", "Twice a week."))
    return ScenarioText(
        **{
            "title": f"Scenario {number}", "horizon": 2035, "body": "Every firm **teaches**.",
            "decisions": decisions, "language": "en", **values,
        }
    )  # fmt: skip


@pytest.fixture
def scenario(everywhere, space, member):
    return write_scenario(actor=member, space=space, text=scenario_text(), audience="space")
