"""In a browser: a page under the site's own policy follows its file, keeps its place, and shows what is wrong over the last good site."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline.build import Request
from dateline.commands.entrance import main
from dateline.diagnostics import Diagnostic
from dateline.preview import Done, Follower, PreviewServer, Settler, Site, State, watch

if TYPE_CHECKING:
    from playwright.sync_api import Page

AGREED = "content/events/library-agreed.md"
TITLE = "The committee agrees to open a lending library"


class Writer:
    """An author's project under preview: edits its files, and says where it is served."""

    def __init__(self, project: Path, address: str) -> None:
        self.project, self.address = project, address

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace some words of a file."""
        file = self.project / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    """Serve the starter with a theme of its own, in this process."""
    project = tmp_path / "mine"
    assert main(["init", str(project)]) == 0
    theme = project / "themes" / "mine"
    (theme / "styles").mkdir(parents=True)
    (theme / "templates").mkdir()
    (theme / "theme.toml").write_text('extends = "broadsheet"\n', encoding="utf-8")
    (theme / "styles" / "90-mine.css").write_text("h1 { color: rgb(1, 2, 3) }\n", encoding="utf-8")
    (theme / "templates" / "mine.html").write_text("{# nothing yet #}\n", encoding="utf-8")
    state = State(first=100)
    with PreviewServer(0) as server:
        request = Request(
            content=project / "content",
            output=project / ".dateline" / "preview",
            theme="mine",
            base_url=server.address,
            handouts=False,
            build_day=7000,
        )
        settler = Settler(request)
        follower = Follower(request, state, _hear, settler)
        server.site = Site(request.output, state, lambda: follower.desk.pages)
        stop = watch([project / "content", project / "themes"], [project / ".dateline"], state.changed)
        is_over = threading.Event()
        worker = threading.Thread(target=_work, args=(state, follower, is_over), daemon=True)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        worker.start()
        yield Writer(project, server.address)
        is_over.set()
        state.changed()
        worker.join(60)
        stop()
        settler.stop()
        server.shutdown()


def _hear(diagnostics: tuple[Diagnostic, ...], failure: str, done: Done) -> None:
    """Say nothing."""


def _work(state: State, follower: Follower, is_over: threading.Event) -> None:
    held = 0
    while not is_over.is_set():
        if state.wait_for_change(held, 60) and not is_over.is_set():
            held = follower.step()


def test_edit_mistake_and_mending_as_the_author_sees_them(writer: Writer, page: "Page", tmp_path: Path) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.context.set_offline(False)
    page.set_viewport_size({"width": 900, "height": 500})
    page.goto(f"{writer.address}events/library-agreed.html")
    assert TITLE in page.inner_text("h1")
    see = _camera(page, tmp_path)
    see("1-before")

    page.evaluate("scrollTo(0, 300)")
    place = page.evaluate("scrollY")
    assert place > 0
    writer.edit(AGREED, TITLE, "A library is agreed on")
    page.wait_for_selector("h1:has-text('A library is agreed on')")
    page.wait_for_load_state("load")
    assert abs(page.evaluate("scrollY") - place) < 80, "the place is kept"
    see("2-edited")

    page.evaluate("window.stays = true")
    writer.edit(AGREED, "date: 1921-03-14", "date: 14 March 1921")
    box = page.wait_for_selector("#dateline-problems", state="visible")
    assert box
    text = box.inner_text()
    assert "content/events/library-agreed.md:4:7" in text
    assert "date: 14 March 1921" in text
    assert box.query_selector("mark").inner_text() == "14 March 1921"  # type: ignore[union-attr]
    assert "A library is agreed on" in page.inner_text("h1")
    see("3-mistake")
    writer.edit(AGREED, "date: 14 March 1921", "date: 1921-03-14")
    page.wait_for_selector("#dateline-problems", state="detached")
    see("4-mended")

    sheet = "themes/mine/styles/90-mine.css"
    writer.edit(sheet, "rgb(1, 2, 3)", "rgb(200, 30, 60)")
    page.wait_for_selector("link[href*='styles=']", state="attached")
    page.wait_for_selector("link[rel=stylesheet]:not([href*='styles='])", state="detached")
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(200, 30, 60)"
    see("5-styled")

    writer.edit("themes/mine/templates/mine.html", "{# nothing yet #}", "<p>\n{% if %}")
    box = page.wait_for_selector("#dateline-problems", state="visible")
    assert box
    assert "mine/templates/mine.html:2" in box.inner_text()
    assert "{% if %}" in box.inner_text()
    see("6-broken-theme")
    writer.edit("themes/mine/templates/mine.html", "{% if %}", "")
    page.wait_for_selector("#dateline-problems", state="detached")
    assert page.evaluate("window.stays"), "neither mistakes nor styles load the page again"

    writer.edit(AGREED, "date: 1921-03-14", "date: never")
    page.click("#dateline-problems button")
    assert page.query_selector("#dateline-problems") is None
    # Chromium asks every server for /favicon.ico; this site has none.
    assert [text for text in complaints if "404" not in text] == []


def _camera(page: "Page", folder: Path) -> Callable[[str], None]:
    def see(name: str) -> None:
        page.screenshot(path=folder / f"{name}.png")

    return see
