"""Asking foreign servers: what counts as an answer, and that nobody leads us inside."""

import contextlib
import socket
import ssl
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from links import outside
from links.choices import Answer
from links.outside import asked, public_address


@pytest.fixture
def server(monkeypatch):
    """A server that stands for the open web; ``told`` says what it answers by path."""
    told, asked = {}, []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append((self.path, self.headers["Host"]))
            status, location = told.get(self.path, (200, ""))
            self.send_response(status)
            if location:
                self.send_header("Location", location)
            self.end_headers()

        def log_message(self, *args):
            """Quiet."""

    running = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True).start()
    monkeypatch.setattr(outside, "public_address", lambda host, port: ("127.0.0.1", running.server_port))
    yield told, asked
    running.shutdown()
    running.server_close()


@pytest.mark.parametrize(
    ("status", "lives"),
    [(200, True), (204, True), (401, True), (403, True), (405, True), (429, True), (404, False), (410, False),
     (500, False), (503, False)],
)  # fmt: skip
def test_what_counts_as_an_answer(status, lives, server):
    server[0]["/page?a=1"] = (status, "")

    assert asked("http://efvet.example/page?a=1#part") == (Answer.ALIVE if lives else Answer.MISSING)
    assert server[1] == [("/page?a=1", "efvet.example")]


def test_redirects_are_followed_and_circles_end(server):
    server[0].update(
        {
            "/old": (301, "/new"),
            "/new": (302, "/gone"),
            "/gone": (404, ""),
            "/round": (302, "/round"),
        }
    )

    assert asked("http://efvet.example/old") == Answer.MISSING
    assert asked("http://efvet.example/round") == Answer.ALIVE
    assert len(server[1]) == 3 + outside.REDIRECTS


@pytest.mark.parametrize(
    "url",
    [
        "ftp://efvet.example/", "file:///etc/passwd", "http://efvet.example:8080/", "https://efvet.example:22/",
        "http:///nothing", "http://efvet.example:99999/", "http://[", "gopher://x", "http://a b/",
    ],
)  # fmt: skip
def test_only_the_open_web_is_asked(url, server):
    assert asked(url) == Answer.SILENT
    assert server[1] == []


def test_a_redirect_leads_nowhere_else_either(server):
    server[0]["/"] = (302, "http://efvet.example:6379/")

    assert asked("http://efvet.example/") == Answer.SILENT
    assert len(server[1]) == 1


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "::", "::1", "fe80::1%eth0", "fd00::1",
     "::ffff:127.0.0.1", "100.64.0.1", "::ffff:10.0.0.1", "224.0.0.1", "ff0e::1", "2002:7f00:1::",
     "64:ff9b::7f00:1", "64:ff9b::a00:1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:db8::1", "3fff::1",
     "5f00::1", "4000::1", "::7f00:1"],
)  # fmt: skip
def test_machines_that_are_not_in_the_open_are_left_alone(address, monkeypatch):
    found = [(0, 0, 0, "", ("93.184.215.14", 80)), (0, 0, 0, "", (address, 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: found)

    with pytest.raises(ValueError, match="open"):
        public_address("efvet.example", 80)


@pytest.mark.parametrize("address", ["93.184.215.14", "2a00:1450:4001:81c::200e", "2606:2800:220:1::1"])
def test_the_connection_goes_where_the_name_was_looked_up(address, monkeypatch):
    found = [(0, 0, 0, "", (address, 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: found)

    assert public_address("efvet.example", 80) == (address, 80)


@pytest.mark.parametrize(
    "location", ["http://[", "http://[::1", "//[oops/", "http://a b:80:80/", "https://x\xff@[/"]
)
def test_a_redirect_that_is_no_address_harms_nobody(location, server):
    server[0]["/"] = (302, location)

    assert asked("http://efvet.example/") == Answer.SILENT


@pytest.mark.parametrize(
    ("location", "path"),
    [
        ("/übersicht", "/%C3%BCbersicht"),
        ("/%C3%BCbersicht?q=ā", "/%C3%BCbersicht?q=%C4%81"),
    ],
)
def test_a_redirect_in_another_script_is_followed(location, path, server):
    server[0]["/"] = (302, location.encode().decode("latin-1"))

    assert asked("http://efvet.example/") == Answer.ALIVE
    assert [asked_for for asked_for, _host in server[1]] == ["/", path]


def test_an_address_with_letters_beyond_ascii_is_asked_as_it_is(server):
    asked("http://efvet.example/mācības?tēma=1")

    assert server[1][0][0] == "/m%C4%81c%C4%ABbas?t%C4%93ma=1"


@pytest.fixture
def drip(monkeypatch):
    """Starts a server that says ``first`` and then ``again`` without end; a short patience."""
    running = []
    monkeypatch.setattr(outside, "MOST_SECONDS", 0.4)

    def start(first, again):
        door = socket.create_server(("127.0.0.1", 0))
        running.append(door)
        monkeypatch.setattr(outside, "public_address", lambda host, port: door.getsockname())

        def serve():
            with contextlib.suppress(OSError):
                line, _peer = door.accept()
                with line:
                    line.sendall(first)
                    while True:
                        line.sendall(again)
                        time.sleep(0.02)

        threading.Thread(target=serve, daemon=True).start()

    yield start
    for door in running:
        door.close()


@pytest.mark.parametrize(
    ("first", "again"),
    [
        (b"HTTP/1.1 200 OK\r\nX-Long: ", b"a"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"H", b"T"),
    ],
)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_server_that_drips_without_end_is_left(scheme, first, again, drip):
    drip(first, again)
    began = time.monotonic()

    assert asked(f"{scheme}://efvet.example/") == Answer.SILENT
    assert time.monotonic() - began < 5


def test_a_certificate_that_is_not_valid_is_told_apart(monkeypatch, server):
    def untrusted(self, *args, **kwargs):
        raise ssl.SSLCertVerificationError("certificate has expired")

    monkeypatch.setattr(ssl.SSLSocket, "do_handshake", untrusted)

    assert asked("https://efvet.example/") == Answer.CERTIFICATE
