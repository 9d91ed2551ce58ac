"""The locks and the operations hold on the production database as well: the same tests, run there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.services import POSTGRESQL_URL

ROOT = Path(__file__).resolve().parents[2]
CHOSEN = [
    "tests/portal/test_tenancy_guard.py",
    "tests/portal/test_sqlguard.py",
    "tests/portal/test_operations.py",
    "tests/portal/test_events.py",
    "tests/portal/test_tasks.py",
    "tests/portal/test_errors.py",
    "tests/forums/test_answers.py",
    "tests/collaboration/test_locks.py",
    "tests/isolation/test_models.py",
    "tests/community/test_two_administrators.py",
]
OPTIONS = ["-q", "-x", "-p", "no:xdist", "-p", "no:cacheprovider", "-m", "not processes"]


@pytest.mark.postgresql
@pytest.mark.processes
def test_the_same_rules_hold_on_postgresql(tmp_path):
    name = f"guildhall_{os.getpid()}"
    environment = {
        **os.environ,
        "TEST_DATABASE_URL": POSTGRESQL_URL.rsplit("/", 1)[0] + f"/{name}",
        "PYTEST_ADDOPTS": "",
        "PYTEST_XDIST_WORKER": "",
    }
    environment.pop("PYTEST_XDIST_WORKER", None)
    environment.pop("PYTEST_XDIST_WORKER_COUNT", None)

    ended = subprocess.run(
        [sys.executable, "-m", "pytest", *OPTIONS, *CHOSEN],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=280,
    )  # fmt: skip

    assert ended.returncode == 0, ended.stdout[-4000:]
