"""Asking a foreign server whether it answers, without being led anywhere inside.

An address comes from people, and so does where it redirects to: only http and https on their own ports, and
only machines with public addresses. The name is looked up once, and the connection goes to what was found
then, so that a second answer of the name server leads nowhere else. No byte of what is there is kept.
"""

import http.client
import ipaddress
import socket
import ssl
from http import HTTPStatus
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

from django.conf import settings

SECONDS: Final = 10
REDIRECTS: Final = 5
PORTS: Final = {"http": 80, "https": 443}
GONE: Final = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}


class NoAnswerError(Exception):
    """Nothing answered at all: no such name, no connection, no time."""


def answers(url: str) -> bool:
    """Whether a page stands at ``url``; a door that is closed to us is one.

    Raises:
        NoAnswerError: nothing answered, which may be our own network's fault.
    """
    for _hop in range(REDIRECTS):
        status, location = _ask(url)
        if not HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST or not location:
            return status not in GONE and status < HTTPStatus.INTERNAL_SERVER_ERROR
        url = urljoin(url, location)
    return True  # somebody is there, and sends us round in circles


def _ask(url: str) -> tuple[int, str]:
    try:
        parts = urlsplit(url)
        connection = _connection(parts)
        path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
        agent = {"User-Agent": f"Guildhall link check (+{settings.SITE_URL})", "Accept": "*/*"}
        try:
            connection.request("GET", path.encode("ascii", "ignore").decode(), headers=agent)
            answer = connection.getresponse()
            return answer.status, answer.headers.get("Location", "")
        finally:
            connection.close()
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise NoAnswerError(str(error)) from error


def _connection(parts: SplitResult) -> http.client.HTTPConnection:
    host = (parts.hostname or "").encode("idna").decode()
    if not host or parts.scheme not in PORTS or parts.port not in {None, PORTS[parts.scheme]}:
        raise ValueError("not an address of the open web")
    machine = public_address(host, PORTS[parts.scheme])
    if parts.scheme == "http":
        connection = http.client.HTTPConnection(host, timeout=SECONDS)
        connection.sock = socket.create_connection(machine, SECONDS)
    else:
        connection = http.client.HTTPSConnection(host, timeout=SECONDS)
        plain = socket.create_connection(machine, SECONDS)
        connection.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=host)
    return connection


def public_address(host: str, port: int) -> tuple[str, int]:
    """Where ``host`` is, if that is out in the open.

    Raises:
        ValueError: one of its addresses is private, local or reserved.
        OSError: nobody knows the name.
    """
    found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not found or not all(ipaddress.ip_address(each.split("%")[0]).is_global for each in found):
        raise ValueError("not out in the open")
    return found[0], port
