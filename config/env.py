"""Reads the environment once, strictly: a wrong or missing value stops the start with a sentence.

Every function takes the variable's name and raises ``ConfigurationError`` that says which variable is
wrong and how to mend it. Nothing else in the project reads ``os.environ``.
"""

import json
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

MIN_SECRET_LENGTH = 32


class ConfigurationError(ImproperlyConfigured):
    """The environment holds a value that cannot be used; the text says which and what to do."""


def text(name: str, default: str | None = None) -> str:
    value = os.environ.get(name, "").strip()
    if value:
        return value
    if default is None:
        raise ConfigurationError(f"{name} is not set. Set it in the environment; docs/operating.md says how.")
    return default


def flag(name: str, *, default: bool = False) -> bool:
    value = text(name, "1" if default else "0").lower()
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise ConfigurationError(f"{name} is {value!r}; use 1 or 0.")


def number(name: str, default: int, *, lowest: int = 0, highest: int = 2**31) -> int:
    value = text(name, str(default))
    try:
        parsed = int(value)
    except ValueError:
        raise ConfigurationError(f"{name} is {value!r}; it must be a whole number.") from None
    if not lowest <= parsed <= highest:
        raise ConfigurationError(f"{name} is {parsed}; it must lie between {lowest} and {highest}.")
    return parsed


def words(name: str, default: Iterable[str] | None = None) -> list[str]:
    """A comma-separated list, without blanks."""
    raw = text(name, ",".join(default) if default is not None else None)
    return [word.strip() for word in raw.split(",") if word.strip()]


def secret(name: str) -> str:
    """The value of ``name``, or the content of the file that ``<name>_FILE`` names.

    Raises:
        ConfigurationError: neither is set, the file cannot be read, or the secret is too short.
    """
    path = os.environ.get(f"{name}_FILE", "").strip()
    if path:
        try:
            value = Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise ConfigurationError(f"{name}_FILE names {path!r}, which cannot be read: {error}.") from error
    else:
        value = os.environ.get(name, "").strip()
    if not value:
        raise ConfigurationError(f"{name} is not set. Set {name}, or {name}_FILE to a file that holds it.")
    if len(value) < MIN_SECRET_LENGTH:
        raise ConfigurationError(f"{name} is shorter than {MIN_SECRET_LENGTH} characters; use a longer one.")
    return value


def url(name: str, default: str | None, *, schemes: Iterable[str]) -> SplitResult:
    """A URL whose scheme is one of ``schemes``."""
    value = text(name, default)
    parts = urlsplit(value)
    allowed = sorted(schemes)
    if parts.scheme not in allowed:
        raise ConfigurationError(f"{name} is {value!r}; it must start with one of: {', '.join(allowed)}.")
    return parts


def local_path(name: str, parts: SplitResult) -> Path:
    """The absolute path of a ``scheme:///path`` URL."""
    if parts.netloc or not parts.path.startswith("/") or parts.path == "/":
        raise ConfigurationError(f"{name} must name an absolute path, as in {parts.scheme}:///srv/data/name.")
    return Path(unquote(parts.path))


def _query_words(parts: SplitResult) -> dict[str, str]:
    return {key: values[-1] for key, values in parse_qs(parts.query).items()}


SQLITE_OPTIONS: dict[str, Any] = {
    # IMMEDIATE: a transaction that means to write says so at its start, and waits instead of failing.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32000;",
}


def database(name: str, default: str | None) -> dict[str, Any]:
    """Django's ``DATABASES`` entry for ``sqlite:///path`` or ``postgresql://user:password@host/name``."""
    parts = url(name, default, schemes=("sqlite", "postgresql"))
    if parts.scheme == "sqlite":
        path = local_path(name, parts)
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path), "OPTIONS": dict(SQLITE_OPTIONS)}
    database_name = unquote(parts.path.lstrip("/"))
    if not database_name:
        raise ConfigurationError(f"{name} names no database, as in postgresql://user@host/name.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": database_name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": {
            # Away is noticed within seconds, and a new try made as soon as somebody asks again.
            "pool": {"min_size": 2, "max_size": 12, "timeout": 10, "reconnect_timeout": 3},
            "connect_timeout": 5,
            "tcp_user_timeout": 15_000,
            **_query_words(parts),
        },
    }


def mail(name: str, default: str | None) -> dict[str, Any]:
    """Django's mail settings for ``smtp://``, ``smtps://`` or ``file:///folder``."""
    parts = url(name, default, schemes=("smtp", "smtps", "file"))
    if parts.scheme == "file":
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": str(local_path(name, parts)),
        }
    if not parts.hostname:
        raise ConfigurationError(f"{name} names no mail server, as in smtp://user:password@host:587.")
    secure = parts.scheme == "smtps"
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if secure else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": secure,
        "EMAIL_USE_TLS": not secure,
        "EMAIL_TIMEOUT": 20,
    }


_DOMAIN = re.compile(
    r"(?=.{1,190}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
)


def domain(name: str, default: str = "") -> str:
    """A host name in small letters; empty when it is not set."""
    value = text(name, default).lower()
    if value and not _DOMAIN.fullmatch(value):
        raise ConfigurationError(f"{name} is {value!r}; it must be a domain, as in reply.example.org.")
    return value


def listening(name: str, default: str) -> tuple[str, int]:
    """Where to listen: ``host:port``, or ``[::1]:port``."""
    value = text(name, default)
    host, _colon, port = value.rpartition(":")
    if not host or not port.isdigit() or not 1 <= int(port) <= 65535:  # noqa: PLR2004  (the highest port)
        raise ConfigurationError(f"{name} is {value!r}; it must be host:port, as in 127.0.0.1:2525.")
    return host.strip("[]"), int(port)


def search(name: str, default: str) -> dict[str, Any]:
    """Haystack's connection for ``whoosh:///path``."""
    value = text(name, default)
    parts = url(name, value, schemes=("whoosh",))
    return {"ENGINE": "search.backends.whoosh.WhooshEngine", "PATH": str(local_path(name, parts))}


def private_storage(name: str, default: str | None) -> dict[str, Any]:
    """Django's ``STORAGES`` entry for ``file:///path`` or ``s3://bucket/prefix``."""
    parts = url(name, default, schemes=("file", "s3"))
    if parts.scheme == "file":
        location = str(local_path(name, parts))
        return {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": location, "base_url": None, "file_permissions_mode": 0o600},
        }
    if not parts.netloc:
        raise ConfigurationError(f"{name} names no bucket, as in s3://bucket/prefix.")
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": parts.netloc,
            "location": parts.path.strip("/"),
            "default_acl": "private",
            **_query_words(parts),
        },
    }


_PROVIDER_WORDS = {
    "id",
    "name",
    "server_url",
    "client_id",
    "client_secret",
    "client_secret_file",
    "trusts_email",
}
_PROVIDER_NEEDS = ("id", "name", "server_url", "client_id")


def oidc_providers(name: str) -> dict[str, Any]:
    """The ``SOCIALACCOUNT_PROVIDERS`` from the JSON file that ``name`` names; empty when it is not set.

    The file holds a list of objects, one an OpenID Connect provider; docs/operating.md shows one.
    """
    path = os.environ.get(name, "").strip()
    if not path:
        return {}
    try:
        told = json.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"{name} names {path!r}, which cannot be read as JSON: {error}.") from error
    if not isinstance(told, list):
        raise ConfigurationError(f"{name}: the file must hold a list of providers, in square brackets.")
    apps = [_oidc_provider(name, number, entry) for number, entry in enumerate(told, start=1)]
    ids = [app["provider_id"] for app in apps]
    if len(set(ids)) != len(ids):
        raise ConfigurationError(f"{name}: two providers have the same id; accounts are known by it.")
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": apps}} if apps else {}


def _oidc_provider(name: str, number: int, entry: Any) -> dict[str, Any]:
    where = f"{name}, provider {number}"
    if not isinstance(entry, dict):
        raise ConfigurationError(f"{where} is no object, in curly brackets.")
    if unknown := sorted(set(entry) - _PROVIDER_WORDS):
        known = ", ".join(sorted(_PROVIDER_WORDS))
        raise ConfigurationError(f"{where} has {unknown[0]!r}, which means nothing here; known are: {known}.")
    for word in _PROVIDER_NEEDS:
        if not isinstance(entry.get(word), str) or not entry[word].strip():
            raise ConfigurationError(f"{where} needs {word!r}, as text.")
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,29}", entry["id"]):
        raise ConfigurationError(f"{where}: id is {entry['id']!r}; use small letters, digits and hyphens.")
    parts = urlsplit(entry["server_url"])
    if parts.scheme != "https" and parts.hostname not in {"127.0.0.1", "localhost"}:
        raise ConfigurationError(f"{where}: server_url must begin with https.")
    if not isinstance(entry.get("trusts_email", False), bool):
        raise ConfigurationError(f"{where}: trusts_email is true or false.")
    return {
        "provider_id": entry["id"],
        "name": entry["name"],
        "client_id": entry["client_id"],
        "secret": _provider_secret(where, entry),
        "settings": {
            "server_url": entry["server_url"].rstrip("/"),
            "trusts_email": entry.get("trusts_email", False),
        },
    }


def _provider_secret(where: str, entry: dict[str, Any]) -> str:
    path = entry.get("client_secret_file")
    if path is None:
        secret = entry.get("client_secret")
        if not isinstance(secret, str) or not secret:
            raise ConfigurationError(f"{where} needs 'client_secret' or 'client_secret_file'.")
        return secret
    try:
        secret = Path(str(path)).read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"{where}: client_secret_file cannot be read: {error}.") from error
    if not secret:
        raise ConfigurationError(f"{where}: client_secret_file is empty.")
    return secret
