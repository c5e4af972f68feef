"""The client against a real server on this machine: what it asks, what it makes of answers, and what it never asks."""

import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from dateline.links.client import Client, failure_of
from dateline.links.client import resolve as really_resolve
from dateline.links.following import follow
from dateline.links.model import Finding
from test_links.loopback import HUGE, Server, client, running


@pytest.fixture(scope="module")
def shared() -> Iterator[Server]:
    """Run one server for the tests that do not look at what it was asked."""
    with running() as server:
        yield server


@pytest.fixture
def server() -> Iterator[Server]:
    """Run a server of the test's own."""
    with running() as server:
        yield server


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


@pytest.mark.parametrize(
    ("path", "verdict", "status", "problem"),
    [
        ("/200", "fine", 200, None),
        ("/204", "fine", 204, None),
        ("/404", "broken", 404, "status"),
        ("/410", "broken", 410, "status"),
        ("/403", "unreachable", 403, "status"),
        ("/500", "unreachable", 500, "status"),
        ("/999", "unreachable", 999, "status"),
        ("/get-only", "fine", 200, None),
        ("/head-breaks-off", "fine", 206, None),
        ("/breaks-off", "unreachable", 0, "broken-off"),
        ("/no-http", "unreachable", 0, "broken-off"),
        ("/circle", "unreachable", 0, "redirect-loop"),
        ("/endless", "unreachable", 0, "too-many-redirects"),
        ("/to-file", "broken", 0, "unusable"),
    ],
)
def test_each_answer_has_its_verdict(shared: Server, path: str, verdict: str, status: int, problem: str | None) -> None:
    finding = follow(shared.url(path), client().ask)
    assert (finding.verdict, finding.status, finding.problem) == (verdict, status, problem)


@pytest.mark.parametrize(
    ("path", "verdict", "leads_to"),
    [
        ("/moved", "moved", "/200"),
        ("/moved-then-passing", "moved", "/passing"),
        ("/passing", "fine", "/200"),
        ("/moved-to-404", "broken", "/404"),
        ("/accents", "moved", "/caf%C3%A9"),
    ],
)
def test_redirects_are_followed_and_reported(shared: Server, path: str, verdict: str, leads_to: str) -> None:
    finding = follow(shared.url(path), client().ask)
    assert (finding.verdict, finding.leads_to) == (verdict, shared.url(leads_to))


def test_a_good_answer_costs_one_request_that_names_the_program(server: Server) -> None:
    follow(server.url("/a%20b?q=ñ#part"), client().ask)
    assert server.requests == [("HEAD", "/a%20b?q=%C3%B1")]
    assert server.headers[0]["User-Agent"] == "dateline/test (link check)"
    assert server.headers[0]["Host"] == server.url("").removeprefix("http://")


def test_passwords_in_an_address_are_not_sent(server: Server) -> None:
    follow(server.url("/200").replace("://", "://user:secret@"), client().ask)
    assert server.requests == [("HEAD", "/200")]
    assert "secret" not in str(server.headers)


@pytest.mark.parametrize("path", ["/slow", "/drip"])
def test_a_server_that_does_not_come_to_an_end_is_given_up(shared: Server, path: str) -> None:
    assert follow(shared.url(path), client(timeout=0.3).ask) == Finding(verdict="unreachable", problem="timeout")


def test_what_nobody_listens_for_is_unreachable() -> None:
    finding = follow(f"http://127.0.0.1:{free_port()}/", client().ask)
    assert finding == Finding(verdict="unreachable", problem="connection-failed", detail="connection refused")


def test_the_next_address_of_a_host_is_tried(server: Server) -> None:
    # Nobody listens at the same port of ::1, or there is no ::1 at all.
    two = msgspec.structs.replace(client(), resolve=lambda _, port: ("::1", *really_resolve("127.0.0.1", port)))
    assert follow(server.url("/200", "example.org"), two.ask).verdict == "fine"


@pytest.mark.parametrize(
    ("error", "verdict", "problem"),
    [
        (socket.EAI_NONAME, "broken", "no-such-host"),
        (socket.EAI_AGAIN, "unreachable", "names-unavailable"),
    ],
)
def test_an_unknown_host_is_broken_and_a_silent_name_service_is_not(error: int, verdict: str, problem: str) -> None:
    def resolve(_host: str, _port: int) -> tuple[str, ...]:
        raise socket.gaierror(error, "as the system says it")

    finding = follow("http://no-such-host.invalid/", msgspec.structs.replace(client(), resolve=resolve).ask)
    assert (finding.verdict, finding.problem, finding.detail) == (verdict, problem, "as the system says it")


def test_a_host_that_cannot_be_one_is_not_even_looked_up() -> None:
    def resolve(_host: str, _port: int) -> tuple[str, ...]:
        raise AssertionError

    for address in ("http://a..b/", "http://[::1/", "http://a.example:99999/", "http:///x", "ftp://a.example/"):
        assert follow(address, msgspec.structs.replace(client(), resolve=resolve).ask).problem == "unusable"


def test_a_huge_body_is_not_downloaded(server: Server) -> None:
    assert follow(server.url("/huge"), client().ask).verdict == "fine"
    assert server.gone_away.wait(30)
    assert server.sent < HUGE
    assert server.headers[-1]["Range"] == "bytes=0-0"


def test_retry_after_is_waited_for(server: Server) -> None:
    waits: list[float] = []
    asking = client()
    asking.turns._wait = waits.append
    assert follow(server.url("/busy-once"), asking.ask).verdict == "fine"
    assert server.requests == [("HEAD", "/busy-once")] * 2
    assert [0 < wait <= 30 for wait in waits] == [True]


def test_a_server_that_stays_busy_is_left_alone(server: Server) -> None:
    finding = follow(server.url("/busy"), client().ask)
    assert (finding.verdict, finding.status) == ("unreachable", 503)
    assert server.requests == [("HEAD", "/busy")] * 3


def test_a_host_that_wants_a_long_pause_is_not_asked_again(server: Server) -> None:
    asking = client()
    assert follow(server.url("/closed-today"), asking.ask).problem == "asked-to-wait"
    assert follow(server.url("/200"), asking.ask).problem == "asked-to-wait"
    assert server.requests == [("HEAD", "/closed-today")]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "0.0.0.0", "[::1]"])  # noqa: S104 - not bound to
def test_this_machine_is_not_asked_unless_allowed(server: Server, host: str) -> None:
    finding = follow(server.url("/200", host), client(allow_private=False).ask)
    assert finding.verdict != "fine"
    assert finding.problem in ("private", "no-such-host")  # some systems read 0x7f.1 as a name
    assert server.requests == []


def test_a_redirect_to_a_private_network_is_not_followed(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.links.client.is_public", lambda ip: ip == "127.0.0.1")
    finding = follow(server.url("/to-metadata"), client(allow_private=False).ask)
    assert (finding.verdict, finding.problem) == ("unreachable", "private")
    assert finding.leads_to == "http://169.254.169.254/latest/"


def test_a_connection_goes_to_the_address_that_was_vetted(server: Server) -> None:
    asked: list[str] = []

    def resolve(host: str, _port: int) -> tuple[str, ...]:
        asked.append(host)
        return ("127.0.0.1",)

    assert (
        follow(server.url("/200", "example.org"), msgspec.structs.replace(client(), resolve=resolve).ask).verdict
        == "fine"
    )
    assert asked == ["example.org"]
    assert server.headers[0]["Host"].startswith("example.org:")


def test_a_server_without_tls_is_said_to_be_so(shared: Server) -> None:
    finding = follow(shared.url("/200").replace("http:", "https:"), client().ask)
    assert (finding.verdict, finding.problem) == ("unreachable", "no-tls")
    assert finding.detail


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Make a certificate for localhost that nobody vouches for; return its file and its key's."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl, which makes the certificate, is not installed")
    folder = tmp_path_factory.mktemp("certificate")
    made, key = folder / "certificate.pem", folder / "key.pem"
    order = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
    subprocess.run([openssl, *order.split(), "-keyout", key, "-out", made], check=True, capture_output=True)
    return made, key


@pytest.fixture
def secure(certificate: tuple[Path, Path]) -> Iterator[Server]:
    """Run a server that speaks TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    with running(context) as server:
        yield server


def trusting(certificate: Path, timeout: float = 60.0) -> Client:
    """Return a client that trusts this certificate, and takes every host for this machine."""
    context = ssl.create_default_context(cafile=certificate)
    return msgspec.structs.replace(client(timeout=timeout), context=context, resolve=lambda *_: ("127.0.0.1",))


def test_a_certificate_for_the_host_is_accepted(secure: Server, certificate: tuple[Path, Path]) -> None:
    assert follow(secure.url("/moved", "localhost"), trusting(certificate[0]).ask).verdict == "moved"


def test_an_unknown_certificate_is_said_in_words(secure: Server) -> None:
    finding = follow(secure.url("/200"), client().ask)
    assert (finding.verdict, finding.problem) == ("unreachable", "certificate")
    assert "self" in finding.detail


def test_a_certificate_for_another_host_is_said_in_words(secure: Server, certificate: tuple[Path, Path]) -> None:
    finding = follow(secure.url("/200", "example.org"), trusting(certificate[0]).ask)
    assert finding.problem == "certificate"
    assert "example.org" in finding.detail
    assert secure.requests == []


@pytest.mark.parametrize("path", ["/slow", "/drip"])
def test_a_secure_server_is_given_up_likewise(secure: Server, certificate: tuple[Path, Path], path: str) -> None:
    finding = follow(secure.url(path, "localhost"), trusting(certificate[0], timeout=0.4).ask)
    assert finding == Finding(verdict="unreachable", problem="timeout")


def test_a_server_that_never_begins_tls_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        finding = follow(f"https://127.0.0.1:{silent.getsockname()[1]}/", client(timeout=0.3).ask)
    assert finding.problem == "timeout"


def test_any_other_error_of_the_system_is_a_failed_connection() -> None:
    assert failure_of(OSError(101, "Network is unreachable")).detail == "Network is unreachable"
