"""Serve the site to this machine's browser, and nothing else to nobody else.

The server listens on 127.0.0.1 and answers only requests that name it so (a page elsewhere whose name is turned to this address names
another host), and those of pages elsewhere only where they lead a reader here; what it answers may be loaded by its own pages only, and
what it refuses is said in plain text. Pages get a script that asks for news by loading
`/_dateline/news` as a script, since the site's own policy allows `script-src 'self'` and no fetching: it is served unchanged.

The standard library's server is enough for one reader who waits for news: a library for asynchronous serving would bring several
packages for what a thread for each open page does, and web sockets would need another policy in the pages.
"""

from __future__ import annotations

import json
import os
import re
import socket
import socketserver
import sys
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files as resources
from urllib.parse import parse_qs

import msgspec

from dateline.preview.answers import TYPES, Answer, Site

HOST = "127.0.0.1"
_POLL_SECONDS = 25.0
_PAUSE_SECONDS = 0.05
_OWN = "/_dateline/"
_HEAD_END = re.compile(rb"</head\s*>", re.IGNORECASE)


class PreviewServer(ThreadingHTTPServer):
    """Serves a site on the loopback address; a port of 0 takes a free one. Raises OSError where the port cannot be had."""

    daemon_threads = True
    request_queue_size = 128  # browsers open several connections for each page, and pages may be many
    block_on_close = False  # a browser that waits for news must not hold up Ctrl-C
    allow_reuse_address = os.name != "nt"  # on Windows two programs could share the port

    def __init__(self, port: int) -> None:
        """Take the port; `site` must be given before the first request is served."""
        self.site: Site
        self.script = (resources("dateline.preview") / "reload.js").read_bytes()
        super().__init__((HOST, port), _Handler)

    def server_bind(self) -> None:
        """Bind without asking the name service for this machine's name, which can take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]

    def get_request(self) -> tuple[socket.socket, object]:
        """Take the next connection; where the system has no more to give, let those who hold them end before the next try."""
        try:
            return super().get_request()
        except OSError:
            threading.Event().wait(_PAUSE_SECONDS)
            raise

    def handle_error(self, request: object, client_address: object) -> None:
        """Pass over a browser that hung up; anything else is a bug, and is said."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # the base class asks for socket's types

    @property
    def address(self) -> str:
        """The site's address."""
        return f"http://{HOST}:{self.server_port}/"

    def is_named(self, host: str) -> bool:
        """Tell whether a request's Host names this server."""
        names = (HOST, "localhost", "[::1]")
        allowed = {f"{name}:{self.server_port}" for name in names} | (set(names) if self.server_port == 80 else set())
        return host.lower() in allowed


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "Dateline"
    sys_version = ""
    timeout = 60
    wbufsize = -1  # head and body leave together
    disable_nagle_algorithm = True  # and at once
    server: PreviewServer

    def do_GET(self) -> None:
        """Answer with a file, the script or the news."""
        if not self._is_own():
            self.close_connection = True
            self._send(HTTPStatus.FORBIDDEN, b"This preview answers only to its own address.\n", TYPES[".txt"])
            return
        path, _, query = self.path.partition("?")
        if path == f"{_OWN}reload.js":
            self._send(HTTPStatus.OK, self.server.script, TYPES[".js"])
        elif path == f"{_OWN}news":
            self._send(HTTPStatus.OK, self._news(query), TYPES[".js"])
        else:
            self._serve(path)

    do_HEAD = do_GET  # noqa: N815 - as above; _send leaves the body out

    def _is_own(self) -> bool:
        """Tell whether a request names this server, once, and comes from one of its pages, from a link to it, or from no page.

        Browsers say where a request comes from (https://www.w3.org/TR/fetch-metadata/): "site" leaves out the port, so that another
        server on this computer is foreign too, and only "same-origin" is ours.
        """
        hosts = self.headers.get_all("Host", [])
        if len(hosts) != 1 or not self.server.is_named(hosts[0]):
            return False
        origin = self.headers.get("Origin")
        if origin is not None and not self.server.is_named(origin.removeprefix("http://")):
            return False
        is_foreign = self.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin")
        return not is_foreign or self.headers.get("Sec-Fetch-Mode") == "navigate"

    def _news(self, query: str) -> bytes:
        """Return the news for a page once there are any, and the version of the page that it would get now."""
        asked = parse_qs(query)
        after, page = asked.get("after", [""])[0], asked.get("page", [""])[0]
        number = int(after) if after.isascii() and after.isdigit() and len(after) < 20 else -1
        state = self.server.site.state
        with state.open(page):
            news = state.after(number, _POLL_SECONDS)
        answer = self.server.site.answer(page, patiently=False)
        found = {
            "number": news.number,
            "version": answer.version,
            "styles": answer.styles,
            "problems": [msgspec.structs.asdict(each) for each in news.problems],
        }
        return f"datelineNews({json.dumps(found)});\n".encode()

    def _serve(self, path: str) -> None:
        answer = self.server.site.answer(path)
        if answer.is_page and answer.found:
            self.server.site.state.requested(path)
        status = HTTPStatus.OK if answer.found else HTTPStatus.NOT_FOUND
        self._send(status, with_script(answer) if answer.is_page else answer.data, answer.type)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        """Refuse a request that cannot be read: with the status' own words, never with the request's, and no more of this connection."""
        # Of a line that could not be read; without a head a browser would have to guess.
        if self.request_version == "HTTP/0.9":
            self.request_version = self.protocol_version
        status, self.close_connection = HTTPStatus(code), True
        self._send(status, f"{status.phrase}\n".encode(), TYPES[".txt"])

    def _send(self, status: HTTPStatus, data: bytes, kind: str) -> None:
        self.send_response(status)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server names it
        """Say nothing: what is printed is the command's business."""


def with_script(page: Answer) -> bytes:
    """Return a page with the preview's script at the end of its head, which knows the version that it shows."""
    tag = f'<script src="{_OWN}reload.js" data-version="{page.version}" data-styles="{page.styles}" defer></script>'
    end = _HEAD_END.search(page.data)
    at = end.start() if end else len(page.data)
    return page.data[:at] + tag.encode() + page.data[at:]
