"""`dateline links` on a small chronology whose links lead to a server on this machine."""

import json
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.commands import links as command
from dateline.commands.entrance import INTERRUPTED
from dateline.commands.links import run
from dateline.links.model import Finding
from dateline.links.running import check_all
from test_links.loopback import Server, running


@pytest.fixture
def server() -> Iterator[Server]:
    """Run a server of the test's own."""
    with running() as server:
        yield server


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a project of one page, without pauses between requests."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(command, "PAUSE_SECONDS", 0.0)
    Path("content/pages").mkdir(parents=True)
    Path("content/timeline.toml").write_text('id = "x"\ntitle = "X"\n', encoding="utf-8")


def write(*addresses: str) -> None:
    body = "".join(f"\n[here]({address})\n" for address in addresses)
    Path("content/pages/a.md").write_text(f"---\ntitle: A\n---\n{body}", encoding="utf-8")


def links(**options: Any) -> int:  # noqa: ANN401 - as argparse has them
    defaults = {"format": "text", "timeout": 60.0, "jobs": 4, "max_age": 7, "allow_private": True}
    return run(Namespace(**{"content": Path("content"), **defaults, **options}))


def test_nothing_broken_is_fine(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    write(server.url("/200"), server.url("/500"), server.url("/moved"))
    assert links() == 0
    out, err = capsys.readouterr()
    assert "3 links: 0 broken, 1 not reached, 1 moved, 1 fine." in out
    assert f"moved to {server.url('/200')}\n    content/pages/a.md:9\n" in out
    assert err == ""


def test_something_broken_is_told_by_the_exit_code(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    write(server.url("/200"), server.url("/404"))
    assert links(format="json") == 1
    found = json.loads(capsys.readouterr().out)
    assert found["links"][0]["words"] == "the server answers 404 Not Found"
    assert found["links"][0]["places"] == [{"path": "content/pages/a.md", "line": 7}]


def test_good_news_is_remembered_and_failures_are_asked_about_again(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    write(server.url("/200"), server.url("/404"))
    assert links() == 1
    first = capsys.readouterr().out
    server.requests.clear()
    assert links() == 1
    assert server.requests == [("HEAD", "/404"), ("GET", "/404")]
    assert capsys.readouterr().out == first
    assert Path(".dateline/links.json").is_file()


def test_max_age_0_asks_again(server: Server) -> None:
    write(server.url("/200"))
    assert [links(), links(max_age=0)] == [0, 0]
    assert server.requests == [("HEAD", "/200")] * 2


def test_addresses_no_longer_used_are_forgotten(server: Server) -> None:
    write(server.url("/200"), server.url("/204"))
    links()
    write(server.url("/204"))
    links()
    assert list(json.loads(Path(".dateline/links.json").read_text(encoding="utf-8"))) == [server.url("/204")]


def test_a_broken_memory_is_an_empty_one(server: Server) -> None:
    write(server.url("/200"))
    Path(".dateline").mkdir()
    Path(".dateline/links.json").write_text("{", encoding="utf-8")
    assert links() == 0
    assert server.requests == [("HEAD", "/200")]


def test_private_addresses_are_not_asked(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    write(server.url("/200"), "http://169.254.169.254/latest/meta-data/", "http://[::1]:6379/")
    assert links(allow_private=False) == 0
    assert "3 not reached" in capsys.readouterr().out
    assert server.requests == []


def test_ctrl_c_reports_and_keeps_what_was_found(
    server: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(server.url("/200"), server.url("/204"))

    def interrupted(*arguments: Any) -> Iterator[tuple[str, Finding]]:  # noqa: ANN401 - passed on
        yield next(check_all(*arguments))
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "check_all", interrupted)
    assert links() == INTERRUPTED
    assert "1 fine, 1 not checked" in capsys.readouterr().out
    assert len(json.loads(Path(".dateline/links.json").read_text(encoding="utf-8"))) == 1


def test_progress_is_shown_on_a_terminal_only(
    server: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(server.url("/200"))
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert links() == 0
    err = capsys.readouterr().err
    assert "1 of 1 links asked about" in err
    assert err.endswith("\r\x1b[K")


def test_a_missing_folder_is_misuse(capsys: pytest.CaptureFixture[str]) -> None:
    assert links(content=Path("nowhere")) == 2
    assert "--content" in capsys.readouterr().err


def test_settings_that_cannot_be_read_are_reported(capsys: pytest.CaptureFixture[str]) -> None:
    Path("content/timeline.toml").write_text("id = ", encoding="utf-8")
    assert links() == 1
    assert "timeline.toml:1" in capsys.readouterr().err


def test_a_chronology_without_links_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert links() == 0
    assert capsys.readouterr().out == "There are no outward links.\n"
