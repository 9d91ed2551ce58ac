"""The map of the two ratings, what editors conclude, and what becomes of decisions."""

from itertools import pairwise

import pytest
from django.test import Client

from community.models import Membership, Notice
from community.noticeboard import show
from community.selectors import notices_of
from forums.models import Board, Topic
from portal.lineage import carriages_for, results_of, tie
from portal.models import Link
from portal.operations import AccessDeniedError, OperationRefusedError
from portal.own_data import holdings
from portal.tenancy.scope import forget_person
from scenarios.models import Rating, Scenario, Synthesis
from scenarios.operations.ratings import rate_scenario
from scenarios.operations.scenarios import DecisionText, edit_scenario, write_scenario
from scenarios.operations.synthesis import publish_synthesis, take_back_synthesis
from scenarios.plots import NEAR, points_of
from tests.factories_forums import BoardFactory, TopicFactory
from tests.scenarios.conftest import scenario_text

HERE = "/spaces/baltic/communication/scenarios/"


def rated(ratings, plausibility, consistency):
    return Scenario(
        rating_count=ratings, plausibility_sum=plausibility * ratings, consistency_sum=consistency * ratings
    )


def test_the_map_goes_right_with_plausibility_and_up_with_consistency():
    low, high, middle = points_of([rated(2, 1, 1), rated(1, 5, 5), rated(4, 3, 3)])

    assert [(point.number, point.left, point.top) for point in (low, high, middle)] == [
        (1, "8", "92"), (2, "92", "8"), (3, "50", "50"),
    ]  # fmt: skip


@pytest.mark.parametrize("corner", [(1, 1), (5, 5), (3, 3)])
def test_points_at_one_place_stand_beside_each_other(corner):
    points = points_of([rated(1, *corner)] * 8)

    places = sorted(point.x for point in points)
    assert min(right - left for left, right in pairwise(places)) >= NEAR
    assert (min(places) >= 4, max(places) <= 96) == (True, True)


def test_the_map_shows_what_is_rated_to_who_may_see_it(everywhere, space, member, colleague, signed_in):
    for number, audience in enumerate(("public", "space", "public"), start=1):
        made = write_scenario(actor=member, space=space, text=scenario_text(number), audience=audience)
        if number < 3:
            rate_scenario(actor=colleague, scenario=made, plausibility=4, consistency=3, reason="So.")

    def shown(browser):
        page = browser.get(HERE)
        listed = sorted(row["scenario"].title for row in page.context["rows"])
        return [point.scenario.title for point in page.context["points"]], listed

    assert shown(signed_in(member)) == (
        ["Scenario 1", "Scenario 2"],
        ["Scenario 1", "Scenario 2", "Scenario 3"],
    )
    assert shown(Client()) == (["Scenario 1"], ["Scenario 1", "Scenario 3"])


def test_a_decision_becomes_a_topic_and_both_lead_to_each_other(
    scenario, space, member, colleague, signed_in
):
    browser = signed_in(colleague)
    decision = scenario.decisions.get(order=1)
    board = Board.objects.create(space=space, name="Talk", slug="talk", order=1, audience="space")
    way = f"/spaces/baltic/communication/topics/new/?kind=discussion&from=decision:{decision.pk}"
    assert way.replace("&", "&amp;") in browser.get(scenario.get_absolute_url()).content.decode()
    form = browser.get(way).context["form"]
    assert form["title"].value() == "Fund mentors"
    assert "“Scenario 1” (2035)" in form["body"].value()

    said = {"kind": "discussion", "board": board.pk, "audience": "space", "language": "en"}
    answer = browser.post(way, said | {"title": "Fund mentors?", "body": "Who pays?"})

    topic = Topic.objects.get()
    assert answer["Location"] == topic.get_absolute_url()
    page = browser.get(scenario.get_absolute_url()).content.decode()
    assert "Fund mentors?" in page
    assert way.replace("&", "&amp;") not in page
    assert f"#decision-{decision.pk}" in browser.get(topic.get_absolute_url()).content.decode()
    assert [trace.title for trace in results_of(decision, member)] == ["Fund mentors?"]


@pytest.mark.parametrize(
    ("who", "targets"),
    [
        ("colleague", ["topic", "group", "resource"]), ("member", ["topic", "group", "resource"]),
        ("observer", []), ("outsider", []), ("visitor", []),
    ],
)  # fmt: skip
def test_members_carry_decisions_forward(who, targets, request, everywhere, space, member):
    actor = request.getfixturevalue(who)
    scenario = write_scenario(actor=member, space=space, text=scenario_text(), audience="public")
    decision = scenario.decisions.get(order=1)

    assert sorted(way.target for way in carriages_for(decision, actor)) == sorted(targets)


def test_a_decision_that_others_took_up_stays(scenario, space, member):
    first, second = scenario.decisions.all()
    tie(actor=member, source=first, result=second)

    texts = (DecisionText("Other", pk=second.pk), DecisionText("New"))
    with pytest.raises(OperationRefusedError) as refused:
        edit_scenario(actor=member, scenario=scenario, text=scenario_text(decisions=texts), audience="space")

    assert refused.value.field == "decisions"
    assert scenario.decisions.filter(pk=first.pk).count() == 1
    assert Link.objects.count() == 1


@pytest.mark.parametrize("taken_up", [2, 8])
def test_queries_do_not_grow_with_what_became_of_decisions(
    taken_up, everywhere, space, member, signed_in, django_assert_num_queries
):
    texts = tuple(DecisionText(f"Decision {number}") for number in range(taken_up))
    made = write_scenario(actor=member, space=space, text=scenario_text(decisions=texts), audience="space")
    board = BoardFactory(space=space)
    for decision in made.decisions.all():
        tie(actor=member, source=decision, result=TopicFactory(space=space, board=board, audience="space"))
    browser = signed_in(member)
    browser.get(made.get_absolute_url())

    with django_assert_num_queries(10):
        page = browser.get(made.get_absolute_url())

    assert [len(row["results"]) for row in page.context["decisions"]] == [1] * taken_up


def test_cards_say_what_was_written(everywhere, space, member, signed_in):
    write_scenario(actor=member, space=space, text=scenario_text(body='A & B say "no"'), audience="space")

    assert "A &amp; B say " in signed_in(member).get(HERE).content.decode()
    assert "&amp;amp;" not in signed_in(member).get(HERE).content.decode()


def test_an_editor_publishes_changes_and_takes_back_the_synthesis(scenario, moderator, signed_in):
    browser = signed_in(moderator)
    here = f"{HERE}synthesis/"

    answer = browser.post(here, {"body": "Mentors **first**.", "audience": "public"})

    assert (answer.status_code, answer["Location"]) == (303, f"{HERE}#synthesis")
    assert "<strong>first</strong>" in Client().get(HERE).content.decode()
    browser.post(here, {"body": "Mentors second.", "audience": "space"})
    synthesis = Synthesis.objects.get()
    assert (synthesis.body, synthesis.edited_at is None) == ("Mentors second.", False)
    assert "Mentors second." not in Client().get(HERE).content.decode()
    assert browser.post(here, {"body": "", "audience": "space"}).status_code == 422
    browser.post(here, {"take_back": "1"})
    assert Synthesis.objects.count() == 0


@pytest.mark.parametrize(
    ("who", "allowed"),
    [("moderator", True), ("administrator", True), ("member", False), ("observer", False), ("rival", False),
     ("coordinator", False), ("stranger", False), ("visitor", False)],
)  # fmt: skip
def test_editors_conclude(who, allowed, request, scenario, space):
    actor = request.getfixturevalue(who)

    if allowed:
        publish_synthesis(actor=actor, space=space, body="So.", audience="space")
        take_back_synthesis(actor=actor, space=space)
    else:
        for act in (
            lambda: publish_synthesis(actor=actor, space=space, body="So.", audience="space"),
            lambda: take_back_synthesis(actor=actor, space=space),
        ):
            with pytest.raises(AccessDeniedError) as denied:
                act()
            assert denied.value.permission == "scenarios.write_synthesis"
    assert Synthesis.objects.count() == 0


def test_ones_own_data_are_handed_out_and_taken_away(scenario, member, colleague, space):
    other = write_scenario(actor=colleague, space=space, text=scenario_text(2), audience="space")
    for actor, rates in ((member, other), (colleague, scenario)):
        rate_scenario(actor=actor, scenario=rates, plausibility=2, consistency=3, reason="Mine.")
    mine = {each.code: each for each in holdings()}

    (row,) = mine["scenarios"].rows(member)
    (rating,) = mine["scenario-ratings"].rows(member)
    assert (row["title"], [each["title"] for each in row["decisions"]]) == (
        "Scenario 1", ["Fund mentors", "Open the school at night"],
    )  # fmt: skip
    assert (rating["scenario"], rating["reason"]) == ("Scenario 2", "Mine.")

    for code in ("scenarios", "scenario-ratings"):
        assert mine[code].count(member) == 1
        assert [mine[code].remove(member, 10), mine[code].remove(member, 10)] == [1, 0]

    other.refresh_from_db()
    assert (other.rating_count, other.plausibility_sum) == (0, 0)
    assert (Scenario.objects.count(), Rating.objects.count()) == (1, 0)


def test_who_took_part_learns_once_what_came_of_it(
    everywhere, space, member, colleague, moderator, observer, outsider
):
    made = write_scenario(actor=member, space=space, text=scenario_text(), audience="space")
    rate_scenario(actor=colleague, scenario=made, plausibility=4, consistency=3, reason="So.")
    rate_scenario(actor=moderator, scenario=made, plausibility=4, consistency=3, reason="So.")

    publish_synthesis(actor=moderator, space=space, body="All three.", audience="space")
    publish_synthesis(actor=moderator, space=space, body="All three!", audience="space")

    told = Notice.objects.filter(kind="synthesis").order_by("recipient_id")
    assert sorted(each.recipient_id for each in told) == sorted([member.pk, colleague.pk])
    [shown] = show(notices_of(colleague), colleague)
    assert shown.text == "Mona Moderator has published what “Baltic ILP” concludes from its scenarios."
    assert shown.url == f"{HERE}#synthesis"


def test_who_has_left_a_closed_space_hears_nothing_of_its_synthesis(
    everywhere, space, member, colleague, moderator
):
    made = write_scenario(actor=member, space=space, text=scenario_text(), audience="space")
    rate_scenario(actor=colleague, scenario=made, plausibility=4, consistency=3, reason="So.")
    Membership.objects.filter(user=colleague).delete()
    forget_person(colleague.pk)

    publish_synthesis(actor=moderator, space=space, body="All three.", audience="space")

    assert list(Notice.objects.filter(kind="synthesis").values_list("recipient", flat=True)) == [member.pk]
