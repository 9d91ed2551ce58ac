"""The world of the isolation tests: everything that can be shown, for every reader."""

from tests.isolation.conftest import browser_of, world

__all__ = ["browser_of", "world"]
