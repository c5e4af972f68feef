"""In a browser: a page under the site's own policy follows its file, keeps its place, and shows what is wrong over the last good site."""

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser.serving import served
from dateline.build import Request
from dateline.commands.entrance import main
from dateline.diagnostics import Diagnostic
from dateline.preview import Done, Follower, PreviewServer, Settler, Site, State, watch
from hostile.planting import vectors

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

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


NAMES = ("<img src=x onerror=ran()>", "<svg onload=ran()>", "<b>x", 'a"onmouseover=ran() x="', "{{ran()}}")


def test_what_is_said_of_hostile_content_runs_nothing(writer: Writer, browser: "Browser") -> None:
    """Every text that would run a script, as the line of a mistake, its value, its key, the name of its file: shown letter by letter."""
    ran: list[str] = []
    texts = [text for _, text in vectors() if text.isprintable()]
    assert len(texts) >= 150
    events = writer.project / "content" / "events"
    with browser.new_context(bypass_csp=True) as context:
        context.expose_binding("ran", lambda source: ran.append(source["page"].url))
        page = context.new_page()
        page.on("dialog", lambda dialog: ran.append(dialog.message))
        page.goto(f"{writer.address}events/library-agreed.html")
        for number, text in enumerate(texts):
            quoted = json.dumps(text, ensure_ascii=False)
            front = f"title: {quoted}\ndate: {quoted}\n{quoted}: x\nactors: [{quoted}]"
            body = f"{text} [@no-such-source, ¶ 1 {quoted}] [[{text[:40]}]]"
            (events / f"x{number}.md").write_text(f"---\n{front}\n---\n{body}\n", encoding="utf-8")
        for name in NAMES:
            (events / f"{name}.md").write_text("---\ntitle: A\ndate: 1990\n---\n", encoding="utf-8")
        whole = (
            "(names) => names.every((name) => document.getElementById('dateline-problems')?.innerText.includes(name))"
        )
        page.wait_for_function(
            whole, arg=[*(f"events/{name}.md:1:1" for name in NAMES), f"events/x{len(texts) - 1}.md"]
        )
        shown = page.inner_text("#dateline-problems")
        assert sum(text[:20] in shown for text in texts) >= 150
        kinds = page.eval_on_selector_all("#dateline-problems *", "(all) => all.map((each) => each.localName)")
        assert set(kinds) == {"button", "strong", "section", "code", "div", "pre", "mark"}
        attributes = page.eval_on_selector_all(
            "#dateline-problems *", "(all) => all.flatMap((each) => each.getAttributeNames())"
        )
        assert set(attributes) == {"style", "type"}
        page.goto(f"{writer.address}<img src=x onerror=ran()>.html?<script>ran()</script>#<svg onload=ran()>")
        page.wait_for_selector("#dateline-problems", state="visible")
    assert ran == []


def test_a_page_on_another_port_hears_no_news(writer: Writer, browser: "Browser", tmp_path: Path) -> None:
    """It would load them as a script: nothing but where it stands tells it from a page of ours."""
    other = tmp_path / "other"
    other.mkdir()
    script = (
        "<script>datelineNews = () => (window.found = 'heard')</script>"
        f"<script src='{writer.address}_dateline/news?after=0&page=/' onerror='window.found = \"refused\"'></script>"
    )
    (other / "index.html").write_text(f"<!DOCTYPE html><title>Other</title>{script}<p>Other", encoding="utf-8")
    with served(other) as address, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/index.html")
        assert page.evaluate("window.found") == "refused"
