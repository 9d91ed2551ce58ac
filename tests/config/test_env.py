"""A wrong environment stops the start with one sentence that says which value and how to mend it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from config import env
from config.env import ConfigurationError

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("call", "value", "words"),
    [
        (lambda: env.text("X_VALUE"), None, "X_VALUE is not set"),
        (lambda: env.flag("X_VALUE"), "perhaps", "use 1 or 0"),
        (lambda: env.number("X_VALUE", 1), "many", "whole number"),
        (lambda: env.number("X_VALUE", 1, highest=9), "10", "between 0 and 9"),
        (lambda: env.secret("X_VALUE"), None, "Set X_VALUE, or X_VALUE_FILE"),
        (lambda: env.secret("X_VALUE"), "short", "shorter than 32"),
        (lambda: env.database("X_VALUE", None), "mysql://root@localhost/x", "postgresql, sqlite"),
        (lambda: env.database("X_VALUE", None), "sqlite://relative/path", "absolute path"),
        (lambda: env.database("X_VALUE", None), "postgresql://localhost/", "names no database"),
        (lambda: env.mail("X_VALUE", None), "imap://host", "file, smtp, smtps"),
        (lambda: env.mail("X_VALUE", None), "smtp:///", "names no mail server"),
        (lambda: env.domain("X_VALUE"), "reply.example.org/x", "must be a domain"),
        (lambda: env.domain("X_VALUE"), "someone@example.org", "must be a domain"),
        (lambda: env.listening("X_VALUE", "127.0.0.1:2525"), "2525", "must be host:port"),
        (lambda: env.listening("X_VALUE", "127.0.0.1:2525"), "127.0.0.1:99999", "must be host:port"),
        (lambda: env.search("X_VALUE", ""), "solr://host", "whoosh"),
        (lambda: env.private_storage("X_VALUE", None), "ftp://host", "file, s3"),
        (lambda: env.private_storage("X_VALUE", None), "s3:///x", "names no bucket"),
    ],
)
def test_a_wrong_value_is_named_with_its_cure(call, value, words, monkeypatch):
    monkeypatch.delenv("X_VALUE", raising=False)
    if value is not None:
        monkeypatch.setenv("X_VALUE", value)

    with pytest.raises(ConfigurationError, match="X_VALUE") as wrong:
        call()

    assert words in str(wrong.value)


def test_where_to_listen_for_mail_and_for_which_domain_is_read(monkeypatch):
    monkeypatch.delenv("X_VALUE", raising=False)
    assert (env.domain("X_VALUE"), env.listening("X_VALUE", "127.0.0.1:2525")) == ("", ("127.0.0.1", 2525))

    monkeypatch.setenv("X_VALUE", "Reply.Example.ORG")
    assert env.domain("X_VALUE") == "reply.example.org"
    monkeypatch.setenv("X_VALUE", "[::1]:25")
    assert env.listening("X_VALUE", "127.0.0.1:2525") == ("::1", 25)


def test_a_secret_may_come_from_a_file(monkeypatch, tmp_path):
    path = tmp_path / "secret"
    path.write_text("s" * 40 + "\n")
    monkeypatch.setenv("X_VALUE_FILE", str(path))

    assert env.secret("X_VALUE") == "s" * 40


def test_a_secret_file_that_cannot_be_read_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("X_VALUE_FILE", str(tmp_path / "missing"))

    with pytest.raises(ConfigurationError, match="cannot be read"):
        env.secret("X_VALUE")


@pytest.mark.parametrize(
    ("text", "engine", "name"),
    [
        ("sqlite:////srv/data.sqlite3", "django.db.backends.sqlite3", "//srv/data.sqlite3"),
        ("sqlite:///srv/data.sqlite3", "django.db.backends.sqlite3", "/srv/data.sqlite3"),
        ("postgresql://u:p%40ss@db:5433/guild", "django.db.backends.postgresql", "guild"),
    ],
)
def test_database_urls_are_read(text, engine, name, monkeypatch):
    monkeypatch.setenv("X_VALUE", text)

    found = env.database("X_VALUE", None)

    assert (found["ENGINE"], found["NAME"]) == (engine, name)
    if "postgresql" in engine:
        assert (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"]) == ("u", "p@ss", "db", "5433")


PRODUCTION = {
    "SECRET_KEY": "k" * 50,
    "ALLOWED_HOSTS": "guild.example.org",
    "SITE_URL": "https://guild.example.org",
    "DATABASE_URL": "postgresql://guild@127.0.0.1/guild",
    "STORAGE_URL": "file:///srv/guildhall/files",
    "EMAIL_URL": "smtp://mail.example.org",
    "REDIS_URL": "redis://127.0.0.1/1",
    "SECURITY_CONTACT": "security@example.org",
}


def start(
    settings: str, values: dict[str, str], then: str = "settings.DEBUG; print('started')"
) -> subprocess.CompletedProcess[str]:
    """Load the settings as a new process does, and run ``then`` with them."""
    environment = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": settings, **values}
    code = f"from django.conf import settings; {then}"
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def test_production_starts_with_all_values():
    assert start("config.settings.production", PRODUCTION).stdout == "started\n"


def test_two_installations_on_one_redis_share_no_channel_and_no_cache_entry():
    told = "layer = settings.CHANNEL_LAYERS['default']; cache = settings.CACHES['default']"
    told += "; print(layer['CONFIG']['prefix'], cache['KEY_PREFIX'])"
    names = [
        start(
            "config.settings.production", {**PRODUCTION, "SITE_URL": f"https://{host}.example.org"}, told
        ).stdout
        for host in ("guild", "trial")
    ]

    assert names == [
        "https://guild.example.org https://guild.example.org\n",
        "https://trial.example.org https://trial.example.org\n",
    ]


@pytest.mark.parametrize("name", ["SECRET_KEY", "DATABASE_URL", "REDIS_URL", "STORAGE_URL", "EMAIL_URL"])
def test_production_does_not_start_without(name):
    values = {key: value for key, value in PRODUCTION.items() if key != name}

    ended = start("config.settings.production", values)

    assert (ended.returncode, ended.stdout) == (1, "")
    assert f"{name} is not set" in ended.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    ("settings", "values", "words"),
    [
        ("config.settings.production", {**PRODUCTION, "ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS holds *"),
        ("config.settings.demo", {"PORT": "eighty"}, "PORT is 'eighty'; it must be a whole number."),
        ("config.settings.demo", {"PORT": "70000"}, "PORT is 70000; it must lie between 1 and 65535."),
        ("config.settings.demo", {"DATABASE_URL": "oracle://x"}, "DATABASE_URL is 'oracle://x'"),
    ],
)
def test_a_start_with_a_wrong_value_says_which(settings, values, words, tmp_path):
    ended = start(settings, {"VAR": str(tmp_path), **values})

    assert (ended.returncode, ended.stdout) == (1, "")
    assert words in ended.stderr.splitlines()[-1]


# Providers of OpenID Connect ----------------------------------------------------------------------
SCHOOL = {
    "id": "school", "name": "Demo School", "server_url": "https://login.school.example/",
    "client_id": "guildhall", "client_secret": "s3cret",
}  # fmt: skip


@pytest.fixture
def providers(tmp_path, monkeypatch):
    """Write a file and read it as the settings do."""

    def read(told):
        path = tmp_path / "oidc.json"
        path.write_text(told if isinstance(told, str) else json.dumps(told), encoding="utf-8")
        monkeypatch.setenv("X_VALUE", str(path))
        return env.oidc_providers("X_VALUE")

    return read


def test_without_a_file_there_are_no_providers(monkeypatch):
    monkeypatch.delenv("X_VALUE", raising=False)

    assert env.oidc_providers("X_VALUE") == {}


def test_a_provider_is_read_with_its_secret_from_a_file(providers, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("from a file\n")
    entry = {name: value for name, value in SCHOOL.items() if name != "client_secret"}

    (app,) = providers([entry | {"client_secret_file": str(secret)}])["openid_connect"]["APPS"]

    assert app == {
        "provider_id": "school", "name": "Demo School", "client_id": "guildhall", "secret": "from a file",
        "settings": {"server_url": "https://login.school.example", "trusts_email": False},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("{not json", "cannot be read as JSON"),
        ({}, "must hold a list"),
        (["school"], "provider 1 is no object"),
        ([SCHOOL | {"trust_email": True}], "'trust_email', which means nothing here"),
        ([SCHOOL | {"name": ""}], "needs 'name'"),
        ([SCHOOL | {"id": "My School"}], "use small letters, digits and hyphens"),
        ([SCHOOL | {"server_url": "http://login.school.example"}], "must begin with https"),
        ([SCHOOL | {"trusts_email": "yes"}], "trusts_email is true or false"),
        ([SCHOOL | {"client_secret": ""}], "needs 'client_secret'"),
        ([SCHOOL | {"client_secret_file": "/nowhere/at/all"}], "client_secret_file cannot be read"),
        ([SCHOOL | {"client_secret_file": "/dev/null"}], "client_secret_file is empty"),
        ([SCHOOL, SCHOOL], "two providers have the same id"),
    ],
)
def test_a_wrong_provider_stops_the_start_with_a_sentence(told, words, providers):
    with pytest.raises(ConfigurationError, match="X_VALUE") as wrong:
        providers(told)

    assert words in str(wrong.value)


@pytest.mark.parametrize(("value", "on"), [(None, True), ("0", False), ("1", True)])
def test_a_flag_can_be_on_by_itself(value, on, monkeypatch):
    monkeypatch.delenv("X_VALUE", raising=False)
    if value is not None:
        monkeypatch.setenv("X_VALUE", value)

    assert env.flag("X_VALUE", default=True) is on
