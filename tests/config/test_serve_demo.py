"""``make demo`` refuses with one clear sentence, before it changes anything."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from config.management.commands.serve_demo import reachable_at

ROOT = Path(__file__).resolve().parents[2]


def serve(var: Path, *words: str, **values: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "config.settings.demo",
        "VAR": str(var),
        **values,
    }
    command = [sys.executable, "manage.py", "serve_demo", *words]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60
    )


@pytest.mark.processes
def test_a_port_that_is_taken_is_named_with_another_one(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        ended = serve(tmp_path, PORT=str(port))

    assert ended.returncode == 1
    assert ended.stderr == (
        f"CommandError: Port {port} is in use. Choose another one: PORT={port + 123} make demo\n"
    )
    assert not (tmp_path / "guildhall.sqlite3").exists()


@pytest.mark.processes
def test_other_hosts_than_loopback_need_a_word(tmp_path):
    ended = serve(tmp_path, "--host", "0.0.0.0", PORT="8999")  # noqa: S104

    assert ended.returncode == 1
    assert "The demo has known passwords, so it does not listen on 0.0.0.0." in ended.stderr
    assert not (tmp_path / "guildhall.sqlite3").exists()


@pytest.mark.processes
def test_an_exposed_demo_hides_its_own_pages(tmp_path, migrated_database):
    shutil.copyfile(migrated_database, tmp_path / "guildhall.sqlite3")
    code = """
import django
django.setup()
from django.core.management import call_command
from django.test import Client
call_command("collectstatic", verbosity=0, interactive=False)
client = Client(headers={"host": "demo.example.org"})
print([client.get(path).status_code for path in ("/demo/mail/", "/demo/components/")])
"""
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "config.settings.demo",
        "VAR": str(tmp_path),
        "DEMO_EXPOSE": "1",
    }
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )

    assert ended.stdout.splitlines()[-1:] == ["[404, 404]"], ended.stderr[-2000:]


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("0.0.0.0", "127.0.0.1"),  # noqa: S104
        ("::", "[::1]"),
        ("::1", "[::1]"),
        ("demo.lan", "demo.lan"),
    ],
)
def test_the_demo_asks_whether_it_is_ready_where_it_listens(host, address):
    assert reachable_at(host) == address
