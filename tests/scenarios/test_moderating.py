"""Scenarios and ratings are reported, hidden, brought back; ratings can be removed with a reason."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.models import Case, Mute, Notice
from portal.operations import SYSTEM, AccessDeniedError, OperationRefusedError
from portal.own_data import holdings
from scenarios.digests import new_scenarios
from scenarios.models import Rating, Scenario
from scenarios.operations.hiding import hide_rating, hide_scenario, show_rating, show_scenario
from scenarios.operations.ratings import rate_scenario, remove_rating, take_back_rating
from scenarios.operations.scenarios import remove_scenario, write_scenario
from scenarios.search_indexes import ScenarioIndex
from scenarios.selectors import latest_scenarios, ratings_of, scenarios_for_map
from scenarios.views import rating as rating_views
from tests.community.deciding import answered, decided, objected, reported
from tests.scenarios.conftest import scenario_text

HERE = "/spaces/baltic/communication/scenarios/"
RATED = {"plausibility": "4", "consistency": "2", "reason": "Kept words"}
INSIDE = {"member", "moderator", "administrator"}


@pytest.fixture
def rating(scenario, colleague):
    return rate_scenario(
        actor=colleague, scenario=scenario, plausibility=1, consistency=1, reason="You are all fools."
    )


def page_of(browser, scenario):
    return browser.get(scenario.get_absolute_url()).content.decode()


def muted(case, actor):
    return decided(case, actor, "mute_7")


def test_a_rating_is_hidden_counts_no_more_and_comes_back(
    rating, scenario, member, colleague, moderator, administrator, signed_in
):
    rate_scenario(actor=moderator, scenario=scenario, plausibility=5, consistency=5, reason="Fine.")
    assert f"/spaces/baltic/report/rating/{rating.pk}/" in page_of(signed_in(member), scenario)

    case = decided(reported(rating, member), moderator, "hide")

    scenario.refresh_from_db()
    assert (scenario.rating_count, scenario.plausibility_sum) == (1, 5)
    seen = {
        who: "You are all fools." in page_of(signed_in(who), scenario)
        for who in (member, colleague, moderator)
    }
    assert seen == {member: False, colleague: True, moderator: True}
    answered(objected(case), administrator, upheld=True)
    scenario.refresh_from_db()
    assert (scenario.rating_count, scenario.plausibility_sum) == (2, 6)


def test_a_moderator_removes_a_rating_and_says_why(rating, scenario, colleague, moderator, signed_in):
    browser = signed_in(moderator)

    sent = browser.post(f"/spaces/baltic/report/rating/{rating.pk}/", {"reason": "insult", "words": ""})
    case = Case.objects.get()
    assert sent["Location"] == case.get_absolute_url()
    assert "You are all fools." in browser.get(sent["Location"]).content.decode()
    typed = {"do": "decide", "verdict": "remove", "note": "Please say what is wrong with it.", "version": 0}
    assert browser.post(case.get_absolute_url(), typed).status_code == 303

    scenario.refresh_from_db()
    assert (Rating.objects.count(), scenario.rating_count) == (0, 0)
    assert Notice.objects.filter(recipient=colleague, kind="moderated").count() == 1
    told = signed_in(colleague).get(case.get_absolute_url()).content.decode()
    assert "Please say what is wrong with it." in told


@pytest.mark.parametrize(
    ("who", "allowed"),
    [("member", False), ("colleague", False), ("observer", False), ("rival", False), ("coordinator", False),
     ("moderator", True), ("administrator", True)],
)  # fmt: skip
def test_moderators_remove_ratings_of_others(who, allowed, request, rating, scenario):
    actor = request.getfixturevalue(who)

    if allowed:
        remove_rating(actor=actor, rating=rating)
    else:
        with pytest.raises(AccessDeniedError) as denied:
            remove_rating(actor=actor, rating=rating)
        assert denied.value.permission == "scenarios.remove_rating"

    scenario.refresh_from_db()
    assert scenario.rating_count == (0 if allowed else 1)


def test_what_one_said_one_may_take_back_while_muted(
    rating, scenario, member, colleague, moderator, signed_in
):
    muted(reported(rating, member), moderator)
    browser = signed_in(colleague)
    assert "Take your rating back" in page_of(browser, scenario)
    with pytest.raises(AccessDeniedError):
        rate_scenario(actor=colleague, scenario=scenario, plausibility=2, consistency=2, reason="Again")

    sent = browser.post(f"{HERE}{scenario.pk}/rate/", {"take_back": "1"})

    assert (sent.status_code, Rating.objects.count()) == (303, 0)


@pytest.mark.parametrize("typed", [RATED, {"take_back": "1"}])
def test_rating_what_is_gone_meanwhile_loses_no_words(
    typed, scenario, member, colleague, signed_in, monkeypatch
):
    browser = signed_in(colleague)
    scenario = Scenario.objects.select_related("space", "author__profile__organisation").get()
    monkeypatch.setattr(rating_views, "find_scenario", lambda request, pk: scenario)
    remove_scenario(actor=member, scenario=Scenario.objects.get())

    sent = browser.post(f"{HERE}{scenario.pk}/rate/", typed)

    if "take_back" in typed:
        assert (sent.status_code, sent["Location"]) == (303, HERE)
    else:
        page = sent.content.decode()
        assert sent.status_code == 422
        assert ["Kept words" in page, "taken away meanwhile" in page] == [True, True]


def test_taking_back_a_rating_that_is_gone_changes_nothing(rating, scenario, moderator, colleague):
    remove_rating(actor=moderator, rating=rating)

    take_back_rating(actor=colleague, scenario=scenario)
    with pytest.raises(OperationRefusedError):
        remove_rating(actor=moderator, rating=rating)

    scenario.refresh_from_db()
    assert scenario.rating_count == 0


def test_set_and_sentence_agree_about_what_is_hidden(everywhere, everybody, space, member, colleague):
    made = write_scenario(actor=member, space=space, text=scenario_text(), audience="public")
    rating = rate_scenario(actor=colleague, scenario=made, plausibility=1, consistency=1, reason="No.")
    hide_rating(actor=SYSTEM, rating=rating)
    rating.refresh_from_db()
    everybody = everybody | {"colleague": colleague}

    listed = {who for who, actor in everybody.items() if ratings_of(actor, made)}
    shown = {who for who, actor in everybody.items() if actor.has_perm("scenarios.view_rating", rating)}
    assert listed == shown == {"colleague", "moderator", "administrator"}

    hide_scenario(actor=SYSTEM, scenario=made)
    made.refresh_from_db()
    listed = {
        who for who, actor in everybody.items() if Scenario.objects.visible_to(actor).filter(pk=made.pk)
    }
    shown = {who for who, actor in everybody.items() if actor.has_perm("scenarios.view_scenario", made)}
    decision = made.decisions.first()
    carried = {who for who, actor in everybody.items() if actor.has_perm("scenarios.view_decision", decision)}
    assert listed == shown == carried == INSIDE


def test_a_hidden_scenario_is_nowhere_until_it_comes_back(
    everywhere, space, member, colleague, moderator, administrator, signed_in, client
):
    made = write_scenario(actor=member, space=space, text=scenario_text(), audience="public")
    rate_scenario(actor=colleague, scenario=made, plausibility=4, consistency=3, reason="So.")
    a_day_ago = timezone.now() - timedelta(days=1)
    assert f"/spaces/baltic/report/scenario/{made.pk}/" in page_of(signed_in(colleague), made)

    case = decided(reported(made, colleague), moderator, "hide")

    made.refresh_from_db()
    assert client.get(made.get_absolute_url()).status_code == 404
    assert "Hidden by the moderators" in page_of(signed_in(member), made)
    assert ScenarioIndex().findable(made) is False
    assert [scenarios_for_map(moderator, space), latest_scenarios(member, space, most=3)] == [[], []]
    assert list(new_scenarios(a_day_ago)) == []
    with pytest.raises(AccessDeniedError):
        rate_scenario(actor=moderator, scenario=made, plausibility=4, consistency=3, reason="So.")

    answered(objected(case), administrator, upheld=True)
    assert client.get(made.get_absolute_url()).status_code == 200
    assert list(new_scenarios(a_day_ago)) == [made]


def test_only_the_platform_hides_and_shows(scenario, rating, moderator, administrator):
    for actor in (moderator, administrator):
        for act, thing in (
            (hide_scenario, {"scenario": scenario}), (show_scenario, {"scenario": scenario}),
            (hide_rating, {"rating": rating}), (show_rating, {"rating": rating}),
        ):  # fmt: skip
            with pytest.raises(AccessDeniedError):
                act(actor=actor, **thing)
    scenario.refresh_from_db()
    rating.refresh_from_db()
    assert (scenario.hidden_at, rating.hidden_at, Mute.objects.count()) == (None, None, 0)


def test_ratings_are_taken_away_in_the_order_in_which_scenarios_are_locked(
    everywhere, space, member, colleague, monkeypatch
):
    made = [
        write_scenario(actor=member, space=space, text=scenario_text(n), audience="space") for n in range(3)
    ]
    for each in reversed(made):
        rate_scenario(actor=colleague, scenario=each, plausibility=3, consistency=3, reason="So.")
    order = []
    from scenarios import own_data

    locked = own_data.locked
    monkeypatch.setattr(own_data, "locked", lambda scenario: (order.append(scenario.pk), locked(scenario))[1])

    holding = next(each for each in holdings() if each.code == "scenario-ratings")
    assert holding.remove(colleague, 10) == 3
    assert order == [each.pk for each in made]
