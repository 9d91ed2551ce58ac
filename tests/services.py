"""Which servers and programs answer here; tests that need one skip, with the reason, when it does not."""

import os
import shutil
import socket
from functools import cache

POSTGRESQL_URL = os.environ.get("TEST_POSTGRESQL_URL", "postgresql://postgres@127.0.0.1:5432/postgres")
REDIS_URL = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/9")


@cache
def missing_postgresql() -> str:
    """Why PostgreSQL cannot be used, or nothing."""
    import psycopg

    try:
        psycopg.connect(POSTGRESQL_URL, connect_timeout=2).close()
    except psycopg.OperationalError as error:
        return f"no PostgreSQL answers: {str(error).splitlines()[0]}"
    return ""


@cache
def missing_redis() -> str:
    host, _colon, port = REDIS_URL.split("//")[1].split("/")[0].partition(":")
    try:
        socket.create_connection((host, int(port or 6379)), timeout=2).close()
    except OSError as error:
        return f"no Redis answers: {error}"
    return ""


@cache
def chromium() -> str:
    """The path of the installed Chromium, or nothing; the one without a window is three times as quick."""
    names = ("chromium-headless-shell", "chromium", "chromium-browser")
    return next((path for name in names if (path := shutil.which(name))), "")


def missing_chromium() -> str:
    return "" if chromium() else "Chromium is not installed"


MISSING = {"postgresql": missing_postgresql, "redis": missing_redis, "browser": missing_chromium}
