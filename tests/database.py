"""One migrated SQLite file for all runs with the same migrations: migrating takes long, copying none."""

import fcntl
import hashlib
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from importlib.metadata import distributions
from pathlib import Path

import pytest
from django.db import connections

ROOT = Path(__file__).resolve().parents[1]
MEMORY = "file:memorydb_default?mode=memory&cache=shared"


# Kept between runs; whoever has the same migrations and the same packages may use it.
KEPT = Path(tempfile.gettempdir()) / f"guildhall-migrated-{os.getuid()}"


def once_a_run(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """What ``make`` puts at the path of that name, made by the worker that comes first."""
    folder = factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        folder = folder.parent  # shared by the workers
    return once_in(folder, name, make)


def once_in(folder: Path, name: str, make: Callable[[Path], None]) -> Path:
    path = folder / name
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            new = folder / f"new-{name}"
            make(new)
            new.rename(path)
    return path


@pytest.fixture(scope="session")
def migrated_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed SQLite file with every table and nothing but what the migrations put there; copy it."""
    KEPT.mkdir(mode=0o700, exist_ok=True)
    return once_in(KEPT, f"{_fingerprint()}.sqlite3", _migrate)


def _fingerprint() -> str:
    """What the migrations make depends on: their own text, and the versions of everybody else's."""
    seen = hashlib.sha256()
    for path in sorted(ROOT.glob("*/migrations/*.py")):
        seen.update(f"{path.relative_to(ROOT)}\0{path.read_text(encoding='utf-8')}\0".encode())
    versions = sorted(f"{each.name}=={each.version}" for each in distributions())
    seen.update("\n".join(versions).encode())
    return seen.hexdigest()[:24]


def _migrate(path: Path) -> None:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "TEST_DATABASE_URL": f"sqlite://{path}",
    }
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """The test database is there before Django looks for it."""
    return connections["default"].vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request: pytest.FixtureRequest) -> Iterator[None]:
    if connections["default"].vendor != "sqlite":
        request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")
        yield
        return
    with (
        closing(sqlite3.connect(request.getfixturevalue("migrated_database"))) as migrated,
        closing(sqlite3.connect(MEMORY, uri=True)) as memory,  # which lives while somebody holds it open
    ):
        migrated.backup(memory)
        connections["default"].settings_dict["TEST"]["NAME"] = MEMORY
        yield
