"""`dateline serve` shows the site while it is written: edits appear, mistakes are said, the last good site stays."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dateline.commands.entrance import main

DEADLINE_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Preview:
    """A running `dateline serve`: its project, its process, what it has printed, its port."""

    project: Path
    process: subprocess.Popen[bytes]
    log: Path
    port: int

    def said(self) -> str:
        """Return what the command has printed so far."""
        return self.log.read_text(encoding="utf-8")

    def get(self, path: str) -> str:
        """Return the body of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=DEADLINE_SECONDS)
        connection.request("GET", path)
        body = connection.getresponse().read().decode("utf-8")
        connection.close()
        return body

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace some words of a file of the project."""
        file = self.project / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")


def eventually(holds: Callable[[], object]) -> None:
    """Wait until something holds; fail when it does not come to hold."""
    end = time.monotonic() + DEADLINE_SECONDS
    while not holds():
        assert time.monotonic() < end, "it never came to hold"
        time.sleep(0.02)


def address_in(log: Path) -> int:
    found = re.search(r"Preview at http://127\.0\.0\.1:(\d+)/", log.read_text(encoding="utf-8"))
    return int(found[1]) if found else 0


def start(project: Path, *options: str) -> Preview:
    log = project.parent / "log.txt"
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    # A shell that runs the tests in the background has its children ignore Ctrl-C; the preview must not inherit that.
    program = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    program += "from dateline.commands.entrance import main; raise SystemExit(main())"
    command = [sys.executable, "-c", program, "serve", "--port", "0", *options]
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=project, stdout=out, stderr=subprocess.STDOUT, env=environment)
    eventually(lambda: address_in(log) or process.poll() is not None)
    assert process.poll() is None, log.read_text(encoding="utf-8")
    return Preview(project, process, log, address_in(log))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Make a project from the starter."""
    assert main(["init", str(tmp_path / "mine")]) == 0
    return tmp_path / "mine"


@pytest.fixture
def preview(project: Path) -> Iterator[Preview]:
    """Serve the starter."""
    preview = start(project)
    yield preview
    preview.process.kill()
    preview.process.wait()


AGREED = "content/events/library-agreed.md"
TITLE = "The committee agrees to open a lending library"


def test_an_edit_is_served(preview: Preview) -> None:
    assert TITLE in preview.get("/events/library-agreed.html")
    preview.edit(AGREED, TITLE, "A library is agreed on")
    eventually(lambda: "A library is agreed on" in preview.get("/events/library-agreed.html"))
    assert "A library is agreed on" in preview.get("/")


def test_a_mistake_is_said_and_the_last_good_site_stays(preview: Preview) -> None:
    assert TITLE in preview.get("/")
    preview.edit(AGREED, "date: 1921-03-14", "date: 14 March 1921")
    eventually(lambda: "last good site" in preview.said())
    assert "content/events/library-agreed.md:4:" in preview.said()
    assert "date-invalid" in preview.get("/_dateline/news?after=0")
    assert TITLE in preview.get("/")
    preview.edit(AGREED, "date: 14 March 1921", "date: 1921-03-14")
    eventually(lambda: '"problems": []' in preview.get("/_dateline/news?after=0"))


def test_a_project_that_never_built_is_served_once_it_is_mended(project: Path) -> None:
    settings = project / "content" / "timeline.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text("id = [", encoding="utf-8")
    preview = start(project)
    try:
        assert "/_dateline/reload.js" in preview.get("/")
        assert "config-syntax" in preview.get("/_dateline/news?after=0")
        settings.write_text(text, encoding="utf-8")
        eventually(lambda: TITLE in preview.get("/"))
    finally:
        preview.process.kill()
        preview.process.wait()


def test_new_and_removed_files_are_noticed(preview: Preview) -> None:
    topic = preview.project / "content" / "topics" / "repairs.md"
    topic.write_text("---\ntitle: Repairs\n---\n", encoding="utf-8")
    eventually(lambda: "Repairs" in preview.get("/topics/repairs.html"))
    topic.unlink()
    eventually(lambda: "Repairs" not in preview.get("/topics/repairs.html"))


def test_it_does_not_answer_its_own_building_with_building(preview: Preview) -> None:
    assert TITLE in preview.get("/")
    preview.edit(AGREED, TITLE, "A library is agreed on")
    eventually(lambda: "A library is agreed on" in preview.get("/"))
    eventually(lambda: is_quiet(preview))


def is_quiet(preview: Preview) -> bool:
    """Tell whether nothing is built for a while; a preview that starts itself again never comes to this."""
    builds = preview.said().count(" built\n")
    time.sleep(0.7)
    return builds == preview.said().count(" built\n")


def test_neither_the_output_folder_nor_the_content_is_written(preview: Preview) -> None:
    assert TITLE in preview.get("/")
    assert not (preview.project / "output").exists()
    eventually(lambda: " built" in preview.said())
    assert (preview.project / ".dateline" / "preview" / "index.html").is_file()
    assert "reload.js" not in (preview.project / ".dateline" / "preview" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("drafts", [False, True])
def test_drafts_are_shown_only_when_asked_for(project: Path, drafts: bool) -> None:
    file = project / AGREED
    file.write_text(file.read_text(encoding="utf-8").replace("recorded:", "status: draft\nrecorded:"), encoding="utf-8")
    preview = start(project, *(["--drafts"] if drafts else []))
    try:
        assert (TITLE in preview.get("/")) is drafts
    finally:
        preview.process.kill()
        preview.process.wait()


@pytest.mark.skipif(os.name == "nt", reason="a process is interrupted otherwise there")
def test_ctrl_c_ends_it_though_a_browser_is_waiting(preview: Preview) -> None:
    preview.get("/")
    with socket.create_connection(("127.0.0.1", preview.port)) as waiting:
        host = f"127.0.0.1:{preview.port}"
        seen = re.search(r'"number": (\d+)', preview.get("/_dateline/news?after=0"))
        assert seen
        waiting.sendall(f"GET /_dateline/news?after={seen[1]} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        preview.process.send_signal(signal.SIGINT)
        assert preview.process.wait(timeout=20) == 0
    assert "Traceback" not in preview.said()


def test_a_taken_port_is_said_with_another_to_try(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port)]) == 2
    error = capsys.readouterr().err
    assert f"port {port} cannot be used" in error
    assert "--port 0" in error


@pytest.mark.parametrize("port", ["-1", "65536", "many", "²"])
def test_a_port_is_a_number(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["serve", f"--port={port}"])
    assert stopped.value.code == 2
    assert "is not a port" in capsys.readouterr().err


def test_without_content_there_is_nothing_to_serve(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["serve"]) == 2
    assert "dateline init DIR" in capsys.readouterr().err
