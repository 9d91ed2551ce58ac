"""Scenarios are found by what they say, and told in digests, by whom they are for."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.mailing.sources import sources
from portal.tenancy import all_spaces
from scenarios.operations.scenarios import edit_scenario, remove_scenario, write_scenario
from search.params import Params
from search.queries import find
from search.writer import drain_all
from tests.scenarios.conftest import scenario_text
from tests.search.conftest import index

__all__ = ["index"]


def found(actor, words):
    return [hit.plain_title for hit in find(actor, Params(q=words)).hits]


@pytest.mark.parametrize("words", ["Scenario 1", "teaches", "robots", "strikes", "mentors", "2035"])
def test_every_part_is_found_by_who_may_see_it(words, index, everywhere, space, member, visitor, as_reader):
    text = scenario_text(drivers=("Robots",), signals=("Strikes",))
    with all_spaces("test"):
        write_scenario(actor=member, space=space, text=text, audience="space")
        drain_all()

    with as_reader(member):
        assert found(member, words) == ["Scenario 1"]
    with as_reader(visitor):
        assert found(visitor, words) == []


def test_what_is_changed_or_gone_is_no_longer_found(index, everywhere, space, member, as_reader):
    with all_spaces("test"):
        made = write_scenario(actor=member, space=space, text=scenario_text(), audience="space")
        drain_all()
        edit_scenario(actor=member, scenario=made, text=scenario_text(2, body="Quiet."), audience="space")
        drain_all()
    with as_reader(member):
        assert (found(member, "teaches"), found(member, "quiet")) == ([], ["Scenario 2"])
    with all_spaces("test"):
        remove_scenario(actor=member, scenario=made)
        drain_all()
    with as_reader(member):
        assert found(member, "quiet") == []


def test_digests_tell_of_new_scenarios(scenario):
    (source,) = [each for each in sources() if each.code == "scenarios"]
    now = timezone.now()

    (row,) = source.new(now - timedelta(hours=1))
    told = source.item(row)

    assert list(source.new(now + timedelta(hours=1))) == []
    assert (told.title, told.path, told.text) == (
        "Scenario 1", scenario.get_absolute_url(), "Every firm teaches.",
    )  # fmt: skip
