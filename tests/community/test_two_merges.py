"""Two coordinators who merge the same pair at the same moment, each the other way round."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from community.models import Organisation
from tests.factories import OrganisationFactory
from tests.lines import anywhere, database_file

pytestmark = pytest.mark.processes

MERGER = """
import sys
import django
django.setup()
from community.models import Organisation
from community.operations.merging import merge_organisations
from portal.operations import SYSTEM, OperationRefusedError
from portal.tenancy import all_spaces
kept, merged = (Organisation.objects.get(name=name) for name in sys.argv[1:3])
print("ready", flush=True)
sys.stdin.readline()
with all_spaces("mergers"):
    try:
        merge_organisations(actor=SYSTEM, kept=kept, merged=merged)
        print("merged")
    except OperationRefusedError:
        print("refused")
"""


def test_one_of_two_merges_at_once_is_refused(db: None, tmp_path: Path):
    path = tmp_path / "mergers.sqlite3"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "TEST_DATABASE_URL": f"sqlite://{path}",
    }
    with database_file(path):
        for name in ("First", "Second"):
            OrganisationFactory(name=name)
        mergers = [
            subprocess.Popen(
                [sys.executable, "-c", MERGER, *pair],
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            for pair in (("First", "Second"), ("Second", "First"))
        ]
        for merger in mergers:
            merger.stdout.readline()
        for merger in mergers:
            merger.stdin.write("go\n")
            merger.stdin.flush()
        said = sorted(merger.communicate(timeout=90)[0].strip() for merger in mergers)

        with anywhere():
            left = Organisation.objects.filter(merged_into=None).count()

    assert (said, left) == (["merged", "refused"], 1)
