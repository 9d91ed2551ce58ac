"""Two people change one scenario: nothing that either wrote goes without a word."""

import pytest

from portal.operations import OperationRefusedError
from scenarios.models import Scenario
from scenarios.operations.scenarios import (
    DecisionText,
    StaleScenarioError,
    edit_scenario,
    remove_scenario,
)
from scenarios.views import writing
from tests.scenarios.conftest import scenario_text

HERE = "/spaces/baltic/communication/scenarios/"


def typed_of(page):
    """What a browser sends back of the form that it got."""
    sheet = page.context["sheet"]
    form = {name: sheet.form[name].value() for name in sheet.form.fields if name != "picture"}
    form["drivers"], form["signals"] = form["drivers"] or "", form["signals"] or ""
    rows = {f"{row.prefix}-{name}": row[name].value() or "" for row in sheet.rows for name in row.fields}
    return {
        **form, **rows,
        "decisions-TOTAL_FORMS": len(sheet.rows.forms), "decisions-INITIAL_FORMS": 0,
    }  # fmt: skip


def decisions_of(scenario):
    return list(scenario.decisions.order_by("order").values_list("title", flat=True))


@pytest.fixture
def meanwhile(scenario, moderator):
    """Somebody else adds a decision and changes the picture."""

    def change(**values):
        present = [DecisionText(row.title, row.text, row.pk) for row in scenario.decisions.all()]
        text = scenario_text(
            decisions=(*present, DecisionText("Pay for the hours")), body="Theirs.", **values
        )
        edit_scenario(actor=moderator, scenario=scenario, text=text, audience="space")

    return change


def test_a_stale_edit_is_refused_with_both_texts_and_loses_no_decision(
    scenario, member, signed_in, meanwhile
):
    browser = signed_in(member)
    edit = f"{HERE}{scenario.pk}/edit/"
    typed = typed_of(browser.get(edit)) | {"body": "Mine."}
    meanwhile()

    refused = browser.post(edit, typed)

    page = refused.content.decode()
    assert refused.status_code == 422
    assert [words in page for words in ("What stands there now", "Theirs.", "Mine.")] == [True] * 3
    assert decisions_of(scenario) == ["Fund mentors", "Open the school at night", "Pay for the hours"]

    sent = browser.post(edit, typed_of(refused))

    scenario.refresh_from_db()
    assert (sent.status_code, scenario.body, scenario.version) == (303, "Mine.", 3)
    assert decisions_of(scenario) == ["Fund mentors", "Open the school at night", "Pay for the hours"]


def test_a_decision_that_came_since_finds_a_place_among_full_rows(scenario, member, signed_in, meanwhile):
    browser = signed_in(member)
    edit = f"{HERE}{scenario.pk}/edit/"
    typed = typed_of(browser.get(edit)) | {"decisions-TOTAL_FORMS": "8"}
    meanwhile()

    refused = browser.post(edit, typed)

    assert "Pay for the hours" in typed_of(refused).values()
    assert len(refused.context["sheet"].rows.forms) == 8


def test_who_read_the_latest_version_saves(scenario, member, signed_in, meanwhile):
    meanwhile()
    browser = signed_in(member)
    edit = f"{HERE}{scenario.pk}/edit/"

    sent = browser.post(edit, typed_of(browser.get(edit)) | {"title": "Better"})

    assert (sent.status_code, Scenario.objects.get().title) == (303, "Better")


def test_the_operation_itself_refuses_and_writes_nothing(scenario, member, meanwhile):
    meanwhile()

    with pytest.raises(StaleScenarioError):
        edit_scenario(actor=member, scenario=scenario, text=scenario_text(7), audience="space", began_from=1)

    scenario.refresh_from_db()
    assert (scenario.title, scenario.version) == ("Scenario 1", 2)


def test_what_is_gone_meanwhile_is_refused(scenario, member, moderator):
    remove_scenario(actor=moderator, scenario=Scenario.objects.get())

    for act in (
        lambda: remove_scenario(actor=member, scenario=scenario),
        lambda: edit_scenario(actor=member, scenario=scenario, text=scenario_text(), audience="space"),
    ):
        with pytest.raises(OperationRefusedError):
            act()


def test_taking_away_what_is_gone_is_no_error(scenario, member, moderator, signed_in, monkeypatch):
    browser = signed_in(member)
    monkeypatch.setattr(writing, "find_scenario", lambda request, pk: scenario)
    remove_scenario(actor=moderator, scenario=Scenario.objects.get())

    sent = browser.post(f"{HERE}{scenario.pk}/remove/")

    assert (sent.status_code, sent["Location"]) == (303, HERE)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("- Ageing\n* Robots\n• Fewer schools", ["Ageing", "Robots", "Fewer schools"]),
        ("-5 % learners a year\n- -3 % firms", ["-5 % learners a year", "-3 % firms"]),
        ("*new* trades", ["*new* trades"]),
    ],
)
def test_signs_of_a_list_go_and_minus_signs_stay(typed, kept, scenario, member, signed_in):
    browser = signed_in(member)
    edit = f"{HERE}{scenario.pk}/edit/"

    browser.post(edit, typed_of(browser.get(edit)) | {"drivers": typed})

    assert Scenario.objects.get().drivers == kept
