"""A line between a browser and the site that a test can cut: bytes are passed on, or nothing is."""

import socket
import threading
from contextlib import suppress
from typing import Self

SOCKETS = b" /ws/"


class Wire:
    """Passes TCP connections on to ``port``; while it is cut, open ones are dead and new ones are refused."""

    def __init__(self, port: int) -> None:
        self._target = ("127.0.0.1", port)
        self._door = socket.create_server(("127.0.0.1", 0))
        self._cut = b""
        self._open: dict[socket.socket, bytes] = {}
        self._changing = threading.Lock()
        self.url = f"http://127.0.0.1:{self._door.getsockname()[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self._door.close()
        self.cut()

    def cut(self, only: bytes = b" ") -> None:
        """Nothing passes any more; with ``only=SOCKETS`` pages still do."""
        with self._changing:
            self._cut = only
            dying = [end for end, head in self._open.items() if only in head]
        for end in dying:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        with self._changing:
            self._cut = b""

    def _serve(self) -> None:
        while True:
            try:
                near, _address = self._door.accept()
            except OSError:
                return
            threading.Thread(target=self._pass_on, args=(near,), daemon=True).start()

    def _pass_on(self, near: socket.socket) -> None:
        with near, suppress(OSError):
            request = near.recv(65536)
            head = request.partition(b"\r\n")[0]
            with self._changing:
                if not request or (self._cut and self._cut in head):
                    return
                far = socket.create_connection(self._target)
                self._open |= {near: head, far: head}
            with far:
                far.sendall(request)
                back = threading.Thread(target=_pump, args=(far, near), daemon=True)
                back.start()
                _pump(near, far)
                back.join()
            with self._changing:
                del self._open[near], self._open[far]


def _pump(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while received := source.recv(65536):
            target.sendall(received)
    for end in (source, target):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
