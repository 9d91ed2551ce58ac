"""A stage for benchmarks: a data folder with the benchmark data, kept between runs, and a server on it."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("VAR", ROOT / "var"))
RESULTS = VAR / "bench"


@dataclass
class Choice:
    """Which data a run measures."""

    size: str = "bench"
    database: str = ""

    @property
    def engine(self) -> str:
        return "postgresql" if self.database else "sqlite"

    @property
    def data(self) -> Path:
        return VAR / "bench-data" / f"{self.size}-{self.engine}"


chosen = Choice()


def choose(*, size: str, database: str) -> None:
    chosen.size, chosen.database = size, database


def described() -> str:
    return f"the {chosen.size} data on {chosen.engine}"


def environment(port: int = 0, **more: str) -> dict[str, str]:
    database = {"DATABASE_URL": chosen.database} if chosen.database else {}
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.demo",
        "VAR": str(chosen.data),
        "PORT": str(port or 8000),
        **database,
        **more,
    }


def manage(*words: str) -> None:
    subprocess.run([sys.executable, "manage.py", *words], cwd=ROOT, env=environment(), check=True)


def prepare(marker: str, *steps: tuple[str, ...]) -> None:
    """Run ``steps`` once; ``marker`` names what they made."""
    chosen.data.mkdir(parents=True, exist_ok=True)
    done = chosen.data / f"{marker}.done"
    if done.exists():
        return
    for step in steps:
        started = time.perf_counter()
        manage(*step)
        print(f"  {' '.join(step)}: {time.perf_counter() - started:.1f} s")
    done.touch()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def server() -> Iterator[int]:
    """The demo's web process on the benchmark data; gives its port."""
    port = free_port()
    command = [
        sys.executable, "-m", "uvicorn", "config.asgi:application", "--port", str(port), "--ws",
        "websockets-sansio", "--log-level", "warning", "--no-access-log", "--ws-per-message-deflate", "false",
    ]  # fmt: skip
    web = subprocess.Popen(command, cwd=ROOT, env=environment(port))
    try:
        for _ in range(200):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2).close()
                break
            except OSError:
                time.sleep(0.1)
        yield port
    finally:
        web.terminate()
        web.wait(timeout=20)


def quantile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def save(name: str, figures: dict[str, Any]) -> None:
    """Beside the figures stands how busy the machine was: on one that is not idle they say little."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    told = {"data": described(), "load": [round(each, 1) for each in os.getloadavg()], **figures}
    path = RESULTS / f"{name}-{chosen.size}-{chosen.engine}.json"
    path.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
