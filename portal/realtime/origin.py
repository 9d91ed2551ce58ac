"""A page of another site must not open a socket with our cookies: scheme, host and port are compared exactly.

Browsers always name the origin, so a handshake without one is refused like a foreign one.
"""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import split_domain_port, validate_host

_PORTS = {"http": 80, "https": 443}


def header(scope: dict[str, Any], name: bytes) -> str:
    """The value of a header, or nothing; of several the last, as Django reads them."""
    found = [value for key, value in scope["headers"] if key.lower() == name]
    return found[-1].decode("latin-1") if found else ""


def is_same_origin(scope: dict[str, Any]) -> bool:
    host = header(scope, b"host")
    domain, _port = split_domain_port(host)
    if not domain or not validate_host(domain, settings.ALLOWED_HOSTS):
        return False
    here = _origin(f"{_scheme(scope)}://{host}")
    return here is not None and here == _origin(header(scope, b"origin"))


def _scheme(scope: dict[str, Any]) -> str:
    """The scheme of the page: what the server saw, or what the trusted proxy in front of it says."""
    proxy = settings.SECURE_PROXY_SSL_HEADER
    if proxy is not None:
        name, secure = proxy
        told = header(scope, name.removeprefix("HTTP_").replace("_", "-").lower().encode())
        if told:
            return "https" if told.split(",")[0].strip() == secure else "http"
    return "https" if scope.get("scheme") in {"wss", "https"} else "http"


def _origin(text: str) -> tuple[str, str, int] | None:
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in _PORTS or not parts.hostname or parts.path not in {"", "/"}:
        return None
    return parts.scheme, parts.hostname, port or _PORTS[parts.scheme]
