"""Journeys run against the real thing: the demo network, one web process, one worker, Chromium."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, StorageState, expect, sync_playwright

from tests.database import once_a_run
from tests.services import chromium

ROOT = Path(__file__).resolve().parents[2]
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--renderer-process-limit=1", "--in-process-gpu",
]  # fmt: skip
SIZES = {"phone": {"width": 360, "height": 740}, "desktop": {"width": 1280, "height": 800}}
PATIENCE_MS = 15_000
READY_SECONDS = 120
# Without preload: axe fetches imported style sheets from addresses that it guesses wrong.
AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
    "preload": False,
}
STILL = """() => Promise.allSettled(
    document.getAnimations()
        .filter((each) => each.effect?.getComputedTiming().endTime < Infinity)
        .map((each) => each.finished)
)"""

expect.set_options(timeout=PATIENCE_MS)


@dataclass(frozen=True)
class Site:
    """The running demo: its address, and everybody's password."""

    url: str
    var: Path
    password: str

    def mail_to(self, address: str) -> str:
        """The text of the latest mail to ``address``, as the page of sent mail has it."""
        folder = self.var / "mail"
        for _ in range(60):
            for path in sorted(folder.glob("*.log"), key=lambda p: p.stat().st_mtime, reverse=True):
                text = path.read_text(encoding="utf-8")
                if f"To: {address}" in text:
                    return text
            time.sleep(0.25)
        raise AssertionError(f"No mail to {address}.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory, migrated_database: Path) -> Path:
    """The folder of a demo that is loaded and indexed and has not been started; copy it."""

    def prepare(var: Path) -> None:
        var.mkdir()
        shutil.copyfile(migrated_database, var / "guildhall.sqlite3")
        command = [sys.executable, "manage.py", "serve_demo", "--prepare-only"]
        subprocess.run(command, cwd=ROOT, env=_environment(var, 0), check=True, stdout=subprocess.DEVNULL)

    return once_a_run(tmp_path_factory, "prepared", prepare)


def _environment(var: Path, port: int) -> dict[str, str]:
    demo = {"DJANGO_SETTINGS_MODULE": "config.settings.demo", "VAR": str(var)}
    return {**os.environ, **demo, **({"PORT": str(port)} if port else {})}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, prepared: Path) -> Iterator[Site]:
    var = tmp_path_factory.mktemp("running") / "demo"
    shutil.copytree(prepared, var)
    port = _free_port()
    log = (var / "demo.log").open("w")
    demo = subprocess.Popen(
        [sys.executable, "manage.py", "serve_demo"], cwd=ROOT, env=_environment(var, port),
        stdout=log, stderr=log, start_new_session=True,
    )  # fmt: skip
    try:
        _wait(f"http://127.0.0.1:{port}/readyz", demo, var / "demo.log")
        accounts = json.loads((var / "demo-accounts.json").read_text(encoding="utf-8"))
        yield Site(f"http://127.0.0.1:{port}", var, accounts[0]["password"])
    finally:
        os.killpg(demo.pid, signal.SIGTERM)
        try:
            demo.wait(timeout=30)
        except subprocess.TimeoutExpired:
            os.killpg(demo.pid, signal.SIGKILL)
            demo.wait(timeout=10)
        log.close()


def _wait(url: str, demo: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline and demo.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=2).close()
        except OSError:
            time.sleep(0.3)
        else:
            return
    raise AssertionError(f"The demo did not become ready:\n{log.read_text()[-3000:]}")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, for one module: while it runs, Django takes this thread for an asynchronous one."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(params=list(SIZES))
def size(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def new_browser(browser: Browser, site: Site, size: str) -> Iterator[Callable[..., BrowserContext]]:
    """A fresh browser of the size under test; its pages fail the test on script errors."""
    opened: list[BrowserContext] = []
    errors: list[str] = []

    def make(**how: Any) -> BrowserContext:
        context = browser.new_context(
            **{"viewport": SIZES[size], "base_url": site.url, "reduced_motion": "reduce", **how}
        )
        context.set_default_timeout(PATIENCE_MS)
        context.on("weberror", lambda error: errors.append(str(error.error)))
        opened.append(context)
        return context

    yield make
    for context in opened:
        context.close()
    assert errors == []


@pytest.fixture
def visitor(new_browser: Callable[..., BrowserContext]) -> Page:
    return new_browser().new_page()


@pytest.fixture(scope="session")
def sessions() -> dict[str, StorageState]:
    """Cookies of people who have signed in before: a session that goes on in another browser."""
    return {}


@pytest.fixture
def sign_in(
    new_browser: Callable[..., BrowserContext], site: Site, sessions: dict[str, StorageState]
) -> Callable[..., Page]:
    """A browser of their own for the demo account of that name; ``anew`` with a session of its own too."""

    def page_of(name: str, *, anew: bool = False, **how: Any) -> Page:
        if name in sessions and not anew:
            return new_browser(storage_state=sessions[name], **how).new_page()
        page = new_browser(**how).new_page()
        page.goto("/accounts/login/")
        page.locator("[name=login]").fill(f"{name}@example.org")
        page.locator("[name=password]").fill(site.password)
        form = page.locator("main form").filter(has=page.locator("[name=password]"))
        form.locator("[type=submit]").first.click()
        page.wait_for_url(re.compile(r"/me/"))
        if not anew:
            sessions[name] = {"cookies": page.context.cookies(), "origins": []}
        return page

    return page_of


@pytest.fixture
def check_page() -> Callable[[Page], None]:
    """Accessible by axe, no wider than the window, one h1, a main, a language."""

    def check(page: Page) -> None:
        page.evaluate(STILL)  # a colour on its way to another is not what people read
        found = Axe().run(page, options=AXE)
        assert [_told(each) for each in found.response["violations"]] == [], page.url
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page.url
        assert page.locator("h1").count() == 1, page.url
        assert page.locator("main#main").count() == 1, page.url
        assert page.locator("html").get_attribute("lang") == "en", page.url

    return check


def _told(violation: dict[str, Any]) -> str:
    where = ", ".join(str(node["target"]) for node in violation["nodes"][:3])
    return f"{violation['id']}: {violation['help']} at {where}"
