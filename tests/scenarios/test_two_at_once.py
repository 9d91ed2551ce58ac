"""Processes that rate one scenario at the same moment: everybody is counted once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scenarios.models import Rating, Scenario
from scenarios.operations.scenarios import write_scenario
from tests.factories import SpaceFactory, UserFactory, join
from tests.lines import anywhere, database_file
from tests.scenarios.conftest import scenario_text

pytestmark = pytest.mark.processes

PROCESSES, EACH = 3, 10
RATER = """
import sys
import django
django.setup()
from community.models import User
from portal.tenancy import all_spaces
from scenarios.models import Scenario
from scenarios.operations.ratings import rate_scenario
print("ready", flush=True)
sys.stdin.readline()
with all_spaces("raters"):
    actor, scenario = User.objects.get(handle=sys.argv[2]), Scenario.objects.get()
    for number in range(int(sys.argv[1])):
        rate_scenario(
            actor=actor, scenario=scenario, plausibility=1 + number % 5, consistency=5, reason="So."
        )
"""


def test_processes_that_rate_at_once_are_counted_once_each(db: None, tmp_path: Path):
    path = tmp_path / "raters.sqlite3"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "TEST_DATABASE_URL": f"sqlite://{path}",
    }
    with database_file(path):
        space = SpaceFactory(slug="baltic")
        # Two processes are the same person, in two windows.
        handles = ["rater-1", "rater-1", "rater-2"]
        for person in [UserFactory(handle=handle) for handle in sorted(set(handles))]:
            join(person, space)
        author = UserFactory(handle="author")
        join(author, space)
        with anywhere():
            write_scenario(actor=author, space=space, text=scenario_text(), audience="space")
        raters = [
            subprocess.Popen(
                [sys.executable, "-c", RATER, str(EACH), handle],
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            for handle in handles
        ]
        for rater in raters:
            rater.stdout.readline()
        for rater in raters:
            rater.stdin.write("go\n")
            rater.stdin.flush()
        errors = [rater.communicate(timeout=90)[1] for rater in raters]

        with anywhere():
            scenario = Scenario.objects.get()
            ratings = list(Rating.objects.values_list("plausibility", "consistency"))

    assert [(rater.returncode, error) for rater, error in zip(raters, errors, strict=True)] == [
        (0, "")
    ] * PROCESSES
    assert ratings == [(5, 5), (5, 5)]
    assert (scenario.rating_count, scenario.plausibility_sum, scenario.consistency_sum) == (2, 10, 10)
