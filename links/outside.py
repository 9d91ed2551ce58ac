"""Asking a foreign server whether it answers, without being led anywhere inside.

An address comes from people, and so does where it redirects to: only http and https on their own ports, and
only machines with public addresses. The name is looked up once, and the connection goes to what was found
then, so that a second answer of the name server leads nowhere else. No byte of what is there is kept.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

from django.conf import settings
from django.utils.encoding import iri_to_uri

from links.choices import Answer

SECONDS: Final = 10  # of silence
MOST_SECONDS: Final = 25  # all in all, with every redirect, however busy a server keeps us
REDIRECTS: Final = 5
PORTS: Final = {"http": 80, "https": 443}
GONE: Final = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
# What is given out to the world, but for what leads into older networks, tunnels or nowhere (RFC 6890).
WORLD: Final = ipaddress.IPv6Network("2000::/3")
TUNNELS: Final = [
    ipaddress.IPv6Network(net) for net in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
]


class NoAnswerError(Exception):
    """Nothing answered at all: no such name, no connection, no time. It may be our own network's fault."""


def asked(url: str) -> Answer:
    """How ``url`` answers; a door that is closed to us is an answer too. Takes ``MOST_SECONDS`` at most."""
    until = time.monotonic() + MOST_SECONDS
    try:
        return Answer.ALIVE if _answers(url, until) else Answer.MISSING
    except ssl.SSLCertVerificationError:
        return Answer.CERTIFICATE
    except NoAnswerError:
        return Answer.SILENT


def _answers(url: str, until: float) -> bool:
    for _hop in range(REDIRECTS):
        try:
            status, location = _ask(url, until)
            if not HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST or not location:
                return status not in GONE and status < HTTPStatus.INTERNAL_SERVER_ERROR
            url = urljoin(url, location)
        except ssl.SSLCertVerificationError:
            raise
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise NoAnswerError(str(error)) from error
    return True  # somebody is there, and sends us round in circles


def _ask(url: str, until: float) -> tuple[int, str]:
    parts = urlsplit(url)
    path = iri_to_uri(f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}")
    agent = {"User-Agent": f"Guildhall link check (+{settings.SITE_URL})", "Accept": "*/*"}
    with _connected(parts, until) as connection:
        connection.request("GET", path, headers=agent)
        with connection.getresponse() as answer:
            if time.monotonic() >= until:  # headers that were cut off look like headers
                raise TimeoutError
            return answer.status, _words_of(answer.headers.get("Location", ""))


def _words_of(header: str) -> str:
    """Headers are read as Latin-1, and servers write addresses in UTF-8."""
    try:
        return header.encode("latin-1").decode()
    except UnicodeError:
        return header


@contextmanager
def _connected(parts: SplitResult, until: float) -> Iterator[http.client.HTTPConnection]:
    host = (parts.hostname or "").encode("idna").decode()
    if not host or parts.scheme not in PORTS or parts.port not in {None, PORTS[parts.scheme]}:
        raise ValueError("not an address of the open web")
    connection = http.client.HTTPConnection(host, timeout=SECONDS)
    machine = public_address(host, PORTS[parts.scheme])
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    line = socket.create_connection(machine, min(SECONDS, left))
    if parts.scheme == "https":
        trust = ssl.create_default_context()
        line = trust.wrap_socket(line, server_hostname=host, do_handshake_on_connect=False)
    connection.sock = line
    with _hung_up_at(until, line):
        try:
            if isinstance(line, ssl.SSLSocket):
                line.do_handshake()
            yield connection
        finally:
            connection.close()


@contextmanager
def _hung_up_at(until: float, line: socket.socket) -> Iterator[None]:
    """A line that is silent times out by itself; one that drips without end is cut."""
    end = threading.Timer(max(until - time.monotonic(), 0), _cut, [line])
    end.daemon = True
    end.start()
    try:
        yield
    finally:
        end.cancel()


def _cut(line: socket.socket) -> None:
    with suppress(OSError):  # closed already
        # Not the method of a TLS line, which would say goodbye first and touch what its reader holds.
        socket.socket.shutdown(line, socket.SHUT_RDWR)


def public_address(host: str, port: int) -> tuple[str, int]:
    """Where ``host`` is, if that is out in the open.

    Raises:
        ValueError: one of its addresses is private, local or reserved.
        OSError: nobody knows the name.
    """
    found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not found or not all(_is_open(ipaddress.ip_address(each.split("%")[0])) for each in found):
        raise ValueError("not out in the open")
    return found[0], port


def _is_open(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    if not address.is_global or address.is_multicast:
        return False
    if isinstance(address, ipaddress.IPv4Address):
        return True
    return address in WORLD and not any(address in net for net in TUNNELS)
