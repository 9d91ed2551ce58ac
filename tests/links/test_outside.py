"""Asking foreign servers: what counts as an answer, and that nobody leads us inside."""

import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from links import outside
from links.outside import NoAnswerError, answers, public_address


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

    assert answers("http://efvet.example/page?a=1#part") == lives
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

    assert not answers("http://efvet.example/old")
    assert answers("http://efvet.example/round")
    assert len(server[1]) == 3 + outside.REDIRECTS


@pytest.mark.parametrize(
    "url",
    [
        "ftp://efvet.example/", "file:///etc/passwd", "http://efvet.example:8080/", "https://efvet.example:22/",
        "http:///nothing", "http://efvet.example:99999/", "http://[", "gopher://x", "http://a b/",
    ],
)  # fmt: skip
def test_only_the_open_web_is_asked(url, server):
    with pytest.raises(NoAnswerError):
        answers(url)
    assert server[1] == []


def test_a_redirect_leads_nowhere_else_either(server):
    server[0]["/"] = (302, "http://efvet.example:6379/")

    with pytest.raises(NoAnswerError):
        answers("http://efvet.example/")
    assert len(server[1]) == 1


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "::", "::1", "fe80::1%eth0", "fd00::1",
     "::ffff:127.0.0.1", "100.64.0.1"],
)  # fmt: skip
def test_machines_that_are_not_in_the_open_are_left_alone(address, monkeypatch):
    found = [(0, 0, 0, "", ("93.184.215.14", 80)), (0, 0, 0, "", (address, 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: found)

    with pytest.raises(ValueError, match="open"):
        public_address("efvet.example", 80)


def test_the_connection_goes_where_the_name_was_looked_up(monkeypatch):
    found = [(0, 0, 0, "", ("93.184.215.14", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: found)

    assert public_address("efvet.example", 80) == ("93.184.215.14", 80)
