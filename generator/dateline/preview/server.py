"""Serve one folder to this machine's browser, and nothing else to nobody else.

The server listens on 127.0.0.1 and answers only requests that name it so (a page elsewhere whose name is turned to this address names
another host); what it answers may be loaded by its own pages only. Pages get a script that asks for news by loading
`/_dateline/epoch` as a script, since the site's own policy allows `script-src 'self'` and no fetching: it is served unchanged.
"""

from __future__ import annotations

import json
import os
import re
import socketserver
import sys
from dataclasses import asdict
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files as resources
from pathlib import Path
from urllib.parse import parse_qs, unquote_to_bytes

from dateline.preview.state import State

HOST = "127.0.0.1"
_POLL_SECONDS = 25.0
_BUILD_SECONDS = 60.0
_OWN = "/_dateline/"
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".xml": "application/xml",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".ico": "image/x-icon",
    ".pdf": "application/pdf",
    ".epub": "application/epub+zip",
    ".zip": "application/zip",
    ".woff2": "font/woff2",
    ".webmanifest": "application/manifest+json",
}
"""Our own table: the system's, which `mimetypes` reads, may be wrong (Windows' registry often is for .js)."""
_NOTHING = b"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Not found</title></head><body><p>There is no such page.</body></html>"
_HEAD_END = re.compile(rb"</head\s*>", re.IGNORECASE)


class PreviewServer(ThreadingHTTPServer):
    """Serves a folder on the loopback address; a port of 0 takes a free one. Raises OSError where the port cannot be had."""

    daemon_threads = True
    block_on_close = False  # a browser that waits for news must not hold up Ctrl-C
    allow_reuse_address = os.name != "nt"  # on Windows two programs could share the port

    def __init__(self, folder: Path, port: int, state: State) -> None:
        self.folder, self.state = folder, state
        self.script = (resources("dateline.preview") / "reload.js").read_bytes()
        super().__init__((HOST, port), _Handler)

    def server_bind(self) -> None:
        """Bind without asking the name service for this machine's name, which can take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]

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
    server: PreviewServer

    def do_GET(self) -> None:
        """Answer with a file, the script or the news."""
        if not self.server.is_named(self.headers.get("Host", "")):
            self._send(HTTPStatus.FORBIDDEN, b"This preview answers only to its own address.\n", _TYPES[".txt"])
            return
        path, _, query = self.path.partition("?")
        if path == f"{_OWN}reload.js":
            self._send(HTTPStatus.OK, self.server.script, _TYPES[".js"])
        elif path == f"{_OWN}epoch":
            self._send(HTTPStatus.OK, self._news(query), _TYPES[".js"])
        else:
            self._serve_file(path)

    do_HEAD = do_GET  # noqa: N815 - as above; _send leaves the body out

    def _news(self, query: str) -> bytes:
        after = parse_qs(query).get("after", [""])[0]
        build = int(after) if after.isascii() and after.isdigit() and len(after) < 20 else -1
        return f"datelineNews({json.dumps(asdict(self.server.state.after(build, _POLL_SECONDS)))});\n".encode()

    def _serve_file(self, path: str) -> None:
        shown = self.server.state.settled(_BUILD_SECONDS)
        location = file_at(self.server.folder, path)
        status = HTTPStatus.OK if location else HTTPStatus.NOT_FOUND
        location = location or file_at(self.server.folder, "/404.html")
        try:
            data = location.read_bytes() if location else _NOTHING
        except OSError:
            status, location, data = HTTPStatus.NOT_FOUND, None, _NOTHING
        kind = _TYPES.get(location.suffix.lower() if location else ".html", "application/octet-stream")
        self._send(status, with_script(data, shown.site) if kind == _TYPES[".html"] else data, kind)

    def _send(self, status: HTTPStatus, data: bytes, kind: str) -> None:
        self.send_response(status)
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


def file_at(folder: Path, path: str) -> Path | None:
    """Return the file in the folder that a request's path names (`/` ends in index.html); None for anything else.

    Names that begin with a dot, climb, or mean something to a file system, and links that lead out of the folder, are nothing.
    """
    try:
        parts = unquote_to_bytes(path).decode("utf-8").split("/")
    except UnicodeDecodeError:
        return None
    names = [*parts[1:-1], parts[-1] or "index.html"]
    if parts[0] or any(not name or name.startswith(".") or re.search(r'[\\:*?"<>|\x00-\x1f]', name) for name in names):
        return None
    try:
        location = folder.joinpath(*names).resolve()
        return location if location.is_file() and location.is_relative_to(folder.resolve()) else None
    except OSError:
        return None


def with_script(page: bytes, site: int) -> bytes:
    """Return a page with the preview's script at the end of its head; `site` is the number of the build that it shows."""
    tag = f'<script src="{_OWN}reload.js" data-site="{site}" defer></script>'.encode()
    end = _HEAD_END.search(page)
    at = end.start() if end else len(page)
    return page[:at] + tag + page[at:]
