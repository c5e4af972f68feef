"""Ask a server for the head of a page: the one module here that touches the network.

It is the standard library's HTTP client, because each step must be ours: an address comes from a contributor's file, so every host,
redirects' too, is resolved once, the IP addresses are vetted, and the connection goes to a vetted one and no other (a name cannot
change its meaning in between). Nothing of a body is read. Proxies of the environment are not used: they would undo the vetting.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import msgspec

from dateline.links.addresses import Target, is_public
from dateline.links.judging import asks_to_wait, retry_after
from dateline.links.model import Answer, Failure, Method, Problem
from dateline.links.turns import Turns

_MAX_TRIED = 4
_UNKNOWN_NAME = frozenset(getattr(socket, name) for name in ("EAI_NONAME", "EAI_NODATA") if hasattr(socket, name))


def resolve(host: str, port: int) -> tuple[str, ...]:
    """Return a host's IP addresses, best first, as the system knows them. Raises socket.gaierror."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


class Client(msgspec.Struct, frozen=True):
    """Asks politely, in the hosts' turns. `timeout` is in seconds: for each silence, and for each whole request."""

    user_agent: str
    timeout: float
    turns: Turns
    allow_private: bool = False
    resolve: Callable[[str, int], tuple[str, ...]] = resolve
    context: ssl.SSLContext = msgspec.field(default_factory=ssl.create_default_context)

    def ask(self, method: Method, target: Target) -> Answer | Failure:
        """Return the head of the response, or why there is none; nothing is raised for anything that a server does."""
        with self.turns.turn(target.host) as is_ours:
            if not is_ours:
                return Failure(problem="asked-to-wait")
            answer = self._ask(method, target)
            if isinstance(answer, Answer) and answer.retry_after is not None and asks_to_wait(answer):
                self.turns.hold_off(target.host, answer.retry_after)
            return answer

    def _ask(self, method: Method, target: Target) -> Answer | Failure:
        try:
            known = self.resolve(target.host, target.port)
        except socket.gaierror as error:
            problem: Problem = "no-such-host" if error.errno in _UNKNOWN_NAME else "names-unavailable"
            return Failure(problem=problem, detail=error.strerror or "")
        usable = [ip for ip in known if self.allow_private or is_public(ip)]
        answer: Answer | Failure = Failure(problem="private")
        for ip in usable[:_MAX_TRIED]:
            connection = _Connection(target, ip, self.timeout, self.context)
            with _deadline(connection, self.timeout) as is_over:
                failure = _connect(connection)
                answer = failure or _exchange(connection, method, target, self.user_agent)
                if is_over.is_set():
                    answer = Failure(problem="timeout")
            if failure is None:
                break
        return answer


class _Connection(http.client.HTTPConnection):
    """A connection for one host that goes to one of its IP addresses; over TLS, the certificate must name the host."""

    def __init__(self, target: Target, ip: str, timeout: float, context: ssl.SSLContext) -> None:
        super().__init__(target.host, target.port, timeout=timeout)
        self._ip = ip
        self._context = context if target.scheme == "https" else None

    def connect(self) -> None:
        self.sock = socket.create_connection((self._ip, self.port), self.timeout)
        if self._context is not None:
            # The handshake comes after the assignment, so that the deadline can cut it short.
            self.sock = self._context.wrap_socket(self.sock, server_hostname=self.host, do_handshake_on_connect=False)
            self.sock.do_handshake()

    def cut(self) -> None:
        """End the connection from another thread, which need not be there yet, or may be gone.

        A TLS socket's own `shutdown` would also take its TLS state away, under the hands of the thread that reads.
        """
        with suppress(OSError):
            if self.sock is not None:
                socket.socket.shutdown(self.sock, socket.SHUT_RDWR)


@contextmanager
def _deadline(connection: _Connection, seconds: float) -> Iterator[threading.Event]:
    """Cut the connection after so many seconds, however slowly it drips; close it in the end. The event tells whether it was cut."""
    is_over = threading.Event()

    def cut() -> None:
        is_over.set()
        connection.cut()

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield is_over
    finally:
        timer.cancel()
        connection.close()


def _connect(connection: _Connection) -> Failure | None:
    try:
        connection.connect()
    except OSError as error:
        return failure_of(error)
    return None


def _exchange(connection: _Connection, method: Method, target: Target, user_agent: str) -> Answer | Failure:
    headers = {"Host": target.authority, "User-Agent": user_agent, "Accept": "*/*", "Connection": "close"}
    if method == "GET":
        headers["Range"] = "bytes=0-0"
    try:
        connection.request(method, target.path, headers=headers)
        with connection.getresponse() as response:
            head = dict(response.headers.items())
            return Answer(
                status=response.status, location=response.getheader("Location", ""), retry_after=retry_after(head)
            )
    except (OSError, http.client.HTTPException) as error:
        return failure_of(error)


def failure_of(error: OSError | http.client.HTTPException) -> Failure:
    """Return what an error of the connection means."""
    match error:
        case ssl.SSLCertVerificationError():
            return Failure(problem="certificate", detail=error.verify_message)
        case TimeoutError():
            return Failure(problem="timeout")
        case ssl.SSLError():
            return Failure(problem="no-tls", detail=(error.reason or "").replace("_", " ").lower())
        case ConnectionRefusedError():
            return Failure(problem="connection-failed", detail="connection refused")
        case ConnectionError() | http.client.HTTPException():
            return Failure(problem="broken-off", detail=type(error).__name__)
        case _:
            return Failure(problem="connection-failed", detail=error.strerror or type(error).__name__)
