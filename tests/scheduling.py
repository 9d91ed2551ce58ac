"""Which tests share a worker, and which go first."""

from xdist.scheduler import LoadScopeScheduling

JOURNEYS = "tests/journeys/"
LONG = (JOURNEYS, "tests/portal/test_on_postgresql.py")
# The demo is loaded once for all tests of this file.
TOGETHER = ("tests/config/test_load_demo.py",)
HALVES = {f"{JOURNEYS}test_exchange.py": "first", f"{JOURNEYS}test_room.py": "first"}


class JourneysTogether(LoadScopeScheduling):
    """Two halves of the journeys, each with one running demo; every other test goes by itself.

    Not by ``xdist_group``: pytest 9.2 loses these groups (pytest-xdist, issue 1386).
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.split("::", maxsplit=1)[0]
        if file in TOGETHER:
            return file
        if not nodeid.startswith(JOURNEYS):
            return nodeid
        return JOURNEYS + HALVES.get(file, "second")
