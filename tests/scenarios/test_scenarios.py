"""Scenarios: who writes, changes and sees them, and what is refused."""

import pytest
from django.test import Client

from community.operations.spaces import archive_space
from portal.models import AuditEntry
from portal.operations import AccessDeniedError, OperationRefusedError
from scenarios.models import Decision, Scenario
from scenarios.operations.scenarios import DecisionText, edit_scenario, remove_scenario, write_scenario
from tests.factories import join
from tests.scenarios.conftest import scenario_text

HERE = "/spaces/baltic/communication/scenarios/"
TYPED = {
    "title": "Every SME a learning place", "horizon": "2035", "body": "A day in *Šiauliai*.",
    "drivers": "- Ageing\n\n- Ageing\n  Robots ", "signals": "Night classes", "language": "en",
    "audience": "public",
    "decisions-TOTAL_FORMS": "3", "decisions-INITIAL_FORMS": "0",
    "decisions-0-title": "Fund mentors", "decisions-0-text": "One hour a week.",
    "decisions-1-title": "", "decisions-1-text": "",
    "decisions-2-title": "Open at night", "decisions-2-text": "",
}  # fmt: skip


def titles(scenario):
    return [(row.order, row.title) for row in scenario.decisions.order_by("order")]


def test_a_member_writes_a_scenario_and_reads_it(everywhere, space, member, signed_in):
    browser = signed_in(member)

    answer = browser.post(f"{HERE}new/", TYPED)

    scenario = Scenario.objects.get()
    address = f"{HERE}{scenario.pk}-every-sme-a-learning-place/"
    assert (answer.status_code, answer["Location"]) == (303, address)
    assert (scenario.drivers, scenario.signals) == (["Ageing", "Robots"], ["Night classes"])
    assert titles(scenario) == [(1, "Fund mentors"), (2, "Open at night")]
    page = browser.get(address).content.decode()
    for words in (
        "2035",
        "<em>Šiauliai</em>",
        "Robots",
        "Night classes",
        "One hour a week.",
        "Open at night",
    ):
        assert words in page
    assert browser.get(f"{HERE}{scenario.pk}/")["Location"] == address
    assert AuditEntry.objects.filter(verb="scenarios.write_scenario", object_id=scenario.pk).count() == 1


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"title": ""}, "required"),
        ({"horizon": "1999"}, "greater than or equal"),
        ({"horizon": "9999"}, "less than or equal"),
        ({"horizon": "soon"}, "whole number"),
        ({"body": " "}, "required"),
        ({"drivers": "\n".join(f"Driver {n}" for n in range(13))}, "Keep to the 12"),
        ({"signals": "x" * 161}, "too long"),
        ({"decisions-2-title": ""}, "at least two decisions"),
        ({"decisions-1-text": "Only what it means"}, "in one line"),
        ({"decisions-TOTAL_FORMS": "900"}, "at most 8"),
        ({"decisions-TOTAL_FORMS": "nonsense"}, "missing or has been tampered"),
        ({"language": "zz"}, "valid choice"),
        ({"audience": "parties"}, "valid choice"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    changed, words, everywhere, space, member, signed_in
):
    answer = signed_in(member).post(f"{HERE}new/", TYPED | changed)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert "Night classes" in page or "signals" in changed
    assert Scenario.objects.count() == 0


def test_what_one_typed_waits_behind_the_sign_in(everywhere, space, member, signed_in):
    browser = Client()
    browser.post(f"{HERE}new/", TYPED)
    browser.force_login(member, backend="django.contrib.auth.backends.ModelBackend")

    page = browser.get(f"{HERE}new/").content.decode()

    for words in ("Every SME a learning place", "One hour a week.", "Open at night"):
        assert words in page


@pytest.mark.parametrize(
    ("who", "writes", "tends"),
    [
        ("member", True, True), ("moderator", True, True), ("administrator", True, True),
        ("colleague", True, False), ("newcomer", True, False), ("observer", False, False),
        ("outsider", False, False), ("rival", False, False), ("coordinator", False, False),
        ("stranger", False, False), ("visitor", False, False),
    ],
)  # fmt: skip
def test_members_write_and_who_wrote_or_moderates_changes(who, writes, tends, request, space, scenario):
    actor = request.getfixturevalue(who)

    def may(act):
        try:
            act()
        except AccessDeniedError:
            return False
        return True

    text = scenario_text(2)
    assert may(lambda: write_scenario(actor=actor, space=space, text=text, audience="space")) == writes
    assert may(lambda: edit_scenario(actor=actor, scenario=scenario, text=text, audience="space")) == tends
    assert may(lambda: remove_scenario(actor=actor, scenario=scenario)) == tends
    assert Scenario.objects.count() == 1 + writes - tends


@pytest.mark.parametrize("audience", ["public", "network", "space"])
def test_the_set_and_the_sentence_agree_for_everybody(audience, everywhere, everybody, space, member):
    scenario = write_scenario(actor=member, space=space, text=scenario_text(), audience=audience)
    decision = scenario.decisions.get(order=1)

    for name, actor in everybody.items():
        listed = Scenario.objects.visible_to(actor).filter(pk=scenario.pk).exists()
        assert listed == actor.has_perm("scenarios.view_scenario", scenario), name
        assert listed == actor.has_perm("scenarios.view_decision", decision), name


def test_an_archived_space_keeps_its_scenarios_as_they_are(space, member, administrator, scenario, signed_in):
    archive_space(actor=administrator, space=space)
    space.refresh_from_db()
    scenario.refresh_from_db()

    with pytest.raises(AccessDeniedError):
        write_scenario(actor=member, space=space, text=scenario_text(2), audience="space")
    with pytest.raises(AccessDeniedError):
        edit_scenario(actor=member, scenario=scenario, text=scenario_text(2), audience="space")
    page = signed_in(member).get(HERE).content.decode()
    assert "Scenario 1" in page
    assert "Write a scenario" not in page


@pytest.mark.parametrize(
    ("text", "audience", "field"),
    [
        (scenario_text(), "public", "audience"),
        (scenario_text(), "parties", "audience"),
        (scenario_text(decisions=(DecisionText("One"),)), "space", "decisions"),
        (scenario_text(decisions=tuple(DecisionText(f"No. {n}") for n in range(9))), "space", "decisions"),
        (scenario_text(horizon=1700), "space", "horizon"),
    ],
)
def test_what_no_scenario_can_be_is_refused(text, audience, field, everywhere, closed_space, coordinator):
    join(coordinator, closed_space)

    with pytest.raises(OperationRefusedError) as refused:
        write_scenario(actor=coordinator, space=closed_space, text=text, audience=audience)

    assert refused.value.field == field
    assert Scenario.objects.count() == 0


def test_decisions_change_places_and_words_and_stay_the_same(scenario, member):
    first, second = scenario.decisions.all()
    texts = (
        DecisionText("Open at dawn", pk=second.pk), DecisionText("New"), DecisionText("Fund", pk=first.pk),
    )  # fmt: skip

    edit_scenario(actor=member, scenario=scenario, text=scenario_text(decisions=texts), audience="space")

    assert titles(scenario) == [(1, "Open at dawn"), (2, "New"), (3, "Fund")]
    assert scenario.decisions.get(order=1).pk == second.pk
    assert scenario.decisions.get(order=3).pk == first.pk


def test_a_decision_of_another_scenario_is_never_taken(scenario, member, space):
    other = write_scenario(actor=member, space=space, text=scenario_text(2), audience="space")
    theirs = other.decisions.get(order=1)
    texts = (DecisionText("Stolen", pk=theirs.pk), DecisionText("Mine"))

    edit_scenario(actor=member, scenario=scenario, text=scenario_text(decisions=texts), audience="space")

    theirs.refresh_from_db()
    assert (theirs.title, theirs.scenario_id) == ("Fund mentors", other.pk)
    assert titles(scenario) == [(1, "Stolen"), (2, "Mine")]


def test_who_wrote_it_changes_it_in_the_form(scenario, member, signed_in):
    browser = signed_in(member)
    first, second = scenario.decisions.all()

    page = browser.get(f"{HERE}{scenario.pk}/edit/").content.decode()
    assert "Open the school at night" in page
    kept = {"decisions-0-pk": str(second.pk), "decisions-2-pk": str(first.pk)}
    assert browser.post(f"{HERE}{scenario.pk}/edit/", TYPED | kept).status_code == 303

    assert sorted(Decision.objects.values_list("pk", flat=True)) == [first.pk, second.pk]
    scenario.refresh_from_db()
    assert scenario.edited_at is not None
    assert browser.post(f"{HERE}{scenario.pk}/remove/")["Location"] == HERE
    assert Scenario.objects.count() == 0


def test_a_member_without_the_right_is_told_so(scenario, colleague, signed_in):
    browser = signed_in(colleague)

    assert browser.get(f"{HERE}{scenario.pk}/edit/").status_code == 403
    assert browser.post(f"{HERE}{scenario.pk}/remove/").status_code == 403
    assert Scenario.objects.count() == 1


def test_a_foreign_scenario_does_not_exist_here(scenario, rival, signed_in):
    browser = signed_in(rival)

    for place in ("baltic", "salon"):
        for path in ("", "edit/", "rate/"):
            here = f"/spaces/{place}/communication/scenarios/{scenario.pk}/{path}"
            assert browser.get(here).status_code == 404


def test_the_section_shows_the_latest(scenario, member, signed_in):
    assert "Scenario 1" in signed_in(member).get("/spaces/baltic/communication/").content.decode()
    assert "Scenario 1" not in Client().get("/spaces/baltic/communication/").content.decode()


def test_long_lists_go_on(everywhere, space, member, signed_in):
    for number in range(35):
        write_scenario(actor=member, space=space, text=scenario_text(number), audience="space")
    browser = signed_in(member)

    first = browser.get(HERE)
    second = browser.get(first.context["next_url"])

    assert [len(page.context["rows"]) for page in (first, second)] == [30, 5]
