"""The preview's server hands out one folder to this machine's browser, with a script in its pages, and nothing else."""

import http.client
import json
import socket
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.files import digest
from dateline.preview import PreviewServer, Site, State
from dateline.preview.answers import Answer, in_folder, name_of
from dateline.preview.problems import Problem
from dateline.preview.server import with_script

PAGE = "<!DOCTYPE html><html><head><title>Home</title></head><body>Hello</body></html>"
VERSION = digest(PAGE.encode())
SCRIPT = f'<script src="/_dateline/reload.js" data-version="{VERSION}" data-styles="" defer></script>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Make a small site, with a file beside it that must never be served."""
    (tmp_path / "secret.html").write_text("secret", encoding="utf-8")
    folder = tmp_path / "site"
    (folder / "events").mkdir(parents=True)
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    (folder / "404.html").write_text(PAGE.replace("Hello", "Nothing here"), encoding="utf-8")
    (folder / "events" / "café.html").write_text(PAGE, encoding="utf-8")
    (folder / "style.css").write_text("body { color: black }", encoding="utf-8")
    (folder / ".dateline-manifest.json").write_text("{}", encoding="utf-8")
    return folder


@pytest.fixture
def state() -> State:
    """Make a state that holds the content as it is, with the number 100."""
    state = State(first=99)
    state.hold(1)
    state.end_building(1)
    return state


@pytest.fixture
def server(site: Path, state: State) -> Iterator[PreviewServer]:
    """Serve the site on a free port."""
    with PreviewServer(0) as server:
        server.site = Site(site, state, lambda: None)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


def get(
    server: PreviewServer, path: str, host: str = "", method: str = "GET", headers: Mapping[str, str] | None = None
) -> tuple[int, str, http.client.HTTPMessage]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=60)
    connection.request(method, path, headers={"Host": host or f"localhost:{server.server_port}", **(headers or {})})
    response = connection.getresponse()
    body = response.read().decode("utf-8")
    connection.close()
    return response.status, body, response.headers


@pytest.mark.parametrize("path", ["/", "/index.html", "/events/caf%C3%A9.html", "/?topic=talks"])
def test_a_page_is_served_with_the_script_in_its_head(server: PreviewServer, path: str) -> None:
    status, body, headers = get(server, path)
    assert status == 200
    assert body == PAGE.replace("</head>", f"{SCRIPT}</head>")
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_the_file_itself_has_no_script(server: PreviewServer, site: Path) -> None:
    get(server, "/")
    assert (site / "index.html").read_text(encoding="utf-8") == PAGE


def test_other_files_are_served_as_they_are(server: PreviewServer) -> None:
    status, body, headers = get(server, "/style.css")
    assert (status, body) == (200, "body { color: black }")
    assert headers["Content-Type"] == "text/css; charset=utf-8"


def test_the_script_is_served(server: PreviewServer) -> None:
    status, body, headers = get(server, "/_dateline/reload.js")
    assert status == 200
    assert "datelineNews" in body
    assert headers["Content-Type"] == "text/javascript; charset=utf-8"


def test_head_has_no_body(server: PreviewServer) -> None:
    status, body, headers = get(server, "/style.css", method="HEAD")
    assert (status, body, headers["Content-Length"]) == (200, "", "21")


def test_other_methods_are_refused(server: PreviewServer) -> None:
    assert get(server, "/", method="POST")[0] == 501


@pytest.mark.parametrize(
    "path", ["/missing.html", "/events/", "/events", "/index.html/", "/_dateline/", "/.dateline-manifest.json"]
)
def test_what_is_no_file_is_the_sites_404_page(server: PreviewServer, path: str) -> None:
    status, body, _ = get(server, path)
    assert status == 404
    assert "Nothing here" in body
    assert "/_dateline/reload.js" in body


def test_without_a_site_there_is_still_a_page_that_reloads(server: PreviewServer, site: Path) -> None:
    for name in ("index.html", "404.html"):
        (site / name).unlink()
    status, body, _ = get(server, "/")
    assert status == 404
    assert "/_dateline/reload.js" in body


@pytest.mark.parametrize(
    "path",
    [
        *("/../secret.html", "/..%2fsecret.html", "/%2e%2e/secret.html", "/events/../../secret.html", "//secret.html"),
        *(
            "/..%5csecret.html",
            "/..\\secret.html",
            "/events/..%00/secret.html",
            "/%ff",
            "secret.html",
            "http://x/../secret.html",
        ),
    ],
)
def test_nothing_outside_the_folder_is_served(server: PreviewServer, path: str) -> None:
    status, body, _ = get(server, path)
    assert status == 404
    assert "secret" not in body


def test_a_link_that_leads_out_is_not_followed(server: PreviewServer, site: Path) -> None:
    try:
        (site / "link.html").symlink_to(site.parent / "secret.html")
    except OSError:
        pytest.skip("links cannot be made here")
    assert get(server, "/link.html")[0] == 404


@given(st.text(alphabet="/.%25eEfFcC\\:~ab\x00é").map(lambda text: f"/{text}"))
def test_no_path_climbs(path: str) -> None:
    folder = Path(__file__).parent
    found = in_folder(folder, name_of(path))
    assert found is None or found.is_relative_to(folder)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
def test_its_own_names_are_answered(server: PreviewServer, host: str) -> None:
    assert get(server, "/", f"{host}:{server.server_port}")[0] == 200


@pytest.mark.parametrize(
    "host", ["example.org", "example.org:PORT", "localhost", "127.0.0.1:1", "localhost:PORT.example.org", "evil"]
)
def test_another_host_is_refused(server: PreviewServer, host: str) -> None:
    status, body, _ = get(server, "/", host.replace("PORT", str(server.server_port)))
    assert status == 403
    assert "Hello" not in body


NEWS = "/_dateline/news?after=0&page=/"
SCRIPT_ELSEWHERE = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "script"}


@pytest.mark.parametrize(
    "headers",
    [
        SCRIPT_ELSEWHERE,
        SCRIPT_ELSEWHERE | {"Sec-Fetch-Site": "same-site"},  # another port of this computer
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": "http://example.org"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "https://127.0.0.1:PORT"},
    ],
)
@pytest.mark.parametrize("path", [NEWS, "/", "/style.css"])
def test_a_page_elsewhere_loads_nothing_of_it(server: PreviewServer, path: str, headers: dict[str, str]) -> None:
    """What is wrong with a draft, and how often it is saved, is nobody's business."""
    given = {key: value.replace("PORT", str(server.server_port)) for key, value in headers.items()}
    status, body, answered = get(server, path, headers=given)
    assert (status, answered["Connection"]) == (403, "close")
    assert body == "This preview answers only to its own address.\n"


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate"},
        {
            "Sec-Fetch-Site": "cross-site",
            "Sec-Fetch-Mode": "navigate",
            "Sec-Fetch-Dest": "document",
        },  # a link, followed
        {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "script"},
        {"Origin": "http://localhost:PORT"},
    ],
)
def test_its_own_pages_and_whoever_follows_a_link_are_answered(server: PreviewServer, headers: dict[str, str]) -> None:
    given = {key: value.replace("PORT", str(server.server_port)) for key, value in headers.items()}
    assert get(server, "/", headers=given)[0] == 200


def raw(server: PreviewServer, request: bytes) -> bytes:
    """Send bytes as they are, PORT replaced; return all that is answered until the server closes."""
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=60) as connection:
        connection.sendall(request.replace(b"PORT", str(server.server_port).encode()))
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65_536), b""))


NAMED = b"Host: localhost:PORT\r\n"


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"GET / HTTP/1.1\r\n" + NAMED + b"Host: example.org\r\n\r\n", 403),
        (b"GET / HTTP/1.1\r\nHost : localhost:PORT\r\n\r\n", 403),
        (b"GET / HTTP/1.1\r\n" + NAMED + b" folded: example.org\r\n\r\n", 403),
        (b"GET / HTTP/1.1\r\n\r\n", 403),
        (b"GET / HTTP/1.1\r\n" + NAMED + b"X: " + b"a" * 70_000 + b"\r\n\r\n", 431),
        (b"GET / HTTP/1.1\r\n" + NAMED + b"X: y\r\n" * 200 + b"\r\n", 431),
        (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n" + NAMED + b"\r\n", 414),
        (b"GET /" + b"a/" * 30_000 + b" HTTP/1.1\r\n" + NAMED + b"\r\n", 404),
        (b"GET / <script>ran()</script>\r\n" + NAMED + b"\r\n", 400),
        (b"GET / a b HTTP/1.1\r\n" + NAMED + b"\r\n", 400),
        (b"<script>ran()</script> / HTTP/1.1\r\n" + NAMED + b"\r\n", 501),
        (b"TRACE / HTTP/1.1\r\n" + NAMED + b"X: <script>ran()</script>\r\n\r\n", 501),
        (b"OPTIONS * HTTP/1.1\r\n" + NAMED + b"\r\n", 501),
        (b"CONNECT example.org:443 HTTP/1.1\r\n" + NAMED + b"\r\n", 501),
        (b"GET / HTTP/2.0\r\n" + NAMED + b"\r\n", 505),
        (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
        (b"\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03 <script>ran()</script> \r\n\r\n", 400),
        (b"\xff\xfe\x00 \xff\r\n\r\n", 400),
        (b"GET http://example.org/index.html HTTP/1.1\r\n" + NAMED + b"\r\n", 404),
        (b"GET /index.html::$DATA HTTP/1.1\r\n" + NAMED + b"\r\n", 404),
        (b"GET /%c0%ae%c0%ae/secret.html HTTP/1.1\r\n" + NAMED + b"\r\n", 404),
        (b"GET /%ef%bc%8e%ef%bc%8e/secret.html HTTP/1.1\r\n" + NAMED + b"\r\n", 404),
    ],
)
def test_what_cannot_be_read_is_refused_in_plain_text_that_repeats_none_of_it(
    server: PreviewServer, request_: bytes, status: int
) -> None:
    answer = raw(server, request_)
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 %d " % status)
    assert (b"Content-Type: text/plain; charset=utf-8" in head) == (status != 404)
    assert b"X-Content-Type-Options: nosniff" in head
    assert b"ran()" not in answer
    assert b"secret" not in body
    assert get(server, "/")[0] == 200


def test_a_hundred_connections_that_say_nothing_hold_up_nobody(server: PreviewServer) -> None:
    idle = [socket.create_connection(("127.0.0.1", server.server_port), timeout=60) for _ in range(100)]
    for half, connection in enumerate(idle):
        connection.sendall(b"GET / HTTP/1.1\r\nX: y" if half % 2 else b"G")
    try:
        assert get(server, "/")[0] == 200
    finally:
        for connection in idle:
            connection.close()


def test_it_listens_on_this_machine_only(server: PreviewServer) -> None:
    assert server.server_address[0] == "127.0.0.1"


def test_a_taken_port_is_an_error(server: PreviewServer) -> None:
    with pytest.raises(OSError, match=r"in use|only one usage|permission"):
        PreviewServer(server.server_port)


def news(server: PreviewServer, query: str) -> dict[str, object]:
    _, body, headers = get(server, f"/_dateline/news{query}")
    assert headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert body.startswith("datelineNews(")
    found = json.loads(body.removeprefix("datelineNews(").removesuffix(");\n"))
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("after", ["", "0", "99", "nonsense", "²", "-1"])
def test_who_has_not_seen_the_last_news_is_told_at_once(server: PreviewServer, after: str) -> None:
    told = news(server, f"?n=5&page=%2F&after={quote(after)}")
    assert told == {"number": 100, "version": VERSION, "styles": "", "problems": []}


def test_who_has_is_told_of_the_next(server: PreviewServer, state: State) -> None:
    told: list[dict[str, object]] = []
    asking = threading.Thread(target=lambda: told.append(news(server, "?after=100&page=%2Findex.html")))
    asking.start()
    problem = Problem(where="content/events/a.md:1:1", message="</script> — wrong")
    state.tell((problem,))
    asking.join(60)
    assert told == [{"number": 101, "version": VERSION, "styles": "", "problems": [msgspec.structs.asdict(problem)]}]


def test_a_page_waits_for_what_a_change_has_called_for(server: PreviewServer, state: State, site: Path) -> None:
    state.changed()
    bodies: list[str] = []
    asking = threading.Thread(target=lambda: bodies.append(get(server, "/")[1]))
    asking.start()
    (site / "index.html").write_text(PAGE.replace("Hello", "Goodbye"), encoding="utf-8")
    state.hold(2)
    state.end_building(2)
    asking.join(60)
    assert "Goodbye" in bodies[0]
    assert VERSION not in bodies[0]


def test_a_file_that_only_a_build_makes_waits_for_it(server: PreviewServer, state: State, site: Path) -> None:
    state.changed()
    state.begin_building()
    state.hold(2)
    found: list[tuple[int, str]] = []
    asking = threading.Thread(target=lambda: found.append(get(server, "/data.json")[:2]))
    asking.start()
    assert get(server, "/favicon.ico")[0] == 404, "no build is waited for"
    (site / "data.json").write_text("{}", encoding="utf-8")
    state.end_building(2)
    asking.join(60)
    assert found == [(200, "{}")]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (b"<head></head><body></body>", b"<head>SCRIPT</head><body></body>"),
        (b"<HEAD></HEAD >", b"<HEAD>SCRIPT</HEAD >"),
        (b"<p>no head", b"<p>no headSCRIPT"),
    ],
)
def test_the_script_stands_at_the_end_of_the_head(page: bytes, expected: bytes) -> None:
    script = b'<script src="/_dateline/reload.js" data-version="v" data-styles="s" defer></script>'
    assert with_script(Answer(page, "text/html", version="v", styles="s")) == expected.replace(b"SCRIPT", script)
