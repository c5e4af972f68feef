"""A small server on this machine for the link tests: each path answers in its own way, and every request is written down."""

import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import cast

from dateline.links.client import Client
from dateline.links.running import waiter
from dateline.links.turns import Turns

HUGE = 64_000_000
_OVERLAP_SECONDS = 0.02
"""How long each answer is held back, so that two requests at once would be seen."""


class Server(ThreadingHTTPServer):
    """Counts what it is asked, how many requests it answers at once, and how many bytes of bodies it gets rid of."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self._scheme = "https" if context else "http"
        if context:
            self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)
        self.requests: list[tuple[str, str]] = []
        self.headers: list[dict[str, str]] = []
        self.sent = 0
        self.gone_away = threading.Event()
        self.released = threading.Event()
        self.most_at_once = self._at_once = 0
        self._guard = threading.Lock()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """Return the address of a path."""
        return f"{self._scheme}://{host}:{self.server_address[1]}{path}"

    def note(self, method: str, path: str, headers: dict[str, str]) -> int:
        """Write a request down, hold it for a moment; return how often this path has been asked for by this method."""
        with self._guard:
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
            self.requests.append((method, path))
            self.headers.append(headers)
            times = self.requests.count((method, path))
        time.sleep(_OVERLAP_SECONDS)
        with self._guard:
            self._at_once -= 1
        return times

    def handle_error(self, request: object, client_address: object) -> None:
        """Pass over clients that hang up: they are meant to."""


class Handler(BaseHTTPRequestHandler):
    """Answers by the path's name."""

    def do_HEAD(self) -> None:
        """Answer without a body."""
        self._answer()

    def do_GET(self) -> None:
        """Answer."""
        self._answer()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""

    @property
    def _server(self) -> Server:
        return cast("Server", self.server)

    def _answer(self) -> None:
        times = self._server.note(self.command, self.path, dict(self.headers.items()))
        name = self.path.split("?")[0].strip("/")
        special: dict[str, Callable[[], None]] = {
            "slow": self._hang,
            "drip": self._drip,
            "huge": self._huge,
            "breaks-off": self._hang_up,
            "no-http": lambda: self._raw(b"SSH-2.0-OpenSSH_9.9\r\n"),
        }
        redirects = {
            "moved": (301, "/moved-again"),
            "moved-again": (308, "/200"),
            "moved-then-passing": (301, "/passing"),
            "passing": (302, "/200"),
            "moved-to-404": (301, "/404"),
            "circle": (302, "/circle-back"),
            "circle-back": (302, "/circle"),
            "accents": (301, "/caf\u00c3\u00a9"),  # UTF-8 bytes of é, as a header carries them
            "to-metadata": (302, "http://169.254.169.254/latest/"),
            "to-file": (302, "file:///etc/passwd"),
        }
        if name in special:
            special[name]()
        elif name in redirects:
            status, location = redirects[name]
            self._head(status, {"Location": location})
        elif name.startswith("endless"):
            self._head(302, {"Location": f"/endless-{times}{name}"})
        elif name == "get-only":
            self._head(405 if self.command == "HEAD" else 200)
        elif name == "head-breaks-off":
            self._hang_up() if self.command == "HEAD" else self._head(206)
        elif name == "busy-once":
            self._head(429 if times == 1 else 200, {"Retry-After": "30"})
        elif name == "busy":
            self._head(503, {"Retry-After": "0"})
        elif name == "closed-today":
            self._head(503, {"Retry-After": "86400"})
        else:
            self._head(int(name) if name.isdigit() else 200)

    def _head(self, status: int, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for key, value in {"Content-Length": "0", **(headers or {})}.items():
            self.send_header(key, value)
        self.end_headers()

    def _raw(self, data: bytes) -> None:
        self.wfile.write(data)
        self._hang_up()

    def _hang_up(self) -> None:
        self.close_connection = True

    def _hang(self) -> None:
        self._server.released.wait()
        self._hang_up()

    def _drip(self) -> None:
        """Send a head that never ends, a byte at a time, each in time for any timeout between two of them."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        while not self._server.released.wait(0.05):
            self.wfile.write(b"x")

    def _huge(self) -> None:
        if self.command == "HEAD":
            self._head(405)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(HUGE))
        self.end_headers()
        try:
            while self._server.sent < HUGE:
                self._server.sent += self.wfile.write(b"x" * 100_000)
        except OSError:
            self._server.gone_away.set()


@contextmanager
def running(context: ssl.SSLContext | None = None) -> Iterator[Server]:
    """Run a server on a free port; with a context it speaks TLS."""
    with Server(context) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield server
        finally:
            server.released.set()
            server.shutdown()


def client(*, timeout: float = 60.0, allow_private: bool = True, patience: float = 60.0) -> Client:
    """Return a client that makes no pauses of its own."""
    turns = Turns(time.monotonic, waiter(threading.Event()), pause=0.0, patience=patience)
    return Client("dateline/test (link check)", timeout, turns, allow_private=allow_private)
