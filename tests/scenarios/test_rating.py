"""Ratings: one a person, changeable, never of one's own scenario; the sums are always right."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from portal.models import AuditEntry
from portal.operations import AccessDeniedError
from scenarios.models import Rating, Scenario
from scenarios.operations.ratings import rate_scenario, take_back_rating
from scenarios.operations.scenarios import edit_scenario, write_scenario
from tests.factories import UserFactory, join
from tests.scenarios.conftest import scenario_text

HERE = "/spaces/baltic/communication/scenarios/"
RATED = {"plausibility": "4", "consistency": "2", "reason": "We see it <b>already</b>."}


def rate(actor, scenario, plausibility=4, consistency=2):
    return rate_scenario(
        actor=actor, scenario=scenario, plausibility=plausibility, consistency=consistency, reason="Because."
    )


def sums(scenario):
    scenario.refresh_from_db()
    return scenario.rating_count, scenario.plausibility_sum, scenario.consistency_sum


def test_a_member_rates_and_changes_their_mind(scenario, colleague, moderator, signed_in):
    browser = signed_in(colleague)
    rate(moderator, scenario, 1, 5)

    answer = browser.post(f"{HERE}{scenario.pk}/rate/", RATED)

    assert (answer.status_code, answer["Location"]) == (303, f"{HERE}{scenario.pk}-scenario-1/#ratings")
    assert sums(scenario) == (2, 5, 7)
    browser.post(f"{HERE}{scenario.pk}/rate/", RATED | {"plausibility": "2"})
    assert sums(scenario) == (2, 3, 7)
    page = browser.get(f"{HERE}{scenario.pk}-scenario-1/").content.decode()
    for words in ("We see it &lt;b&gt;already&lt;/b&gt;.", "Carl Colleague", "plausible 2, consistent 2"):
        assert words in page
    assert AuditEntry.objects.filter(verb="scenarios.rate_scenario").count() == 3


def test_what_was_rated_before_the_last_change_says_so(scenario, member, colleague, moderator, signed_in):
    rate(moderator, scenario)
    browser = signed_in(member)
    assert "before the last change" not in browser.get(scenario.get_absolute_url()).content.decode()

    edit_scenario(
        actor=member, scenario=scenario, text=scenario_text(body="No firm teaches."), audience="space"
    )
    rate(colleague, scenario)

    page = browser.get(scenario.get_absolute_url()).content.decode()
    assert page.count("before the last change") == 1
    before, after = page.index("before the last change"), page.index("Carl Colleague")
    assert after < before  # the latest stands first, and has no such words


@pytest.mark.parametrize(
    "changed",
    [{"plausibility": ""}, {"plausibility": "6"}, {"consistency": "0"}, {"consistency": "x"}, {"reason": ""},
     {"reason": "x" * 601}],
)  # fmt: skip
def test_half_a_rating_is_none_and_nothing_typed_is_lost(changed, scenario, colleague, signed_in):
    answer = signed_in(colleague).post(f"{HERE}{scenario.pk}/rate/", RATED | changed)

    assert answer.status_code == 422
    assert answer.context["form"]["reason"].value() == (RATED | changed)["reason"]
    assert sums(scenario) == (0, 0, 0)


def test_a_rating_is_taken_back(scenario, colleague, moderator, signed_in):
    rate(moderator, scenario, 5, 5)
    rate(colleague, scenario)

    answer = signed_in(colleague).post(f"{HERE}{scenario.pk}/rate/", {"take_back": "1"})

    assert answer.status_code == 303
    assert sums(scenario) == (1, 5, 5)
    take_back_rating(actor=colleague, scenario=scenario)
    assert AuditEntry.objects.filter(verb="scenarios.take_back_rating").count() == 1


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        ("member", False), ("colleague", True), ("newcomer", True), ("moderator", True),
        ("administrator", True), ("observer", False), ("outsider", False), ("rival", False),
        ("coordinator", False), ("stranger", False), ("visitor", False),
    ],
)  # fmt: skip
def test_members_rate_but_not_what_they_wrote(who, allowed, request, scenario):
    actor = request.getfixturevalue(who)

    if allowed:
        rate(actor, scenario)
    else:
        with pytest.raises(AccessDeniedError) as denied:
            rate(actor, scenario)
        assert denied.value.permission == "scenarios.rate_scenario"

    assert sums(scenario) == (allowed, 4 * allowed, 2 * allowed)


def test_the_author_sees_ratings_and_no_form(scenario, member, colleague, signed_in):
    rate(colleague, scenario)
    browser = signed_in(member)

    page = browser.get(f"{HERE}{scenario.pk}-scenario-1/").content.decode()

    assert "Because." in page
    assert "Rate this scenario" not in page
    assert browser.get(f"{HERE}{scenario.pk}/rate/").status_code == 403


def test_what_one_typed_waits_behind_the_sign_in(scenario, colleague):
    Scenario.objects.filter(pk=scenario.pk).update(audience="public")
    browser = Client()
    browser.post(f"{HERE}{scenario.pk}/rate/", RATED)
    browser.force_login(colleague, backend="django.contrib.auth.backends.ModelBackend")

    page = browser.get(f"{HERE}{scenario.pk}/rate/")

    assert page.status_code == 200
    assert page.context["form"]["reason"].value() == RATED["reason"]


def test_the_database_knows_the_scale_and_that_one_rates_once(scenario, colleague):
    rate(colleague, scenario)
    values = {"space": scenario.space, "scenario": scenario, "reason": "x", "rated_at": scenario.created_at}

    for wrong in ({"author": colleague, "plausibility": 3}, {"author": None, "plausibility": 6}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Rating.objects.create(consistency=3, **values, **wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        Scenario.objects.filter(pk=scenario.pk).update(plausibility_sum=6)


@pytest.mark.parametrize("people", [1, 30])
def test_queries_do_not_grow_with_the_ratings(people, scenario, space, signed_in, django_assert_num_queries):
    for number in range(people):
        user = UserFactory(display_name=f"Person {number}")
        join(user, space)
        rate(user, scenario)
    browser = signed_in(user)
    browser.get(f"{HERE}{scenario.pk}-scenario-1/")

    with django_assert_num_queries(10):
        browser.get(f"{HERE}{scenario.pk}-scenario-1/")


@pytest.mark.parametrize("rows", [1, 30])
def test_queries_do_not_grow_with_the_scenarios(
    rows, everywhere, space, member, colleague, signed_in, django_assert_num_queries
):
    for number in range(rows):
        text = scenario_text(number)
        rate(colleague, write_scenario(actor=member, space=space, text=text, audience="space"))
    browser = signed_in(member)
    browser.get(HERE)

    with django_assert_num_queries(8):
        page = browser.get(HERE)

    assert len(page.context["points"]) == rows


@pytest.mark.parametrize(("who", "asked"), [("colleague", True), ("moderator", False), ("member", False)])
def test_who_has_not_rated_yet_is_led_to_it(who, asked, request, scenario, moderator, signed_in):
    rate(moderator, scenario)

    page = signed_in(request.getfixturevalue(who)).get(f"{HERE}{scenario.pk}-scenario-1/").content.decode()

    assert ('href="#rate"' in page) == asked
